"""Texts come back from SQLite as they went in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SnapshotError
from index.texts import TEXTS_FILE, TextStore
from ingest import Block, Document, Passage, Segment, Span, parse_blocks, split_sentences

DOCUMENT = Document(
    doc_id="made-up-00000000",
    title="某市2021年统计公报",
    issuer="",
    year=None,
    language="zh",
    source_name="made-up.txt",
    sha256="0" * 64,
    text="全年粮食产量 1 234 吨。",
)
BLOCK = Block(kind="paragraph", level=0, spans=(Span(start=0, end=14),))


@given(text=st.text(min_size=1, max_size=40), path=st.lists(st.text(max_size=10), max_size=4))
def test_a_passage_comes_back_as_it_was(
    text: str, path: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    passage = Passage(
        passage_id="made-up-00000000:3",
        doc_id=DOCUMENT.doc_id,
        kind="list_item",
        heading_path=tuple(path),
        text=text,
        segments=(Segment(text_start=0, source_start=3, length=len(text)),),
    )
    folder = tmp_path_factory.mktemp("texts")
    span = Span(start=0, end=len(text))
    TextStore.write(folder, documents=[(DOCUMENT, [BLOCK])], passages=[(passage, [span])])
    texts = TextStore.load(folder)
    assert (texts.passage(0), texts.sentences(0)) == (passage, (span,))
    texts.close()


def test_documents_and_blocks_of_the_report_come_back_as_they_were(
    report: Document, report_passages: tuple[Passage, ...], tmp_path: Path
) -> None:
    blocks = parse_blocks(report)
    rows = [(passage, split_sentences(passage.text)) for passage in report_passages]
    TextStore.write(tmp_path, documents=[(report, blocks)], passages=rows)
    texts = TextStore.load(tmp_path)
    assert texts.documents() == (report,)
    assert texts.document(report.doc_id) == report
    assert texts.blocks(report.doc_id) == blocks
    assert texts.years() == {report.doc_id: 2023}
    assert [texts.passage(row) for row in texts.document_rows(report.doc_id)] == list(
        report_passages
    )
    texts.close()


def test_what_is_not_there_is_none_or_an_error(tmp_path: Path) -> None:
    TextStore.write(tmp_path, documents=[(DOCUMENT, [BLOCK])], passages=[])
    texts = TextStore.load(tmp_path)
    assert (texts.row("gone"), texts.document("gone"), texts.blocks("gone")) == (None, None, ())
    with pytest.raises(SnapshotError, match="no passage in row 7"):
        texts.passage(7)
    texts.close()


@pytest.mark.parametrize("content", [None, b"not a database"])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / TEXTS_FILE).write_bytes(content)
    with pytest.raises(SnapshotError, match=r"passages\.sqlite: cannot be read"):
        TextStore.load(tmp_path)
