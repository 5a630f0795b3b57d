"""The dense index: FAISS inner product over the unit vectors of the passages' sentences."""

from pathlib import Path
from typing import Self

import faiss
import numpy as np
from numpy.typing import NDArray

from index.runs import gather, run_starts

VECTORS_FILE = "dense.faiss"
ROWS_FILE = "dense.rows.npy"


class DenseIndex:
    """Sentence vectors and the passage that each belongs to.

    A passage scores by its best sentence: the mean over a paragraph blurs the one sentence
    that answers.
    """

    def __init__(self, *, vectors: faiss.Index, rows: NDArray[np.int32]) -> None:
        self._vectors = vectors
        # The same memory as a matrix, to multiply without copying vectors out of the index.
        count, dim = vectors.ntotal, vectors.d
        flat = faiss.rev_swig_ptr(vectors.get_xb(), count * dim)  # type: ignore[attr-defined]
        self._matrix: NDArray[np.float32] = flat.reshape(count, dim)
        self._rows = rows
        # rows ascend, so the sentences of a passage stand together from its first on.
        self._passage_count = int(rows[-1]) + 1 if len(rows) else 0
        self._firsts = np.searchsorted(rows, np.arange(self._passage_count + 1)).astype(np.int64)

    @classmethod
    def build(cls, vectors: NDArray[np.float32], rows: NDArray[np.int32]) -> Self:
        """Index the sentences of a collection.

        Args:
            vectors: shape (sentences, dim), float32, unit or zero rows.
            rows: shape (sentences,), ascending: the row of each sentence's passage; every
                passage has at least one sentence.
        """
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(vectors=index, rows=rows)

    @property
    def dim(self) -> int:
        """Return the length of a vector."""
        return int(self._vectors.d)

    @property
    def sentence_count(self) -> int:
        """Return the number of sentences."""
        return int(self._vectors.ntotal)

    def search(
        self, vector: NDArray[np.float32], *, depth: int, allowed: NDArray[np.bool_] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the passages that own the nearest sentences.

        Args:
            vector: shape (dim,), the query.
            depth: how many sentences to look at, at least 1.
            allowed: shape (passages,); passages marked false are passed over.

        Returns:
            The rows of the passages, ascending, and their best sentence's cosine, shape (n,) each.
        """
        parameters = None if allowed is None else self._parameters(allowed)
        nearest = min(depth, self.sentence_count)
        _compute_alone()
        cosines, ids = self._vectors.search(vector[np.newaxis, :], nearest, params=parameters)
        # From the farthest to the nearest, so that the nearest sentence of a passage is kept.
        ids = ids[0, ids[0] >= 0][::-1]
        places = np.full(self._passage_count, -1)
        places[self._rows[ids]] = np.arange(len(ids) - 1, -1, -1)
        rows = np.flatnonzero(places >= 0)
        return rows, cosines[0, places[rows]]

    def cosines(
        self, vector: NDArray[np.float32], rows: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return the cosine of every sentence of the passages in ``rows``.

        Args:
            vector: shape (dim,), the query.
            rows: shape (n,), n >= 1.

        Returns:
            The cosines, one passage after the other, and where each passage's begin: shape
            (n + 1,), the last being the number of cosines.
        """
        firsts, ends = self._firsts[rows], self._firsts[rows + 1]
        cosines: NDArray[np.float32] = self._matrix[gather(firsts, ends)] @ vector
        return cosines, run_starts(firsts, ends)

    def sentence_rows(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the numbers of the sentences of the passages in ``rows``, passage by passage."""
        return gather(self._firsts[rows], self._firsts[rows + 1])

    def paired_cosines(
        self, vectors: NDArray[np.float32], rows: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Return the cosine of each sentence of the passages in ``rows`` with a vector of its own.

        Args:
            vectors: shape (sentences, dim), in the order of ``cosines``.
            rows: shape (n,), n >= 1.
        """
        sentences = self._matrix[self.sentence_rows(rows)]
        found: NDArray[np.float32] = np.einsum("ij,ij->i", sentences, vectors)
        return found

    def scores(self, vector: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the best sentence's cosine for each passage in ``rows``, shape (rows,)."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        cosines, starts = self.cosines(vector, rows)
        best: NDArray[np.float32] = np.maximum.reduceat(cosines, starts[:-1])
        return best

    def save(self, folder: Path) -> None:
        """Write the vectors and the rows into ``folder``."""
        faiss.write_index(self._vectors, str(folder / VECTORS_FILE))
        np.save(folder / ROWS_FILE, self._rows, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what ``save`` wrote; the files' sums are the snapshot's to check."""
        vectors = faiss.read_index(str(folder / VECTORS_FILE))
        return cls(vectors=vectors, rows=np.load(folder / ROWS_FILE, allow_pickle=False))

    def _parameters(self, allowed: NDArray[np.bool_]) -> faiss.SearchParameters:
        mask = np.packbits(allowed[self._rows], bitorder="little")
        return faiss.SearchParameters(sel=faiss.IDSelectorBitmap(mask))  # type: ignore[call-arg,arg-type]


def _compute_alone() -> None:
    """Have FAISS use one core for what this thread asks of it; the setting is each thread's own.

    One query is too little work to share: waiting for a second core costs more than it brings.
    """
    faiss.omp_set_num_threads(1)
