"""What figures beside a claim say of it: printed, of something else, contradicted, not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.figures import Figure
from service.answering.records import Candidate
from service.claim_weighing import Weighed, ranked
from service.responses_checks import Difference

FigureMark = Literal["printed", "printed_of_something_else", "contradicted", "not_found"]

# Of the claim's words, weighed: so many are found beside a figure that is the claim's very thing.
COVERED = 0.72
MISSING = 0.55
EXCESS = 0.6
# ... and beside one that contradicts the claim.
SURE_COVERED = 0.85
SURE_MISSING = 0.35
SURE_EXCESS = 0.4
# A figure whose words agree better by so much is the one that is meant.
LEAD = 0.06
NEAR_COVERED = 0.35
_MOST_DIFFERENCES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimVerdict:
    """What was found for a claim.

    Attributes:
        mark: what that means.
        nearest: the figure, date or stretch that decides; ``None`` for ``not_found``.
        differs: what sets it apart from the claim; nothing for ``printed``.
    """

    mark: FigureMark
    nearest: Candidate | None = None
    differs: tuple[Difference, ...] = ()


def judge(weighed: Sequence[Weighed]) -> ClaimVerdict:
    """Return what figures beside a claim say of it.

    It is printed where a figure with its value differs in nothing, holds its words, and none with
    another value holds them clearly better. It is contradicted where a figure differs in the value
    or the direction alone and surely is of the same thing, and all such figures agree.
    """
    order = ranked(weighed)
    same = [each for each in order if not each.differs and _is_of_it(each)]
    rivals = [each for each in order if _is_rival(each)]
    sure = [each for each in rivals if _is_surely_of_it(each)]
    if same and not any(each.score > same[0].score + LEAD for each in rivals):
        return ClaimVerdict(mark="printed", nearest=same[0].candidate)
    leading = [each for each in sure if each.score >= sure[0].score - LEAD]
    if leading and len({_value_of(each.figure) for each in leading}) == 1:
        first = leading[0]
        return ClaimVerdict(mark="contradicted", nearest=first.candidate, differs=first.differs)
    near = [each for each in order if "value" not in each.differs and _is_near(each)]
    if near:
        first = min(near, key=lambda each: (len(_differences(each)), -each.score))
        return ClaimVerdict(
            mark="printed_of_something_else",
            nearest=first.candidate,
            differs=_differences(first),
        )
    return ClaimVerdict(mark="not_found")


def _is_of_it(each: Weighed) -> bool:
    fits = each.coverage >= COVERED and each.missing <= MISSING and each.excess <= EXCESS
    return fits and not each.replaced


def _is_surely_of_it(each: Weighed) -> bool:
    return (
        each.coverage >= SURE_COVERED
        and each.missing <= SURE_MISSING
        and each.excess <= SURE_EXCESS
    )


def _is_rival(each: Weighed) -> bool:
    """Tell whether a figure, if of the claim's very thing, contradicts it."""
    return bool(each.differs) and set(each.differs) <= {"value", "direction"} and _is_of_it(each)


def _is_near(each: Weighed) -> bool:
    return each.coverage >= NEAR_COVERED and len(_differences(each)) <= _MOST_DIFFERENCES


def _differences(each: Weighed) -> tuple[Difference, ...]:
    """Return what sets a figure apart, the subject among it where the words do not agree."""
    if (_is_of_it(each) and each.differs) or "subject" in each.differs:
        return each.differs
    return (*each.differs, "subject")


def _value_of(figure: Figure) -> tuple[object, ...]:
    change = figure.change if figure.is_change else None
    return (figure.amount.value, figure.amount.high, change and change.value)
