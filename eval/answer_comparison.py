"""The answers of two reports on the same questions, side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eval.answer_measures import ANSWER_MEASURES, LANGUAGES, AnswerMeasure, Group, score_answer
from eval.bootstrap import Estimate, estimate_differences
from eval.errors import ReportError
from eval.judging import AnswerOutcome, Verdict

_WORTH: dict[Verdict, int] = {"right": 2, "abstained": 1, "inexact": 1, "wrong": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerMove:
    """A question whose verdict differs between two reports."""

    before: AnswerOutcome
    after: AnswerOutcome

    @property
    def gain(self) -> int:
        """Return by how much the verdict is better: from wrong to right 2, negative for a loss."""
        return _WORTH[self.after.verdict] - _WORTH[self.before.verdict]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChange:
    """The mean gain of a measure over the ``n`` questions of a group that both reports count."""

    measure: AnswerMeasure
    group: str
    n: int
    gain: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerComparison:
    """The changes by measure and language, and the questions that moved: the losses first."""

    changes: tuple[AnswerChange, ...]
    moves: tuple[AnswerMove, ...]


def compare_answers(
    before: Sequence[AnswerOutcome], after: Sequence[AnswerOutcome]
) -> AnswerComparison:
    """Compare two reports' answers question by question.

    Args:
        before: of the report to compare with.
        after: of the report on the change.

    Raises:
        ReportError: the two are not on the same questions.
    """
    new = {outcome.question_id: outcome for outcome in after}
    odd = sorted({outcome.question_id for outcome in before} ^ new.keys())
    if odd:
        raise ReportError(
            f"{len(odd)} questions were answered in one report only ({', '.join(odd[:5])}); "
            "run both on the same gold file"
        )
    pairs = [AnswerMove(before=one, after=new[one.question_id]) for one in before]
    moves = [pair for pair in pairs if pair.before.verdict != pair.after.verdict]
    return AnswerComparison(
        changes=tuple(_iter_changes(before, new)),
        moves=tuple(sorted(moves, key=lambda move: (move.gain, move.before.question_id))),
    )


def _iter_changes(
    before: Sequence[AnswerOutcome], after: Mapping[str, AnswerOutcome]
) -> Iterator[AnswerChange]:
    for measure in ANSWER_MEASURES:
        for group in LANGUAGES:
            change = _measure_change(measure, group, before, after)
            if change is not None:
                yield change


def _measure_change(
    measure: AnswerMeasure,
    group: Group,
    before: Sequence[AnswerOutcome],
    after: Mapping[str, AnswerOutcome],
) -> AnswerChange | None:
    rows = [
        (old, new)
        for outcome in group.select(before)
        if (old := score_answer(measure, outcome)) is not None
        and (new := score_answer(measure, after[outcome.question_id])) is not None
    ]
    if not rows:
        return None
    scores = np.array(rows)
    (gain,) = estimate_differences(scores[:, :1], scores[:, 1:])
    return AnswerChange(measure=measure, group=group.name, n=len(rows), gain=gain)
