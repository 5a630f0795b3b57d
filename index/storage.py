"""The seam to whatever stores a snapshot: candidates by both legs, and the texts behind them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.catalogue import CatalogueEntry
from index.contexts import ContextFit
from index.figures import FigureFilter, FigurePage, Words
from index.interaction import PieceCloseup
from index.manifest import Manifest
from index.positions import TermPlaces
from index.query import Filter
from index.translation import Translations
from ingest import Block, Document, Facsimile, Passage, Span
from ingest.figures import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The passages worth ranking, each with the exact score of both legs.

    Attributes:
        rows: shape (n,), int64, ascending; ascending rows are ascending passage ids.
        lexical: shape (n,), float32, BM25, >= 0.
        dense: shape (n,), float32, cosine of the best sentence.
    """

    rows: NDArray[np.int64]
    lexical: NDArray[np.float32]
    dense: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closeup:
    """Some passages sentence by sentence, seen from a query.

    Attributes:
        rows: shape (n,), the passages in the order asked for.
        starts: shape (n + 1,): where the sentences of each passage begin in the arrays below.
        cosines: shape (sentences,), of each sentence with the query.
        title_cosines: shape (sentences,), of each with its document's title.
        traits: shape (sentences,), see ``index.traits``.
        neighbours: shape (n, 2), rows of the passages before and after; ``NOBODY`` for none.
        places: which of the query's terms stands in which sentence.
    """

    rows: NDArray[np.int64]
    starts: NDArray[np.int64]
    cosines: NDArray[np.float32]
    title_cosines: NDArray[np.float32]
    traits: NDArray[np.uint8]
    neighbours: NDArray[np.int64]
    places: TermPlaces


class Storage(Protocol):
    """What a searcher asks of a store; ``LocalStorage`` is the reference any other agrees with."""

    @property
    def manifest(self) -> Manifest:
        """What the snapshot was built with."""

    @property
    def translations(self) -> Translations:
        """What words and phrases of the other language are called in the collection."""

    @property
    def terms(self) -> Collection[str]:
        """The index terms of the collection."""

    def candidates(
        self,
        weighted_terms: Mapping[str, float],
        vector: NDArray[np.float32],
        *,
        where: Filter,
        depth: int,
    ) -> Candidates:
        """Return the union of what the two legs find first, ``depth`` deep in each.

        Args:
            weighted_terms: how much each term of the query counts.
            vector: the query's.
            where: which passages may be returned; its ``place`` and ``issuer`` are not looked at.
            depth: how many passages that hold a term, and about as many of the nearest.
        """

    def score(
        self,
        rows: NDArray[np.int64],
        weighted_terms: Mapping[str, float],
        vector: NDArray[np.float32],
    ) -> Candidates:
        """Return some passages, ascending, with the exact score of both legs."""

    def holding(
        self,
        terms: Sequence[str],
        shares: NDArray[np.float64],
        *,
        where: Filter,
        least: float,
    ) -> NDArray[np.int64]:
        """Return the rows of all passages that hold enough of a query, ascending.

        Args:
            terms: of the query.
            shares: shape (terms, wordings): what each term accounts for.
            where: which passages may be returned; its ``place`` and ``issuer`` are not looked at.
            least: the least that a passage holds, above 0 and at most 1.
        """

    def idf(self, term: str) -> float:
        """Return the idf of an index term."""

    def has_term(self, term: str) -> bool:
        """Tell whether any passage holds ``term``."""

    def closeup(
        self, rows: NDArray[np.int64], terms: Sequence[str], vector: NDArray[np.float32]
    ) -> Closeup:
        """Return some passages sentence by sentence.

        Args:
            rows: shape (n,), n >= 1.
            terms: the terms to look for, each held by the collection.
            vector: the query's.
        """

    def pieces(self, rows: NDArray[np.int64]) -> PieceCloseup:
        """Return the pieces of some passages, of their headings and their documents' titles."""

    def context_fit(
        self,
        rows: NDArray[np.int64],
        weighted_terms: Mapping[str, float],
        *,
        terms: Sequence[str],
        vector: NDArray[np.float32],
        text: str,
    ) -> ContextFit:
        """Return how the documents of some passages fit a query; see ``ContextIndex.fit``."""

    def owners(self, rows: NDArray[np.int64]) -> NDArray[np.int32]:
        """Return the number of each passage's document, shape (rows,)."""

    def kinds(self, rows: NDArray[np.int64]) -> NDArray[np.int8]:
        """Return the place of each passage's kind in ``PassageKind``, shape (rows,)."""

    def tells_of(self, rows: NDArray[np.int64], years: Sequence[int]) -> NDArray[np.bool_]:
        """Return which passages tell of any of some years, shape (rows,)."""

    def places_in(self, text: str) -> frozenset[str]:
        """Return the full names of the places that a query names."""

    def passage(self, row: int) -> Passage:
        """Return the passage in ``row``."""

    def sentences(self, row: int) -> tuple[Span, ...]:
        """Return the sentences of the passage in ``row``."""

    def row(self, passage_id: str) -> int | None:
        """Return the row of a passage."""

    def document_rows(self, doc_id: str) -> tuple[int, ...]:
        """Return the rows of a document's passages."""

    def catalogue(self) -> tuple[CatalogueEntry, ...]:
        """Return all documents without their texts, by id: in the order of ``owners``."""

    def documents(self) -> tuple[Document, ...]:
        """Return all documents by id."""

    def document(self, doc_id: str) -> Document | None:
        """Return one document."""

    def facsimile(self, doc_id: str) -> Facsimile | None:
        """Return the file with pages that a document was read from; ``None`` for none."""

    def blocks(self, doc_id: str) -> tuple[Block, ...]:
        """Return the blocks of a document."""

    def figures(self, passage_id: str) -> tuple[Figure, ...]:
        """Return the figures of a passage in its order; none for an unknown id."""

    def reported_year(self, row: int) -> int | None:
        """Return the year that a passage reports on where it names none; ``None`` for no year."""

    def reported_years(self) -> Mapping[str, frozenset[int]]:
        """Return the years that passages of each document report on, by ``doc_id``."""

    def list_figures(
        self, where: FigureFilter, words: Words, *, after: int | None, limit: int
    ) -> FigurePage:
        """Return the figures that a filter lets through, a page at a time."""
