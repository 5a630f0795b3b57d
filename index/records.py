"""The records that a search yields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from index.facets import Facet, FacetName
from ingest import Passage, Span

LegName = Literal["lexical", "dense"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An index term that speaks for a passage, and what of the query it stands for.

    Attributes:
        term: the index term, as the passage holds it.
        source: the query's own words: the same word, or those that ``term`` translates.
    """

    term: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """What one leg of the search says of a passage.

    Attributes:
        rank: place in the leg's own ranking, from 1; ``None`` where the leg scored it zero.
        score: the leg's own score: BM25 (>= 0) for lexical, cosine (-1 to 1) for dense.
        matches: the terms that matched, in the order of the query; lexical only.
    """

    rank: int | None
    score: float
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found, with its place and the reasons for it.

    Attributes:
        passage: the passage.
        score: the fused score; higher is better, comparable within one search only.
        rank: from 1; equal scores are ordered by ``passage_id``.
        legs: each leg's own rank and score.
        sentence: the sentence of ``passage.text`` that fits the query best.
        highlights: where the matched terms stand in ``passage.text``, in order, disjoint.
    """

    passage: Passage
    score: float
    rank: int
    legs: Mapping[LegName, Leg]
    sentence: Span
    highlights: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HitPage:
    """A page of what a query finds.

    Attributes:
        hits: of the page, best first, their ranks counted from the first page on.
        total: how many passages are found in all: the up to 100 that fit the query best, and all
            that hold words, or translations of words, which make up half of it.
        facets: of all of those.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[FacetName, Facet]
