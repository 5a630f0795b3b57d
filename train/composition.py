"""What each piece is made of, so that rare pieces learn from the parts that they share.

While training, the vector of a piece is its own row plus the rows of its parts: the characters and
shorter words within a Chinese word, the words of an English phrase, the stem of an English word.
When the model is saved the sums are worked out once, so the saved table is a plain one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import splu
from snowballstemmer import stemmer

from train.cleaning import has_han
from train.tokenizer import SPECIAL


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWeights:
    """How much the row of a part counts in the vector of the piece it is part of."""

    character: float = 0.4
    word: float = 0.6
    stem: float = 1.0


def compose(pieces: Sequence[str], weights: PartWeights) -> sparse.csr_array:
    """Return the matrix that turns trained rows into the vectors of pieces.

    Args:
        pieces: all pieces in the order of their ids, the special ones first.
        weights: how much each kind of part counts.

    Returns:
        Shape (number of pieces, number of rows), float32. The first rows are the pieces' own, the
        others those of stems. The special pieces have no part at all: their vectors are zero.
    """
    known = {piece: index for index, piece in enumerate(pieces)}
    stems = _Stems(first=len(pieces))
    entries: list[tuple[int, int, float]] = []
    for index, piece in enumerate(pieces):
        if piece in SPECIAL:
            continue
        entries.append((index, index, 1.0))
        parts = _parts(piece, known, stems, weights)
        entries += [(index, row, weight) for row, weight in parts if row != index]
    rows, columns, values = zip(*entries, strict=True)
    shape = (len(pieces), len(pieces) + len(stems))
    return sparse.csr_array((np.array(values, dtype=np.float32), (rows, columns)), shape=shape)


def decompose(vectors: NDArray[np.float32], parts: sparse.csr_array) -> NDArray[np.float32]:
    """Return rows from which ``parts`` makes these vectors again, so that training can go on.

    There are many such rows: these have zeros for all stems.

    Args:
        vectors: of all pieces, shape (number of pieces, dim), the special ones zero.
        parts: what ``compose`` gave for the pieces.

    Returns:
        Shape (number of rows, dim).
    """
    count = len(vectors)
    special = sparse.csr_array(
        (np.ones(len(SPECIAL)), (range(len(SPECIAL)), range(len(SPECIAL)))), shape=(count, count)
    )
    own = splu((parts[:, :count] + special).tocsc()).solve(vectors.astype(np.float64))
    rows = np.zeros((parts.shape[1], vectors.shape[1]), dtype=np.float32)
    rows[:count] = own
    return rows


class _Stems:
    """Rows of English stems, numbered as they come up."""

    def __init__(self, *, first: int) -> None:
        self._first = first
        self._rows: dict[str, int] = {}
        self._stem = stemmer("english").stemWord

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, word: str) -> int:
        stem = self._stem(word)
        return self._rows.setdefault(stem, self._first + len(self._rows))


def _parts(
    piece: str, known: Mapping[str, int], stems: _Stems, weights: PartWeights
) -> list[tuple[int, float]]:
    if has_han(piece):
        return _chinese_parts(piece, known, weights)
    if not piece.replace(" ", "").isalpha() or len(piece) < 3:
        return []
    words = piece.split(" ")
    parts = [(stems.row(word), weights.stem) for word in words]
    if len(words) > 1:
        parts += [(known[word], weights.word) for word in words if word in known]
    return parts


def _chinese_parts(
    piece: str, known: Mapping[str, int], weights: PartWeights
) -> list[tuple[int, float]]:
    """Return the characters of a word, and the words of two or more characters within it."""
    if len(piece) == 1:
        return []
    parts = [(known[character], weights.character) for character in piece if character in known]
    for length in range(2, len(piece)):
        for start in range(len(piece) - length + 1):
            word = piece[start : start + length]
            if word in known:
                parts.append((known[word], weights.word))
    return parts
