"""Scopes: the words that tell figures of one subject apart, in Chinese and English (新收, 审结)."""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from ingest.folding import fold
from ingest.language import SCOPE

_GROUPS = tuple(
    frozenset(group.split())
    for group in (
        "received concluded pending approved",
        "applied granted in_force revoked",
        "first_instance second_instance retrial",
        "civil criminal administrative",
        "upheld amended remanded withdrawn dismissed mediated",
        "arrested prosecuted sentenced",
        "invalidation reexamination opposition",
        "invention utility_model design",
        "domestic foreign",
        "exported imported",
        "urban rural",
        "revenue expenditure",
        "central local",
        "own_level all_levels",
        "primary_industry secondary_industry tertiary_industry",
        "cumulative new",
        "deleted shut",
    )
)
_TRADE = re.compile("进出口|imports? and exports?|exports? and imports?", re.IGNORECASE)
_HAN = {label: re.compile(SCOPE.zh("label", label)) for label in SCOPE.senses("label")}
_LATIN = {
    label: re.compile(rf"\b(?:{SCOPE.en('label', label)})\b", re.IGNORECASE) for label in _HAN
}
_LATIN_LETTERS = re.compile("[A-Za-z]{2}")
_HAN_LETTER = re.compile("[\u4e00-\u9fff]")

LABELS = frozenset(_HAN)
"""Every label that ``read_scopes`` can return."""


def read_scopes(text: str) -> frozenset[str]:
    """Return the labels whose wordings stand in a question or in the words of a report.

    Args:
        text: in Chinese of either script, in English, or in both.

    >>> sorted(read_scopes("全国法院新收知识产权民事一审案件"))
    ['civil', 'first_instance', 'received']
    >>> sorted(read_scopes("How many second-instance cases were concluded?"))
    ['concluded', 'second_instance']
    >>> sorted(read_scopes("審結行政案件"))
    ['administrative', 'concluded']
    """
    return _read(text)


@lru_cache(maxsize=4096)
def _read(text: str) -> frozenset[str]:
    folded = text if text.isascii() else fold(text).text
    folded = _TRADE.sub(" ", folded)
    tables = [
        table
        for letter, table in ((_HAN_LETTER, _HAN), (_LATIN_LETTERS, _LATIN))
        if letter.search(folded)
    ]
    return frozenset(
        label for table in tables for label, pattern in table.items() if pattern.search(folded)
    )


def conflicts(asked: AbstractSet[str], found: AbstractSet[str]) -> bool:
    """Tell whether two sets of labels exclude each other: each names another one of a group.

    A set that names two of a group (城乡居民) excludes neither.

    >>> conflicts({"received"}, {"concluded", "civil"}), conflicts({"received"}, {"civil"})
    (True, False)
    """
    return any(asked & group and found & group and not asked & found & group for group in _GROUPS)


def inherit_scopes(own: AbstractSet[str], inherited: AbstractSet[str]) -> frozenset[str]:
    """Add to the labels of a clause those that it takes over, less those that its own exclude.

    >>> sorted(inherit_scopes({"concluded"}, {"received", "civil"}))
    ['civil', 'concluded']
    """
    return frozenset(own) | {label for label in inherited if not conflicts(own, {label})}
