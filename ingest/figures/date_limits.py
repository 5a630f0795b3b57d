"""What limits a date: the words before and behind it by which it is an end or a beginning."""

import re
from typing import Literal

from ingest.figures.widths import fold_for_numbers
from ingest.records import Span

Limit = Literal["on", "by", "before", "from", "since", "after", "around"]

_BEFORE: tuple[tuple[Limit, re.Pattern[str]], ...] = (
    ("by", re.compile(r"(?:截止?[至到]|最[迟晚]|[到至])\s*$")),
    ("from", re.compile(r"[自从]\s*$")),
)
_BEHIND: tuple[tuple[Limit, re.Pattern[str]], ...] = (
    ("around", re.compile(r"\s*(?:前后|左右)")),
    ("before", re.compile(r"\s*[之以]?前(?![期沿列往景提述任端半夕三两几])")),
    ("since", re.compile(r"\s*(?:以来|至今)")),
    ("from", re.compile(r"\s*起")),
    ("after", re.compile(r"\s*(?:[之以]后|后(?![期续备勤果代方台者人天年半]))")),
)
_REACH = 4


def with_limit(text: str, date: Span) -> tuple[Span, Limit]:
    """Return a date with the words that make a limit of it, and which limit that is.

    Args:
        text: the date stands in; widths and Traditional characters do not matter.
        date: its place.

    >>> text = "力争2024年底前建成"
    >>> span, limit = with_limit(text, Span(start=2, end=8))
    >>> span.of(text), limit
    ('2024年底前', 'before')
    """
    folded = fold_for_numbers(text)
    start, end = date.start, date.end
    found: Limit = "on"
    for limit, words in _BEFORE:
        if match := words.search(folded, max(0, start - _REACH), date.start):
            start, found = match.start(), limit
    for limit, words in _BEHIND:
        if match := words.match(folded, date.end):
            end, found = match.end(), limit
            break
    return Span(start=start, end=end), found
