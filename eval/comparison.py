"""Two reports on the same questions, side by side: what the change mended and what it broke."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.backends import LegChoice
from eval.bootstrap import Estimate, estimate_differences
from eval.errors import ReportError
from eval.measures import MEASURE_NAMES, MeasureName
from eval.report import Report, group_names, scores_of, select_group
from eval.runs import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A question whose rank differs between two reports."""

    before: Outcome
    after: Outcome

    @property
    def gain(self) -> float:
        """Return by how much the reciprocal rank grew; negative where it fell."""
        return _reciprocal(self.after.rank) - _reciprocal(self.before.rank)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The mean gain of each measure over one group of ``n`` questions."""

    group: str
    n: int
    estimates: Mapping[MeasureName, Estimate]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The changes by group, and the questions that moved: the worst loss first."""

    legs: LegChoice
    changes: tuple[Change, ...]
    moves: tuple[Move, ...]


def compare_reports(before: Report, after: Report, legs: LegChoice) -> Comparison:
    """Compare two reports question by question.

    Args:
        before: the report to compare with.
        after: the report on the change.
        legs: which of their runs.

    Raises:
        ReportError: a report has no such run, or the two are not on the same questions.
    """
    old, new = _outcomes(before, legs, "first"), _outcomes(after, legs, "second")
    odd = sorted(old.keys() ^ new.keys())
    if odd:
        raise ReportError(
            f"{len(odd)} questions stand in one report only ({', '.join(odd[:5])}); "
            "run both on the same gold file"
        )
    pairs = [(outcome, new[question_id]) for question_id, outcome in old.items()]
    moves = [Move(before=one, after=two) for one, two in pairs if one.rank != two.rank]
    return Comparison(
        legs=legs,
        changes=_changes(tuple(old.values()), tuple(two for _, two in pairs)),
        moves=tuple(sorted(moves, key=lambda move: (move.gain, move.before.question_id))),
    )


def _outcomes(report: Report, legs: LegChoice, which: str) -> dict[str, Outcome]:
    if legs not in report.outcomes:
        runs = ", ".join(report.outcomes)
        raise ReportError(f"the {which} report has no run of {legs!r}, only {runs}; name its legs")
    return {outcome.question_id: outcome for outcome in report.outcomes[legs]}


def _changes(before: Sequence[Outcome], after: Sequence[Outcome]) -> tuple[Change, ...]:
    """Return the gains by group; the groups are those of the first report."""
    by_id = {outcome.question_id: outcome for outcome in after}
    changes = []
    for group in group_names():
        old = select_group(before, group)
        if old:
            new = [by_id[outcome.question_id] for outcome in old]
            estimates = estimate_differences(scores_of(old), scores_of(new))
            by_measure = dict(zip(MEASURE_NAMES, estimates, strict=True))
            changes.append(Change(group=group, n=len(old), estimates=by_measure))
    return tuple(changes)


def _reciprocal(rank: int | None) -> float:
    return 1 / rank if rank else 0.0
