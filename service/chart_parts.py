"""Wholes with their parts: figures of one passage that add up to another one there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.figures import conflicts
from ingest.language import OUTLOOK
from service.chart_points import Point

_FEWEST_PARTS = 2
# Numbers of few digits add up to one another by chance: 450 = 100 + 350. Where the parts name the
# whole, one digit less will do.
_DIGITS, _DIGITS_OF_NAMED = 3, 2
# The parts may come first where the whole says that it is a sum.
_SUM = re.compile(rf"{OUTLOOK.zh('sum')}|\b(?:{OUTLOOK.en('sum')})\b", re.IGNORECASE)
_BEFORE_SUM = 12
_PART = re.compile(rf"{OUTLOOK.zh('part')}|\b(?:{OUTLOOK.en('part')})\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A figure and those that add up to it, to the last digit, in their order."""

    whole: Point
    parts: tuple[Point, ...]


def find_parts(points: Iterable[Point]) -> list[Whole]:
    """Return the wholes, those of the most parts first.

    A whole and its parts stand in one passage, in one unit and of one period, all exact, all
    results or all targets; the parts stand side by side, named for the whole or behind a word that
    says so (其中), or the whole says that it is a sum; none of their scopes excludes its own.
    """
    passages: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in filter(_is_amount, points):
        passages[point.passage.passage_id, point.figure.amount.unit].append(point)
    found = [each for group in passages.values() for each in _wholes_of(group)]
    return sorted(found, key=lambda each: -len(each.parts))


def _is_amount(point: Point) -> bool:
    amount = point.figure.amount
    return amount.kind in ("count", "money") and amount.bound == "exact" and bool(amount.unit)


def _wholes_of(points: Sequence[Point]) -> list[Whole]:
    found: dict[tuple[Point, ...], Whole] = {}
    for whole in points:
        parts = _parts_of(whole, points)
        known = found.get(parts)
        if parts and (known is None or _gap(whole, parts) < _gap(known.whole, parts)):
            found[parts] = Whole(whole=whole, parts=parts)
    return list(found.values())


def _parts_of(whole: Point, points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the longest run of figures side by side that add up to a whole; empty for none."""
    target = whole.figure.amount.value
    others = [point for point in points if point is not whole and _may_be_part(point, whole)]
    best: tuple[Point, ...] = ()
    for first in range(len(others)):
        total = Decimal(0)
        for last in range(first, len(others)):
            total += others[last].figure.amount.value
            if total >= target:
                run = tuple(others[first : last + 1])
                if total == target and len(run) > len(best) and _is_told(whole, run):
                    best = run
                break
    return best if len(best) >= _FEWEST_PARTS else ()


def _may_be_part(point: Point, whole: Point) -> bool:
    part, of = point.figure, whole.figure
    return (
        0 < part.amount.value < of.amount.value
        and part.period == of.period
        and point.is_target == whole.is_target
        and not conflicts(set(part.scope), set(of.scope))
    )


def _is_told(whole: Point, parts: Sequence[Point]) -> bool:
    """Tell whether a sum is no chance, and the whole stands where a whole is told."""
    subject = whole.figure.subject
    named = all(part.figure.subject.startswith(f"{subject}·") for part in parts)
    if _digits(whole.figure.amount.value) < (_DIGITS_OF_NAMED if named else _DIGITS):
        return False
    span, text = whole.figure.amount.span, whole.passage.text
    before = text[max(0, span.start - _BEFORE_SUM) : span.start]
    if _SUM.search(subject) or _SUM.search(before):
        return True
    first = parts[0].figure.amount.span.start
    return span.start < first and (named or bool(_PART.search(text, span.end, first)))


def _gap(whole: Point, parts: Sequence[Point]) -> int:
    """Return how many characters lie between a whole and its parts."""
    span, first, last = (one.figure.amount.span for one in (whole, parts[0], parts[-1]))
    return max(first.start - span.end, span.start - last.end)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
