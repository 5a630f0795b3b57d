"""The order of the candidates: by both legs fused or by one of them, and in each leg alone.

Legs are fused as a convex combination on scales fixed beforehand.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.records import Leg, LegName, Match
from index.storage import Candidates

BOTH_LEGS: frozenset[LegName] = frozenset({"lexical", "dense"})
LEXICAL_WEIGHT = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Scores and places of the candidates; every array but ``order`` is as long as they are many.

    Attributes:
        candidates: what is ranked.
        scores: of each candidate.
        order: places of the candidates found, best first; those that no leg asked for scores are
            left out, and equal ones stand by row, which is by passage id.
        leg_ranks: each leg's own rank of each candidate, from 1; 0 where the leg scores it zero.
    """

    candidates: Candidates
    scores: NDArray[np.float64]
    order: NDArray[np.int64]
    leg_ranks: Mapping[LegName, NDArray[np.int64]]

    def leg(self, name: LegName, place: int, matches: tuple[Match, ...] = ()) -> Leg:
        """Return what a leg says of the candidate at ``place``."""
        scores = {"lexical": self.candidates.lexical, "dense": self.candidates.dense}[name]
        return Leg(
            rank=int(self.leg_ranks[name][place]) or None,
            score=float(scores[place]),
            matches=matches,
        )


def rank_candidates(
    candidates: Candidates, *, ceiling: float, legs: Collection[LegName]
) -> Ranking:
    """Order the candidates.

    Args:
        candidates: with the exact scores of both legs.
        ceiling: the BM25 score of a passage full of the query's terms.
        legs: the legs to rank by, at least one.
    """
    by_leg: dict[LegName, NDArray[np.float32]] = {
        "lexical": candidates.lexical,
        "dense": candidates.dense,
    }
    if len(set(legs)) == 1:
        scores = by_leg[next(iter(legs))].astype(np.float64)
    else:
        scores = fuse(candidates.lexical, candidates.dense, ceiling=ceiling)
    found = np.logical_or.reduce([by_leg[leg] != 0 for leg in legs])
    order = descending(scores)
    return Ranking(
        candidates=candidates,
        scores=scores,
        order=order[found[order]],
        leg_ranks={leg: _ranks(values) for leg, values in by_leg.items()},
    )


def fuse(
    lexical: NDArray[np.float32], dense: NDArray[np.float32], *, ceiling: float
) -> NDArray[np.float64]:
    """Combine the scores that two legs give the same passages.

    The lexical score is divided by what the query's terms could score, so that a leg that finds
    little also says little: an English question over Chinese text loses nothing by its blind
    lexical leg, where a fusion of ranks would let noise outvote the other leg.

    Args:
        lexical: shape (n,), BM25, >= 0.
        dense: shape (n,), cosines.
        ceiling: the BM25 score of a passage full of the query's terms; 0 where the collection
            holds none of them.

    Returns:
        Shape (n,), float64.

    Source:
        The convex combination with theoretical minima of Bruch, Gai and Ingber 2023,
        "An Analysis of Fusion Functions for Hybrid Retrieval".
    """
    if ceiling <= 0:
        return dense.astype(np.float64)
    share = lexical.astype(np.float64) / ceiling
    return LEXICAL_WEIGHT * share + (1 - LEXICAL_WEIGHT) * dense.astype(np.float64)


def descending(scores: NDArray[np.floating]) -> NDArray[np.int64]:
    """Return the places from the highest score to the lowest; equal ones in the order given."""
    return np.argsort(-scores, kind="stable").astype(np.int64)


def ranks_among(scores: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the rank that each score has among others: 1 more than are higher; 0 for zero.

    >>> ranks_among(np.array([2.0, 0.0]), np.array([3.0, 2.0, 1.0])).tolist()
    [2, 0]
    """
    ranks = np.searchsorted(np.sort(-others), -scores, side="left") + 1
    ranks[scores == 0] = 0
    return ranks


def _ranks(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    ranks = np.empty(len(scores), dtype=np.int64)
    ranks[descending(scores)] = np.arange(1, len(scores) + 1)
    ranks[scores == 0] = 0
    return ranks
