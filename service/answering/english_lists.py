"""Enumerations in English text: A, B and C."""

import re
from collections.abc import Iterator

from ingest import Span

_WORD = r"(?<!\w)[A-Za-z][\w’'&/-]{0,40}(?!\w)"
_ITEM = rf"{_WORD}(?: {_WORD}){{0,7}}"
_ENUMERATION = re.compile(rf"{_ITEM}(?:, {_ITEM}){{1,40}},? (?:and|or|as well as) {_ITEM}")
_PARTS = re.compile(r",? (?:and|or|as well as) |, ")
# Words that lead into an enumeration, and words that go on behind it.
_LEAD = re.compile(
    r".*\b(?:including|include[sd]?|are|were|is|was|namely|by|with|between|from|to|in|into|for|"
    r"on|of|at|as|cover(?:s|ed|ing)"
    r"|compris(?:es|ed|ing)|involv(?:es|ed|ing)|such as|the|their|its|visited|signed|issued)\b ",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r" (?:is|are|was|were|has|have|had|will|to|in|on|at|by|for|from|with|that|which|who|rose|"
    r"fell|grew|jointly|issued|signed|took|"
    r"met|launched|held|made|began|also|and|or)\b.*"
)


def iter_english_lists(text: str) -> Iterator[Span]:
    """Find enumerations of three and more that end in ``and`` or ``or``.

    >>> text = "The working group was joined by Norway, Chile and New Zealand in May."
    >>> [span.of(text) for span in iter_english_lists(text)]
    ['Norway, Chile and New Zealand']
    """
    if " and " not in text and " or " not in text:
        return
    for match in _ENUMERATION.finditer(text):
        first_end = match.start() + match[0].index(",")
        last = match.start() + [part.end() for part in _PARTS.finditer(match[0])][-1]
        lead = _LEAD.match(text, match.start(), first_end)
        trail = _TRAIL.search(text, last, match.end())
        yield Span(
            start=lead.end() if lead else match.start(),
            end=trail.start() if trail else match.end(),
        )


def english_items(text: str, span: Span) -> tuple[Span, ...]:
    """Return the items of an English enumeration."""
    items = []
    start = span.start
    for match in _PARTS.finditer(text, span.start, span.end):
        items.append(Span(start=start, end=match.start()))
        start = match.end()
    return (*items, Span(start=start, end=span.end))
