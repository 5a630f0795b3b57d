"""Misspelt words of a query: English with a letter amiss, Chinese with a character of its sound.

Only a word that is none is mended: one that the collection does not hold, that nothing translates
and that no dictionary has.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.romanization import romanize
from ingest.characters import is_han

# A shorter word has too many neighbours.
_SHORTEST_LATIN = 5
_SHORTEST_HAN = 2
_LONGEST_HAN = 5


class Misspellings:
    """Finds what a word that is none may have been meant to be.

    Args:
        words: stems in Latin letters that are translated.
        terms: the terms of the collection.
        is_word: tells whether a dictionary of either language has a word, or the stem of one.
    """

    def __init__(
        self, *, words: Collection[str], terms: Collection[str], is_word: Callable[[str], bool]
    ) -> None:
        self._words = frozenset(words)
        self._terms = terms
        self._is_word = is_word

    def knows(self, term: str) -> bool:
        """Tell whether the collection holds a term, or something translates it."""
        return term in self._terms or term in self._words

    def mend(self, term: str, typed: str) -> str | None:
        """Return the term that a word of a query was meant to be; ``None`` where it is one.

        Args:
            term: as the analyzer gives it.
            typed: as it was typed; what begins with a capital is a name and is left alone.
        """
        if self.knows(term):
            return None
        if term.isascii():
            fits = term.isalpha() and len(term) >= _SHORTEST_LATIN and typed[:1].islower()
            return self._nearest(term) if fits and not self._is_word(term) else None
        fits = all(map(is_han, term)) and _SHORTEST_HAN <= len(term) <= _LONGEST_HAN
        return self._homophone(term) if fits and not self._is_word(term) else None

    def _nearest(self, term: str) -> str | None:
        """Return the word with the same first letter that is a slip away, where it is the only one.

        A slip is a letter more, less or another, or two that changed places: the distance of
        optimal string alignment is 1.
        """
        found = process.extract(
            term,
            self._by_first.get(term[0], ()),
            scorer=OSA.distance,
            score_cutoff=1,
            limit=2,
        )
        # What no dictionary has is a name, and no other name is meant by it.
        return str(found[0][0]) if len(found) == 1 and self._is_word(found[0][0]) else None

    def _homophone(self, term: str) -> str | None:
        """Return the term of the same sound that shares a character, for the longest part of it."""
        for size in range(len(term), _SHORTEST_HAN - 1, -1):
            for start in range(len(term) - size + 1):
                part = term[start : start + size]
                alike = [
                    other
                    for other in self._by_sound.get(" ".join(romanize(part)), ())
                    if any(one == two for one, two in zip(part, other, strict=True))
                ]
                if alike and part not in alike:
                    return alike[0]
        return None

    @cached_property
    def _by_first(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((word[0], word) for word in sorted(self._words) if word.isalpha())

    @cached_property
    def _by_sound(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped(
            (" ".join(romanize(term)), term)
            for term in sorted(self._terms)
            if _SHORTEST_HAN <= len(term) <= _LONGEST_HAN and all(map(is_han, term))
        )


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
