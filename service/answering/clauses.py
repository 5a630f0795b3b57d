"""The clause around a stretch of text: what it says of itself."""

import re

from ingest import Span

_BREAK = re.compile(r"[，,；;：:。！？!?\t\n|]")
_DIGIT_COMMA = re.compile(r"(?<=\d),(?=\d)")


def clause_around(text: str, span: Span, *, within: Span) -> Span:
    """Return the clause of a sentence that holds a stretch of it.

    Args:
        text: the passage's text.
        span: the stretch, within ``within``.
        within: the sentence.

    >>> text = "新收案件20件，其中，审结18件，上升5%。"
    >>> clause_around(text, Span(start=13, end=16), within=Span(start=0, end=len(text))).of(text)
    '审结18件'
    """
    start, end = within.start, within.end
    for match in _BREAK.finditer(text, within.start, within.end):
        if _DIGIT_COMMA.match(text, match.start()):
            continue
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end:
            end = match.start()
            break
    return Span(start=start, end=end)


def without(text: str, span: Span, *, within: Span) -> str:
    """Return a clause without the stretch that stands in it."""
    return text[within.start : span.start] + " " + text[span.end : within.end]
