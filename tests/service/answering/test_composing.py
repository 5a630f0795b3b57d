"""How an answer is put into words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from index import Hit
from ingest import Passage, Segment, Span
from ingest.figures import Amount, Bound, Change, Figure, read_amounts
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


@pytest.mark.parametrize(
    ("bound", "high", "zh", "en"),
    [
        ("exact", None, "增长5%", "up 5% (增长5%)"),
        ("approx", None, "增长5%左右", "up about 5% (增长5%)"),
        ("at_least", None, "增长5%以上", "up at least 5% (增长5%)"),
        ("more_than", None, "增长5%", "up more than 5% (增长5%)"),
        ("range", "6", "增长5%", "up 5–6% (增长5%)"),
    ],
)
def test_a_change_keeps_its_bound_and_its_upper_end(
    bound: Bound, high: str | None, zh: str, en: str
) -> None:
    figure = Figure(
        passage_id="p:0",
        doc_id="p",
        amount=Amount(
            span=Span(start=2, end=4),
            raw="5%",
            value=Decimal(5),
            high=Decimal(high) if high else None,
            unit="%",
            kind="percent",
            bound=bound,
        ),
        subject="产量",
        scope=(),
        period="2023",
        change=Change(span=Span(start=0, end=4), raw="增长5%", value=Decimal(5), unit="%"),
        is_change=True,
    )
    candidate = replace(_candidate(figure), kind="change")
    said = {
        language: compose(candidate, language=language, question="增长多少", confidence=0.9)
        for language in ("zh", "en")
    }
    assert (said["zh"].text, said["en"].text) == (zh, en)
    assert said["zh"].high == (Decimal(high) if high else None)


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
