"""All that a query finds, in its final order: the passages ordered anew, then the rest."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.ranking import Ranking, descending
from index.shortlist import Shortlist
from index.weighing import WeighedQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a query finds, the same whichever page of it is read.

    First come the passages of the shortlist, in the order of the reranker. Behind them come those
    that hold a term of the query, in the order of the fused score; how near a passage is in meaning
    alone is no reason to list it there.

    Attributes:
        weighed: the query.
        ranking: of the candidates.
        shortlist: of the first of them.
        scores: of the shortlist, by the reranker.
        order: numbers of the shortlist's passages, best first.
        rest: places of the other candidates to list, best first.
    """

    weighed: WeighedQuery
    ranking: Ranking
    shortlist: Shortlist
    scores: NDArray[np.float64]
    order: NDArray[np.int64]
    rest: NDArray[np.int64]

    def rows(self) -> NDArray[np.int64]:
        """Return the rows of all passages found, in no order that matters.

        These are those that hold a term of the query, however many, and those of the shortlist.
        ``order`` and ``rest`` hold all of them, or as many as the candidates are deep.
        """
        near = self.ranking.candidates.lexical[self.shortlist.places] == 0
        return np.concatenate((self.ranking.candidates.holding, self.shortlist.closeup.rows[near]))

    def rest_scores(self, places: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the scores of some of ``rest``.

        They go on from the shortlist's last score by what the fused score falls, so that scores
        never rise from one page to the next.
        """
        last = self.ranking.scores[self.shortlist.places[-1]]
        scores: NDArray[np.float64] = self.scores.min() + self.ranking.scores[places] - last
        return scores


def make_listing(
    weighed: WeighedQuery, ranking: Ranking, shortlist: Shortlist, scores: NDArray[np.float64]
) -> Listing:
    """Put what a query finds in its final order.

    Args:
        weighed: the query.
        ranking: of the candidates, at least one.
        shortlist: the first of the ranking.
        scores: of the shortlist, shape (shortlist,).
    """
    behind = ranking.order[len(shortlist.places) :]
    return Listing(
        weighed=weighed,
        ranking=ranking,
        shortlist=shortlist,
        scores=scores,
        order=descending(scores),
        rest=behind[ranking.candidates.lexical[behind] > 0],
    )
