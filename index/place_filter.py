"""Which documents are of a place, called by any of its names: 甘孜州, Ganzi, 沪, 广东省广州市."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from index.catalogue import CatalogueEntry, collect_ids, places_of
from index.romanization import romanize
from ingest import default_gazetteer, place_abbreviations, place_names, simplify

_HAN = re.compile("[\u4e00-\u9fff]")
_ENGLISH_KINDS = frozenset(
    {"province", "city", "county", "district", "prefecture", "municipality", "region", "banner"}
)
_ENGLISH_LEAD = re.compile(r"^(?:the\s+)?(?:(?:province|city|county|district)\s+of\s+)?")
_COUNTRY = re.compile("^(?:中华人民共和国|中国)(?=.)")
_SHORTEST_PART = 2


class PlaceFilter:
    """The places of a collection's documents and all that they may be called.

    A document is of the places that its title or first body names and of all that those lie in: a
    province's documents include those of its cities and counties.

    Args:
        entries: the documents.
    """

    def __init__(self, entries: Iterable[CatalogueEntry]) -> None:
        self._documents = collect_ids((entry.doc_id, places_of(entry)) for entry in entries)

    @property
    def documents(self) -> Mapping[str, frozenset[str]]:
        """Return the documents of each place, by its full name."""
        return self._documents

    def find(self, asked: str) -> frozenset[str]:
        """Return the documents of a place; none where no document is of it.

        Args:
            asked: the full name, the name without its kind or with it short (甘孜州), the letter on
                number plates, pinyin or English; a place within another as both (广东省广州市,
                ``Tianhe, Guangzhou``). A name that several places bear means all of them.
        """
        plain = simplify(asked).strip()
        parts = self._split(plain) if _HAN.search(plain) else _english_parts(plain)
        found = [self._documents_of(part) for part in parts]
        return frozenset.intersection(*found) if found else frozenset()

    def _documents_of(self, name: str) -> frozenset[str]:
        """Return the documents of the places that bear a name: of the one that bears it in full."""
        if name in self._documents:
            return self._documents[name]
        if name.isascii():
            places = self._latin.get(name, frozenset()) | _other_english(name)
        else:
            places = self._chinese.get(name, frozenset())
        return frozenset().union(*(self._documents.get(place, ()) for place in places))

    def _split(self, plain: str) -> Sequence[str]:
        """Return the names that make up a Chinese one, the widest first; itself if none do."""
        whole = "".join(plain.split())
        if self._documents_of(whole):
            return [whole]
        return list(self._iter_parts(_COUNTRY.sub("", whole))) or [whole]

    def _iter_parts(self, text: str) -> Iterator[str]:
        """Yield the longest known name at each place, then what is left where nothing is known."""
        while text:
            sizes = range(len(text), _SHORTEST_PART - 1, -1)
            size = next((size for size in sizes if self._documents_of(text[:size])), len(text))
            yield text[:size]
            text = text[size:]

    @cached_property
    def _chinese(self) -> Mapping[str, frozenset[str]]:
        """Return the places that each Chinese name may mean, full names aside."""
        return collect_ids((place, tuple(_chinese_names(place))) for place in self._documents)

    @cached_property
    def _latin(self) -> Mapping[str, frozenset[str]]:
        """Return the places that each name in Latin letters may mean, as ``_key`` writes it."""
        return collect_ids((place, tuple(_latin_names(place))) for place in self._documents)


def _shorts(place: str) -> frozenset[str]:
    """Return a place's name without its kind."""
    known = {each.short for each in default_gazetteer().named(place) if each.name == place}
    return frozenset(known or {place_names([place])[1]})


def _chinese_names(place: str) -> Iterator[str]:
    for short in _shorts(place):
        yield short
        # 甘孜州, 石柱县: the kind without the people's name.
        yield short + place[-1]
    yield from (name for name, meant in place_abbreviations().items() if place in meant)


def _latin_names(place: str) -> Iterator[str]:
    yield from (_key("".join(romanize(short))) for short in _shorts(place))
    known = default_gazetteer().named(place)
    yield from (_key(each.en) for each in known if each.name == place)


def _english_parts(text: str) -> Sequence[str]:
    """Return the names of an address in English, without their kinds.

    >>> _english_parts("Tianhe District, the city of Guangzhou"), _english_parts("Xi'an")
    (['tianhe', 'guangzhou'], ['xian'])
    """
    return [_key(_without_kind(part.strip())) for part in text.lower().split(",")]


def _without_kind(name: str) -> str:
    """Return an English name without its kind and what tells the kind apart.

    >>> _without_kind("ganzi tibetan autonomous prefecture"), _without_kind("hong kong")
    ('ganzi', 'hong kong')
    """
    words = _ENGLISH_LEAD.sub("", name).split()
    if len(words) > 1 and words[-1] in _ENGLISH_KINDS:
        kinds = [place for place, word in enumerate(words) if word in ("autonomous", "special")]
        # A people's name stands before "autonomous".
        words = words[: max(kinds[0] - 1, 1)] if kinds else words[:-1]
    return " ".join(words)


def _other_english(key: str) -> frozenset[str]:
    """Return the divisions that English knows by another name than their own: Tibet."""
    found = default_gazetteer().find_english(key.title()) if key.isascii() else ()
    return frozenset(bearer.name for _, bearers in found for bearer in bearers)


def _key(name: str) -> str:
    """Return a Latin name in lower case without what is no letter.

    >>> _key("Hong Kong"), _key("Xi’an")
    ('hongkong', 'xian')
    """
    return "".join(filter(str.isalpha, name.lower()))
