"""The time that a question asks about: its years and months, or last year and this one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest import Span
from ingest.figures import DateMention
from ingest.figures.dates import read_dates
from ingest.language import TIME

# No text prints a year past 2199, so that what leans on the report's year can be told by this one.
_REPORT_YEAR = 5000
_PRINTED = range(1000, 2200)
_LONGEST_LISTED = 10
_COMPARED = re.compile(
    rf"(?:{TIME.zh('asked')}|\b(?:{TIME.en('asked')})"
    r"(?: (?:in|for|that in|that of|the level (?:in|of)))?(?: the)?"
    r"|\btimes (?:that|those|the (?:level|figure|number)) (?:of|in)"
    r"|\bexceed(?:ed|s)? (?:that|those|the level) (?:of|in)) ?$"
)
_TIMES_THAT = re.compile(r" ?(?:同期|全年|水平)?的?(?:多少|几|[\d.]+) ?倍")
_COMPARED_AFTER = re.compile(r" ?(?:同期)? ?(?:相比|比较|增|上升|提|减|下降|[升降涨跌多少变])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time a question names.

    Attributes:
        years: as ``Question.years``.
        months: as ``Question.months``.
        relative_year: as ``Question.relative_year``.
        against: as ``Question.against``.
        spans: where all of it stands.
    """

    years: tuple[int, ...]
    months: tuple[str, ...]
    relative_year: int | None
    against: tuple[int, ...]
    spans: tuple[Span, ...]


def read_period(text: str) -> Period:
    """Return the time that a question names.

    Args:
        text: as ``respell`` returns it.

    >>> period = read_period("2023年9月比2022年增长多少")
    >>> period.years, period.months, period.against
    ((2023,), ('2023-09',), (2022,))
    >>> read_period("去年的案件数").relative_year, read_period("比去年增长多少").relative_year
    (-1, None)
    """
    dates = read_dates(text, year=_REPORT_YEAR)
    compared = [date for date in dates if _is_compared(text, date)]
    asked = [date for date in dates if date not in compared]
    years = _years(asked)
    relative = [year - _REPORT_YEAR for year in years if year not in _PRINTED]
    return Period(
        years=tuple(year for year in years if year in _PRINTED),
        months=_months(asked) or _months(_parts_of_year(text)),
        relative_year=relative[0] if relative and _says_year(asked) else None,
        against=tuple(year for year in _years(compared) if year in _PRINTED),
        spans=tuple(date.span for date in dates),
    )


def _is_compared(text: str, date: DateMention) -> bool:
    before, after = text[: date.span.start], text[date.span.end :]
    if not (sign := _COMPARED.search(before)):
        return False
    if sign[0].strip() in {"与", "和", "同", "跟"}:
        return _COMPARED_AFTER.match(after) is not None and "相比" in after
    if sign[0].strip() in {"是", "为"}:
        return _TIMES_THAT.match(after) is not None
    if sign[0].startswith("from"):
        return date.relative
    return not sign[0].startswith(("on", "over")) or date.start == date.end


def _years(dates: Iterable[DateMention]) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for date in dates:
        ends = [int(iso[:4]) for iso in (date.start, date.end) if iso]
        if ends and ends[-1] - ends[0] < _LONGEST_LISTED:
            ends = list(range(ends[0], ends[-1] + 1))
        found.update(dict.fromkeys(ends))
    return tuple(found)


def _parts_of_year(text: str) -> Iterator[DateMention]:
    """Yield the parts of a year that stand without it (上半年); no end of a year."""
    for date in read_dates(text, year=_REPORT_YEAR, bare=True):
        if date.start[:7] != date.end[:7]:
            yield date


def _months(dates: Iterable[DateMention]) -> tuple[str, ...]:
    """Return the months that dates begin and end with; the last day of a year is all of it."""
    months = [
        iso[:7]
        for date in dates
        if not date.end.endswith("-12-31")
        for iso in (date.start, date.end)
        if len(iso) >= len("2023-09")
    ]
    open_year = f"{_REPORT_YEAR}-"
    return tuple(dict.fromkeys(month.replace(open_year, "--") for month in months))


def _says_year(dates: Iterable[DateMention]) -> bool:
    """Tell whether a word says which year: a bare month does not."""
    return any(date.relative and re.search("年|year", date.raw) for date in dates)
