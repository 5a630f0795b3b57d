"""What a reranker looks at: how well each passage fits the query, seen in several ways."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.contexts import ContextFit
from index.interaction import Interaction
from index.positions import HEADING
from index.storage import Closeup
from index.traits import NOBODY, is_heading, kind_share
from index.weighing import WeighedQuery
from ingest import QuantityKind

_BEST_PASSAGES = 3
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
    "context",
    "context_coverage",
    "joint_coverage",
    "title_dense",
    "place",
    "own_place",
    "year",
    "told_year",
    "document",
    "rest_coverage",
    "rest_sentence",
    "rest_dense",
    "sentence_interaction",
    "rest_interaction",
)
"""The columns of the feature matrix:

lexical: BM25 as a share of what the query could score; dense: the best sentence's cosine;
passage_dense: the mean of all sentences' cosines; coverage: the share of the query that text and
headings cover together; sentence_coverage: the most that one sentence covers; best_sentence: the
most that one sentence has in cosine and coverage together; heading_coverage: what the headings
cover; asked_kind: the share of the asked kinds of quantity that the quoted sentence holds;
neighbour: the lexical and dense scores of the better neighbour under the same headings; context:
BM25 of the document's title, bodies, places and years, as a share of what the query could score;
context_coverage: the share of the query that those cover; joint_coverage: what they cover together
with text and headings; title_dense: the title's cosine; place, own_place, year: see ``ContextFit``;
told_year: 1 where the passage tells of a year asked about, -1 where not, 0 where none is asked
about; document: the scores of the document's three best passages beside those of the best
document; rest_coverage, rest_sentence: the share of what the document's title leaves of the query
that text and headings, or one sentence with the headings, cover; rest_dense: the cosine of the best
sentence with what the title leaves of the query's vector; sentence_interaction, rest_interaction:
see ``Interaction``.
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
    context: ContextFit,
    told_year: NDArray[np.float64],
    document: NDArray[np.float64],
    interaction: Interaction,
) -> Features:
    """Compute the features of the passages in a close-up.

    Args:
        closeup: the passages, with the places of ``weighed.terms``.
        weighed: the query.
        asked: the kinds of quantity that it asks for.
        lexical: shape (n,), BM25 as a share of the query's ceiling.
        neighbour: shape (n,), the score of the better neighbour.
        context: how their documents fit.
        told_year: shape (n,).
        document: shape (n,), how well the document as a whole was found.
        interaction: how they meet the query piece by piece.
    """
    firsts = closeup.starts[:-1]
    in_sentences, in_headings = _cover(closeup, weighed)
    covered = in_sentences.sum(axis=1)
    in_passages = np.maximum(np.maximum.reduceat(in_sentences, firsts), in_headings)
    by_context = _cover_context(context.held, weighed)
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
        context.lexical / weighed.ceiling if weighed.ceiling else context.lexical,
        by_context.sum(axis=1),
        np.maximum(in_passages, by_context).sum(axis=1),
        context.cosines,
        context.place,
        context.own_place,
        context.year,
        told_year,
        document,
        *_rest_coverage(closeup, by_context, in_sentences, in_headings),
        np.maximum.reduceat(_beyond_title(closeup, context.cosines), firsts),
        interaction.sentence,
        interaction.rest,
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


def _rest_coverage(
    closeup: Closeup,
    by_context: NDArray[np.float64],
    in_sentences: NDArray[np.float64],
    in_headings: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how far passages, and their best sentences, cover what the titles leave of a query.

    Args:
        closeup: the passages.
        by_context: shape (n, wordings), what titles cover.
        in_sentences: shape (sentences, wordings).
        in_headings: shape (n, wordings).
    """
    firsts, counts = closeup.starts[:-1], np.diff(closeup.starts)
    most = np.maximum(in_sentences, np.repeat(in_headings, counts, axis=0))
    left = np.maximum(most - np.repeat(by_context, counts, axis=0), 0.0)
    whole: NDArray[np.float64] = np.maximum.reduceat(left, firsts).sum(axis=1)
    best: NDArray[np.float64] = np.maximum.reduceat(left.sum(axis=1), firsts)
    return whole, best


def _beyond_title(closeup: Closeup, titles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each sentence's cosine with the part of the query that its title does not hold."""
    of_query = np.repeat(titles, np.diff(closeup.starts))
    left = closeup.cosines - of_query * closeup.title_cosines
    beyond: NDArray[np.float64] = left / np.sqrt(np.maximum(1.0 - of_query**2, 1e-6))
    return beyond


def document_scores(
    owners: NDArray[np.int32], scores: NDArray[np.float64], asked: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Return how well the documents of some passages were found, 1 for the best.

    A document's score is the sum of its three best passages'.

    Args:
        owners: shape (m,): the document of each passage scored.
        scores: shape (m,), their scores.
        asked: shape (n,), the documents to tell of.

    >>> owners, asked = np.array([0, 1, 0]), np.array([0, 1])
    >>> document_scores(owners, np.array([0.5, 0.25, 0.5]), asked).tolist()
    [1.0, 0.25]
    """
    order = np.lexsort((-scores, owners))
    firsts = np.flatnonzero(np.diff(owners[order], prepend=-1))
    places = np.arange(len(order)) - np.repeat(firsts, np.diff(np.append(firsts, len(order))))
    kept = order[places < _BEST_PASSAGES]
    sums = np.bincount(owners[kept], np.maximum(scores[kept], 0.0), int(owners.max(initial=0)) + 1)
    best: NDArray[np.float64] = sums[asked] / max(float(sums.max(initial=0.0)), 1e-9)
    return best


def _cover_context(held: NDArray[np.bool_], weighed: WeighedQuery) -> NDArray[np.float64]:
    """Return how far each document's field covers each wording, shape (n, wordings)."""
    if not held.shape[1]:
        return np.zeros((len(held), weighed.shares.shape[1]))
    # Passages of a document share a row: each different one is covered once.
    kinds: dict[bytes, int] = {}
    numbers = [kinds.setdefault(row.tobytes(), len(kinds)) for row in np.packbits(held, axis=1)]
    firsts = np.unique(numbers, return_index=True)[1]
    covered = np.stack(
        [np.where(pattern[:, None], weighed.shares, 0.0).max(axis=0) for pattern in held[firsts]]
    )
    found: NDArray[np.float64] = covered[numbers]
    return found


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
