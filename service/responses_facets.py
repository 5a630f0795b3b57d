"""The facets of a search as records; see ``service.responses``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCount:
    """A value that the filter takes, and how many of the passages found it would leave."""

    value: str | int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCounts:
    """The passages found by one property.

    Attributes:
        values: at most 20, those with the most passages first, then by value.
        left_off: how many more values there are.
        without: how many of the passages have no value.
    """

    values: tuple[FacetCount, ...]
    left_off: int
    without: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """The passages found by each property that a filter takes.

    A passage counts for each place that its document is of and for each that those lie in, and for
    each body that issued the document.

    Attributes:
        doc: by ``doc_id``.
        year: by the year that the document reports on.
        place: by place, in full.
        issuer: by body.
        kind: by kind of passage.
    """

    doc: FacetCounts
    year: FacetCounts
    place: FacetCounts
    issuer: FacetCounts
    kind: FacetCounts
