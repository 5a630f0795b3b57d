"""What a reranker looks at: how well each passage fits the query, seen in several ways."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.positions import HEADING
from index.storage import Closeup
from index.traits import NOBODY, is_heading, kind_share
from index.weighing import WeighedQuery
from ingest import QuantityKind

FEATURES = (
    "lexical",
    "dense",
    "passage_dense",
    "coverage",
    "sentence_coverage",
    "best_sentence",
    "heading_coverage",
    "asked_kind",
    "neighbour",
)
"""The columns of the feature matrix:

lexical: BM25 as a share of what the query could score; dense: the best sentence's cosine;
passage_dense: the mean of all sentences' cosines; coverage: the share of the query that text and
headings cover together; sentence_coverage: the most that one sentence covers; best_sentence: the
most that one sentence has in cosine and coverage together; heading_coverage: what the headings
cover; asked_kind: the share of the asked kinds of quantity that the quoted sentence holds;
neighbour: the lexical and dense scores of the better neighbour under the same headings.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The features of some passages.

    Attributes:
        matrix: shape (passages, features), columns as in ``FEATURES``.
        sentences: shape (passages,): the number of the sentence of each passage to quote, the
            best of those that do more than name the matter.
    """

    matrix: NDArray[np.float64]
    sentences: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortlistFeatures:
    """The features of the passages that a query puts first.

    Attributes:
        passage_ids: best first by the fused score.
        matrix: shape (passages, features), columns as in ``FEATURES``.
    """

    passage_ids: tuple[str, ...]
    matrix: NDArray[np.float64]


def extract_features(
    closeup: Closeup,
    weighed: WeighedQuery,
    *,
    asked: Collection[QuantityKind],
    lexical: NDArray[np.float64],
    neighbour: NDArray[np.float64],
) -> Features:
    """Compute the features of the passages in a close-up.

    Args:
        closeup: the passages, with the places of ``weighed.terms``.
        weighed: the query.
        asked: the kinds of quantity that it asks for.
        lexical: shape (n,), BM25 as a share of the query's ceiling.
        neighbour: shape (n,), the score of the better neighbour.
    """
    firsts = closeup.starts[:-1]
    in_sentences, in_headings = _cover(closeup, weighed)
    covered = in_sentences.sum(axis=1)
    in_passages = np.maximum(np.maximum.reduceat(in_sentences, firsts), in_headings)
    cosines = closeup.cosines.astype(np.float64)
    joint = cosines + covered
    best = _best_sentences(np.where(is_heading(closeup.traits), -np.inf, joint), closeup.starts)
    columns = (
        lexical,
        np.maximum.reduceat(cosines, firsts),
        np.add.reduceat(cosines, firsts) / np.diff(closeup.starts),
        in_passages.sum(axis=1),
        np.maximum.reduceat(covered, firsts),
        np.maximum.reduceat(joint, firsts),
        in_headings.sum(axis=1),
        kind_share(closeup.traits[best], asked),
        neighbour,
    )
    return Features(matrix=np.column_stack(columns), sentences=best - firsts)


def neighbour_scores(
    closeup: Closeup, rows: NDArray[np.int64], scores: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the better neighbour's score for each passage of a close-up, 0 where it has none.

    Args:
        closeup: the passages.
        rows: shape (m,), ascending: the passages that were scored.
        scores: shape (m,), their scores.
    """
    spots = np.minimum(np.searchsorted(rows, closeup.neighbours), len(rows) - 1)
    known = (closeup.neighbours != NOBODY) & (rows[spots] == closeup.neighbours)
    best: NDArray[np.float64] = np.where(known, scores[spots], 0.0).max(axis=1)
    return best


def _cover(
    closeup: Closeup, weighed: WeighedQuery
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how far each sentence and each heading path covers each wording of the query."""
    places = closeup.places
    heads = places.sentences == HEADING
    texts = ~heads
    numbers = closeup.starts[places.passages[texts]] + places.sentences[texts]
    return (
        _most(weighed.shares[places.terms[texts]], numbers, len(closeup.cosines)),
        _most(weighed.shares[places.terms[heads]], places.passages[heads], len(closeup.rows)),
    )


def _most(
    worth: NDArray[np.float64], numbers: NDArray[np.int64], count: int
) -> NDArray[np.float64]:
    """Return the highest worth in each column for every number, shape (count, columns).

    Args:
        worth: shape (n, columns), >= 0.
        numbers: shape (n,), ascending, below ``count``: what each row of ``worth`` is of.
        count: how many there are; those without a row get zeros.
    """
    most = np.zeros((count, worth.shape[1]))
    if len(numbers):
        firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
        most[numbers[firsts]] = np.maximum.reduceat(worth, firsts, axis=0)
    return most


def _best_sentences(scores: NDArray[np.float64], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the place of the first highest score in each run."""
    highest = np.repeat(np.maximum.reduceat(scores, starts[:-1]), np.diff(starts))
    places = np.flatnonzero(scores == highest)
    best: NDArray[np.int64] = places[np.searchsorted(places, starts[:-1])]
    return best
