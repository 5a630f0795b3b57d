"""Ordinals: which of several of a kind a text speaks of (第二次调整, the second batch)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest import fold
from ingest.numerals import parse_chinese_number

Ordinal = tuple[str, int]
"""Of what row a place is, ``edition`` (第九届, the 9th Games) or ``part``, and which it is."""

_HAN = re.compile(
    "第(?P<number>[一二两三四五六七八九十百]{1,4}|[0-9]{1,3})"
    "(?=[批轮次期个号阶回场版稿审]|(?P<edition>届))"
)
_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_WORDS += " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
_ENGLISH = {word: number for number, word in enumerate(_WORDS.split(), 1)}
# The first to do a thing is no first of a row, and a third party or a second half is none of them.
_COUNTED = (
    "batch(?:es)?|rounds?|phases?|stages?|sessions?|meetings?|adjustments?|issues?|drafts?"
    "|readings?|groups?|versions?|plans?|reviews?|revisions?|inspections?|campaigns?|lists?|terms?"
)
_HELD = (
    "games|olympics|paralympics|congress|expo|expositions?|fairs?|festivals?|championships?|cups?"
    "|conventions?|forums?|summits?|editions?|cppcc|npc"
)
_LATIN = re.compile(
    rf"\b(?P<word>{'|'.join(_ENGLISH)}|(?P<number>\d{{1,3}})(?:st|nd|rd|th))[ -]"
    rf"(?:(?:[\w’'-]+ ){{0,2}}?(?:{_COUNTED})\b|(?P<edition>(?:[\w’'-]+ ){{0,4}}?(?:{_HELD})\b))",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def read_ordinals(text: str) -> frozenset[Ordinal]:
    """Return the places in a row that a text names, in Chinese or English.

    >>> sorted(read_ordinals("第十四届全国人大第三次会议")), read_ordinals("第一产业")
    ([('edition', 14), ('part', 3)], frozenset())
    >>> sorted(read_ordinals("the second budget adjustment at the 9th Asian Winter Games"))
    [('edition', 9), ('part', 2)]
    >>> read_ordinals("the first to file")
    frozenset()
    """
    return frozenset(_iter_ordinals(text if text.isascii() else fold(text).text))


def _iter_ordinals(text: str) -> Iterator[Ordinal]:
    for match in _HAN.finditer(text):
        number = match["number"]
        value = int(number) if number.isdecimal() else parse_chinese_number(number)
        if value is not None:
            yield _row(match), int(value)
    for match in _LATIN.finditer(text):
        yield _row(match), int(match["number"] or _ENGLISH[match["word"].lower()])


def _row(match: re.Match[str]) -> str:
    return "part" if match["edition"] is None else "edition"


def ordinals_differ(asked: frozenset[Ordinal], found: frozenset[Ordinal]) -> bool:
    """Tell whether both name places in one row, and none in common."""
    return any(
        _of_row(found, row) and _of_row(asked, row).isdisjoint(_of_row(found, row))
        for row in {row for row, _ in asked}
    )


def _of_row(places: frozenset[Ordinal], row: str) -> frozenset[Ordinal]:
    return frozenset(place for place in places if place[0] == row)
