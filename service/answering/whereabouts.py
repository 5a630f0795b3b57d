"""The places that questions and reports name: a figure of the country is none of a province."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from index import Wording, romanize
from ingest import capitalised_words, simplify
from service.answering.places import (
    PlaceFinder,
    abbreviated_countries,
    abbreviation_en,
    countries_zh,
    places_zh,
)

# What English calls a people or a state beside its name; CLDR has no such table.
_PEOPLES = {
    "American": "United States",
    "US": "United States",
    "U.S.": "United States",
    "USA": "United States",
    "America": "United States",
    "British": "United Kingdom",
    "UK": "United Kingdom",
    "U.K.": "United Kingdom",
    "Britain": "United Kingdom",
    "Korea": "South Korea",
    "Korean": "South Korea",
    "Japanese": "Japan",
    "French": "France",
    "German": "Germany",
    "European": "European Union",
    "EU": "European Union",
    "Russian": "Russia",
    "Indian": "India",
    "Vietnamese": "Vietnam",
    "Thai": "Thailand",
    "Swiss": "Switzerland",
    "Italian": "Italy",
    "Spanish": "Spain",
    "Dutch": "Netherlands",
    "Australian": "Australia",
    "Canadian": "Canada",
    "Brazilian": "Brazil",
    "Mexican": "Mexico",
    "Tibet": "Xizang",
    "Tibetan": "Xizang",
    "Macau": "Macao",
    "Taiwanese": "Taiwan",
}
_OWN = frozenset({"China"})
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_SHORTEST_NAME = 4
_PLACE_KINDS = frozenset("省市区县州旗镇")
_HAN_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_LONGEST_NAME = 5
_RESTRICTED = re.compile(
    r"\b(?:by|from|among) (?:the |all |young |old |foreign |private )?(?P<who>(?!end\b)[a-z]{3,})"
    r"(?=\?|$|,| in\b| during\b| last\b| and\b)",
    re.IGNORECASE,
)
# A name spelt out in Chinese behind it is known by that: Cheng'ao County (澄澳县).
_GLOSSED = re.compile(
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,4} ?[（(](?P<zh>[\u4e00-\u9fff]{2,12})[）)]"
)
_COUNTRYWIDE = re.compile(
    r"全国(?!人大|人民|政协|工商|总工会|妇联)|我国|\b(?:nationwide|countrywide|national total)\b"
    r"|\b(?:in|across|throughout)\s(?:all\sof\s|the\swhole\sof\s)?(?:China|the\s(?:whole\s)?country)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def read_places(text: str) -> frozenset[str]:
    """Return the countries, provinces and cities that a text names, China aside, in English.

    >>> sorted(read_places("浙江省与美国")), sorted(read_places("American firms in Shenzhen"))
    (['United States', 'Zhejiang'], ['Shenzhen', 'United States'])
    >>> sorted(read_places("中越边境")), sorted(read_places("let us see China"))
    (['Vietnam'], [])
    """
    plain = simplify(text)
    found = {name for _, name in _chinese().find(plain)}
    for match in abbreviated_countries().finditer(plain):
        found.update(abbreviation_en(match[0]))
    found.update(_english_names()[match[0]] for match in _english().finditer(plain))
    return frozenset(found - _OWN)


def names_country(text: str) -> bool:
    """Tell whether a text speaks of the country as a whole.

    >>> names_country("全国海关查扣多少批"), names_country("across all of China")
    (True, True)
    >>> names_country("中国海油")
    False
    """
    return _COUNTRYWIDE.search(simplify(text)) is not None


def names_unknown(text: str, unknown: Iterable[str], texts: Iterable[str] = ()) -> bool:
    """Tell whether a text calls by name what a collection does not know: *granted to Huawei*.

    A capital tells a name, but not at the start of a sentence. A name is known, too, that sounds
    like Chinese characters of the passages found: *Luting* for 鹭汀.

    Args:
        text: an English question.
        unknown: its words that the collection lacks.
        texts: of the passages found.

    >>> names_unknown("How many patents were granted to Huawei?", ["huawei"])
    True
    >>> names_unknown("Cases heard in May?", ["cases", "heard"]), names_unknown("多少件", ["多少"])
    (False, False)
    >>> names_unknown("How many in Hechuan City (禾川市)?", ["hechuan"])
    False
    >>> names_unknown("How deep is Luting Lake?", ["luting"], ["鹭汀湖水深3米。"])
    False
    """
    lacking = {word.lower() for word in unknown}
    text = _GLOSSED.sub(lambda name: name[0] if name["zh"] in lacking else " ", text)
    names = {match[0].lower() for match in _NAMED.finditer(text)} & lacking
    return bool(names) and not names <= set(_heard(names, texts))


def sounded_names(text: str, wordings: Sequence[Wording], texts: Iterable[str]) -> frozenset[str]:
    """Return what an English question calls by its Chinese sound: *Wangpu* for 望浦区.

    Args:
        text: the question.
        wordings: of it.
        texts: of the passages found, which may name what is no term of the collection.

    Returns:
        Places with their kind; a name without one (岚桥) where the collection has no such place.
    """
    names = {word for word in capitalised_words(text) if len(word) >= _SHORTEST_NAME}
    if not names:
        return frozenset()
    terms = {term for each in wordings for term in each.weights if _HAN_RUN.fullmatch(term)}
    places = {term for term in terms if is_place(term) and _sound(term[:-1]) in names}
    places = places.union(*(_iter_heard(found, names) for found in texts))
    left = names - {_sound(place[:-1]) for place in places}
    return frozenset(places | {term for term in terms if _sound(term) in left})


def is_place(name: str) -> bool:
    """Tell whether a Chinese name ends in the kind of a place (望浦区)."""
    return name[-1:] in _PLACE_KINDS


def _iter_heard(text: str, names: Collection[str]) -> Iterator[str]:
    """Yield the places of a text, with their kind, that sound like one of some names."""
    places = (at for at, character in enumerate(text) if character in _PLACE_KINDS and names)
    for end in places:
        for size in range(2, _LONGEST_NAME):
            name = text[max(0, end - size) : end]
            if _HAN_RUN.fullmatch(name) and _sound(name) in names:
                yield name + text[end]


@lru_cache(maxsize=4096)
def _sound(name: str) -> str:
    return "".join(romanize(name))


def restricts_to_unknown(text: str, unknown: Iterable[str]) -> bool:
    """Tell whether a text asks for what is of somebody a collection does not know: *by women*.

    Args:
        text: an English question.
        unknown: its words that the collection lacks.

    >>> restricts_to_unknown("How many were registered by women?", ["women"])
    True
    >>> restricts_to_unknown("How many were registered by the end of May?", ["end"])
    False
    """
    lacking = {word.lower() for word in unknown}
    return any(match["who"].lower() in lacking for match in _RESTRICTED.finditer(text))


def _heard(names: Iterable[str], texts: Iterable[str]) -> Iterator[str]:
    """Yield the names that some run of Chinese characters sounds like."""
    runs = [romanize(run) for text in texts for run in _HAN_RUN.findall(text)]
    for name in names:
        if any(_sounds_like(name, syllables) for syllables in runs):
            yield name


def _sounds_like(name: str, syllables: Sequence[str]) -> bool:
    """Tell whether two or more syllables that follow each other make up a name."""
    for start in range(len(syllables) - 1):
        said = ""
        for syllable in syllables[start : start + _LONGEST_NAME]:
            said += syllable
            if said == name and said != syllable:
                return True
            if len(said) >= len(name):
                break
    return False


@lru_cache(maxsize=1)
def _chinese() -> PlaceFinder:
    return PlaceFinder({**places_zh(), **countries_zh()})


@lru_cache(maxsize=1)
def _english_names() -> Mapping[str, str]:
    own = {en: en for en in (*places_zh().values(), *countries_zh().values())}
    return own | _PEOPLES


@lru_cache(maxsize=1)
def _english() -> re.Pattern[str]:
    names = sorted(_english_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?![\w-])")
