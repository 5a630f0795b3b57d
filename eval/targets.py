"""The figures that answers must reach, beside what was measured."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.answer_measures import AnswerMeasure, Group, measure_share
from eval.gold import QuestionLanguage
from eval.judging import AnswerOutcome

_LEAST: tuple[tuple[AnswerMeasure, QuestionLanguage, float], ...] = (
    ("numbers exact", "zh", 0.92),
    ("numbers exact", "en", 0.88),
    ("all exact", "zh", 0.85),
    ("all exact", "en", 0.80),
    ("abstention recall", "zh", 0.80),
    ("abstention recall", "en", 0.80),
    ("abstention precision", "zh", 0.80),
    ("abstention precision", "en", 0.80),
)
_MOST: tuple[tuple[AnswerMeasure, QuestionLanguage, float], ...] = (
    ("wrong", "zh", 0.06),
    ("wrong", "en", 0.06),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A figure to reach.

    Attributes:
        measure: what is counted.
        lang: over the questions in this language.
        bound: the share to reach, or not to pass.
        at_least: whether ``bound`` is to be reached; else it is the most.
        measured: the share; ``None`` where the measure counts no question.
        n: how many questions it counts.
    """

    measure: AnswerMeasure
    lang: QuestionLanguage
    bound: float
    at_least: bool
    measured: float | None
    n: int

    @property
    def met(self) -> bool | None:
        """Return whether it is met; ``None`` where nothing was measured.

        No abstention at all leaves the precision of abstentions unmeasured, not met.
        """
        if self.measured is None:
            return None
        return self.measured >= self.bound if self.at_least else self.measured <= self.bound


def check_targets(outcomes: Sequence[AnswerOutcome]) -> tuple[Target, ...]:
    """Return every target with what was measured, Chinese and English apart."""
    rows = (*((row, True) for row in _LEAST), *((row, False) for row in _MOST))
    return tuple(_check(row, at_least, outcomes) for row, at_least in rows)


def _check(
    row: tuple[AnswerMeasure, QuestionLanguage, float],
    at_least: bool,
    outcomes: Sequence[AnswerOutcome],
) -> Target:
    measure, lang, bound = row
    share = measure_share(measure, Group(lang=lang), outcomes)
    return Target(
        measure=measure,
        lang=lang,
        bound=bound,
        at_least=at_least,
        measured=None if share is None else share.estimate.mean,
        n=0 if share is None else share.n,
    )
