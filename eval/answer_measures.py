"""The measures of answers: each a share of the questions that it counts, with its interval."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from eval.bootstrap import Estimate, estimate_means
from eval.gold import QuestionKind, QuestionLanguage
from eval.judging import AnswerOutcome

AnswerMeasure = Literal[
    "numbers exact",
    "all exact",
    "wrong",
    "precise",
    "citations",
    "abstention recall",
    "abstention precision",
    "reasons",
    "passage for none",
]
ANSWER_MEASURES: tuple[AnswerMeasure, ...] = get_args(AnswerMeasure)

_NUMBERS = ("figure", "change")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The questions of a language and of a kind; ``None`` is any."""

    lang: QuestionLanguage | None = None
    kind: QuestionKind | None = None

    @property
    def name(self) -> str:
        """Return what a report calls it."""
        return " ".join(filter(None, (self.lang, self.kind))) or "all"

    def select(self, outcomes: Iterable[AnswerOutcome]) -> tuple[AnswerOutcome, ...]:
        """Return the outcomes that belong to it."""
        return tuple(
            outcome
            for outcome in outcomes
            if self.lang in (None, outcome.lang) and self.kind in (None, outcome.kind)
        )


LANGUAGES = (Group(), *(Group(lang=lang) for lang in get_args(QuestionLanguage)))
KINDS = tuple(Group(kind=kind) for kind in get_args(QuestionKind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A measure over the ``n`` >= 1 questions of a group that it counts."""

    measure: AnswerMeasure
    group: str
    n: int
    estimate: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerParity:
    """How the two members of a pair fare, over ``n`` >= 1 pairs.

    Attributes:
        n: how many pairs are asked in Chinese and in English.
        both: the share with both right.
        even: the share with both right or neither.
        uneven: the ids of the pairs that are right in one language only, in order.
    """

    n: int
    both: Estimate
    even: Estimate
    uneven: tuple[str, ...]


def score_answer(measure: AnswerMeasure, outcome: AnswerOutcome) -> float | None:
    """Return what an outcome adds to a measure, 0 or 1; ``None`` where it is not counted.

    - ``numbers exact``: right, of the answerable questions of kind figure and change.
    - ``all exact``: right, of all answerable questions.
    - ``wrong``: given and not right, of all questions; for an answerable question only exact
      answers are, for an unanswerable one every answer is.
    - ``precise``: right, of the exact answers given.
    - ``citations``: the cited passage is evidence and the quotation holds the wording, of the
      answers given to answerable questions.
    - ``abstention recall``: not answered, of the unanswerable questions.
    - ``abstention precision``: unanswerable, of the questions not answered.
    - ``reasons``: the reason is the one that the gold note names, of the unanswerable questions
      that were not answered.
    - ``passage for none``: answered with a passage, of the unanswerable questions.
    """
    counted = _MEASURES[measure](outcome)
    return None if counted is None else float(counted)


def build_shares(outcomes: Sequence[AnswerOutcome]) -> tuple[Share, ...]:
    """Return every measure for all, each language, each kind, and each kind of each language.

    A measure that counts no question of a group is left out.
    """
    crossed = tuple(Group(lang=one.lang, kind=two.kind) for one in LANGUAGES[1:] for two in KINDS)
    shares = (
        measure_share(measure, group, outcomes)
        for group in (*LANGUAGES, *KINDS, *crossed)
        for measure in ANSWER_MEASURES
    )
    return tuple(share for share in shares if share is not None)


def measure_share(
    measure: AnswerMeasure, group: Group, outcomes: Sequence[AnswerOutcome]
) -> Share | None:
    """Return a measure of a group; ``None`` where it counts none of its questions."""
    scores = [score_answer(measure, outcome) for outcome in group.select(outcomes)]
    counted = [score for score in scores if score is not None]
    if not counted:
        return None
    (estimate,) = estimate_means(np.array(counted)[:, np.newaxis])
    return Share(measure=measure, group=group.name, n=len(counted), estimate=estimate)


def measure_answer_parity(outcomes: Iterable[AnswerOutcome]) -> AnswerParity | None:
    """Compare Chinese with English pair by pair; ``None`` without a pair in both.

    Args:
        outcomes: of one run; a pair is right in a language when all its questions in it are.
    """
    pairs: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for outcome in outcomes:
        if outcome.pair is not None and outcome.lang in ("zh", "en"):
            sides = pairs[outcome.pair]
            sides[outcome.lang] = sides.get(outcome.lang, True) and outcome.verdict == "right"
    asked = {pair: sides for pair, sides in sorted(pairs.items()) if len(sides) == 2}
    if not asked:
        return None
    rows = [(all(sides.values()), len(set(sides.values())) == 1) for sides in asked.values()]
    both, even = estimate_means(np.array(rows, dtype=float))
    uneven = tuple(pair for pair, sides in asked.items() if len(set(sides.values())) == 2)
    return AnswerParity(n=len(asked), both=both, even=even, uneven=uneven)


def _if(counted: bool, score: bool) -> bool | None:
    return score if counted else None


_MEASURES: dict[AnswerMeasure, Callable[[AnswerOutcome], bool | None]] = {
    "numbers exact": lambda one: _if(one.kind in _NUMBERS, one.verdict == "right"),
    "all exact": lambda one: _if(one.answerable, one.verdict == "right"),
    "wrong": lambda one: one.verdict == "wrong",
    "precise": lambda one: _if(one.exact_given, one.verdict == "right"),
    "citations": lambda one: one.cited,
    "abstention recall": lambda one: _if(not one.answerable, one.said_kind is None),
    "abstention precision": lambda one: _if(one.said_kind is None, not one.answerable),
    "reasons": lambda one: _if(
        one.expected_reason is not None and one.said_kind is None,
        one.reason == one.expected_reason,
    ),
    "passage for none": lambda one: _if(not one.answerable, one.passage_given),
}
