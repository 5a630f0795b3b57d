"""Ordinals: which of several of a kind a text speaks of (第二次调整, the second batch)."""

import re
from functools import lru_cache

from ingest import fold
from ingest.numerals import parse_chinese_number

_HAN = re.compile(
    "第(?P<number>[一二两三四五六七八九十百]{1,4}|[0-9]{1,3})(?=[批轮次期个号阶回场版稿审])"
)
_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ENGLISH = {word: number for number, word in enumerate(_WORDS.split(), 1)}
# The first to do a thing is no first of a row, and a third party or a second half is none of them.
_COUNTED = (
    "batch(?:es)?|rounds?|phases?|stages?|sessions?|meetings?|adjustments?|issues?|editions?|drafts?"
    "|readings?|groups?|versions?|plans?|reviews?|revisions?|inspections?|campaigns?|lists?|terms?"
)
_LATIN = re.compile(
    rf"\b(?P<word>{'|'.join(_ENGLISH)}|(?P<number>\d{{1,2}})(?:st|nd|rd|th))"
    rf"[ -](?:[\w-]+ ){{0,2}}?(?:{_COUNTED})\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def read_ordinals(text: str) -> frozenset[int]:
    """Return the places in a row that a text names, in Chinese or English.

    >>> sorted(read_ordinals("第十七次会议批准第二次调整")), read_ordinals("第一产业")
    ([2, 17], frozenset())
    >>> sorted(read_ordinals("the second budget adjustment")), read_ordinals("the first to file")
    ([2], frozenset())
    """
    folded = text if text.isascii() else fold(text).text
    found: set[int] = set()
    for match in _HAN.finditer(folded):
        number = match["number"]
        value = int(number) if number.isdecimal() else parse_chinese_number(number)
        found.update([] if value is None else [int(value)])
    for match in _LATIN.finditer(folded):
        found.add(int(match["number"]) if match["number"] else _ENGLISH[match["word"].lower()])
    return frozenset(found)


def ordinals_differ(asked: frozenset[int], found: frozenset[int]) -> bool:
    """Tell whether both name places in a row, and none in common."""
    return bool(asked and found and not asked & found)
