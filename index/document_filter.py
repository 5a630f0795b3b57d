"""Filters by what documents are of: a place or a body, become the documents that it means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from index.catalogue import CatalogueEntry
from index.errors import FilterError
from index.figures import FigureFilter
from index.issuer_filter import IssuerFilter
from index.place_filter import PlaceFilter
from index.query import Filter
from ingest import Analyzer

AnyFilter = TypeVar("AnyFilter", Filter, FigureFilter)

_SHOWN_CHARACTERS = 120
"""How much of what there is an error names."""


class DocumentFilter:
    """What the documents of a snapshot can be told apart by.

    Args:
        entries: the documents.
        analyzer: tells the words of bodies apart.
    """

    def __init__(self, entries: Sequence[CatalogueEntry], *, analyzer: Analyzer) -> None:
        self._places = PlaceFilter(entries)
        self._issuers = IssuerFilter(entries, analyzer=analyzer)

    def resolve(self, where: AnyFilter) -> AnyFilter:
        """Return a filter with the documents that its place and its issuer mean.

        Args:
            where: the filter; returned as it is where it names neither.

        Raises:
            FilterError: no document is of that place or by that body.
        """
        chosen = [] if where.among is None else [where.among]
        if where.place is not None:
            found = self._places.find(where.place)
            chosen.append(_checked("place", where.place, found, self._places.documents))
        if where.issuer is not None:
            found = self._issuers.find(where.issuer)
            chosen.append(_checked("issuer", where.issuer, found, self._issuers.documents))
        if where.place is None and where.issuer is None:
            return where
        return replace(where, place=None, issuer=None, among=frozenset.intersection(*chosen))


def _checked(
    name: str, asked: str, found: frozenset[str], held: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    if not found:
        raise FilterError(
            f"{name}: no document is of {asked[:40]!r}; there are {_list(held)}", name=name
        )
    return found


def _list(held: Mapping[str, frozenset[str]]) -> str:
    """Return the names with the most documents, as many as an error has room for.

    >>> _list({"乙市": frozenset("a"), "甲市": frozenset("ab")}), _list({})
    ('甲市, 乙市', 'none')
    """
    names = sorted(held, key=lambda name: (-len(held[name]), name))
    shown = list(_fitting(names))
    more = len(names) - len(shown)
    return (", ".join(shown) or "none") + (f" and {more} more" if more else "")


def _fitting(names: Iterable[str]) -> Iterable[str]:
    left = _SHOWN_CHARACTERS
    for name in names:
        left -= len(name)
        if left < 0:
            return
        yield name
