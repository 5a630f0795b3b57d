"""The divisions of China from provinces down to counties: their names, and what lies in what."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path

DIVISIONS_FILE = Path(__file__).with_name("divisions.tsv")
"""Written by ``train/divisions.py``, which names its source."""
DIVISIONS_HEADER = ("code", "name", "short", "en")

_PROVINCE_DIGITS = 2
_SHORTEST = 2
# 市南区 and 海南州 stand inside longer words too often to be read by their short names.
_COUNTY_DIGITS = 6
_APOSTROPHE = re.compile("['’]")
_POSSESSIVE = re.compile("['’]s$")
_ENGLISH_NAME = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
# Shorter ones are English words and family names: Song, Ning, Long.
_SHORTEST_COUNTY = 6
_LEAD = re.compile(
    r"^(?:请问|截至|截止|在|根据|(?:19|20)\d\d年度?|[一二][〇零○一二三四五六七八九]{3}年度?|[，,、\s])*"
)
_NO_NAME = "中国|全国|国家|我国|我|本|该|哪|那|这|各|每|几|多少|最高|人民|大中|贫困|城|部分|全"
_LOCAL = re.compile(
    rf"(?P<name>(?!{_NO_NAME})[\u4e00-\u9fff]{{2,4}}?)"
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|新区(?![域块别间])|(?<![本各外跨])省(?![级份])"
    r"|(?<![城超股楼上])市(?![场民容政级域属])|县(?![级域])"
    r"|(?<![地社园特郊景新发范税试验山牧林矿校市小灾库老能住作城])区(?![域块别间]))"
)
_OTHER_ENGLISH = {"tibet": "西藏自治区", "macau": "澳门特别行政区", "canton": "广州市"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A division of China.

    Attributes:
        code: of GB/T 2260: 2 digits for a province, 4 for a prefecture, 6 for a county.
        name: in full (甘孜藏族自治州).
        short: without its kind (甘孜); the full name where nothing else would be left.
        en: what English calls it, in lower case (ganzi).
    """

    code: str
    name: str
    short: str
    en: str


class DivisionTable:
    """Known divisions.

    Args:
        divisions: in any order; several may bear one name (鼓楼区).
    """

    def __init__(self, divisions: tuple[Division, ...]) -> None:
        self._by_code = {division.code: division for division in divisions}
        self._named: defaultdict[str, list[Division]] = defaultdict(list)
        self._english: defaultdict[str, list[Division]] = defaultdict(list)
        self._counties: defaultdict[str, list[Division]] = defaultdict(list)
        for division in divisions:
            self._named[division.name].append(division)
            if len(division.code) < _COUNTY_DIGITS and division.short != division.name:
                self._named[division.short].append(division)
            if len(division.code) < _COUNTY_DIGITS:
                self._english[division.en].append(division)
            else:
                self._counties[division.en].append(division)
        self._longest = max(map(len, self._named), default=0)

    def find(self, text: str) -> tuple[tuple[str, tuple[Division, ...]], ...]:
        """Return the names in a Chinese text, in order, each with the divisions that bear it.

        The longest name is taken at each place; a county counts by its full name only.

        >>> [name for name, _ in default_gazetteer().find("广东省甘孜州与石柱土家族自治县")]
        ['广东省', '甘孜', '石柱土家族自治县']
        """
        return tuple(self._iter_names(text))

    def find_english(self, text: str) -> tuple[tuple[str, tuple[Division, ...]], ...]:
        """Return the provinces and prefectures that an English text names by capitalised words.

        >>> [name for name, _ in default_gazetteer().find_english("GDP of Hong Kong and Shaanxi")]
        ['shaanxi', 'hong kong']
        """
        plain = capitalised_words(text)
        names = [*plain, *(f"{one} {two}" for one, two in pairwise(plain))]
        found = []
        for name in names:
            bearers = self._english_bearers(name)
            if bearers:
                found.append((name, bearers))
        return tuple(found)

    def find_counties(self, text: str) -> tuple[Division, ...]:
        """Return the counties that an English text names, those whose name no other place bears.

        >>> [each.name for each in default_gazetteer().find_counties("Jobs in Haidian and Xinhua")]
        ['海淀区']
        """
        return tuple(
            bearers[0]
            for word in capitalised_words(text)
            if len(word) >= _SHORTEST_COUNTY and word not in self._english
            if len(bearers := self._counties.get(word, [])) == 1
        )

    def holders(self, division: Division) -> tuple[Division, ...]:
        """Return the divisions that one lies in, the nearest first.

        >>> gazetteer = default_gazetteer()
        >>> [each.name for each in gazetteer.holders(gazetteer.named("天河区")[0])]
        ['广州市', '广东省']
        """
        sizes = range(len(division.code) - 2, 0, -2)
        codes = [division.code[:size] for size in sizes]
        return tuple(self._by_code[code] for code in codes if code in self._by_code)

    def named(self, name: str) -> tuple[Division, ...]:
        """Return the divisions that bear a Chinese name; none for an unknown one."""
        return tuple(self._named.get(name, ()))

    def provinces(self) -> tuple[Division, ...]:
        """Return the provinces, and the cities and regions of that rank, by code."""
        return tuple(filter(is_province, (self._by_code[code] for code in sorted(self._by_code))))

    def _english_bearers(self, name: str) -> tuple[Division, ...]:
        other = _OTHER_ENGLISH.get(name)
        return self.named(other) if other else tuple(self._english.get(name, ()))

    def _iter_names(self, text: str) -> Iterator[tuple[str, tuple[Division, ...]]]:
        place = 0
        while place < len(text) - 1:
            size = self._size_at(text, place)
            if size:
                name = text[place : place + size]
                yield name, tuple(self._named[name])
            place += size or 1

    def _size_at(self, text: str, place: int) -> int:
        if text[place : place + _SHORTEST] not in self._beginnings:
            return 0
        for size in range(min(self._longest, len(text) - place), _SHORTEST - 1, -1):
            if text[place : place + size] in self._named:
                return size
        return 0

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(name[:_SHORTEST] for name in self._named)


@lru_cache(maxsize=1)
def default_gazetteer() -> DivisionTable:
    """Return the shipped divisions, read once."""
    with DIVISIONS_FILE.open(encoding="utf-8", newline="") as file:
        rows: Iterator[Mapping[str, str]] = csv.DictReader(
            file, delimiter="\t", quoting=csv.QUOTE_NONE
        )
        return DivisionTable(tuple(Division(**row) for row in rows))


def is_province(division: Division) -> bool:
    """Tell whether a division is a province, or a city or region of that rank."""
    return len(division.code) == _PROVINCE_DIGITS


def capitalised_words(text: str) -> list[str]:
    """Return the words of an English text with a capital, in lower case and in order.

    >>> capitalised_words("GDP of Xi'an and Hunan's towns")
    ['gdp', 'xian', 'hunan']
    """
    words = (word for word in _ENGLISH_NAME.findall(text) if word[0].isupper())
    return [_APOSTROPHE.sub("", _POSSESSIVE.sub("", word)).lower() for word in words]


def read_local(text: str) -> str:
    """Return the place that a question begins with, known or not, by its kind; ``""`` for none.

    >>> [read_local(text) for text in ("2023年望浦区财政收入", "全市财政收入", "试验区数量")]
    ['望浦区', '', '']
    """
    found = _LOCAL.match(_LEAD.sub("", text, count=1))
    return found[0] if found else ""
