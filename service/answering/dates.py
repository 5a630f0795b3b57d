"""Dates read out in English."""

import calendar

from ingest.figures import DateMention


def read_iso(date: DateMention) -> str:
    """Write a date in English; a span of time as two of them.

    >>> from ingest import Span
    >>> span = Span(start=0, end=9)
    >>> read_iso(DateMention(span=span, raw="2023年9月1日", start="2023-09-01", end="2023-09-01"))
    '1 September 2023'
    """
    if date.start == date.end or not date.end:
        return _words(date.start)
    if not date.start:
        return f"up to {_words(date.end)}"
    return f"{_words(date.start)} to {_words(date.end)}"


def _words(iso: str) -> str:
    year, *rest = iso.split("-")
    words = [year]
    if rest:
        words.insert(0, calendar.month_name[int(rest[0])])
    if len(rest) > 1:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)
