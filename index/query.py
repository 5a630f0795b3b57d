"""What is asked of a searcher: the filter, the checked text and cut-off, the words asked for."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.errors import QueryError
from index.translation import Translations
from ingest import PassageKind, Token

Mend = Callable[[str, str], str | None]
"""Gives the term that a word was meant to be, by its own term and as it was typed."""

MAX_QUERY_CHARACTERS = 1_000
MAX_K = 100
MAX_REACH = 1_000
"""How far pages go: ``offset`` and ``k`` together."""
MAX_FIGURES = 500

# A translation that is less likely explains no text; one of a single character stands everywhere.
_LIKELY = 0.1
_LIKELY_LETTER = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which passages a search may return; ``None`` leaves a field open.

    Attributes:
        doc_id: only passages of this document.
        year: only passages of reports on this year.
        place: only passages of documents of this place or of one within it, by any of its names;
            see ``index.place_filter``.
        issuer: only passages of documents of this body; see ``index.issuer_filter``.
        kind: only passages of this kind.
        among: only passages of these documents.
        lacking: no passage that holds all words of one of these, each by one of its terms.
        phrases: only passages in which each of these stands, if it stands in any.
    """

    doc_id: str | None = None
    year: int | None = None
    place: str | None = None
    issuer: str | None = None
    kind: PassageKind | None = None
    among: frozenset[str] | None = None
    lacking: tuple[tuple[frozenset[str], ...], ...] = ()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A word or phrase of a query and the index terms that may stand for it.

    Attributes:
        source: the query's own words.
        weights: how much each index term counts; 1 for a word of the query itself.
    """

    source: str
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query as the two legs see it.

    Attributes:
        text: the query in one spelling, see ``ingest.fold``.
        wordings: the words of the query in its order, then the translations of them.
        vector: shape (dim,), float32, of unit length or all zero.
        pieces: shape (n,), int64, each once: what the embedder makes of the query, nothing where
            its vectors are no sums of pieces.
    """

    text: str
    wordings: tuple[Wording, ...]
    vector: NDArray[np.float32]
    pieces: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def weights(self) -> dict[str, float]:
        """Return how much each index term counts in all."""
        found: dict[str, float] = {}
        for wording in self.wordings:
            for term, weight in wording.weights.items():
                found[term] = found.get(term, 0.0) + weight
        return found

    def sources(self) -> dict[str, str]:
        """Return the words of the query that each index term stands for first."""
        found: dict[str, str] = {}
        for wording in self.wordings:
            for term in wording.weights:
                found.setdefault(term, wording.source)
        return found


def mend_terms(text: str, tokens: Sequence[Token], mend: Mend) -> tuple[str, ...]:
    """Return the term of each token of a query, or the one that a misspelt word was meant to be."""
    return tuple(mend(token.term, token.span.of(text)) or token.term for token in tokens)


def respell(text: str, tokens: Sequence[Token], terms: Sequence[str]) -> str:
    """Return a query with its misspelt words as they were meant, each with its own ending.

    Args:
        text: the query.
        tokens: its tokens.
        terms: the terms that they were meant to be.
    """
    parts = []
    end = 0
    for token, term in zip(tokens, terms, strict=True):
        if term != token.term and token.span.start >= end:
            typed = token.span.of(text)
            ending = typed[len(token.term) :] if typed.startswith(token.term) else ""
            parts += [text[end : token.span.start], term, ending]
            end = token.span.end
    return "".join((*parts, text[end:]))


def read_wordings(
    text: str, tokens: Sequence[Token], terms: Sequence[str], translations: Translations
) -> tuple[Wording, ...]:
    """Return the words of a query and what they translate to.

    Args:
        text: the query.
        tokens: its tokens.
        terms: the terms that they were meant to be, see ``mend_terms``.
        translations: into the terms of the collection.
    """
    own = [
        Wording(source=token.span.of(text), weights={term: 1.0})
        for token, term in zip(tokens, terms, strict=True)
    ]
    translated = []
    for found in translations.find(terms):
        end = tokens[found.start + found.size - 1].span.end
        source = text[tokens[found.start].span.start : end]
        translated.append(Wording(source=source, weights=found.alternatives))
    return (*own, *translated)


def gloss(wordings: Sequence[Wording], text: str) -> tuple[str, ...]:
    """Return what the words of a query are called in a text of the other language.

    Of each word the likeliest term that stands in the text, the longest of several, in the order of
    the query; none for a word that stands there itself, nor for a part of another term.

    Args:
        wordings: the words of the query and their translations.
        text: in one spelling, see ``ingest.fold``.

    >>> word = Wording(source="damages", weights={"损害": 0.5, "赔偿": 0.3})
    >>> gloss([word], "惩罚性赔偿案件")
    ('赔偿',)
    """
    found: list[str] = []
    for wording in wordings:
        if wording.source in text:
            continue
        likely = [
            (weight, len(term), term)
            for term, weight in wording.weights.items()
            if not term.isascii() and weight >= (_LIKELY if len(term) > 1 else _LIKELY_LETTER)
        ]
        for *_, term in sorted(likely, reverse=True):
            if term in text:
                if not any(term in known for known in found):
                    found.append(term)
                break
    return tuple(found)


def check_query(query: str) -> str:
    """Return ``query`` without the white space around it.

    Raises:
        QueryError: it is too long, holds control characters, or holds neither letter nor digit.

    >>> check_query("  惩罚性赔偿 ")
    '惩罚性赔偿'
    """
    if len(query) > MAX_QUERY_CHARACTERS:
        raise QueryError(
            f"the query has {len(query)} characters; ask in at most {MAX_QUERY_CHARACTERS}"
        )
    # Ⅷ is four of them, ﷺ eighteen.
    plain = len(unicodedata.normalize("NFKC", query))
    if plain > MAX_QUERY_CHARACTERS:
        raise QueryError(
            f"the query has {plain} characters where each is written out; ask in at most"
            f" {MAX_QUERY_CHARACTERS}"
        )
    stripped = query.strip()
    if not stripped:
        raise QueryError("the query is empty; ask a question or give keywords")
    for character in stripped:
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n\r":
            raise QueryError(
                f"the query holds the control character U+{ord(character):04X}; remove it"
            )
    if not any(character.isalnum() for character in stripped):
        raise QueryError(f"the query {stripped[:20]!r} holds neither letter nor digit")
    return stripped


def check_k(k: int) -> int:
    """Return the cut-off ``k``.

    Raises:
        QueryError: ``k`` lies outside 1..100.
    """
    if not 1 <= k <= MAX_K:
        raise QueryError(f"k must lie between 1 and {MAX_K}, got {k}")
    return k


def check_page(offset: int, k: int) -> int:
    """Return the number of hits before a page.

    Raises:
        QueryError: ``offset`` is negative, or the page ends beyond the first 1,000 passages.
    """
    if offset < 0:
        raise QueryError(f"offset must be 0 or more, got {offset}")
    if offset + k > MAX_REACH:
        raise QueryError(
            f"offset + k must be at most {MAX_REACH:,}, got {offset} + {k}; narrow the search by a"
            " filter to see what lies beyond"
        )
    return offset


def check_limit(limit: int) -> int:
    """Return how many figures a page may hold.

    Raises:
        QueryError: ``limit`` lies outside 1..500.
    """
    if not 1 <= limit <= MAX_FIGURES:
        raise QueryError(f"limit must lie between 1 and {MAX_FIGURES}, got {limit}")
    return limit
