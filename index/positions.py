"""Where each passage's index terms stand, so that no query segments a passage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.runs import gather, run_numbers
from ingest import Span, Token

TOKENS_FILE = "tokens.npy"
FIRSTS_FILE = "tokens.firsts.npy"
HEADING = -1

_TERM, _START, _END, _SENTENCE = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageTokens:
    """The tokens of one passage, to be indexed.

    Attributes:
        text: the tokens of the passage's text.
        heading: the tokens of its heading path.
        sentences: the sentences of the text.
    """

    text: Sequence[Token]
    heading: Sequence[Token]
    sentences: Sequence[Span]


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

    @classmethod
    def build(cls, passages: Sequence[PassageTokens], term_ids: Mapping[str, int]) -> Self:
        """Lay out the tokens of a collection.

        Args:
            passages: the tokens of each passage, in row order.
            term_ids: the id of every term that occurs.
        """
        rows = [_layout(passage, term_ids) for passage in passages]
        firsts = np.concatenate(([0], np.cumsum([len(row) for row in rows]))).astype(np.int64)
        tokens = np.array([token for row in rows for token in row], dtype=np.int32).reshape(-1, 4)
        # Column after column: a query looks at the terms of many tokens, at little else of few.
        return cls(tokens=np.asfortranarray(tokens), firsts=firsts)

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


def _layout(passage: PassageTokens, term_ids: Mapping[str, int]) -> list[tuple[int, int, int, int]]:
    ends = np.array([sentence.end for sentence in passage.sentences])
    last = len(ends) - 1
    numbers = np.searchsorted(ends, [token.span.start for token in passage.text], side="right")
    text = [
        (term_ids[token.term], token.span.start, token.span.end, min(number, last))
        for token, number in zip(passage.text, numbers.tolist(), strict=True)
    ]
    heading = {term_ids[token.term] for token in passage.heading}
    return text + [(term_id, 0, 0, HEADING) for term_id in sorted(heading)]
