"""The end of a range that a question asks for: the most of 二万元以上二十万元以下 is the latter."""

import re
from dataclasses import replace

from ingest import Span
from ingest.figures import Amount

_MOST = re.compile(
    r"最[高多大长]|上限|封顶|至多|顶格"
    r"|\b(?:at most|maximum|max|most|highest|largest|longest|cap|ceiling|upper|top)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"最[低少小短]|下限|至少"
    r"|\b(?:at least|minimum|minimal|min|least|lowest|smallest|shortest|floor|lower)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"(?P<low>.+?(?:以上)?)(?:不满| ?(?:[-~–—至到或]+|to|or) ?|(?<=以上))(?P<high>.+)"
)


def asked_end(question: str, amount: Amount) -> Amount:
    """Return the end of a range that a question asks for; the amount itself where it asks for none.

    Args:
        question: as it was asked.
        amount: of a passage.
    """
    most, least = _MOST.search(question), _LEAST.search(question)
    if amount.high is None or bool(most) == bool(least):
        return amount
    parts = _RANGE.fullmatch(amount.raw)
    if parts is None:
        return amount
    start, end = parts.span("high" if most else "low")
    return replace(
        amount,
        span=Span(start=amount.span.start + start, end=amount.span.start + end),
        raw=amount.raw[start:end],
        value=amount.high if most else amount.value,
        high=None,
        bound="at_most" if most else "at_least",
    )
