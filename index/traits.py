"""What is known of passages before any query: the kinds of their quantities, their neighbours."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Self, get_args

import numpy as np
from numpy.typing import NDArray

from index.runs import gather
from ingest import Passage, QuantityKind, Span, quantity_kinds

TRAITS_FILE = "traits.npz"
NOBODY = -1

_BITS: dict[QuantityKind, int] = {
    kind: 1 << place for place, kind in enumerate(get_args(QuantityKind))
}
_HEADING_BIT = 1 << len(_BITS)


class PassageTraits:
    """The traits of every sentence and passage of a collection."""

    def __init__(
        self,
        *,
        sentences: NDArray[np.uint8],
        firsts: NDArray[np.int64],
        neighbours: NDArray[np.int64],
    ) -> None:
        self._sentences = sentences
        self._firsts = firsts
        self._neighbours = neighbours

    @classmethod
    def build(cls, passages: Sequence[Passage], sentences: Sequence[Sequence[Span]]) -> Self:
        """Look at the passages of a collection, in row order."""
        bits = [
            _sentence_bits(passage, spans)
            for passage, spans in zip(passages, sentences, strict=True)
        ]
        counts = [len(each) for each in bits]
        return cls(
            sentences=np.array([bit for each in bits for bit in each], dtype=np.uint8),
            firsts=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
            neighbours=_find_neighbours(passages),
        )

    def neighbours(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the rows before and after each passage under its headings, shape (n, 2).

        ``NOBODY`` stands where there is none.
        """
        return self._neighbours[rows]

    def sentence_bits(self, rows: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Return the traits of every sentence of the passages, one passage after the other."""
        return self._sentences[gather(self._firsts[rows], self._firsts[rows + 1])]

    def save(self, folder: Path) -> None:
        """Write the traits into ``folder``."""
        np.savez(
            folder / TRAITS_FILE,
            sentences=self._sentences,
            firsts=self._firsts,
            neighbours=self._neighbours,
        )

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what ``save`` wrote; the file's sum is the snapshot's to check."""
        with np.load(folder / TRAITS_FILE, allow_pickle=False) as arrays:
            return cls(**{name: arrays[name] for name in ("sentences", "firsts", "neighbours")})


def kind_share(bits: NDArray[np.uint8], kinds: Collection[QuantityKind]) -> NDArray[np.float64]:
    """Return the share of ``kinds`` that each sentence holds, 0 where none is asked for.

    >>> bits = np.array([0, 1, 3], dtype=np.uint8)
    >>> kind_share(bits, ["count", "date"]).tolist()
    [0.0, 0.5, 1.0]
    """
    if not kinds:
        return np.zeros(len(bits))
    held: NDArray[np.float64] = np.mean([bits & _BITS[kind] != 0 for kind in kinds], axis=0)
    return held


def is_heading(bits: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Tell which sentences only name the matter of a passage that has others.

    These are a first sentence that repeats the heading, and in a table row the cells without a
    figure, save the longest.
    """
    marked: NDArray[np.bool_] = bits & _HEADING_BIT != 0
    return marked


def _sentence_bits(passage: Passage, spans: Sequence[Span]) -> list[int]:
    bits = [sum(_BITS[kind] for kind in quantity_kinds(span.of(passage.text))) for span in spans]
    longest = max(map(len, spans), default=0)
    for number, span in enumerate(spans):
        is_lead = number == 0 and _repeats_heading(passage, span)
        is_label = passage.kind == "table_row" and not bits[number] and len(span) < longest
        if len(spans) > 1 and (is_lead or is_label):
            bits[number] |= _HEADING_BIT
    return bits


def _repeats_heading(passage: Passage, span: Span) -> bool:
    path = passage.heading_path
    return bool(path) and span.of(passage.text)[:-1] == path[-1]


def _find_neighbours(passages: Sequence[Passage]) -> NDArray[np.int64]:
    found = np.full((len(passages), 2), NOBODY, dtype=np.int64)
    order = sorted(
        range(len(passages)),
        key=lambda row: (passages[row].doc_id, passages[row].source_offset(0)),
    )
    for before, after in pairwise(order):
        one, other = passages[before], passages[after]
        if (one.doc_id, one.heading_path) == (other.doc_id, other.heading_path):
            found[before, 1], found[after, 0] = after, before
    return found
