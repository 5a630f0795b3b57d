"""What figures beside a claim say of it."""

from dataclasses import replace

import pytest

from index import Hit
from ingest import Passage, Segment, Span
from ingest.figures import Figure, read_amounts
from service.answering.records import Candidate
from service.claim_verdicts import COVERED, EXCESS, LEAD, MISSING, judge
from service.claim_weighing import Weighed
from service.responses_checks import Difference


def weighed(text: str, *differs: Difference, coverage: float = 1.0) -> Weighed:
    whole = Span(start=0, end=len(text))
    passage = Passage(
        passage_id=f"p:{text}",
        doc_id="p",
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    figure = Figure(
        passage_id=passage.passage_id,
        doc_id="p",
        amount=read_amounts(text)[0],
        subject="案件",
        scope=(),
        period="2023",
        change=None,
        is_change=False,
    )
    candidate = Candidate(
        kind="figure",
        hit=Hit(passage=passage, score=1.0, rank=1, legs={}, sentence=whole, highlights=()),
        sentence=whole,
        span=figure.amount.span,
        context="案件",
        figure=figure,
    )
    return Weighed(
        candidate=candidate,
        figure=figure,
        differs=differs,
        coverage=coverage,
        missing=0.0,
        excess=0.0,
    )


def test_a_figure_that_differs_in_nothing_is_printed() -> None:
    verdict = judge([weighed("案件5件")])
    assert (verdict.mark, verdict.differs) == ("printed", ())
    assert verdict.nearest is not None


def test_a_figure_that_differs_in_its_value_alone_contradicts() -> None:
    verdict = judge([weighed("案件6件", "value")])
    assert (verdict.mark, verdict.differs) == ("contradicted", ("value",))


def test_figures_that_contradict_each_other_contradict_nothing() -> None:
    assert judge([weighed("案件6件", "value"), weighed("案件7件", "value")]).mark == "not_found"


def test_what_is_of_another_year_is_printed_of_something_else() -> None:
    verdict = judge([weighed("案件5件", "period")])
    assert (verdict.mark, verdict.differs) == ("printed_of_something_else", ("period",))


def test_a_figure_with_better_words_and_another_value_goes_before() -> None:
    same = weighed("案件5件", coverage=1.0 - 2 * LEAD)
    assert judge([same]).mark == "printed"
    assert judge([same, weighed("案件6件", "value")]).mark == "contradicted"


@pytest.mark.parametrize(
    "changed",
    [
        {"coverage": COVERED - 0.01},
        {"missing": MISSING + 0.01},
        {"excess": EXCESS + 0.01},
        {"replaced": True},
    ],
)
def test_a_figure_with_other_words_is_not_of_it(changed: dict[str, float]) -> None:
    verdict = judge([replace(weighed("案件5件"), **changed)])  # type: ignore[arg-type]
    assert (verdict.mark, verdict.differs) == ("printed_of_something_else", ("subject",))


def test_nothing_near_is_not_found() -> None:
    assert judge([]).mark == "not_found"
    assert judge([weighed("案件5件", coverage=0.1)]).nearest is None
