"""How the pieces of a query meet those of a passage: late interaction.

A passage's vector blurs what it is made of. Here each piece of the query is compared with every
piece of a sentence, and its best match counts: "road" finds 道路 though the sentence is about dogs.

Source: the MaxSim operator of Khattab and Zaharia 2020, "ColBERT: Efficient and Effective Passage
Search via Contextualized Late Interaction over BERT", arXiv 2004.12832, over a table of vectors
instead of a transformer's, each piece weighed by the length of its vector.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.pieces import PieceEmbedder, PieceRuns
from index.runs import distinct


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceCloseup:
    """The pieces of some passages.

    Attributes:
        sentences: of each sentence, one passage after the other.
        headings: of the heading path of each passage.
        titles: of the title of each document that any of them is of.
        owners: shape (passages,): which of ``titles`` each passage stands under.
    """

    sentences: PieceRuns
    headings: PieceRuns
    titles: PieceRuns
    owners: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """How well passages meet a query piece by piece, 0 to 1 each, shape (passages,).

    Attributes:
        sentence: of the best sentence together with the headings.
        rest: of passage and headings, each piece counted by how little the title meets it.
    """

    sentence: NDArray[np.float64]
    rest: NDArray[np.float64]


def interact(
    query: NDArray[np.int64],
    closeup: PieceCloseup,
    *,
    starts: NDArray[np.int64],
    embedder: PieceEmbedder,
) -> Interaction:
    """Compare a query with passages, piece by piece.

    Args:
        query: shape (n,), the pieces of the query, each once.
        closeup: the pieces of the passages.
        starts: shape (passages + 1,): where the sentences of each passage begin.
        embedder: compares pieces.
    """
    passages = len(starts) - 1
    if not len(query) or not len(closeup.sentences.pieces):
        return Interaction(sentence=np.zeros(passages), rest=np.zeros(passages))
    weights = embedder.piece_weights(query).astype(np.float64)
    weights /= weights.sum()
    by_sentence, by_heading, by_title = _meet(query, closeup, embedder)
    firsts = starts[:-1]
    with_heading = np.maximum(by_sentence, np.repeat(by_heading, np.diff(starts), axis=0))
    whole = np.maximum.reduceat(with_heading, firsts, axis=0)
    left = weights * (1.0 - by_title[closeup.owners])
    return Interaction(
        sentence=np.maximum.reduceat(with_heading @ weights, firsts),
        rest=(whole * left).sum(axis=1) / np.maximum(left.sum(axis=1), 1e-6),
    )


def _meet(
    query: NDArray[np.int64], closeup: PieceCloseup, embedder: PieceEmbedder
) -> tuple[NDArray[np.float64], ...]:
    """Return how well each text meets each piece of the query, shape (texts, pieces), for parts."""
    parts = (closeup.sentences, closeup.headings, closeup.titles)
    pieces, spots = distinct(np.concatenate([part.pieces for part in parts]))
    cosines = np.clip(embedder.piece_cosines(pieces, query), 0.0, 1.0)
    met = []
    begin = 0
    for part in parts:
        end = begin + len(part.pieces)
        met.append(_best(cosines[spots[begin:end]], part.starts))
        begin = end
    return tuple(met)


def _best(cosines: NDArray[np.float32], starts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the highest cosine of each column in each run; 0 for an empty run."""
    best = np.zeros((len(starts) - 1, cosines.shape[1]))
    filled = np.flatnonzero(np.diff(starts))
    if len(filled):
        best[filled] = np.maximum.reduceat(cosines, starts[filled], axis=0)
    return best
