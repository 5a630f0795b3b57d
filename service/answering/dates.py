"""Dates read out in English."""

import calendar
import re
from collections.abc import Mapping

from ingest.figures import DateMention, Limit

_LIMITS: Mapping[Limit, str] = {
    "on": "{}",
    "by": "by {}",
    "before": "before {}",
    "from": "from {}",
    "since": "since {}",
    "after": "after {}",
    "around": "around {}",
}
_PARTS = (
    (re.compile("(?:底|末)$"), "the end of {}"),
    (re.compile("初$"), "the beginning of {}"),
    (re.compile("中期?$"), "the middle of {}"),
    (re.compile("上旬$"), "early {}"),
    (re.compile("中旬$"), "mid-{}"),
    (re.compile("下旬$"), "late {}"),
)
_OF_NO_YEAR = re.compile(r"(?P<month>1[0-2]|0?[1-9])\s*月(?:\s*(?P<day>\d{1,2})\s*[日号]|\D{0,2}$)")
_RELATIVE = {"今年": "this year", "本年": "this year", "去年": "last year", "上年": "last year"}
_RELATIVE |= {"明年": "next year", "次年": "the next year"}


def read_date(date: DateMention, limit: Limit = "on") -> str:
    """Write a date in English; a span of time as two of them, a limit as one.

    Args:
        date: as a document prints it.
        limit: what the words around it make of it.

    Returns:
        Empty where no word of English is known for it.

    >>> from ingest.figures import read_dates
    >>> [read_date(read_dates(raw)[0]) for raw in ("2023年9月1日", "2024年底", "8月18日")]
    ['1 September 2023', 'the end of 2024', '18 August']
    >>> read_date(read_dates("2024年底")[0], "before")
    'before the end of 2024'
    """
    said = _said(date)
    return _LIMITS[limit].format(said) if said else ""


def _said(date: DateMention) -> str:
    if date.start and not date.end:
        return f"since {_words(date.start)}"
    if date.start != date.end and date.start:
        return f"{_words(date.start)} to {_words(date.end)}"
    said = _words(date.end) if date.end else _without_year(date.raw)
    form = next((form for part, form in _PARTS if part.search(date.raw)), "{}")
    form = form if date.start or not date.end else f"up to {form}"
    return form.format(said) if said else ""


def _without_year(raw: str) -> str:
    """Return a month, a day of a month, or a year that leans on the document's own."""
    if match := _OF_NO_YEAR.match(raw):
        month = calendar.month_name[int(match["month"])]
        return f"{int(match['day'])} {month}" if match["day"] else month
    rest = re.sub("年?[底末初]$", "", raw)
    return _RELATIVE.get(rest) or _RELATIVE.get(f"{rest}年", "")


def _words(iso: str) -> str:
    year, *rest = iso.split("-")
    words = [year]
    if rest:
        words.insert(0, calendar.month_name[int(rest[0])])
    if len(rest) > 1:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)
