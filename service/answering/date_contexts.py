"""What a report says happened on a date: the words of its clause that are not another date's."""

import re
from collections.abc import Sequence

from ingest import Span
from service.answering.clauses import clause_around

_APART = re.compile("[、和与及并]|以及|且")
_OVER = re.compile("[；;。！？!?\n\t|]")
# Fewer letters (自…起) say nothing of what happened.
_FEWEST = 4


def date_context(text: str, dates: Sequence[Span], number: int, *, within: Span) -> str:
    r"""Return the words that say what a date is of.

    Of a clause with several dates each has its own words, and all have those before the first. A
    date that fills its clause has the clauses behind it, up to the next date or semicolon.

    Args:
        text: the passage's text.
        dates: all dates of it, in order.
        number: which of them.
        within: the sentence around it.

    >>> text = "办法于2023年1月5日印发、2024年7月1日起施行；8月9日，会议通过决定。"
    >>> found = re.finditer(r"[0-9年]*\d月\d日", text)
    >>> dates = [Span(start=match.start(), end=match.end()) for match in found]
    >>> whole = Span(start=0, end=len(text))
    >>> [date_context(text, dates, number, within=whole) for number in range(3)]
    ['办法于 印发', '办法于 起施行', '，会议通过决定']
    """
    span = dates[number]
    clause = clause_around(text, span, within=within)
    inside = [each for each in dates if clause.start <= each.start and each.end <= clause.end]
    place = inside.index(span) if span in inside else -1
    if place < 0:
        return f"{text[clause.start : span.start]} {text[span.end : clause.end]}"
    lead = text[clause.start : inside[0].start]
    before = _last_part(text[inside[place - 1].end : span.start]) if place else ""
    is_last = place + 1 == len(inside)
    end = clause.end if is_last else inside[place + 1].start
    behind = text[span.end : end] if is_last else _first_part(text[span.end : end])
    context = f"{lead}{before} {behind}"
    if sum(map(str.isalnum, context)) >= _FEWEST:
        return context
    return (
        context.rstrip() + text[span.end + len(behind) : _end_of_news(text, dates, clause, within)]
    )


def _last_part(between: str) -> str:
    marks = list(_APART.finditer(between))
    return between[marks[0].end() :] if marks else ""


def _first_part(between: str) -> str:
    mark = _APART.search(between)
    return between[: mark.start()] if mark else between


def _end_of_news(text: str, dates: Sequence[Span], clause: Span, within: Span) -> int:
    """Return where what happened on a date that fills its clause has been told."""
    following = [each.start for each in dates if each.start >= clause.end]
    over = _OVER.search(text, clause.end, within.end)
    return min([within.end, *following[:1], *([over.start()] if over else [])])
