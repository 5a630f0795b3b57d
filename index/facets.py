"""Facets: how many of the passages found are of each document, year, place, body and kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from index.catalogue import CatalogueEntry, bodies_of, places_of
from ingest import PassageKind

FacetName: TypeAlias = Literal["doc", "year", "place", "issuer", "kind"]
FacetValue: TypeAlias = str | int

MAX_FACET_VALUES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The passages found by one property, which the filter of the same name takes.

    Attributes:
        values: each value with the number of its passages, the most first, then by the value.
        left_off: how many more values there are.
        without: how many passages have none.
    """

    values: tuple[tuple[FacetValue, int], ...]
    left_off: int
    without: int


class FacetTable:
    """What the passages of a snapshot are counted by.

    A passage counts for each place that its document is of and for each that those lie in, and for
    each body that issued the document: as the filters let it through.

    Args:
        entries: the documents, ordered by ``doc_id``.
    """

    def __init__(self, entries: Sequence[CatalogueEntry]) -> None:
        self._documents = len(entries)
        self._columns: dict[FacetName, _Column] = {
            "doc": _Column([(entry.doc_id,) for entry in entries]),
            "year": _Column([() if each.year is None else (each.year,) for each in entries]),
            "place": _Column([places_of(entry) for entry in entries]),
            "issuer": _Column([bodies_of(entry) for entry in entries]),
        }
        self._kinds = _Column([(kind,) for kind in get_args(PassageKind)])

    def count(
        self, owners: NDArray[np.int32], kinds: NDArray[np.int8]
    ) -> Mapping[FacetName, Facet]:
        """Count some passages.

        Args:
            owners: shape (n,), the row of each passage's document among the entries.
            kinds: shape (n,), the place of each passage's kind among those of ``PassageKind``.
        """
        by_document = np.bincount(owners, minlength=self._documents)
        by_kind = np.bincount(kinds, minlength=len(get_args(PassageKind)))
        found = {name: column.facet(by_document) for name, column in self._columns.items()}
        return {**found, "kind": self._kinds.facet(by_kind)}


class _Column:
    """The values of one property.

    Args:
        values: of each document, or each kind.
    """

    def __init__(self, values: Sequence[Iterable[FacetValue]]) -> None:
        pairs = [(row, value) for row, own in enumerate(values) for value in own]
        self._values = sorted({value for _, value in pairs}, key=lambda value: (str(value), value))
        numbers = {value: number for number, value in enumerate(self._values)}
        self._rows = np.array([row for row, _ in pairs], dtype=np.int64)
        self._numbers = np.array([numbers[value] for _, value in pairs], dtype=np.int64)
        self._bare = np.bincount(self._rows, minlength=len(values)) == 0

    def facet(self, counts: NDArray[np.int64]) -> Facet:
        """Return the facet of passages that were counted by document, or by kind."""
        weights = counts[self._rows]
        totals = np.bincount(self._numbers, weights, len(self._values)).astype(np.int64)
        held = int(np.count_nonzero(totals))
        shown = np.argsort(-totals, kind="stable")[: min(held, MAX_FACET_VALUES)]
        values = (self._values[number] for number in shown.tolist())
        return Facet(
            values=tuple(zip(values, totals[shown].tolist(), strict=True)),
            left_off=held - len(shown),
            without=int(counts[self._bare].sum()),
        )
