"""Stretches of a passage made whole: clauses, titles, enumerations, sentences."""

import re
from collections.abc import Sequence

from ingest import Span, with_tabs
from service.answering.clauses import clause_around

MOST_ROUNDED = 2
"""What is so many times as long as a stretch of it is taken whole in its place."""

_PAIRED = re.compile("《[^《》]*》|“[^“”]*”|（[^（）]*）|\\([^()]*\\)")
_RATIO = re.compile(r"\d+(?:\.\d+)?(?:\s?[:：∶]\s?\d+(?:\.\d+)?)+", re.ASCII)
_CELL = re.compile(r"[^\t\n]+")
_AND = re.compile("[、，]|[、，]?(?:和|与|及|以及|或者?)")
_SUMMED_UP = re.compile("等[^，。；：、]{0,10}")
_EDGES = frozenset("，。、；：！？,.;:!?|·—-")


def rounded(text: str, span: Span) -> Span:
    """Return the whole clause around a stretch that is the half of it and more.

    The reader tells the place of an account better than its first and last word.
    """
    whole = clause_around(text, span, within=Span(start=0, end=len(text)))
    whole = trimmed(text, Span(start=min(whole.start, span.start), end=max(whole.end, span.end)))
    return whole if len(whole) <= MOST_ROUNDED * len(span) else span


def summed_up(text: str, span: Span) -> Span:
    """Return a list with what sums it up behind it: 纺织、造纸 with 等重点行业."""
    behind = _SUMMED_UP.match(text, span.end)
    return Span(start=span.start, end=behind.end()) if behind else span


def completed(text: str, span: Span) -> Span:
    """Return a stretch with the rest of a title, quotation, bracket or ratio that it breaks off.

    Of two ratios (调整为) the last is given.

    >>> text = "由16.8∶43.2调整为16.1∶42.9"
    >>> [completed(text, Span(start=1, end=end)).of(text) for end in (5, 18)]
    ['16.8∶43.2', '16.1∶42.9']
    """
    start, end = span.start, span.end
    ratios = [each for each in _RATIO.finditer(text) if each.start() < end and start < each.end()]
    if ratios and min(each.start() for each in ratios) - 2 <= start:
        start, end = ratios[-1].span()
    for pair in _PAIRED.finditer(text):
        apart = pair.end() <= start or end <= pair.start()
        within = pair.start() < start and end < pair.end()
        if not apart and (not within or pair[0].startswith("《")):
            start, end = min(start, pair.start()), max(end, pair.end())
    return Span(start=start, end=end)


def ratios_beside(text: str, span: Span, *, within: Span) -> list[Span]:
    """Return the other ratios of a sentence, where a stretch holds a part of one.

    What a ratio was changed from and to look alike to a reader; which is meant, the years tell.

    >>> text = "由16.8∶43.0调整为16.1∶42.9。"
    >>> everything = Span(start=0, end=len(text))
    >>> [each.of(text) for each in ratios_beside(text, Span(start=1, end=10), within=everything)]
    ['16.1∶42.9']
    """
    found = [
        Span(start=each.start(), end=each.end())
        for each in _RATIO.finditer(text, within.start, within.end)
    ]
    own = [each for each in found if each.start < span.end and span.start < each.end]
    return [each for each in found if own and each not in own]


def joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return stretches, those that stand side by side in one enumeration as one (甲, 和, 乙)."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda each: each.start):
        if found and _AND.fullmatch(text, found[-1].end, span.start):
            found[-1] = Span(start=found[-1].start, end=span.end)
        else:
            found.append(span)
    return found


def within_cell(row: str, span: Span) -> Span:
    r"""Return the part of a stretch of a table's row that stands in one cell, the longest.

    >>> within_cell("甲市\t12\t3400", Span(start=3, end=10)).of("甲市\t12\t3400")
    '3400'
    """
    bordered = with_tabs(row)
    parts = [
        Span(start=match.start(), end=match.end())
        for match in _CELL.finditer(bordered, span.start, span.end)
    ]
    return max(parts, key=len, default=span)


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the marks and spaces at its edges, those of pairs kept."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    return Span(start=start, end=end)


def around(sentences: Sequence[Span], span: Span) -> Span:
    """Return the sentences that a stretch stands in, joined where it runs over an end."""
    touched = [each for each in sentences if each.start < span.end and span.start < each.end]
    if not touched:
        return span
    return Span(start=min(span.start, touched[0].start), end=max(span.end, touched[-1].end))
