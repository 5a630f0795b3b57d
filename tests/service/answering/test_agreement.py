from dataclasses import replace

import numpy as np
import pytest

from index import Hit, Leg
from ingest import Passage, Segment, Span
from ingest.figures import Figure, read_amounts
from service.answering.agreement import agreeing, disagreeing, undecided
from service.answering.judging import Verdict, lead, meaning
from service.answering.records import Candidate


def _candidate(
    printed: str, passage_id: str, period: str = "2020", subject: str = "水库"
) -> Candidate:
    amount = read_amounts(printed)[0]
    whole = Span(start=0, end=len(printed))
    passage = Passage(
        passage_id=passage_id,
        doc_id="d",
        kind="paragraph",
        heading_path=(),
        text=printed,
        segments=(Segment(text_start=0, source_start=0, length=len(printed)),),
    )
    leg = Leg(rank=1, score=1.0)
    legs = {"lexical": leg, "dense": leg}
    hit = Hit(passage=passage, score=1.0, rank=1, legs=legs, sentence=whole, highlights=())
    figure = Figure(
        passage_id=passage_id,
        doc_id="d",
        amount=amount,
        subject=subject,
        scope=(),
        period=period,
        change=None,
        is_change=False,
    )
    return Candidate(
        kind="figure", hit=hit, sentence=whole, span=amount.span, context="水库", figure=figure
    )


def _verdict(*ranked: tuple[Candidate, float]) -> Verdict:
    return Verdict(
        ranked=tuple(candidate for candidate, _ in ranked),
        scores=np.array([score for _, score in ranked]),
        confidence=0.9,
        threshold=0.5,
    )


@pytest.mark.parametrize(("score", "cited"), [(2.0, 2), (-2.0, 1)])
def test_the_same_figure_elsewhere_is_a_witness_only_where_it_fits(
    score: float, cited: int
) -> None:
    verdict = _verdict((_candidate("1.2万座", "d:1"), 3.0), (_candidate("12000座", "d:2"), score))

    assert len(agreeing(verdict)) == cited


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (_candidate("90座", "d:2"), True),
        (_candidate("90座", "d:1"), False),
        (_candidate("90处", "d:2"), False),
        (_candidate("90座", "d:2", period="2019"), False),
        (_candidate("85座", "d:2"), False),
        (_candidate("90座", "d:2", subject="大中型水库"), True),
        (_candidate("90座", "d:2", subject="桥梁"), False),
    ],
)
def test_another_figure_of_the_same_thing_unit_and_period_is_told(
    other: Candidate, told: bool
) -> None:
    verdict = _verdict((_candidate("85座", "d:1"), 3.0), (other, 2.9))

    assert bool(disagreeing(verdict)) is told


@pytest.mark.parametrize(
    ("confidence", "second", "choices"),
    [
        (0.4, 2.9, ["85座", "90座"]),
        (0.4, 1.0, []),
        (0.2, 3.0, []),
        (0.6, 2.9, []),
    ],
)
def test_figures_are_undecided_where_together_they_are_likely(
    confidence: float, second: float, choices: list[str]
) -> None:
    ranked = (_candidate("85座", "d:1"), _candidate("85座", "d:2"), _candidate("90座", "d:3"))
    verdict = replace(
        _verdict(*zip(ranked, (3.0, 3.0, second), strict=True)), confidence=confidence
    )
    assert [each.raw for each in undecided(verdict)] == choices


def test_the_lead_is_over_what_says_something_else() -> None:
    ranked = (_candidate("85座", "d:1"), _candidate("85座", "d:2"), _candidate("90座", "d:3"))
    meanings = [meaning(each) for each in ranked]

    assert lead(meanings, np.array([3.0, 2.5, 1.0])) == 2.0
    assert lead(meanings[:2], np.array([3.0, 2.5])) == 1.0
