"""The local engine: a snapshot folder searched in process."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Self, get_args

import numpy as np
from numpy.typing import NDArray

from index.bm25 import BM25Index
from index.catalogue import CatalogueEntry
from index.contexts import ContextFit, ContextIndex
from index.dense import DenseIndex
from index.errors import SnapshotError
from index.figures import FigureFilter, FigurePage, FigureStore, Words
from index.interaction import PieceCloseup
from index.manifest import Manifest
from index.pieces import PieceIndex
from index.positions import TokenPositions
from index.query import Filter
from index.runs import distinct
from index.storage import Candidates, Closeup
from index.texts import TextStore
from index.traits import PassageTraits
from index.translation import Translations
from index.years import YearTable
from ingest import Block, Document, Facsimile, PassageKind, simplify

# A passage has about four sentences, so that both legs look about as far.
_SENTENCES_PER_PASSAGE = 4
_KEPT_ROWS = 4_096
CONTEXT_WEIGHT = 0.5
"""What a term of a document's title counts for its passages, beside one of their own text."""


class LocalStorage:
    """The reference storage: sparse matrix, FAISS and SQLite in one folder."""

    def __init__(
        self,
        *,
        manifest: Manifest,
        lexical: BM25Index,
        contexts: ContextIndex,
        dense: DenseIndex,
        pieces: PieceIndex,
        positions: TokenPositions,
        traits: PassageTraits,
        translations: Translations,
        texts: TextStore,
        figures: FigureStore,
        told: YearTable,
    ) -> None:
        self.manifest = manifest
        self._lexical = lexical
        self._contexts = contexts
        self._terms = dict.fromkeys((*lexical.term_ids, *contexts.term_ids)).keys()
        self._dense = dense
        self._pieces = pieces
        self._positions = positions
        self._traits = traits
        self.translations = translations
        self._texts = texts
        self._figures = figures
        self._told = told
        # Rows are immutable: each is read and parsed once.
        self.passage = lru_cache(_KEPT_ROWS)(texts.passage)
        self.sentences = lru_cache(_KEPT_ROWS)(texts.sentences)
        self.figures = figures.figures
        owners = texts.owners()
        years = texts.years()
        self._doc_ids = np.array([doc_id for doc_id, _ in owners])
        self._years = np.array([years[doc_id] or 0 for doc_id, _ in owners])
        self._kinds = _number_kinds([kind for _, kind in owners])

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open a snapshot folder after checking every file in it.

        Raises:
            SnapshotError: a file is missing or altered, or the counts disagree.
        """
        manifest = Manifest.load(folder)
        storage = cls(
            manifest=manifest,
            lexical=BM25Index.load(folder),
            contexts=ContextIndex.load(folder),
            dense=DenseIndex.load(folder),
            pieces=PieceIndex.load(folder),
            positions=TokenPositions.load(folder),
            traits=PassageTraits.load(folder),
            translations=Translations.load(folder),
            texts=TextStore.load(folder),
            figures=FigureStore.load(folder),
            told=YearTable.load(folder),
        )
        storage._check_counts(folder)
        return storage

    def close(self) -> None:
        """Close the files; the storage cannot be used afterwards."""
        self._texts.close()
        self._figures.close()

    def candidates(
        self,
        weighted_terms: Mapping[str, float],
        vector: NDArray[np.float32],
        *,
        where: Filter,
        depth: int,
    ) -> Candidates:
        """Return the union of what the two legs find first; see ``Storage``."""
        allowed = self._allowed(where)
        lexical = self._lexical_scores(weighted_terms)
        if allowed is not None:
            lexical[~allowed] = 0.0
        sentences = depth * _SENTENCES_PER_PASSAGE
        near, cosines = self._dense.search(vector, depth=sentences, allowed=allowed)
        dense = np.full(len(lexical), np.nan, dtype=np.float32)
        dense[near] = cosines
        top = _top(lexical, depth)
        far = top[np.isnan(dense[top])]
        dense[far] = self._dense.scores(vector, far)
        rows = np.flatnonzero(~np.isnan(dense))
        return Candidates(rows=rows, lexical=lexical[rows], dense=dense[rows])

    def score(
        self,
        rows: NDArray[np.int64],
        weighted_terms: Mapping[str, float],
        vector: NDArray[np.float32],
    ) -> Candidates:
        """Return some passages with the exact score of both legs."""
        lexical = self._lexical_scores(weighted_terms)[rows]
        return Candidates(rows=rows, lexical=lexical, dense=self._dense.scores(vector, rows))

    def holding(
        self,
        terms: Sequence[str],
        shares: NDArray[np.float64],
        *,
        where: Filter,
        least: float,
    ) -> NDArray[np.int64]:
        """Return the rows of all passages that hold enough of a query; see ``Storage``."""
        held = self._lexical.cover(terms, shares) >= least
        allowed = self._allowed(where)
        return np.flatnonzero(held if allowed is None else held & allowed)

    def idf(self, term: str) -> float:
        """Return the idf of an index term."""
        if term in self._lexical.term_ids or term not in self._contexts.term_ids:
            return self._lexical.idf(term)
        return self._contexts.idf(term)

    @property
    def terms(self) -> Collection[str]:
        """The index terms of the collection."""
        return self._terms

    def has_term(self, term: str) -> bool:
        """Tell whether any passage or title holds ``term``."""
        return term in self._lexical.term_ids or term in self._contexts.term_ids

    def closeup(
        self, rows: NDArray[np.int64], terms: Sequence[str], vector: NDArray[np.float32]
    ) -> Closeup:
        """Return some passages sentence by sentence; see ``Storage``."""
        cosines, starts = self._dense.cosines(vector, rows)
        titles = np.repeat(self._contexts.title_vectors(rows), np.diff(starts), axis=0)
        known = self._lexical.term_ids
        spots = [spot for spot, term in enumerate(terms) if term in known]
        term_ids = np.array([known[terms[spot]] for spot in spots], dtype=np.int64)
        places = self._positions.places(rows, term_ids)
        return Closeup(
            rows=rows,
            starts=starts,
            cosines=cosines,
            title_cosines=self._dense.paired_cosines(titles, rows),
            traits=self._traits.sentence_bits(rows),
            neighbours=self._traits.neighbours(rows),
            places=replace(places, terms=np.array(spots, dtype=np.int64)[places.terms]),
        )

    def pieces(self, rows: NDArray[np.int64]) -> PieceCloseup:
        """Return the pieces of some passages; see ``Storage``."""
        documents, owners = distinct(self._contexts.owners[rows])
        return PieceCloseup(
            sentences=self._pieces.sentences.take(self._dense.sentence_rows(rows)),
            headings=self._pieces.headings.take(rows),
            titles=self._pieces.titles.take(documents),
            owners=owners,
        )

    def context_fit(
        self,
        rows: NDArray[np.int64],
        weighted_terms: Mapping[str, float],
        *,
        terms: Sequence[str],
        vector: NDArray[np.float32],
        text: str,
    ) -> ContextFit:
        """Return how the documents of some passages fit a query; see ``Storage``."""
        return self._contexts.fit(rows, weighted_terms, terms=terms, vector=vector, text=text)

    def owners(self, rows: NDArray[np.int64]) -> NDArray[np.int32]:
        """Return the number of each passage's document, shape (rows,)."""
        return self._contexts.owners[rows]

    def kinds(self, rows: NDArray[np.int64]) -> NDArray[np.int8]:
        """Return the place of each passage's kind in ``PassageKind``, shape (rows,)."""
        return self._kinds[rows]

    def tells_of(self, rows: NDArray[np.int64], years: Sequence[int]) -> NDArray[np.bool_]:
        """Return which passages tell of any of some years, shape (rows,)."""
        told = [self._told.tells_of(year, len(self._doc_ids)) for year in years]
        return np.logical_or.reduce(told)[rows] if told else np.zeros(len(rows), dtype=np.bool_)

    def places_in(self, text: str) -> frozenset[str]:
        """Return the full names of the places that a query names; see ``ContextIndex``."""
        return self._contexts.places_in(text)

    def row(self, passage_id: str) -> int | None:
        """Return the row of a passage."""
        return self._texts.row(passage_id)

    def document_rows(self, doc_id: str) -> tuple[int, ...]:
        """Return the rows of a document's passages."""
        return self._texts.document_rows(doc_id)

    def catalogue(self) -> tuple[CatalogueEntry, ...]:
        """Return all documents without their texts, by id."""
        return self._texts.catalogue()

    def documents(self) -> tuple[Document, ...]:
        """Return all documents by id."""
        return self._texts.documents()

    def document(self, doc_id: str) -> Document | None:
        """Return one document."""
        return self._texts.document(doc_id)

    def facsimile(self, doc_id: str) -> Facsimile | None:
        """Return the file with pages that a document was read from."""
        return self._texts.facsimile(doc_id)

    def blocks(self, doc_id: str) -> tuple[Block, ...]:
        """Return the blocks of a document."""
        return self._texts.blocks(doc_id)

    def reported_year(self, row: int) -> int | None:
        """Return the year that a passage reports on where it names none."""
        return self._told.reported(row)

    def reported_years(self) -> Mapping[str, frozenset[int]]:
        """Return the years that passages of each document report on, by ``doc_id``."""
        found: dict[str, set[int]] = {doc_id: set() for doc_id in self._doc_ids.tolist()}
        for row, year in self._told.reported_rows().items():
            found[str(self._doc_ids[row])].add(year)
        return {doc_id: frozenset(years) for doc_id, years in found.items()}

    def list_figures(
        self, where: FigureFilter, words: Words, *, after: int | None, limit: int
    ) -> FigurePage:
        """Return the figures that a filter lets through, a page at a time."""
        return self._figures.select(where, words, after=after, limit=limit)

    def _lexical_scores(self, weighted_terms: Mapping[str, float]) -> NDArray[np.float32]:
        """Return the score of every passage by its words, and where it has any by its title's."""
        lexical = self._lexical.scores(weighted_terms)
        of_document = self._contexts.scores(weighted_terms)
        lexical += np.where(lexical > 0, CONTEXT_WEIGHT * of_document, 0).astype(np.float32)
        return lexical

    def _allowed(self, where: Filter) -> NDArray[np.bool_] | None:
        """Return which rows the filter lets through, or ``None`` for all."""
        kind = None if where.kind is None else get_args(PassageKind).index(where.kind)
        wanted: tuple[tuple[NDArray[np.generic], str | int | None], ...] = (
            (self._doc_ids, where.doc_id),
            (self._years, where.year),
            (self._kinds, kind),
        )
        masks = [values == value for values, value in wanted if value is not None]
        if where.among is not None:
            masks.append(np.isin(self._doc_ids, sorted(where.among)))
        masks += [~self._holding_words(words) for words in where.lacking]
        masks += [mask for phrase in where.phrases if (mask := self._saying(phrase)).any()]
        return np.logical_and.reduce(masks) if masks else None

    def _holding_words(self, words: Sequence[frozenset[str]]) -> NDArray[np.bool_]:
        """Return which rows hold each of some words, by one of its terms."""
        found = np.ones(len(self._doc_ids), dtype=np.bool_)
        for terms in words:
            holds = np.zeros_like(found)
            for term in terms:
                holds[self._lexical.postings(term)] = True
            found &= holds
        return found

    def _saying(self, phrase: str) -> NDArray[np.bool_]:
        """Return the rows in which a phrase stands as it is, in Simplified characters too."""
        mask = np.zeros(len(self._doc_ids), dtype=np.bool_)
        mask[list(self._texts.rows_with(phrase, simplify(phrase)))] = True
        return mask

    def _check_counts(self, folder: Path) -> None:
        counts = self.manifest.counts
        found = {
            "passages": len(self._doc_ids),
            "sentences": self._dense.sentence_count,
            "terms": len(self._lexical.term_ids),
            "tokens": self._positions.token_count,
            "figures": self._figures.count(),
        }
        for name, count in found.items():
            if counts.get(name) != count:
                raise SnapshotError(
                    f"{folder}: {count} {name} on disk, the manifest says {counts.get(name)};"
                    " run `zhiwen index`"
                )


def _number_kinds(kinds: Sequence[str]) -> NDArray[np.int8]:
    """Return the place of each kind in ``PassageKind``."""
    numbers = {kind: number for number, kind in enumerate(get_args(PassageKind))}
    unknown = set(kinds) - numbers.keys()
    if unknown:
        raise SnapshotError(f"unknown passage kinds {sorted(unknown)}; run `zhiwen index`")
    return np.array([numbers[kind] for kind in kinds], dtype=np.int8)


def _top(scores: NDArray[np.float32], depth: int) -> NDArray[np.int64]:
    """Return the rows of the ``depth`` highest positive scores; of equal ones the first."""
    found = np.flatnonzero(scores)
    if len(found) > depth:
        found = found[np.argsort(-scores[found], kind="stable")[:depth]]
    return found
