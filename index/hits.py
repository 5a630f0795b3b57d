"""The hits of a page: the passages of a listing with the reasons for their places."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.deadline import check_deadline
from index.evidence import EvidenceFinder
from index.listing import Listing
from index.ranking import Ranking
from index.records import Hit
from index.shortlist import Shortlist, make_shortlist
from index.storage import Storage


class HitReader:
    """Reads hits from a snapshot.

    Args:
        storage: the snapshot.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def iter_page(self, listing: Listing, first: int, k: int) -> Iterator[Hit]:
        """Yield the hits of a page.

        Args:
            listing: what the query finds.
            first: how many hits come before the page.
            k: how many hits the page has at most.
        """
        numbers = listing.order[first : first + k]
        yield from self._iter_seen(listing, listing.shortlist, numbers, listing.scores, first + 1)
        behind = max(first - len(listing.order), 0)
        if len(numbers) == k or behind >= len(listing.rest):
            return
        ranking = listing.rank_rest(self._storage)
        places = ranking.order[behind : behind + k - len(numbers)]
        seen = make_shortlist(self._storage, listing.weighed, ranking, places=places)
        rank = len(listing.order) + behind + 1
        yield from self._iter_seen(
            replace(listing, ranking=ranking),
            seen,
            np.arange(len(places)),
            ranking.scores[places],
            rank,
        )

    def _iter_seen(
        self,
        listing: Listing,
        seen: Shortlist,
        numbers: NDArray[np.int64],
        scores: NDArray[np.float64],
        first_rank: int,
    ) -> Iterator[Hit]:
        """Yield the hits of some passages that were looked at closely."""
        finder = EvidenceFinder(seen.closeup.places, listing.weighed)
        for rank, number in enumerate(numbers.tolist(), first_rank):
            check_deadline()
            yield self._hit(
                listing.ranking, seen, finder, number=number, rank=rank, score=scores[number]
            )

    def _hit(
        self,
        ranking: Ranking,
        shortlist: Shortlist,
        finder: EvidenceFinder,
        *,
        number: int,
        rank: int,
        score: float,
    ) -> Hit:
        place, row = int(shortlist.places[number]), int(shortlist.closeup.rows[number])
        matches, highlights = finder.find(number)
        sentence = int(shortlist.features.sentences[number])
        return Hit(
            passage=self._storage.passage(row),
            score=float(score),
            rank=rank,
            legs={
                "lexical": ranking.leg("lexical", place, matches),
                "dense": ranking.leg("dense", place),
            },
            sentence=self._storage.sentences(row)[sentence],
            highlights=highlights,
        )
