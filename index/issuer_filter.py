"""Which documents a body issued, called by its name, a part of it or an abbreviation."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property, lru_cache

from index.catalogue import CatalogueEntry, bodies_of, collect_ids
from ingest import Analyzer, default_glossary, simplify

_WORD = re.compile("[a-z0-9]+")
_SHORTEST = 2
_LONGEST_KIND = 3


class IssuerFilter:
    """The bodies that issued, passed or signed a collection's documents.

    Args:
        entries: the documents.
        analyzer: tells words apart.
    """

    def __init__(self, entries: Iterable[CatalogueEntry], *, analyzer: Analyzer) -> None:
        self._documents = collect_ids((entry.doc_id, bodies_of(entry)) for entry in entries)
        self._borders = lru_cache(maxsize=None)(lambda name: _borders(name, analyzer))

    @property
    def documents(self) -> Mapping[str, frozenset[str]]:
        """Return the documents of each body."""
        return self._documents

    def find(self, asked: str) -> frozenset[str]:
        """Return the documents of the bodies that a name means; none where it means none.

        A full name, or *Ministry of Finance* for 财政部, means that body alone: 国务院 is not
        国务院办公厅. Any other means all bodies that it is a part of in whole words (财政局), else
        all that it abbreviates by the beginnings of their words, the last among them (人社局).
        """
        names = {_plain(name) for name in _other_names(_plain(asked))}
        for fits in (self._is_name, self._is_part, self._is_abbreviation):
            found = [ids for body, ids in self._plain_bodies if any(fits(n, body) for n in names)]
            if found:
                return frozenset().union(*found)
        return frozenset()

    @cached_property
    def _plain_bodies(self) -> tuple[tuple[str, frozenset[str]], ...]:
        return tuple((_plain(name), ids) for name, ids in self._documents.items())

    def _is_name(self, name: str, body: str) -> bool:
        return name == body

    def _is_part(self, name: str, body: str) -> bool:
        if len(name) < _SHORTEST or name not in body:
            return False
        borders = self._borders(body)
        starts = (match.start() for match in re.finditer(re.escape(name), body))
        return any({start, start + len(name)} <= borders for start in starts)

    def _is_abbreviation(self, name: str, body: str) -> bool:
        if len(name) < _SHORTEST or name.isascii() or not set(name) <= set(body):
            return False
        return _abbreviates(name, body, self._borders(body))


def _abbreviates(name: str, body: str, borders: Collection[int]) -> bool:
    """Tell whether a name is made of the beginnings of a body's words, in order, with the last.

    The last word, that of the kind of body, is the longest of at most three characters.

    >>> borders = {0, 2, 4, 5, 7, 9, 10}
    >>> _abbreviates("人社局", "人力资源和社会保障局", borders)
    True
    >>> _abbreviates("人力社保局", "人力资源和社会保障局", borders)
    True
    >>> _abbreviates("人社", "人力资源和社会保障局", borders)
    False
    """
    last = min(border for border in borders if len(body) - _LONGEST_KIND <= border < len(body))
    # Where each way to read the name so far ends, and where its last word began.
    readings = {(border, border) for border in borders if border < len(body)}
    for letter in name:
        readings = {
            (spot + 1, begun if spot == end else spot)
            for end, begun in readings
            for spot in ({end} | {border for border in borders if border >= end})
            if body[spot : spot + 1] == letter
        }
    return any(begun >= last for _, begun in readings)


def _borders(name: str, analyzer: Analyzer) -> frozenset[int]:
    """Return where the words of a name begin and end."""
    if name.isascii():
        spans = [match.span() for match in _WORD.finditer(name)]
    else:
        tokens = analyzer.tokens(name)
        spans = _nested((token.span.start, token.span.end) for token in tokens)
    return frozenset({0, len(name), *(end for span in spans for end in span)})


def _nested(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans without those that cut across one before them: 政局 in 民政局.

    >>> _nested([(0, 2), (1, 3), (0, 3)])
    [(0, 3), (0, 2)]
    """
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not any(begin < start < stop < end for begin, stop in kept):
            kept.append((start, end))
    return kept


@lru_cache(maxsize=1)
def _glossary_names() -> Mapping[str, frozenset[str]]:
    """Return all that the glossary calls what it knows by a name."""
    terms = ((term.zh, (*term.zh, *term.en)) for term in default_glossary())
    named = ((name, tuple(_plain(each) for each in every)) for zh, every in terms for name in zh)
    return collect_ids(named)


def _other_names(name: str) -> frozenset[str]:
    return frozenset({name}) | _glossary_names().get(name, frozenset())


def _plain(name: str) -> str:
    """Return a name in one spelling: Simplified, lower case, spaces between Latin words only."""
    text = " ".join(simplify(name).lower().split())
    return text if text.isascii() else text.replace(" ", "")
