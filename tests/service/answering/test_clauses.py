"""A stretch of text has a clause around it, between the marks that part clauses."""

import pytest

from ingest import Span
from service.answering.clauses import clause_around, without


@pytest.mark.parametrize(
    ("text", "stretch", "clause"),
    [
        ("新收案件20件，其中，审结18件，上升5%。", "18件", "审结18件"),
        ("GDP was 1,024 yuan, up 5%.", "1,024 yuan", "GDP was 1,024 yuan"),
        ("名称\t数量\t319件", "319件", "319件"),
        ("共319件", "319件", "共319件"),
    ],
)
def test_a_clause_ends_at_the_marks_beside_it(text: str, stretch: str, clause: str) -> None:
    start = text.index(stretch)
    span = Span(start=start, end=start + len(stretch))
    assert clause_around(text, span, within=Span(start=0, end=len(text))).of(text) == clause


def test_a_clause_does_not_leave_its_sentence() -> None:
    text = "甲。乙有5件。丙"
    sentence = Span(start=2, end=7)
    assert clause_around(text, Span(start=4, end=6), within=sentence).of(text) == "乙有5件"


def test_a_clause_is_left_without_the_stretch() -> None:
    text = "共受理5件案件"
    assert without(text, Span(start=3, end=5), within=Span(start=0, end=7)) == "共受理 案件"
