"""Why a passage was found: the terms that matched and where they stand."""

from bisect import bisect_left, bisect_right

import numpy as np
from numpy.typing import NDArray

from index.positions import HEADING, TermPlaces
from index.records import Match
from index.weighing import WeighedQuery
from ingest import Span


class EvidenceFinder:
    """Tells what in a passage matches one query.

    Args:
        places: of the query's terms in some passages.
        weighed: the query.
    """

    def __init__(self, places: TermPlaces, weighed: WeighedQuery) -> None:
        sources = weighed.query.sources()
        self._matches = [Match(term=term, source=sources[term]) for term in weighed.terms]
        in_text = places.sentences != HEADING
        self._passages, self._terms = places.passages[in_text], places.terms[in_text]
        marked = np.array([_is_marked(match) for match in self._matches], dtype=np.bool_)
        marks = in_text & marked[places.terms]
        self._marked, self._starts, self._ends = _join(
            places.passages[marks], places.starts[marks], places.ends[marks]
        )

    def find(self, number: int) -> tuple[tuple[Match, ...], tuple[Span, ...]]:
        """Return what matches in the text of a passage.

        Args:
            number: of the passage among those that ``places`` is of.

        Returns:
            The matches in the order of the query, and where they stand in the text, in order,
            overlaps joined. Translations of one character are not marked: 件 is everywhere.
        """
        terms = self._terms[_run(self._passages, number)].tolist()
        marks = _run(self._marked, number)
        ranges = zip(self._starts[marks].tolist(), self._ends[marks].tolist(), strict=True)
        return (
            tuple(self._matches[term] for term in sorted(set(terms))),
            tuple(Span(start=start, end=end) for start, end in ranges),
        )


def _run(numbers: NDArray[np.int64], number: int) -> slice:
    """Return where ``number`` stands in ascending numbers."""
    return slice(bisect_left(numbers, number), bisect_right(numbers, number))


def _is_marked(match: Match) -> bool:
    return len(match.term) > 1 or match.source == match.term


def _join(
    passages: NDArray[np.int64], starts: NDArray[np.int32], ends: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]]:
    """Join the ranges that touch or overlap in each passage, ordered by where they start."""
    # Far enough apart that no range of one passage reaches into the next.
    shifts = passages * (int(ends.max(initial=0)) + 1)
    reach = np.maximum.accumulate(ends + shifts)
    opens = np.ones(len(starts), dtype=np.bool_)
    opens[1:] = (starts + shifts)[1:] > reach[:-1]
    firsts = np.flatnonzero(opens)
    lasts = np.append(firsts, len(starts))[1:] - 1
    return passages[firsts], starts[firsts], (reach - shifts)[lasts]
