"""Periods as a filter names them (2023, 2023-09, 2023H1, 2023年上半年) against a figure's."""

from dataclasses import dataclass

from index.errors import QueryError
from ingest import fold
from ingest.figures import read_dates

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """A span of months, both ends in it, counted from the year 0; ``first`` <= ``last``."""

    first: int
    last: int

    def holds(self, other: "Months") -> bool:
        """Tell whether another span lies within this one."""
        return self.first <= other.first and other.last <= self.last


def read_asked_period(text: str) -> Months:
    """Read the period that a filter names, in any form that a document may, or two with ``/``.

    Raises:
        QueryError: it names none, or one that ends before it begins.

    >>> read_asked_period("2023H1") == read_asked_period("2023年上半年")
    True
    >>> read_asked_period("2023-09").first - read_asked_period("2023").first
    8
    """
    spans = [_read(part) for part in fold(text).text.split("/")]
    known = [span for span in spans if span is not None]
    if not known or len(known) < len(spans) or len(known) > 2 or known[0].first > known[-1].last:
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
    if last == "..":
        return None
    return _months(last if first == ".." else first, last or first, as_of=first == "..")


def _read(text: str) -> Months | None:
    """Return the months of a text that is one date or span of time and nothing else."""
    said = text.strip()
    dates = read_dates(said)
    if len(dates) != 1 or len(dates[0].span) != len(said):
        return None
    return _months(dates[0].start, dates[0].end)


def _months(first: str, last: str, *, as_of: bool = False) -> Months | None:
    """Return the months from one date in ISO 8601 to another; the last alone if it is as of it."""
    if not first or not last:
        return None
    end = _month(last, _MONTHS)
    return Months(first=end if as_of else _month(first, 1), last=end)


def _month(date: str, left_open: int) -> int:
    year, _, rest = date.partition("-")
    return int(year) * _MONTHS + (int(rest[:2]) if rest else left_open)
