"""The report of a gold file on a backend: outcomes by legs, and their means by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from eval.backends import LegChoice
from eval.bootstrap import Estimate, estimate_means
from eval.gold import QuestionKind, QuestionLanguage
from eval.judging import AnswerOutcome
from eval.measures import MEASURE_NAMES, MeasureName
from eval.parity import Parity, measure_parity
from eval.runs import Outcome

ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one evaluation found.

    Attributes:
        created: when, ISO 8601 in UTC.
        gold_name: the gold file's name, without its folder.
        gold_sha256: of the gold file's bytes.
        backend: the snapshot or the server that was asked.
        asked: how many questions each choice of legs was asked.
        unanswerable: how many of them the corpus does not answer: asked, counted, not ranked.
        outcomes: of the answerable questions, by legs; none where only answers were asked for.
        answers: what became of every question, the unanswerable ones too, that was put to
            ``answer``; none where only the ranking was scored.
    """

    created: str
    gold_name: str
    gold_sha256: str
    backend: str
    asked: int
    unanswerable: int
    outcomes: Mapping[LegChoice, tuple[Outcome, ...]]
    answers: tuple[AnswerOutcome, ...] = ()

    @property
    def unjudged(self) -> tuple[str, ...]:
        """Return the questions whose evidence is in no passage known: they score zero."""
        asked = next(iter(self.outcomes.values()), ())
        return tuple(outcome.question_id for outcome in asked if not outcome.relevant)

    def parities(self) -> dict[LegChoice, Parity]:
        """Return the parity of the languages by legs, where the gold file has pairs."""
        measured = {legs: measure_parity(outcomes) for legs, outcomes in self.outcomes.items()}
        return {legs: parity for legs, parity in measured.items() if parity is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The scores of one group of questions by one choice of legs; ``n`` >= 1 questions."""

    group: str
    legs: LegChoice
    n: int
    estimates: Mapping[MeasureName, Estimate]


def build_rows(report: Report) -> tuple[Row, ...]:
    """Return the means by group and legs: all, each language, each kind; empty groups left out."""
    return tuple(
        Row(group=group, legs=legs, n=len(members), estimates=_estimate(members))
        for group in group_names()
        for legs, outcomes in report.outcomes.items()
        if (members := select_group(outcomes, group))
    )


def group_names() -> tuple[str, ...]:
    """Return the groups that are reported, in their order."""
    kinds = tuple(kind for kind in get_args(QuestionKind) if kind != "unanswerable")
    return (ALL, *get_args(QuestionLanguage), *kinds)


def select_group(outcomes: Sequence[Outcome], group: str) -> tuple[Outcome, ...]:
    """Return the outcomes that belong to a group: ``all``, a language, or a kind."""
    return tuple(outcome for outcome in outcomes if group in (ALL, outcome.lang, outcome.kind))


def _estimate(outcomes: Sequence[Outcome]) -> dict[MeasureName, Estimate]:
    return dict(zip(MEASURE_NAMES, estimate_means(scores_of(outcomes)), strict=True))


def scores_of(outcomes: Sequence[Outcome]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return the scores, shape (outcomes, measures), the columns as in ``MEASURE_NAMES``."""
    return np.array([[outcome.scores[name] for name in MEASURE_NAMES] for outcome in outcomes])
