from dataclasses import replace

import pytest

from index import Searcher
from ingest import Document, Passage, Segment, Span, split_sentences
from service.citations import MAX_ROW_CHARS, cite, quote_row

# The document's spaces and full-width digits are not in the passage.
DOCUMENT = Document(
    doc_id="d-1",
    title="报告",
    issuer="",
    year=2023,
    language="zh",
    source_name="d.txt",
    sha256="0" * 64,
    text="共受理３ 19 件。",
)
PASSAGE = Passage(
    passage_id="d-1:0",
    doc_id="d-1",
    kind="paragraph",
    heading_path=("一、成效",),
    text="共受理319件。",
    segments=(
        Segment(text_start=0, source_start=0, length=4),
        Segment(text_start=4, source_start=5, length=2),
        Segment(text_start=6, source_start=8, length=2),
    ),
)
WHOLE = Span(start=0, end=8)


def test_a_quotation_is_verbatim_and_maps_to_the_source() -> None:
    citation = cite(PASSAGE, quote=WHOLE, answer=Span(start=3, end=7), document=DOCUMENT)
    assert citation is not None
    assert citation.quote == "共受理319件。"
    assert citation.source == ((0, 4), (5, 7), (8, 10))
    assert (citation.quote_span, citation.answer_span) == ((0, 8), (3, 7))
    assert (citation.title, citation.heading_path) == ("报告", ("一、成效",))


def test_a_document_that_prints_another_figure_is_not_cited() -> None:
    altered = replace(DOCUMENT, text="共受理３ 18 件。")
    assert cite(PASSAGE, quote=WHOLE, answer=WHOLE, document=altered) is None


def test_a_document_that_ends_early_is_not_cited() -> None:
    cut = replace(DOCUMENT, text="共受理３")
    assert cite(PASSAGE, quote=WHOLE, answer=WHOLE, document=cut) is None


def test_another_document_is_not_cited() -> None:
    other = replace(DOCUMENT, doc_id="d-2")
    assert cite(PASSAGE, quote=WHOLE, answer=WHOLE, document=other) is None


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 6), (6, 8)])
def test_an_answer_outside_its_quotation_is_not_cited(start: int, end: int) -> None:
    quote, answer = Span(start=3, end=5), Span(start=start, end=end)
    assert cite(PASSAGE, quote=quote, answer=answer, document=DOCUMENT) is None


def test_every_sentence_of_the_shipped_report_can_be_cited(report_searcher: Searcher) -> None:
    (document,) = report_searcher.documents()
    for passage in report_searcher.passages(document.doc_id):
        for sentence in split_sentences(passage.text):
            assert cite(passage, quote=sentence, answer=sentence, document=document) is not None


def row(text: str) -> Passage:
    segments = (Segment(text_start=0, source_start=0, length=len(text)),)
    return replace(PASSAGE, kind="table_row", text=text, segments=segments)


def test_of_a_cell_its_row_is_quoted() -> None:
    passage = row("其中：夏粮\t508.58\t-8.6\n\t\t（减产）")
    cell = Span(start=6, end=12)
    assert quote_row(passage, cell).of(passage.text) == "其中：夏粮\t508.58\t-8.6"
    assert quote_row(PASSAGE, cell) == cell


def test_of_a_row_with_paragraphs_in_its_cells_the_sentence_is_quoted() -> None:
    passage = row("措施\t" + "依法查处销售侵权商品的行为。" * MAX_ROW_CHARS)
    sentence = Span(start=3, end=17)
    assert quote_row(passage, sentence) == sentence


@pytest.mark.parametrize(
    ("lines", "quoted", "article", "place"),
    [
        (("第一条 甲。", "第二条 乙。", "丙。"), "丙。", "第二条", ("一、成效", "第二条")),
        (("第一条 甲。", "第二条 乙。"), "第二条 乙。", "第二条", ("一、成效",)),
        (("第一条 甲。", "第三条规定的乙。"), "第三条规定的乙。", "第一条", ("一、成效", "第一条")),
        (("第一条 甲。", "附件", "乙。"), "乙。", None, ("一、成效",)),
        (("甲。", "乙。"), "乙。", None, ("一、成效",)),
    ],
)
def test_a_quotation_of_a_law_names_its_article(
    lines: tuple[str, ...], quoted: str, article: str | None, place: tuple[str, ...]
) -> None:
    text = "\n".join(lines)
    start = text.index(quoted)
    segment = Segment(text_start=0, source_start=start, length=len(quoted))
    passage = replace(PASSAGE, text=quoted, segments=(segment,))
    whole = Span(start=0, end=len(quoted))

    citation = cite(passage, quote=whole, answer=whole, document=replace(DOCUMENT, text=text))

    assert citation is not None
    assert (citation.article, citation.place) == (article, place)
