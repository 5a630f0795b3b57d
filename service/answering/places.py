"""The countries, regions and cities of the world in Chinese, and what English calls them.

Source: Unicode CLDR for countries and for the cities that time zones are named after; the
provincial units of China are those of ``ingest.gazetteer``.
"""

import csv
import operator
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel import Locale

from ingest import Span, default_gazetteer
from ingest.language import PLACE

PLACES_FILE = Path(__file__).with_name("places.tsv")
"""Cities, states, and the letters by which states are called (中越); what must not follow each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    sort: str
    zh: str
    en: str
    not_followed: str


def _read_places() -> tuple[_Place, ...]:
    with PLACES_FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(_Place(**row) for row in rows)


_PLACES = _read_places()
_LETTERS = {place.zh: place for place in _PLACES if place.sort == "letter"}
_NOT_FOLLOWED = {place.zh: place.not_followed for place in _PLACES if place.sort == "guard"}
_NOT_STATES = frozenset({"UN", "EZ", "QO", "XA", "XB", "ZZ"})
# Behind the rarer abbreviations one of these stands, or the reading is too bold (其中新, 中法).
_DEALINGS = PLACE.zh("between_states")
_FREE = "美俄韩朝英越柬缅蒙欧日德泰"


@lru_cache(maxsize=1)
def countries_zh() -> dict[str, str]:
    """Return the Chinese names of countries and unions, each with its English name."""
    chinese, english = Locale.parse("zh").territories, Locale.parse("en").territories
    named = {
        str(name): str(english[code])
        for code, name in chinese.items()
        if len(code) == 2 and code.isalpha() and len(name) > 1 and code not in _NOT_STATES
    }
    return named | _named("state")


@lru_cache(maxsize=1)
def places_zh() -> dict[str, str]:
    """Return the Chinese names of regions and cities, each with its English name."""
    chinese, english = Locale.parse("zh").time_zones, Locale.parse("en").time_zones
    cities = {
        str(zone["city"]): str(english.get(code, {}).get("city", code.rpartition("/")[2]))
        for code, zone in chinese.items()
        if len(zone.get("city", "")) > 1 and "/" in code
    }
    own = {name: city.replace("_", " ") for name, city in cities.items()}
    return own | _named("city") | regions_zh()


@lru_cache(maxsize=1)
def regions_zh() -> dict[str, str]:
    """Return the provincial units of China, without 省, 市 or 自治区, in English.

    >>> regions_zh()["陕西"]
    'Shaanxi'
    """
    return {division.short: division.en.title() for division in default_gazetteer().provinces()}


@lru_cache(maxsize=1)
def abbreviated_countries() -> re.Pattern[str]:
    """Return a pattern of two and more states called by one character each, China first.

    >>> abbreviated_countries().findall("签署中越版权备忘录，召开中美欧日韩五局会议，其中新增2件")
    ['中越', '中美欧日韩']
    """
    one = {
        letter: f"{letter}(?![{state.not_followed}])" if state.not_followed else letter
        for letter, state in _LETTERS.items()
        if letter != "中"
    }
    free = "|".join(one[letter] for letter in _FREE)
    every = "|".join(one.values())
    before = r"(?<![其集途之家期年月高初从市空心手眼当卷国省境华党])"
    return re.compile(
        rf"{before}中(?:(?:{free})(?:{every})*|(?:{every})+(?={_DEALINGS}))"
        rf"(?!西部|东部|方向)"
    )


def abbreviation_en(characters: str) -> tuple[str, ...]:
    """Return the English names of the states in 中越; none where a character is no state.

    >>> abbreviation_en("中越"), abbreviation_en("中学")
    (('China', 'Vietnam'), ())
    """
    if len(characters) < 2 or not all(letter in _LETTERS for letter in characters):
        return ()
    return tuple(_LETTERS[letter].en for letter in characters)


def _named(sort: str) -> dict[str, str]:
    return {place.zh: place.en for place in _PLACES if place.sort == sort}


class PlaceFinder:
    """Finds known places in a text in one pass.

    What must not follow a name stands in ``PLACES_FILE``: 沿海地区 does not name 海地.

    Args:
        names: of two characters and more, each with what it is called in English.

    >>> places = PlaceFinder({"罗马": "city", "罗马尼亚": "country"})
    >>> [(span.start, en) for span, en in places.find("在罗马，罗马尼亚")]
    [(1, 'city'), (4, 'country')]
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = dict(names)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in names:
            lengths[name[:2]].add(len(name))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[Span, str]]:
        """Find the names in ``text`` by place, the longest at each, none within another."""
        read_to = 0
        for place, pair in enumerate(map(operator.add, text, text[1:])):
            if pair not in self._lengths or place < read_to:
                continue
            for length in self._lengths[pair]:
                name = text[place : place + length]
                if name in self._names and not _is_other(name, text, place + length):
                    read_to = place + length
                    yield Span(start=place, end=read_to), self._names[name]
                    break


def _is_other(name: str, text: str, end: int) -> bool:
    return text[end : end + 1] in _NOT_FOLLOWED.get(name, "") and end < len(text)
