"""The model in training: one table of rows, from which texts get their vectors by summing."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from train.adam import SparseAdam
from train.contrast import contrast
from train.encoding import Encoded

INITIAL_DEVIATION = 0.05


class StaticModel:
    """A table of rows with the matrix that composes them into the vectors of pieces."""

    def __init__(self, parts: sparse.csr_array, *, dim: int, rng: np.random.Generator) -> None:
        self.parts = parts
        shape = (parts.shape[1], dim)
        self.table = rng.normal(0, INITIAL_DEVIATION, shape).astype(np.float32)
        self.optimizer = SparseAdam(shape)

    def learn(
        self, texts: Encoded, pairs: NDArray[np.int64], *, rate: float, scale: float
    ) -> float:
        """Take one step of learning and return the loss before it.

        Args:
            texts: all texts.
            pairs: the numbers of the left and right texts of a batch, shape (n, 2).
            rate: Adam's learning rate.
            scale: the softmax's inverse temperature.
        """
        n = len(pairs)
        sums, compose, rows = self._matrices(texts.take(pairs.T.ravel()))
        vectors = sums @ (compose @ self.table[rows])
        found = contrast(vectors[:n], vectors[n:], same=_same(pairs), scale=scale)
        slope = np.concatenate((found.left_slope, found.right_slope))
        row_slope = compose.T.tocsr() @ (sums.T.tocsr() @ slope)
        self.optimizer.update(self.table, rows, row_slope, rate=rate)
        return found.loss

    def piece_vectors(self) -> NDArray[np.float32]:
        """Return the vector of every piece, shape (number of pieces, dim)."""
        vectors: NDArray[np.float32] = self.parts @ self.table
        return vectors

    def _matrices(
        self, texts: Encoded
    ) -> tuple[sparse.csr_array, sparse.csr_array, NDArray[np.int64]]:
        """Return texts by pieces, pieces by rows, and which rows those are."""
        pieces, places = np.unique(texts.ids, return_inverse=True)
        ones = np.ones(len(places), dtype=np.float32)
        sums = sparse.csr_array((ones, places, texts.offsets), shape=(len(texts), len(pieces)))
        chosen = self.parts[pieces]
        rows, columns = np.unique(chosen.indices, return_inverse=True)
        shape = (len(pieces), len(rows))
        compose = sparse.csr_array((chosen.data, columns, chosen.indptr), shape=shape)
        return sums, compose, rows


def _same(pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which pairs share a text, so that neither is the other's negative."""
    left, right = pairs.T
    same: NDArray[np.bool_] = left[:, None] == left[None, :]
    same |= right[:, None] == right[None, :]
    np.fill_diagonal(same, False)
    return same
