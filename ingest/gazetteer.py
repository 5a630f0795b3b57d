"""The divisions of China from provinces down to counties: their names, and what lies in what."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path

from ingest.analyzer import default_segmenter
from ingest.language import PLACE

DIVISIONS_FILE = Path(__file__).with_name("divisions.tsv")
"""Written by ``train/divisions.py``, which names its source."""

NEW_AREAS_FILE = Path(__file__).with_name("new_areas.tsv")
"""The national new areas that are no divisions; a letter in their code says so."""

PLACE_WORDS_FILE = Path(__file__).with_name("place_words.tsv")
"""Names of one character, older English ones, and names that are common words as well."""

DIVISIONS_HEADER = ("code", "name", "short", "en")
_PROVINCE_DIGITS = 2
_SHORTEST = 2

# 市南区 and 海南州 stand inside longer words too often to be read by their short names.
_COUNTY_DIGITS = 6

# What a text loses in log-probability where a name is cut out of other words: 8 to 18 for
# 推广|安全 and 其中|卫生, 0 for 四川|广安|发展.
_LEAST_LOSS = 4.0
_WINDOW = 3

_AUTONOMOUS = re.compile(r"自治(?=[州县旗]$)")
_NO_DIVISION = re.compile("[级域]")
_LEAST_LOWER = 6
_APOSTROPHE = re.compile("['’]")
_POSSESSIVE = re.compile("['’]s$")
_ENGLISH_NAME = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
# 台 stands for Taiwan in 港澳台 alone: it begins and ends too many other words.
_JOINED_TAIWAN = "澳台"
_TAIWAN = "台湾省"
_ENGLISH_KIND = frozenset({"district", "county", "city", "banner", "new"})
# Shorter ones are English words and family names: Song, Ning, Long.
_SHORTEST_COUNTY = 6
_LEAD = re.compile(
    r"^(?:请问|截至|截止|在|根据|(?:19|20)\d\d年度?|[一二][〇零○一二三四五六七八九]{3}年度?|[，,、\s])*"
)
_LOCAL = re.compile(
    rf"(?P<name>(?!{PLACE.zh('local', 'no_name')})[\u4e00-\u9fff]{{2,4}}?)"
    rf"(?:{PLACE.zh('local', 'division')})"
)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWord:
    """A word about places that the divisions' own names do not give.

    Attributes:
        sort: ``letter`` for a name of one character (沪), ``abbreviation`` for one that only a
            filter means (榕, too common in text), ``english`` for one that is not the sound
            of the Chinese one, ``alias`` for another Chinese one, ``common`` for a name that is a
            common word as well and counts only behind what the division lies in (阳泉市城区).
        word: the word, in lower case.
        place: the full name it stands for; empty for a common word.
    """

    sort: str
    word: str
    place: str


class DivisionTable:
    """Known divisions.

    Args:
        divisions: in any order; several may bear one name (鼓楼区).
        words: what else is known of their names.
    """

    def __init__(self, divisions: tuple[Division, ...], words: Iterable[PlaceWord] = ()) -> None:
        self._by_code = {division.code: division for division in divisions}
        self._named: defaultdict[str, list[Division]] = defaultdict(list)
        self._english: defaultdict[str, list[Division]] = defaultdict(list)
        self._counties: defaultdict[str, list[Division]] = defaultdict(list)
        for division in divisions:
            for name in _names_of(division):
                self._named[name].append(division)
            self._english[division.en].append(division)
            if len(division.code) >= _COUNTY_DIGITS:
                self._counties[division.en].append(division)
        self._letters: dict[str, tuple[Division, ...]] = {}
        self._common: set[str] = set()
        self._known: set[str] = set()
        for word in words:
            self._add(word)
        self._full = {division.name: self._named[division.name] for division in divisions}
        self._longest = max(map(len, self._named), default=0)

    def find(
        self, text: str, *, full_only: bool = False
    ) -> tuple[tuple[str, tuple[Division, ...]], ...]:
        """Return the names in a Chinese text, in order, each with the divisions that bear it.

        The longest name is taken at each place; a county counts by its full name only, a name cut
        out of other words (推广安全) not at all, one character where it stands for itself (在沪).

        Args:
            text: in simplified characters.
            full_only: leave out short names.

        >>> [name for name, _ in default_gazetteer().find("广东省甘孜州与石柱土家族自治县")]
        ['广东省', '甘孜州', '石柱土家族自治县']
        """
        return tuple(self._iter_names(text, full_only=full_only))

    def find_english(self, text: str) -> tuple[tuple[str, tuple[Division, ...]], ...]:
        """Return the divisions that an English text names.

        Provinces and prefectures count by capitalised words, and by others where these are long
        enough to be no English word; counties with what they are behind (Tianhe District).

        >>> [name for name, _ in default_gazetteer().find_english("GDP of Hong Kong and Shaanxi")]
        ['shaanxi', 'hong kong']
        """
        words = _ENGLISH_NAME.findall(text)
        plain = [_plain_english(word) for word in words]
        capital = [word[0].isupper() for word in words]
        found = []
        for place, name in enumerate(plain):
            follows = plain[place + 1] if place + 1 < len(plain) else ""
            is_name = capital[place] or len(name) >= _LEAST_LOWER
            bearers = self._english_bearers(name, follows) if is_name else ()
            if bearers:
                found.append((name, bearers))
        for one, two in pairwise(plain):
            name = f"{one} {two}"
            if bearers := self._english_bearers(name, ""):
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
            if len(word) >= _SHORTEST_COUNTY and not self._english_bearers(word, "")
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

    def find_joined(self, text: str) -> frozenset[str]:
        """Return the full names of places named by letters side by side: 京津冀, 港澳台.

        >>> sorted(default_gazetteer().find_joined("津贴与港澳台青年"))
        ['台湾省', '澳门特别行政区', '香港特别行政区']
        """
        runs = self._joined.findall(text)
        found = {
            one.name for run in runs for letter in run for one in self._letters.get(letter, ())
        }
        return frozenset(found | {_TAIWAN for run in runs if run.endswith(_JOINED_TAIWAN)})

    def named(self, name: str) -> tuple[Division, ...]:
        """Return the divisions that bear a Chinese name; none for an unknown one."""
        return tuple(self._named.get(name, ()))

    def letters_of(self, division: Division) -> tuple[str, ...]:
        """Return the names of one character that a division has (沪 for 上海市)."""
        return tuple(letter for letter, bearers in self._letters.items() if division in bearers)

    def provinces(self) -> tuple[Division, ...]:
        """Return the provinces, and the cities and regions of that rank, by code."""
        return tuple(filter(is_province, (self._by_code[code] for code in sorted(self._by_code))))

    def _add(self, word: PlaceWord) -> None:
        if word.sort == "abbreviation":
            return
        if word.sort == "common":
            self._common.add(word.word)
            return
        bearers = self._named.get(word.place, [])
        if word.sort == "letter":
            self._letters[word.word] = tuple(bearers)
        elif word.sort == "alias":
            self._named[word.word] = [*bearers]
        else:
            self._english[word.word] = [*bearers]
            self._known.add(word.word)

    def _english_bearers(self, name: str, follows: str) -> tuple[Division, ...]:
        bearers = self._english.get(name, ())
        is_plain = name in self._known or follows in _ENGLISH_KIND
        return tuple(one for one in bearers if is_plain or len(one.code) < _COUNTY_DIGITS)

    def _iter_names(
        self, text: str, *, full_only: bool
    ) -> Iterator[tuple[str, tuple[Division, ...]]]:
        end = -1
        behind: tuple[Division, ...] = ()
        names = self._full if full_only else self._named
        for place in self._starts(text):
            if place < end:
                continue
            name = self._name_at(text, place, behind if place == end else (), names)
            if name:
                end, behind = place + len(name), tuple(names[name])
                yield name, behind
            elif text[place] in self._letters and not full_only and _stands_alone(text, place):
                yield text[place], self._letters[text[place]]

    def _starts(self, text: str) -> Iterator[int]:
        """Yield where a name may begin."""
        beginnings, letters = self._beginnings, self._letters
        for place, one in enumerate(text):
            if text[place : place + _SHORTEST] in beginnings or one in letters:
                yield place

    def _name_at(
        self,
        text: str,
        place: int,
        holders: Sequence[Division],
        names: Mapping[str, Sequence[Division]],
    ) -> str:
        """Return the longest name that stands at a place of a text and is meant; empty for none."""
        for size in range(min(self._longest, len(text) - place), _SHORTEST - 1, -1):
            name = text[place : place + size]
            if name in names and self._is_meant(text, place, name, holders):
                return name
        return ""

    def _is_meant(self, text: str, place: int, name: str, holders: Sequence[Division]) -> bool:
        """Tell whether a name that stands in a text is that of a division there."""
        bearers = self._named[name]
        if any(_holds(holders, one) for one in bearers):
            return True
        end = place + len(name)
        is_full = any(one.name == name for one in bearers)
        if name in self._common or (is_full and _NO_DIVISION.match(text, end)):
            return False
        is_county = all(len(one.code) >= _COUNTY_DIGITS for one in bearers)
        if is_full and len(name) > _SHORTEST + is_county:
            return True
        left, right = text[max(0, place - _WINDOW) : place], text[end : end + _WINDOW]
        return not _is_cut_out(left, name, right, is_wide=any(map(is_province, bearers)))

    @cached_property
    def _joined(self) -> re.Pattern[str]:
        letters = "".join(self._letters)
        return re.compile(rf"[{letters}]{{2,}}(?:(?<=澳)台)?")

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(name[:_SHORTEST] for name in self._named)


@lru_cache(maxsize=1)
def default_gazetteer() -> DivisionTable:
    """Return the shipped divisions, read once."""
    divisions = (*_read(DIVISIONS_FILE), *_read(NEW_AREAS_FILE))
    return DivisionTable(
        tuple(Division(**row) for row in divisions),
        tuple(PlaceWord(**row) for row in _read(PLACE_WORDS_FILE)),
    )


def is_province(division: Division) -> bool:
    """Tell whether a division is a province, or a city or region of that rank."""
    return len(division.code) == _PROVINCE_DIGITS


@lru_cache(maxsize=1)
def place_abbreviations() -> Mapping[str, tuple[str, ...]]:
    """Return the full names of what each letter or pair of letters stands for, read once.

    >>> place_abbreviations()["沪"], place_abbreviations()["宁"]
    (('上海市',), ('宁夏回族自治区', '南京市'))
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in _read(PLACE_WORDS_FILE):
        if row["sort"] in ("letter", "abbreviation"):
            found[row["word"]] = (*found.get(row["word"], ()), row["place"])
    return found


