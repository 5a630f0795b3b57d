"""Years: which each passage of a report tells of, whether it names them or not."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.figures.dates import read_dates
from ingest.figures.periods import read_outlook, reported_year
from ingest.figures.records import Figure
from ingest.records import Document, Passage

_YEAR = re.compile(r"\d{4}")
_LONGEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageYears:
    """The years that a passage tells of.

    Attributes:
        reported: the one it reports on where its words name none; ``None`` for a report without
            a year.
        told: all of them: that one, those it names, and those of its figures.
    """

    reported: int | None
    told: frozenset[int]


def read_years(
    document: Document, passages: Sequence[Passage], figures: Iterable[Figure]
) -> Mapping[str, PassageYears]:
    """Return the years of each passage, by its id.

    Args:
        document: the report.
        passages: its passages, in any order.
        figures: of those passages.
    """
    outlook = read_outlook(document, passages)
    counted: dict[str, set[int]] = {}
    for figure in figures:
        counted.setdefault(figure.passage_id, set()).update(_iter_years(figure.period))
    found = {}
    for passage in passages:
        reported = reported_year(outlook, passage)
        named = {
            year
            for date in read_dates(passage.text, year=outlook.year)
            for year in _iter_years(f"{date.start}/{date.end}")
        }
        told = named | counted.get(passage.passage_id, set())
        if reported is not None:
            told.add(reported)
        found[passage.passage_id] = PassageYears(reported=reported, told=frozenset(told))
    return found


def _iter_years(period: str) -> Iterator[int]:
    """Yield the years of an ISO 8601 period; a long one gives its ends.

    >>> sorted(_iter_years("2010/2012")), sorted(_iter_years("../2023")), sorted(_iter_years(""))
    ([2010, 2011, 2012], [2023], [])
    """
    ends = [int(year) for year in _YEAR.findall(period)]
    if not ends:
        return
    first, last = min(ends), max(ends)
    yield from range(first, last + 1) if last - first < _LONGEST else (first, last)
