"""A candidate is told by its clause, its sentence, its table and its passage."""

from dataclasses import replace

import pytest

from index import Hit
from ingest import Passage, PassageKind, Segment, Span
from service.answering.contexts import (
    clause_of,
    context_of,
    passage_of,
    sentence_of,
    words_before,
)
from service.answering.records import Candidate

TEXT = "全市平稳。新收案件20件，审结18件。"


def candidate(kind: PassageKind = "paragraph", path: tuple[str, ...] = ("一、成效",)) -> Candidate:
    passage = Passage(
        passage_id="p:0",
        doc_id="p",
        kind=kind,
        heading_path=path,
        text=TEXT,
        segments=(Segment(text_start=0, source_start=0, length=len(TEXT)),),
    )
    whole = Span(start=0, end=len(TEXT))
    start = TEXT.index("18件")
    return Candidate(
        kind="figure",
        hit=Hit(passage=passage, score=1.0, rank=1, legs={}, sentence=whole, highlights=()),
        sentence=Span(start=5, end=len(TEXT)),
        span=Span(start=start, end=start + 3),
        context="审结",
    )


def test_the_clause_is_the_nearest_context() -> None:
    assert clause_of(candidate()) == "审结18件"
    assert words_before(candidate()) == "审结"
    assert sentence_of(candidate()) == "新收案件20件，审结18件。"
    assert passage_of(candidate()) == f"一、成效 {TEXT}"


def test_a_date_has_its_part_of_the_clause_already() -> None:
    assert clause_of(replace(candidate(), kind="date")) == ""


@pytest.mark.parametrize(
    ("path", "context"),
    [
        (("一、成效", "表1 案件", "单位：件"), "表1 案件 审结"),
        (("（单位：件）",), "审结"),
        ((), "审结"),
    ],
)
def test_a_cell_is_told_by_the_caption_of_its_table(path: tuple[str, ...], context: str) -> None:
    cell = candidate("table_row", path)
    assert context_of(cell) == context
    assert sentence_of(cell).startswith(context)
    assert context_of(candidate(path=path)) == "审结"
