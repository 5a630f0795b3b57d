"""Periods as a filter names them (2023, 2023-09, 2023H1, 2023年上半年) against a figure's."""

import re
from dataclasses import dataclass

from index.errors import QueryError
from ingest import fold

_MONTHS = 12
_QUARTER, _HALF = 3, 6
_SPOKEN = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
_NAMED = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*年?度?\s*(?:"
    r"[-./]?(?P<month>0?[1-9]|1[0-2])(?:-\d\d?|月(?:份|\d\d?日)?)?"
    r"|-?[qQ](?P<quarter>[1-4])|第?(?P<spoken>[一二三四1-4])季度"
    r"|-?[hH](?P<half>[12])|(?P<spoken_half>[上下])半年)?"
)
_TO = re.compile(r"\s*(?:/|至|到|—|–|~|～)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """A span of months, both ends in it, counted from the year 0; ``first`` <= ``last``."""

    first: int
    last: int

    def holds(self, other: "Months") -> bool:
        """Tell whether another span lies within this one."""
        return self.first <= other.first and other.last <= self.last


def read_asked_period(text: str) -> Months:
    """Read the period that a filter names.

    Raises:
        QueryError: it names none, or one that ends before it begins.

    >>> read_asked_period("2023H1") == read_asked_period("2023年上半年")
    True
    >>> read_asked_period("2023-09").first - read_asked_period("2023").first
    8
    """
    parts = [_read(part) for part in _TO.split(fold(text).text.strip())]
    known = [part for part in parts if part is not None]
    if not 0 < len(parts) < 3 or len(known) < len(parts) or known[0].first > known[-1].last:
        raise QueryError(
            f"period {text!r}: expected a year (2023), a month (2023-09), a quarter (2023Q1), half"
            " a year (2023H1), or two of them with / between"
        )
    return Months(first=known[0].first, last=known[-1].last)


def read_period(period: str) -> Months | None:
    """Return the months of a figure's period in ISO 8601; ``None`` where it is open or empty.

    What holds as of the end of a year (``../2023``) is of that year's last month.

    >>> read_period("../2023") == read_period("2023-12"), read_period("")
    (True, None)
    """
    first, _, last = period.partition("/")
    ends = _read(last or first)
    if ends is None:
        return None
    if first == "..":
        return Months(first=ends.last, last=ends.last)
    begins = _read(first)
    return None if begins is None else Months(first=begins.first, last=ends.last)


def _read(text: str) -> Months | None:
    match = _NAMED.fullmatch(text)
    if match is None:
        return None
    start = int(match["year"]) * _MONTHS
    if match["month"]:
        month = start + int(match["month"]) - 1
        return Months(first=month, last=month)
    for size, said in (
        (_QUARTER, match["quarter"] or match["spoken"]),
        (_HALF, match["half"] or match["spoken_half"]),
    ):
        if said:
            first = start + (_SPOKEN.get(said) or int(said)) * size - size
            return Months(first=first, last=first + size - 1)
    return Months(first=start, last=start + _MONTHS - 1)
