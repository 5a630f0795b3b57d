"""What a document says stands in its blocks, and what its blocks say in its passages."""

import re
from pathlib import Path

import pytest

from ingest import Block, Document, Passage, parse_blocks, read_document, split_passages
from ingest.layout import read_layout
from ingest.notes import CIRCLED
from ingest.parsing import is_same_heading

ROOT = Path(__file__).parents[2]
FILES = [
    *sorted((ROOT / "eval/gold/collection").glob("*.txt")),
    *sorted((ROOT / "eval/gold/made-up").glob("*.txt")),
    *sorted((ROOT / "corpus").glob("*.txt")),
]
HEADINGS = ("heading", "box_heading", "caption", "table_header")


@pytest.fixture(scope="module", params=FILES, ids=lambda path: str(path.stem))
def read(request: pytest.FixtureRequest) -> tuple[Document, tuple[Block, ...], tuple[Passage, ...]]:
    document = read_document(request.param)
    blocks = parse_blocks(document)
    return document, blocks, split_passages(document, blocks)


def held_by_blocks(blocks: tuple[Block, ...]) -> set[int]:
    spans = (span for block in blocks for span in block.spans)
    return {offset for span in spans for offset in range(span.start, span.end)}


def held_by_passages(passages: tuple[Passage, ...]) -> set[int]:
    segments = (segment for passage in passages for segment in passage.segments)
    return {
        offset
        for segment in segments
        for offset in range(segment.source_start, segment.source_start + segment.length)
    }


def visible(text: str, offsets: set[int]) -> str:
    return "".join(text[offset] for offset in sorted(offsets) if not text[offset].isspace())


Read = tuple[Document, tuple[Block, ...], tuple[Passage, ...]]


def test_only_furniture_and_marks_stand_outside_of_blocks(read: Read) -> None:
    document, blocks, _ = read
    held = held_by_blocks(blocks)
    headers = [b.spans[0].of(document.text) for b in blocks if b.kind == "table_header"]
    headings = [b.spans[0].of(document.text) for b in blocks if b.kind == "heading"]
    for piece in read_layout(document.text, document.title).pieces:
        span = piece.line.span
        lost = visible(document.text, set(range(span.start, span.end)) - held)
        repeated = headers if piece.kind == "row" else headings
        if piece.kind in ("furniture", "continued") or len(lost) <= 1:
            continue
        is_mark = piece.marker is not None and len(lost) <= piece.marker.length
        assert is_mark or any(is_same_heading(each, piece.line.text) for each in repeated), lost


def test_only_headings_and_marks_of_notes_stand_outside_of_passages(read: Read) -> None:
    document, blocks, passages = read
    texts = tuple(block for block in blocks if block.kind not in HEADINGS)
    lost = held_by_blocks(texts) - held_by_passages(passages)
    assert re.fullmatch(rf"[\[\]|*_\d¹²³{CIRCLED}]*", visible(document.text, lost))


def test_no_character_stands_in_two_passages(read: Read) -> None:
    _, _, passages = read
    lengths = sum(segment.length for passage in passages for segment in passage.segments)
    assert lengths == len(held_by_passages(passages))


def test_each_passage_is_a_selection_of_the_sources_characters(read: Read) -> None:
    document, _, passages = read
    for passage in passages:
        offsets = [passage.source_offset(index) for index in range(len(passage.text))]
        assert "".join(document.text[offset] for offset in offsets) == passage.text
        assert offsets == sorted(offsets)


def test_every_document_has_its_title_block(read: Read) -> None:
    document, _, passages = read
    title = "".join(document.title.split())
    assert re.sub(r"（\d{4}年）$|\[\d+\]$|①$", "", title) in "".join(passages[0].text.split())
    assert passages[0].kind == "title"
