"""Which figures stand in one chart: one indicator over time, or in several places."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TypeVar

from index import Months
from ingest import default_glossary
from service.chart_points import Point

_T = TypeVar("_T")

_YEAR = re.compile(r"\d{4}|[〇零○一二三四五六七八九]{4}")
# What documents of several places may call alike and count alike is a term that is known: 完成投资
# and 资助金额 are of other things in each.
_SHORTEST_TERM = 4
# So long a name says itself what it is of, and each edition of a report says the same.
_SHORTEST_NAME = 6
_OF_BUDGETS = frozenset({"revenue", "expenditure", "own_level"})
_YEAR_MONTHS = 12
_NUMBERING = re.compile(r"[\d〇零○一二三四五六七八九十（）()、.．年\s]+")


@dataclass(frozen=True, kw_only=True)
class Line:
    """Figures of one indicator.

    Attributes:
        points: by period, the earliest first; of places the largest first.
        is_target: they are planned or asked for.
    """

    points: tuple[Point, ...]
    is_target: bool


def find_series(points: Iterable[Point]) -> list[Line]:
    """Return what is followed over time, the longest first.

    The figures of a line are of one report or of its editions; they agree in subject, scope, unit
    and length of period, and are all results or all targets. Those of one sentence or one table
    belong together; figures of several do where each edition prints but one, or all agree.
    What a period has two values of is left out.
    """
    groups = _grouped(filter(_has_time, points), _line_key)
    found = [line for group in groups if len(group) > 1 for line in _lines_of(group)]
    return sorted(found, key=lambda line: -len(line.points))


def find_places(points: Iterable[Point]) -> list[Line]:
    """Return what is compared between places of one rank in one period, the most places first.

    A place of which the documents print two values is left out.
    """
    groups = _grouped(filter(_has_place, points), _place_key)
    lines = (_line(group, lambda point: point.place) for group in groups if len(group) > 1)
    found = [
        Line(points=tuple(sorted(line.points, key=_value, reverse=True)), is_target=line.is_target)
        for line in lines
        if len(line.points) > 1
    ]
    return sorted(found, key=lambda line: -len(line.points))


def _has_time(point: Point) -> bool:
    named = len(point.figure.subject) > 1 and point.is_named_for
    return named and point.months is not None and point.is_of_one_period


def _has_place(point: Point) -> bool:
    months = point.months
    if months is None or months.last - months.first >= _YEAR_MONTHS or not point.place:
        return False
    return _has_time(point) and not point.is_of_several_years and _is_term(point.indicator)


@cache
def _terms() -> frozenset[str]:
    return frozenset(name for term in default_glossary() for name in term.zh)


def _is_term(name: str) -> bool:
    return len(name) >= _SHORTEST_TERM and name in _terms()


def _line_key(point: Point) -> Hashable:
    figure, document = point.figure, point.document
    report = f"{document.issuer} {_YEAR.sub('', document.title)}"
    return (report, figure.subject, *_measure(point))


def _place_key(point: Point) -> Hashable:
    return (point.indicator, *_measure(point), point.figure.period, point.level)


def _measure(point: Point) -> tuple[Hashable, ...]:
    """Return what figures of one line have alike, whatever they count."""
    amount = point.figure.amount
    return (amount.unit, amount.kind, _scope(point), point.is_target, point.grain)


def _scope(point: Point) -> frozenset[str]:
    """Return the labels of a figure; 全省 says nothing, but of a budget, which has levels."""
    labels = frozenset(point.figure.scope)
    return labels if labels & _OF_BUDGETS else labels - {"all_levels"}


def _lines_of(group: Sequence[Point]) -> Iterator[Line]:
    """Yield the line of all figures, else those of single tables and sentences."""
    parts = [_line(part, _period) for part in _grouped(group, _origin)]
    own = [line for line in parts if len(line.points) > 1]
    whole = _line(group, _period)
    if _goes_together(group) and len(whole.points) > max(
        (len(one.points) for one in own), default=1
    ):
        yield whole
    else:
        yield from own


def _goes_together(group: Sequence[Point]) -> bool:
    """Tell whether figures of several sentences count the same thing.

    They do where none contradicts another, and each shares a period with another or is the one of
    its edition.
    """
    periods = set(map(_period, group))
    if len({(_period(point), _value(point)) for point in group}) > len(periods):
        return False
    of_origin = [set(map(_period, part)) for part in _grouped(group, _origin)]
    if all(any(one & other for other in of_origin if other is not one) for one in of_origin):
        return True
    editions = _grouped(group, lambda point: point.document.doc_id)
    return all(len(set(map(_origin, one))) == 1 for one in editions) and _is_told_alike(group)


def _is_told_alike(group: Sequence[Point]) -> bool:
    """Tell whether the editions of a report mean the same by a subject."""
    subject = group[0].figure.subject
    if len(subject) >= _SHORTEST_NAME or _is_term(group[0].indicator):
        return True
    return len({_NUMBERING.sub("", "".join(one.passage.heading_path[-1:])) for one in group}) == 1


def _line(points: Sequence[Point], place: Callable[[Point], Hashable]) -> Line:
    """Return one figure for each period, or place, that has but one value."""
    found = [
        part[0]
        for part in _grouped(points, place)
        if len({(_value(point), point.figure.amount.bound) for point in part}) == 1
    ]
    found.sort(key=lambda point: point.months.last if point.months else 0)
    return Line(points=tuple(found), is_target=points[0].is_target)


def _grouped(items: Iterable[_T], key: Callable[[_T], Hashable]) -> list[list[_T]]:
    groups: defaultdict[Hashable, list[_T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return list(groups.values())


def _period(point: Point) -> Months | None:
    return point.months


def _origin(point: Point) -> Hashable:
    return point.origin


def _value(point: Point) -> Decimal:
    return point.figure.amount.value
