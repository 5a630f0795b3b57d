"""What is known of each document as a whole, searched beside its passages.

The title, short names, bodies, places and years of a document are a field of their own: they
stand in no passage, or in one of a hundred, and tell alike documents apart.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.bm25 import BM25Index
from index.romanization import romanize
from index.runs import distinct
from ingest import (
    Analyzer,
    Division,
    Document,
    default_gazetteer,
    is_province,
    place_names,
    simplify,
    years_in,
)

FIELDS = "contexts"
VECTORS_FILE = "contexts.vectors.npy"
OWNERS_FILE = "contexts.owners.npy"
SCOPES_FILE = "contexts.json"

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEFORE_NAME = "[年在和与及的比省区]"
_SHORTEST_NAME = 2
_APOSTROPHE = re.compile(r"(?<=[a-z])['’ʼ](?=[a-z])(?!s\b)")
_SHORTEST_ENGLISH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentScope:
    """Where and when a document is of.

    Attributes:
        own: full names of the places that its title names, the widest first.
        within: full names of what those lie in.
        years: that its title, date of issue and periods name.
    """

    own: tuple[str, ...]
    within: tuple[str, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextFit:
    """How the documents of some passages fit a query; every array has a row a passage.

    Attributes:
        lexical: shape (n,), BM25 of the document's field, >= 0.
        held: shape (n, terms): the field holds the term.
        cosines: shape (n,), of the title with the query.
        place: shape (n,): the share of the places asked about that the document is of or lies in,
            -1 where it is of others; 0 where none is asked about, or it is of no place.
        own_place: shape (n,): 1 where it is of the very place, not of one within.
        year: shape (n,): 1 where the title, date or periods name a year asked about, -1 where they
            name others only, 0 where no year is asked about.
    """

    lexical: NDArray[np.float64]
    held: NDArray[np.bool_]
    cosines: NDArray[np.float64]
    place: NDArray[np.float64]
    own_place: NDArray[np.float64]
    year: NDArray[np.float64]


class ContextIndex:
    """The fields of all documents, and which passage belongs to which.

    Args:
        fields: an index whose rows are the documents, ordered by ``doc_id``.
        vectors: shape (documents, dim), of their titles, of unit length or all zero.
        owners: shape (passages,): the row of the document of each passage.
        scopes: of the documents.
    """

    def __init__(
        self,
        *,
        fields: BM25Index,
        vectors: NDArray[np.float32],
        owners: NDArray[np.int32],
        scopes: Sequence[DocumentScope],
    ) -> None:
        self._fields = fields
        self._vectors = vectors
        self._owners = owners
        self._scopes = scopes
        self._names = _name_table(scopes)
        self._english = _english_table(self._names.values())

    @classmethod
    def build(
        cls,
        documents: Sequence[Document],
        owners: Sequence[str],
        *,
        analyzer: Analyzer,
        encode: Callable[[Sequence[str]], NDArray[np.float32]],
    ) -> Self:
        """Index the contexts of documents.

        Args:
            documents: in any order.
            owners: the ``doc_id`` of each passage, in row order.
            analyzer: makes the terms.
            encode: gives the vectors of texts, shape (texts, dim).
        """
        ordered = sorted(documents, key=lambda document: document.doc_id)
        rows = {document.doc_id: row for row, document in enumerate(ordered)}
        return cls(
            fields=BM25Index.build(
                # A title of no term still needs a row.
                [analyzer.terms(field_text(each)) or [each.doc_id] for each in ordered]
            ),
            vectors=encode([document.title for document in ordered]),
            owners=np.array([rows[doc_id] for doc_id in owners], dtype=np.int32),
            scopes=[read_scope(document) for document in ordered],
        )

    @property
    def term_ids(self) -> Mapping[str, int]:
        """Return the terms of the fields."""
        return self._fields.term_ids

    @property
    def owners(self) -> NDArray[np.int32]:
        """Return the row of the document of each passage, shape (passages,)."""
        return self._owners

    def title_vectors(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the vector of the title that each passage in ``rows`` stands under."""
        return self._vectors[self._owners[rows]]

    def idf(self, term: str) -> float:
        """Return the idf of a term among documents."""
        return self._fields.idf(term)

    def scores(self, weighted_terms: Mapping[str, float]) -> NDArray[np.float32]:
        """Return the BM25 score of each passage's document, shape (passages,)."""
        return self._fields.scores(weighted_terms)[self._owners]

    def fit(
        self,
        rows: NDArray[np.int64],
        weighted_terms: Mapping[str, float],
        *,
        terms: Sequence[str],
        vector: NDArray[np.float32],
        text: str,
    ) -> ContextFit:
        """Return how the documents of some passages fit a query.

        Args:
            rows: shape (n,), of the passages.
            weighted_terms: how much each term of the query counts.
            terms: those to tell apart in ``held``.
            vector: the query's.
            text: the query, as it was asked.
        """
        owners = self._owners[rows]
        held = np.zeros((len(self._scopes), len(terms)), dtype=np.bool_)
        for place, term in enumerate(terms):
            held[self._fields.postings(term), place] = True
        asked, years = self.places_in(text), asked_years(text)
        documents, spots = distinct(owners)
        scopes = [self._scopes[document] for document in documents.tolist()]
        fits = [self._place_fit(scope, asked) for scope in scopes]
        by_year = [_year_fit(scope, years) for scope in scopes]
        return ContextFit(
            lexical=self._fields.scores(weighted_terms)[owners].astype(np.float64),
            held=held[owners],
            cosines=(self._vectors @ vector).astype(np.float64)[owners],
            place=np.array([fit for fit, _ in fits])[spots],
            own_place=np.array([own for _, own in fits])[spots],
            year=np.array(by_year)[spots],
        )

    def places_in(self, text: str) -> frozenset[str]:
        """Return the full names of the places that a query names.

        Those of the documents count by their short names and by what they sound like in English
        too, any other division of China by its full name, a province or prefecture by its short
        and its English one: where several bear it, those that documents are of, else all.
        """
        plain = simplify(text)
        found = {full for name, full in self._names.items() if name in plain}
        # Pinyin parts syllables by an apostrophe: Xi'an, Luo'an.
        latin = _APOSTROPHE.sub("", plain.lower())
        words = f" {' '.join(re.findall('[a-z]+', latin))} "
        found |= {full for name, full in self._english.items() if f" {name} " in words}
        gazetteer = default_gazetteer()
        for name, bearers in (*gazetteer.find(plain), *gazetteer.find_english(text)):
            if name.isascii() or _stands_alone(name, bearers, plain):
                found |= self._meant(name, bearers)
        return frozenset(found)

    def _meant(self, name: str, bearers: Sequence[Division]) -> frozenset[str]:
        """Return the full names that a division's name stands for in a query."""
        whole = next((each for each in bearers if each.name == name), None)
        clear = whole or next(filter(is_province, bearers), None)
        if clear is not None:
            return frozenset({clear.name})
        names = {each.name for each in bearers}
        return frozenset(names & set(self._names.values()) or names)

    def _place_fit(self, scope: DocumentScope, asked: frozenset[str]) -> tuple[float, float]:
        if not asked or not scope.own:
            return 0.0, 0.0
        shared = asked & {*scope.own, *scope.within}
        own = float(scope.own[-1] in asked)
        return (len(shared) / len(asked) if shared else -1.0), own

    def save(self, folder: Path) -> None:
        """Write the index into ``folder``."""
        self._fields.save(folder, FIELDS)
        np.save(folder / VECTORS_FILE, self._vectors, allow_pickle=False)
        np.save(folder / OWNERS_FILE, self._owners, allow_pickle=False)
        scopes = [[scope.own, scope.within, scope.years] for scope in self._scopes]
        dumped = json.dumps(scopes, ensure_ascii=False)
        (folder / SCOPES_FILE).write_text(dumped, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what ``save`` wrote; the files' sums are the snapshot's to check."""
        scopes = json.loads((folder / SCOPES_FILE).read_text(encoding="utf-8"))
        return cls(
            fields=BM25Index.load(folder, FIELDS),
            vectors=np.load(folder / VECTORS_FILE, allow_pickle=False),
            owners=np.load(folder / OWNERS_FILE, allow_pickle=False),
            scopes=[
                DocumentScope(own=tuple(own), within=tuple(within), years=tuple(years))
                for own, within, years in scopes
            ],
        )


def field_text(document: Document) -> str:
    """Return the text by which a document as a whole is found."""
    context = document.context
    years = [f"{year}年" for year in read_scope(document).years]
    names = (document.title, document.issuer, *context.short_names, *context.bodies)
    return "\n".join(dict.fromkeys((*names, *place_names(context.places), *years)))


def read_scope(document: Document) -> DocumentScope:
    """Return where and when a document is of."""
    context = document.context
    gazetteer = default_gazetteer()
    within = [
        holder.name
        for place in context.places
        for bearer in gazetteer.named(place)
        for holder in gazetteer.holders(bearer)
    ]
    dates = (context.issued[:4], context.revised[:4], context.in_force[:4])
    said = (*dates, *context.period.split("/"), *context.plan_period.split("/"))
    years = {*years_in(document.title), *(int(year) for year in said if year)}
    if document.year is not None:
        years.add(document.year)
    return DocumentScope(
        own=context.places,
        within=tuple(dict.fromkeys(name for name in within if name not in context.places)),
        years=tuple(sorted(years)),
    )


def asked_years(text: str) -> tuple[int, ...]:
    """Return the years that a query names, in digits or in hanzi, ascending.

    >>> asked_years("二〇二三年与2019年，how many in 2021?")
    (2019, 2021, 2023)
    """
    digits = {int(match[0]) for match in _YEAR.finditer(text)}
    return tuple(sorted(digits | set(years_in(simplify(text)))))


def _stands_alone(name: str, bearers: Sequence[Division], text: str) -> bool:
    """Tell whether a name is no part of a word: 通化 is in 普通化妆品, too."""
    if any(bearer.name == name or is_province(bearer) for bearer in bearers):
        return True
    return re.search(rf"(?:^|[^\u4e00-\u9fff]|{_BEFORE_NAME}){name}", text) is not None


def _year_fit(scope: DocumentScope, asked: Sequence[int]) -> float:
    if not asked or not scope.years:
        return 0.0
    return 1.0 if set(asked) & set(scope.years) else -1.0


def _name_table(scopes: Iterable[DocumentScope]) -> dict[str, str]:
    """Return the full name that each name of the documents' places stands for."""
    table: dict[str, str] = {}
    for scope in scopes:
        for full in (*scope.own, *scope.within):
            for name in place_names([full])[:2]:
                if len(name) >= _SHORTEST_NAME:
                    table.setdefault(name, full)
            for bearer in default_gazetteer().named(full):
                table.setdefault(bearer.short, full)
    return table


def _english_table(places: Iterable[str]) -> dict[str, str]:
    """Return the full name of each place by what English calls it, in lower case."""
    table: dict[str, str] = {}
    for full in dict.fromkeys(places):
        known = default_gazetteer().named(full)
        short = place_names([full])[1]
        names = [bearer.en for bearer in known] or ["".join(romanize(short))]
        for name in names:
            if len(name) >= _SHORTEST_ENGLISH:
                table.setdefault(name, full)
    return table
