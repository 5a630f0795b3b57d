"""Translated terms: what the words of a query are called in the language of the passages."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

TRANSLATIONS_FILE = "translations.json"

# A word inside a phrase that is translated as a whole counts by half.
_WITHIN_PHRASE = 0.5

Alternatives = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What a stretch of query terms may be called in the other language.

    Attributes:
        start: place of the first of the query terms that are translated.
        size: how many they are, at least 1.
        alternatives: index terms and how much each counts, 0 to 1.
    """

    start: int
    size: int
    alternatives: Alternatives


class Translations:
    """Words and phrases of either language, and the terms of a collection that translate them."""

    def __init__(self, alternatives: Mapping[tuple[str, ...], Alternatives]) -> None:
        self._alternatives = alternatives
        self._longest = max(map(len, alternatives), default=1)

    def __len__(self) -> int:
        return len(self._alternatives)

    def words(self) -> frozenset[str]:
        """Return the single words, or stems, that are translated."""
        return frozenset(source[0] for source in self._alternatives if len(source) == 1)

    def find(self, terms: Sequence[str]) -> tuple[Translation, ...]:
        """Translate the terms of a query, phrases before words.

        From left to right the longest known phrase is taken; its words are translated one by one
        after it, since a passage may use them apart.

        >>> phrase, word = ("punit", "damag"), ("damag",)
        >>> table = Translations({phrase: {"惩罚性赔偿": 1.0}, word: {"损害": 0.4}})
        >>> for found in table.find(["punit", "damag", "case"]):
        ...     print(found.start, found.size, found.alternatives)
        0 2 {'惩罚性赔偿': 1.0}
        1 1 {'损害': 0.2}
        """
        found: list[Translation] = []
        start = 0
        while start < len(terms):
            size = self._phrase_size(terms, start)
            if size > 1:
                found += self._translation(terms, start, size, weight=1.0)
            share = 1.0 if size == 1 else _WITHIN_PHRASE
            for place in range(start, start + size):
                found += self._translation(terms, place, 1, weight=share)
            start += size
        return tuple(found)

    def save(self, folder: Path) -> None:
        """Write the table into ``folder``."""
        rows = [[list(source), dict(found)] for source, found in sorted(self._alternatives.items())]
        dumped = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        (folder / TRANSLATIONS_FILE).write_text(dumped, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what ``save`` wrote; the file's sum is the snapshot's to check."""
        rows = json.loads((folder / TRANSLATIONS_FILE).read_text(encoding="utf-8"))
        return cls({tuple(source): found for source, found in rows})

    def _phrase_size(self, terms: Sequence[str], start: int) -> int:
        for size in range(min(self._longest, len(terms) - start), 1, -1):
            if tuple(terms[start : start + size]) in self._alternatives:
                return size
        return 1

    def _translation(
        self, terms: Sequence[str], start: int, size: int, *, weight: float
    ) -> list[Translation]:
        known = self._alternatives.get(tuple(terms[start : start + size]))
        if known is None:
            return []
        weighted = {term: probability * weight for term, probability in known.items()}
        return [Translation(start=start, size=size, alternatives=weighted)]
