"""The searcher: a query in, ranked passages out, each with the reasons for its place."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.deadline import check_deadline
from index.document_filter import DocumentFilter
from index.embedder import Embedder
from index.errors import QueryError, SnapshotError
from index.facets import Facet, FacetName, FacetTable
from index.features import FEATURES, ShortlistFeatures
from index.figure_terms import read_words
from index.figures import FigureFilter, FigurePage, Words
from index.hits import HitReader
from index.lexicon import lexicon_words
from index.listing import Listing, extend_listing, make_listing
from index.local import LocalStorage
from index.manifest import iter_misfits
from index.misspellings import Misspellings
from index.operators import read_operators
from index.pieces import read_pieces
from index.query import (
    Filter,
    Query,
    check_k,
    check_limit,
    check_page,
    check_query,
    mend_terms,
    read_wordings,
    respell,
)
from index.ranking import BOTH_LEGS, Ranking, rank_candidates
from index.records import Hit, HitPage, LegName
from index.reranker import LinearReranker, Reranker
from index.shortlist import Shortlist, make_shortlist
from index.snapshot import live_folder
from index.storage import Storage
from index.weighing import WeighedQuery, weigh
from ingest import Analyzer, Block, Document, Facsimile, Passage, Span, fold
from ingest.figures import Figure

# Far enough that a passage which one leg ranks well is scored by both.
_DEPTH = 500


class Searcher:
    """Searches one snapshot with the analyzer and the embedder it was built with.

    Args:
        storage: the snapshot.
        analyzer: the one that made its terms.
        embedder: the one that made its vectors.
        reranker: puts the first passages in their final order; the learnt weights by default.

    Raises:
        SnapshotError: the snapshot was built with another analyzer or embedder.
    """

    def __init__(
        self,
        storage: Storage,
        *,
        analyzer: Analyzer,
        embedder: Embedder,
        reranker: Reranker | None = None,
    ) -> None:
        _check_fit(storage, analyzer, embedder)
        self._storage = storage
        self._analyzer = analyzer
        self._embedder = embedder
        self._reranker = reranker or LinearReranker.load()
        self._hits = HitReader(storage)
        self._misspellings = Misspellings(
            words=storage.translations.words(), terms=storage.terms, is_word=self._is_word
        )

    @classmethod
    def load(
        cls,
        data_dir: Path,
        *,
        analyzer: Analyzer,
        embedder: Embedder,
        reranker: Reranker | None = None,
    ) -> Self:
        """Open the live snapshot of a data folder.

        Raises:
            SnapshotError: there is none, it is damaged, or it was built with another analyzer
                or embedder.
        """
        storage = LocalStorage.load(live_folder(data_dir))
        return cls(storage, analyzer=analyzer, embedder=embedder, reranker=reranker)

    @property
    def build_id(self) -> str:
        """Return the name of the build that is searched."""
        return self._storage.manifest.build_id

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        where: Filter | None = None,
        legs: Collection[LegName] = BOTH_LEGS,
    ) -> tuple[Hit, ...]:
        """Return the best passages for a query in Chinese or English.

        Equal scores keep the order of the fused scores, and equal ones there that of
        ``passage_id``, so the same query on the same snapshot always gives the same hits. No
        threshold hides a passage: it is left out only where every leg asked for scores it zero.

        ``-word`` leaves out the passages that hold the word or a likely translation of it, and
        ``"words"`` those in which the words do not stand as they are, if they stand in any.

        Args:
            query: 1 to 1,000 characters with a letter or digit among them.
            k: the cut-off, 1 to 100.
            where: which passages may be returned; all by default.
            legs: rank by both legs and the reranker, or by one leg alone.

        Returns:
            At most ``k`` hits, best first.

        Raises:
            QueryError: the query or ``k`` is out of range, or ``legs`` names no leg.
            FilterError: no document is of the place or by the body that the filter names.
        """
        cutoff = check_k(k)
        text = check_query(query)
        if not legs or not BOTH_LEGS.issuperset(legs):
            raise QueryError(f"legs must be some of {sorted(BOTH_LEGS)}, got {sorted(legs)}")
        text, where = self._operate(text, self.resolve(where or Filter()))
        listing = self._list(text, where, legs)
        return () if listing is None else tuple(self._hits.iter_page(listing, 0, cutoff))

    def search_page(
        self, query: str, *, k: int = 10, offset: int = 0, where: Filter | None = None
    ) -> HitPage:
        """Return a page of what a query finds, with the number and the facets of all of it.

        The order is that of ``search`` and does not depend on the page. Behind the first 100
        passages, which the reranker orders, come the others that hold words, or translations of
        words, which make up half of the query, each weighed by its idf, in the order of the fused
        score. A page beyond the last passage is empty.

        Args:
            query: 1 to 1,000 characters with a letter or digit among them.
            k: how many hits a page has, 1 to 100.
            offset: how many hits come before the page, 0 or more; with ``k`` at most 1,000.
            where: which passages may be returned; all by default.

        Raises:
            QueryError: the query, ``k`` or ``offset`` is out of range.
            FilterError: no document is of the place or by the body that the filter names.
        """
        cutoff = check_k(k)
        first = check_page(offset, cutoff)
        text, where = self._operate(check_query(query), self.resolve(where or Filter()))
        listing = self._list(text, where, BOTH_LEGS)
        if listing is None:
            return HitPage(hits=(), total=0, facets=self._count_facets(np.zeros(0, dtype=np.int64)))
        listing = extend_listing(listing, self._storage, where)
        rows = listing.rows()
        return HitPage(
            hits=tuple(self._hits.iter_page(listing, first, cutoff)),
            total=len(rows),
            facets=self._count_facets(rows),
        )

    def resolve(self, where: Filter) -> Filter:
        """Return a filter with the documents that its place and its issuer mean.

        Raises:
            FilterError: no document is of that place or by that body.
        """
        return self._document_filter.resolve(where)

    def features(self, query: str) -> ShortlistFeatures:
        """Return what a reranker would see of a query, to learn its weights from.

        Raises:
            QueryError: the query is out of range.
        """
        weighed, ranking = self._rank(check_query(query), Filter(), BOTH_LEGS)
        if not len(ranking.order):
            return ShortlistFeatures(passage_ids=(), matrix=np.zeros((0, len(FEATURES))))
        shortlist = make_shortlist(self._storage, weighed, ranking, embedder=self._embedder)
        rows = shortlist.closeup.rows.tolist()
        return ShortlistFeatures(
            passage_ids=tuple(self._storage.passage(row).passage_id for row in rows),
            matrix=shortlist.features.matrix,
        )

    def weigh(self, query: str) -> WeighedQuery:
        """Return a query weighed against the collection: what each index term accounts for.

        Raises:
            QueryError: the query is out of range.
        """
        return weigh(self._read_query(check_query(query)), self._storage)

    def passage(self, passage_id: str) -> Passage | None:
        """Return a passage, or ``None`` where the snapshot holds no such id."""
        row = self._storage.row(passage_id)
        return None if row is None else self._storage.passage(row)

    def passages(self, doc_id: str) -> tuple[Passage, ...]:
        """Return a document's passages in reading order; none for an unknown id."""
        found = [self._storage.passage(row) for row in self._storage.document_rows(doc_id)]
        return tuple(sorted(found, key=lambda passage: passage.source_offset(0)))

    def documents(self) -> tuple[Document, ...]:
        """Return all documents, ordered by ``doc_id``."""
        return self._storage.documents()

    def document(self, doc_id: str) -> Document | None:
        """Return a document, or ``None`` where the snapshot holds no such id."""
        return self._storage.document(doc_id)

    def facsimile(self, doc_id: str) -> Facsimile | None:
        """Return the file with pages that a document was read from; ``None`` for none."""
        return self._storage.facsimile(doc_id)

    def blocks(self, doc_id: str) -> tuple[Block, ...]:
        """Return a document's blocks in reading order; none for an unknown id."""
        return self._storage.blocks(doc_id)

    def sentences(self, passage_id: str) -> tuple[Span, ...]:
        """Return the sentences of a passage, in order; none for an unknown id."""
        row = self._storage.row(passage_id)
        return () if row is None else self._storage.sentences(row)

    def figures(self, passage_id: str) -> tuple[Figure, ...]:
        """Return the figures of a passage, in its order; none for an unknown id."""
        return self._storage.figures(passage_id)

    def reported_year(self, passage_id: str) -> int | None:
        """Return the year that a passage reports on where its words name none.

        ``None`` for an unknown id, and for a report without a year.
        """
        row = self._storage.row(passage_id)
        return None if row is None else self._storage.reported_year(row)

    def reported_years(self) -> Mapping[str, frozenset[int]]:
        """Return the years that passages of each document report on, by ``doc_id``."""
        return self._storage.reported_years()

    def places_in(self, query: str) -> frozenset[str]:
        """Return the full names of the places that a query names.

        Those that documents are of count by all their names, other divisions of China by the full
        one.
        """
        return self._storage.places_in(fold(query).text)

    def list_figures(
        self, where: FigureFilter | None = None, *, after: int | None = None, limit: int = 50
    ) -> FigurePage:
        """Return the figures that a filter lets through: by ``doc_id``, then by place in it.

        Args:
            where: which figures; all by default.
            after: ``after`` of the page before; the first page by default.
            limit: how many at most, 1 to 500.

        Raises:
            QueryError: the filter's text is out of range or holds no word, or ``limit`` is out of
                range.
            FilterError: no document is of the place or by the body that the filter names.
        """
        where = self._document_filter.resolve(where or FigureFilter())
        words: Words = ()
        if where.text is not None:
            words = read_words(
                check_query(where.text),
                analyzer=self._analyzer,
                translations=self._storage.translations,
            )
        return self._storage.list_figures(where, words, after=after, limit=check_limit(limit))

    def _operate(self, query: str, where: Filter) -> tuple[str, Filter]:
        """Return what to look for, and the filter with what the query's operators add to it."""
        said = read_operators(query)
        lacking = tuple(
            tuple(
                frozenset(terms)
                for terms in read_words(
                    word, analyzer=self._analyzer, translations=self._storage.translations
                )
            )
            for word in said.lacking
        )
        return said.text, replace(where, lacking=lacking, phrases=said.phrases)

    def _read_query(self, text: str) -> Query:
        tokens = self._analyzer.tokens(text)
        terms = mend_terms(text, tokens, self._misspellings.mend)
        meant = respell(text, tokens, terms)
        return Query(
            text=fold(text).text,
            wordings=read_wordings(text, tokens, terms, self._storage.translations),
            vector=self._embedder.encode_queries([meant])[0],
            pieces=read_pieces(self._embedder, meant),
        )

    @cached_property
    def _document_filter(self) -> DocumentFilter:
        return DocumentFilter(self._storage.catalogue(), analyzer=self._analyzer)

    @cached_property
    def _facets(self) -> FacetTable:
        return FacetTable(self._storage.catalogue())

    def _count_facets(self, rows: NDArray[np.int64]) -> Mapping[FacetName, Facet]:
        return self._facets.count(self._storage.owners(rows), self._storage.kinds(rows))

    def _is_word(self, word: str) -> bool:
        return word in lexicon_words() if word.isascii() else self._analyzer.has_word(word)

    def _rank(
        self, text: str, where: Filter, legs: Collection[LegName]
    ) -> tuple[WeighedQuery, Ranking]:
        check_deadline()
        asked = self._read_query(text)
        weighed = weigh(asked, self._storage)
        check_deadline()
        candidates = self._storage.candidates(
            asked.weights(), asked.vector, where=where, depth=_DEPTH
        )
        return weighed, rank_candidates(candidates, ceiling=weighed.ceiling, legs=legs)

    def _list(self, text: str, where: Filter, legs: Collection[LegName]) -> Listing | None:
        """Return what a query finds in its final order; ``None`` where that is nothing."""
        weighed, ranking = self._rank(text, where, legs)
        if not len(ranking.order):
            return None
        check_deadline()
        shortlist = make_shortlist(self._storage, weighed, ranking, embedder=self._embedder)
        scores = ranking.scores[shortlist.places]
        if len(set(legs)) > 1:
            scores = self._rerank(weighed.query.text, shortlist)
        return make_listing(weighed, ranking, shortlist, scores)

    def _rerank(self, text: str, shortlist: Shortlist) -> NDArray[np.float64]:
        rows = shortlist.closeup.rows.tolist()
        return self._reranker.scores(
            text, shortlist.features, lambda: [self._storage.passage(row) for row in rows]
        )


def _check_fit(storage: Storage, analyzer: Analyzer, embedder: Embedder) -> None:
    """Refuse to search vectors and terms that other models made."""
    for misfit in iter_misfits(storage.manifest, analyzer=analyzer, embedder=embedder):
        raise SnapshotError(misfit)
