"""Why a passage was found: the terms that matched and where they stand."""

from collections.abc import Iterable

import numpy as np

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
        self._places = places
        self._terms = weighed.terms
        self._sources = weighed.query.sources()

    def find(self, number: int) -> tuple[tuple[Match, ...], tuple[Span, ...]]:
        """Return what matches in the text of a passage.

        Args:
            number: of the passage among those that ``places`` is of.

        Returns:
            The matches in the order of the query, and where they stand in the text, in order,
            overlaps joined. Translations of one character are not marked: 件 is everywhere.
        """
        first, end = np.searchsorted(self._places.passages, [number, number + 1])
        run = slice(first, end)
        rows = [
            (start, stop, self._terms[term])
            for start, stop, term, sentence in zip(
                self._places.starts[run].tolist(),
                self._places.ends[run].tolist(),
                self._places.terms[run].tolist(),
                self._places.sentences[run].tolist(),
                strict=True,
            )
            if sentence != HEADING
        ]
        found = {term for _, _, term in rows}
        matches = tuple(
            Match(term=term, source=self._sources[term]) for term in self._terms if term in found
        )
        return matches, _join((start, end) for start, end, term in rows if self._is_marked(term))

    def _is_marked(self, term: str) -> bool:
        return len(term) > 1 or self._sources[term] == term


def _join(ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(Span(start=start, end=end) for start, end in joined)
