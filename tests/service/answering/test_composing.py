"""How an answer is put into words."""

from decimal import Decimal

import pytest

from index import Hit
from ingest import Passage, Segment, Span
from ingest.figures import Change, Figure, read_amounts
from service.answering.composing import compose
from service.answering.records import Candidate

TEXT = "新收案件73件，审结66件，同比上升19.67%和20%。"


@pytest.mark.parametrize(
    ("raw", "value", "said"),
    [
        ("同比上升19.67%", "19.67", "66件，同比上升19.67%"),
        ("20%", "20", "66件，上升20%"),
        ("20%", "-20", "66件，下降20%"),
    ],
)
def test_a_change_is_said_with_its_way_where_a_list_leaves_that_out(
    raw: str, value: str, said: str
) -> None:
    (amount,) = [each for each in read_amounts(TEXT) if each.raw == "66件"]
    start = TEXT.index(raw)
    span = Span(start=start, end=start + len(raw))
    figure = Figure(
        passage_id="p:0",
        doc_id="p",
        amount=amount,
        subject="审结案件",
        scope=(),
        period="2023",
        change=Change(span=span, raw=raw, value=Decimal(value), unit="%"),
        is_change=False,
    )
    answer = compose(_candidate(figure), language="zh", question="审结多少件", confidence=0.9)
    assert answer.text == said
    assert answer.change is not None
    assert answer.change.raw == raw


def _candidate(figure: Figure) -> Candidate:
    whole = Span(start=0, end=len(TEXT))
    passage = Passage(
        passage_id="p:0",
        doc_id="p",
        kind="paragraph",
        heading_path=(),
        text=TEXT,
        segments=(Segment(text_start=0, source_start=0, length=len(TEXT)),),
    )
    hit = Hit(passage=passage, score=1.0, rank=1, legs={}, sentence=whole, highlights=())
    return Candidate(
        kind="figure", hit=hit, sentence=whole, span=figure.amount.span, context="", figure=figure
    )
