"""The lexical index: rank-bm25's statistics laid out as a sparse matrix of term weights."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.errors import SnapshotError
from index.runs import gather

K1 = 1.2
B = 0.75
MATRIX_FILE = "npz"
VOCABULARY_FILE = "vocabulary.json"
PASSAGES = "bm25"
"""How the files of the passages' index begin."""

_ENTRY = np.dtype([("term", np.int32), ("passage", np.int32), ("weight", np.float32)])


class LuceneBM25(BM25Okapi):  # type: ignore[misc]
    """BM25 with Lucene's idf, which is never negative.

    Source:
        ``log(1 + (N - n + 0.5) / (n + 0.5))``, Kamphuis et al. 2020, "Which BM25 do you mean?".
    """

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        for term, passages in nd.items():
            self.idf[term] = math.log1p((self.corpus_size - passages + 0.5) / (passages + 0.5))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Postings:
    """A matrix of shape (terms, passages) in compressed rows.

    The passages that hold term ``i`` are ``passages[firsts[i]:firsts[i + 1]]``, with their weights
    at the same places.
    """

    firsts: NDArray[np.int64]
    passages: NDArray[np.int32]
    weights: NDArray[np.float32]


class BM25Index:
    """Every term's BM25 weight in every passage, as a sparse matrix."""

    def __init__(
        self,
        *,
        term_ids: Mapping[str, int],
        idf: NDArray[np.float32],
        postings: _Postings,
        passage_count: int,
    ) -> None:
        self._term_ids = term_ids
        self._idf = idf
        self._postings = postings
        self._passage_count = passage_count

    @classmethod
    def build(cls, passages_terms: Sequence[Sequence[str]]) -> Self:
        """Weigh the terms of a collection.

        Args:
            passages_terms: the terms of each passage, in row order; a passage may have none.

        Raises:
            SnapshotError: no passage holds a term, so there is nothing to find.
        """
        if not any(passages_terms):
            raise SnapshotError("the passages hold no index term: nothing to build an index of")
        statistics = LuceneBM25(passages_terms, k1=K1, b=B)
        term_ids = {term: row for row, term in enumerate(sorted(statistics.idf))}
        entries = np.fromiter(_iter_entries(statistics, term_ids), dtype=_ENTRY)
        entries = entries[np.argsort(entries["term"], kind="stable")]
        postings = _Postings(
            firsts=np.searchsorted(entries["term"], np.arange(len(term_ids) + 1)),
            passages=np.ascontiguousarray(entries["passage"]),
            weights=np.ascontiguousarray(entries["weight"]),
        )
        return cls(
            term_ids=term_ids,
            idf=np.array([statistics.idf[term] for term in term_ids], dtype=np.float32),
            postings=postings,
            passage_count=len(passages_terms),
        )

    @property
    def passage_count(self) -> int:
        """Return the number of passages."""
        return self._passage_count

    @property
    def term_ids(self) -> Mapping[str, int]:
        """Return each term's row in the matrix."""
        return self._term_ids

    def idf(self, term: str) -> float:
        """Return the idf of ``term``; a term that no passage holds has the highest there is."""
        row = self._term_ids.get(term)
        if row is None:
            return math.log1p((self.passage_count + 0.5) / 0.5)
        return float(self._idf[row])

    def scores(self, weighted_terms: Mapping[str, float]) -> NDArray[np.float32]:
        """Return the BM25 score of every passage.

        Args:
            weighted_terms: how much each term counts; a term asked twice weighs 2.

        Returns:
            Shape (passages,), float32, each >= 0.
        """
        scores = np.zeros(self._passage_count, dtype=np.float32)
        known = [
            (self._term_ids[term], weight)
            for term, weight in weighted_terms.items()
            if term in self._term_ids
        ]
        if known:
            rows = np.array([row for row, _ in known])
            weights = np.array([weight for _, weight in known], dtype=np.float32)
            firsts, ends = self._postings.firsts[rows], self._postings.firsts[rows + 1]
            entries = gather(firsts, ends)
            worth = np.repeat(weights, ends - firsts) * self._postings.weights[entries]
            np.add.at(scores, self._postings.passages[entries], worth)
        return scores

    def cover(self, terms: Sequence[str], shares: NDArray[np.float64]) -> NDArray[np.float32]:
        """Return how much of a query every passage holds.

        Args:
            terms: of the query.
            shares: shape (terms, wordings), see ``index.weighing.WeighedQuery``; for each wording
                the highest share of a term that the passage holds counts.

        Returns:
            Shape (passages,), from 0 to 1.
        """
        covered = np.zeros(self._passage_count, dtype=np.float32)
        held = [self.postings(term) for term in terms]
        rows, columns = np.nonzero(shares)
        values = shares[rows, columns]
        order = np.lexsort((values, columns))
        pairs = zip(
            rows[order].tolist(), values[order].tolist(), columns[order].tolist(), strict=True
        )
        for _, group in groupby(pairs, key=itemgetter(2)):
            (row, value, _), *others = group
            if not others:
                covered[held[row]] += value
                continue
            of_wording = np.zeros_like(covered)
            of_wording[held[row]] = value
            # Where a passage holds several terms of a wording, the last that is written stays.
            for other, more, _ in others:
                of_wording[held[other]] = more
            covered += of_wording
        return covered

    def postings(self, term: str) -> NDArray[np.int32]:
        """Return the rows of the passages that hold a term, ascending; none for an unknown one."""
        row = self._term_ids.get(term)
        if row is None:
            return np.zeros(0, dtype=np.int32)
        first, end = self._postings.firsts[row : row + 2]
        return self._postings.passages[first:end]

    def save(self, folder: Path, name: str = PASSAGES) -> None:
        """Write the matrix and the vocabulary into ``folder``, in files that begin with a name."""
        np.savez(
            folder / f"{name}.{MATRIX_FILE}",
            firsts=self._postings.firsts,
            passages=self._postings.passages,
            weights=self._postings.weights,
            idf=self._idf,
            passage_count=np.int64(self._passage_count),
        )
        vocabulary = json.dumps(list(self._term_ids), ensure_ascii=False)
        (folder / f"{name}.{VOCABULARY_FILE}").write_text(vocabulary, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, name: str = PASSAGES) -> Self:
        """Read what ``save`` wrote; the files' sums are the snapshot's to check."""
        terms = json.loads((folder / f"{name}.{VOCABULARY_FILE}").read_text(encoding="utf-8"))
        with np.load(folder / f"{name}.{MATRIX_FILE}", allow_pickle=False) as arrays:
            postings = _Postings(
                firsts=arrays["firsts"], passages=arrays["passages"], weights=arrays["weights"]
            )
            return cls(
                term_ids={term: row for row, term in enumerate(terms)},
                idf=arrays["idf"],
                postings=postings,
                passage_count=int(arrays["passage_count"]),
            )


def _iter_entries(
    statistics: LuceneBM25, term_ids: Mapping[str, int]
) -> Iterator[tuple[int, int, float]]:
    """Yield (term row, passage row, weight), the summands of ``BM25Okapi.get_scores``."""
    for passage_row, frequencies in enumerate(statistics.doc_freqs):
        length = statistics.doc_len[passage_row] / statistics.avgdl
        norm = statistics.k1 * (1 - statistics.b + statistics.b * length)
        for term, frequency in frequencies.items():
            saturation = frequency * (statistics.k1 + 1) / (frequency + norm)
            yield term_ids[term], passage_row, statistics.idf[term] * saturation