def _holds(holders: Iterable[Division], division: Division) -> bool:
    return any(one != division and division.code.startswith(one.code) for one in holders)


def _read(path: Path) -> list[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _names_of(division: Division) -> Iterator[str]:
    """Yield the Chinese names by which a division is found."""
    yield division.name
    if len(division.code) < _COUNTY_DIGITS and division.short != division.name:
        yield division.short
    autonomous = _AUTONOMOUS.search(division.name)
    if autonomous and division.short != division.name:
        yield division.short + division.name[-1]


_BEFORE_LETTER = re.compile(r"(?:^|[^\u4e00-\u9fff]|[在来赴离驻入返留援])$")
_BEHIND_LETTER = re.compile(
    r"$|[^\u4e00-\u9fff]|人员|企业|高校|单位|务工|就业|创业|居住|工作|的|全"
)


def _stands_alone(text: str, place: int) -> bool:
    """Tell whether one character is a word of its own: 在沪企业, 来穗人员, 沪2023年."""
    before = _BEFORE_LETTER.search(text[max(0, place - 1) : place])
    return before is not None and _BEHIND_LETTER.match(text, place + 1) is not None


@lru_cache(maxsize=4096)
def _is_cut_out(left: str, name: str, right: str, *, is_wide: bool) -> bool:
    """Tell whether a name is cut out of other words: 推广|安全 holds 广安.

    A province's name may begin a longer word (上海交大), another's not (长治久安).
    """
    log_probability = default_segmenter().log_probability
    parts = log_probability(name) + log_probability(right)
    loss = log_probability(left + name + right) - log_probability(left) - parts
    if loss > _LEAST_LOSS and is_wide:
        loss -= log_probability(name + right) - parts
    return loss > _LEAST_LOSS


def capitalised_words(text: str) -> list[str]:
    """Return the words of an English text with a capital, in lower case and in order.

    >>> capitalised_words("GDP of Xi'an and Hunan's towns")
    ['gdp', 'xian', 'hunan']
    """
    return [_plain_english(word) for word in _ENGLISH_NAME.findall(text) if word[0].isupper()]


def _plain_english(word: str) -> str:
    return _APOSTROPHE.sub("", _POSSESSIVE.sub("", word)).lower()


def read_local(text: str) -> str:
    """Return the place that a question begins with, known or not, by its kind; ``""`` for none.

    >>> [read_local(text) for text in ("2023年望浦区财政收入", "全市财政收入", "试验区数量")]
    ['望浦区', '', '']
    """
    found = _LOCAL.match(_LEAD.sub("", text, count=1))
    return found[0] if found else ""
