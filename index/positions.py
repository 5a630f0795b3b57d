"""Where each passage's index terms stand, so that no query segments a passage."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.runs import gather, run_numbers
from ingest import PlacedTerm, Span

TOKENS_FILE = "tokens.npy"
FIRSTS_FILE = "tokens.firsts.npy"
HEADING = -1

_TERM, _START, _END, _SENTENCE = range(4)
_FIELDS = 4


class TokenLayout:
    """The tokens of passages, laid out one passage after the other in row order.

    They take sixteen bytes each: a collection of a thousand documents has ten million.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._terms: list[str] = []
        self._tokens = array("i")
        self._firsts = [0]

    def add(
        self, *, text: Iterable[PlacedTerm], heading: Iterable[str], sentences: Sequence[Span]
    ) -> list[str]:
        """Add the next passage.

        Args:
            text: the terms of its text, by where they begin.
            heading: the terms of its heading path.
            sentences: the sentences of the text.

        Returns:
            All of these terms, those of the heading path last; each is one object however often
            it is added.
        """
        numbers = []
        sentence, last = 0, len(sentences) - 1
        for start, end, term in text:
            while sentence < last and sentences[sentence].end <= start:
                sentence += 1
            numbers.append(self._number(term))
            self._tokens.extend((numbers[-1], start, end, sentence))
        above = list(heading)
        for term in sorted(set(above)):
            self._tokens.extend((self._number(term), 0, 0, HEADING))
        self._firsts.append(len(self._tokens) // _FIELDS)
        return [self._terms[number] for number in (*numbers, *map(self._number, above))]

    def positions(self, term_ids: Mapping[str, int]) -> "TokenPositions":
        """Return where the terms stand.

        Args:
            term_ids: the id of every term that was added, in the order of the terms.
        """
        tokens = np.array(self._tokens, dtype=np.int32).reshape(-1, _FIELDS)
        ids = np.array([term_ids[term] for term in self._terms], dtype=np.int32)
        if len(tokens):
            tokens[:, _TERM] = ids[tokens[:, _TERM]]
        # Column after column: a query looks at the terms of many tokens, at little else of few.
        return TokenPositions(
            tokens=np.asfortranarray(tokens), firsts=np.array(self._firsts, dtype=np.int64)
        )

    def _number(self, term: str) -> int:
        number = self._numbers.setdefault(term, len(self._terms))
        if number == len(self._terms):
            self._terms.append(term)
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPlaces:
    """Which of some terms stands in which sentence of some passages; arrays of one length.

    Within a passage they stand in the order of the text, by where they begin; then comes the
    heading path.

    Attributes:
        passages: place of the passage among those asked for, ascending.
        sentences: number of the sentence in its passage, ``HEADING`` for the heading path.
        terms: place of the term among those asked for.
        starts: where it begins in the passage's text; 0 in a heading path.
        ends: where it ends.
    """

    passages: NDArray[np.int64]
    sentences: NDArray[np.int64]
    terms: NDArray[np.int64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]


class TokenPositions:
    """The tokens of every passage as (term id, start, end, sentence)."""

    def __init__(self, *, tokens: NDArray[np.int32], firsts: NDArray[np.int64]) -> None:
        self._tokens = tokens
        self._firsts = firsts
        self._term_count = int(tokens[:, _TERM].max(initial=-1)) + 1

    @property
    def token_count(self) -> int:
        """Return the number of tokens of all passages, headings included."""
        return len(self._tokens)

    def places(self, rows: NDArray[np.int64], term_ids: NDArray[np.int64]) -> TermPlaces:
        """Return where the terms stand in the passages of ``rows``, passage by passage.

        Args:
            rows: shape (n,).
            term_ids: shape (m,), each once, in any order.
        """
        firsts, ends = self._firsts[rows], self._firsts[rows + 1]
        tokens = gather(firsts, ends)
        places = np.full(self._term_count, -1)
        places[term_ids] = np.arange(len(term_ids))
        terms = places[self._tokens[tokens, _TERM]]
        found = np.flatnonzero(terms >= 0)
        tokens = tokens[found]
        return TermPlaces(
            passages=run_numbers(firsts, ends)[found],
            sentences=self._tokens[tokens, _SENTENCE].astype(np.int64),
            terms=terms[found],
            starts=self._tokens[tokens, _START],
            ends=self._tokens[tokens, _END],
        )

    def save(self, folder: Path) -> None:
        """Write the positions into ``folder``."""
        np.save(folder / TOKENS_FILE, self._tokens, allow_pickle=False)
        np.save(folder / FIRSTS_FILE, self._firsts, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Map what ``save`` wrote into memory; the files' sums are the snapshot's to check."""
        # As a plain array over the map: slicing a memmap object cost 1.2 of a search's 5.2 ms.
        tokens = np.asarray(np.load(folder / TOKENS_FILE, mmap_mode="r", allow_pickle=False))
        return cls(tokens=tokens, firsts=np.load(folder / FIRSTS_FILE, allow_pickle=False))
