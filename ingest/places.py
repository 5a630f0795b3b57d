"""Which places a document is of, and all the names that these have."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ingest.folding import simplify
from ingest.gazetteer import Division, default_gazetteer

TEXT_CHARS = 20_000
MIN_MENTIONS, MIN_SHARE = 3, 0.7
"""How often, and what share of all places, a text names the one that it is of."""

_KEPT_PLACES = 4_096

_QUOTED = re.compile(r"《([^《》]{2,60})》")
_NATION = re.compile(r"^中华人民共和国")
_OF_ITS_PLACE = tuple(one + of for one in "我本全" for of in "省市区县州")
_OWN_PLACE = re.compile("|".join(_OF_ITS_PLACE))
_PREFIX = re.compile(
    r"^(?:(?:19|20)\d\d年度?|[一二][〇零○一二三四五六七八九]{3}年度?|\d{4}年1?\d月|[上下]半年|[一二三四]季度|前三季度|关于|中共|#+|\s)+"
)
_LOCAL = re.compile(
    r"^(?P<name>(?!中国|全国|国家|我国|本|最高|人民|各|大中|贫困|城|部分)[\u4e00-\u9fff]{2,6}?"
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|省|(?<!城)市(?![场民容政级域属])|县(?![级域])|(?<![地社园特郊景])区(?![域块])))"
)
_KIND = re.compile(r"(?<=..)(?:特别行政区|自治区|自治州|自治县|自治旗|街道|省|市|县|区|镇|乡)$")


def read_places(title: str, bodies: Sequence[str]) -> tuple[str, ...]:
    """Return the full names of the places that the title, else the first body, is of."""
    for text in (title, *bodies):
        places = places_in_title(text)
        if places:
            return places
    return ()


def places_of_text(text: str) -> tuple[str, ...]:
    """Return the division that a text names, where it hardly names one outside its own holders.

    A short name counts only where the text speaks as one of a place does (我市, 全省).
    """
    plain = simplify(text[:TEXT_CHARS])
    is_local = sum(map(plain.count, _OF_ITS_PLACE)) >= MIN_MENTIONS
    counts: Counter[str] = Counter()
    for _, bearers in default_gazetteer().find(plain, full_only=not is_local):
        counts[_full_name(bearers)] += 1
    return next(((place,) for place, _ in counts.most_common() if _is_clear(place, counts)), ())


def places_in_title(title: str) -> tuple[str, ...]:
    """Return the places that a title begins with: known divisions, or what ends as one does."""
    inner = _QUOTED.search(title)
    for part in (title, inner[1] if inner else ""):
        start = _PREFIX.sub("", _NATION.sub("", part))
        known = [_full_name(bearers) for name, bearers in default_gazetteer().find(start)]
        local = _LOCAL.match(start)
        if local and not any(name in local["name"] for name in known):
            return (local["name"],)
        if known:
            return tuple(dict.fromkeys(known))
    return ()


def place_names(places: Iterable[str]) -> tuple[str, ...]:
    """Return all the names of places and of what they lie in: long, short, without their kind.

    >>> place_names(["天河区"])
    ('天河区', '天河', '广州市', '广州', '广东省', '广东')
    """
    return tuple(dict.fromkeys(name for place in places for name in _names_of(place)))


def drop_place_words(text: str) -> str:
    """Return a text without the words for the place that its document is of.

    >>> drop_place_words("全市城镇新增就业")
    '城镇新增就业'
    """
    return _OWN_PLACE.sub("", text)


@lru_cache(maxsize=_KEPT_PLACES)
def own_names(place: str) -> tuple[str, ...]:
    """Return the names of a place, not of what it lies in: in full, without its kind, in short.

    >>> own_names("天河区"), own_names("宁夏回族自治区")
    (('天河区', '天河'), ('宁夏回族自治区', '宁夏回族', '宁夏'))
    """
    shorts = (division.short for division in default_gazetteer().named(place))
    return tuple(dict.fromkeys((place, _without_kind(place), *shorts)))


@lru_cache(maxsize=_KEPT_PLACES)
def holder_names(place: str) -> tuple[str, ...]:
    """Return the names of what a place lies in, the nearest first, those in full and in short.

    >>> holder_names("天河区")
    ('广州市', '广州', '广东省', '广东')
    """
    gazetteer = default_gazetteer()
    holders = (each for one in gazetteer.named(place) for each in gazetteer.holders(one))
    return tuple(dict.fromkeys(name for each in holders for name in (each.name, each.short)))


def _names_of(place: str) -> tuple[str, ...]:
    gazetteer = default_gazetteer()
    letters = (letter for one in gazetteer.named(place) for letter in gazetteer.letters_of(one))
    return (*own_names(place), *holder_names(place), *letters)


def _is_clear(place: str, counts: Counter[str]) -> bool:
    """Tell whether a text names a place and what it lies in, and hardly another."""
    gazetteer = default_gazetteer()
    holders = {one.name for each in gazetteer.named(place) for one in gazetteer.holders(each)}
    others = sum(count for name, count in counts.items() if name not in holders)
    return counts[place] >= max(MIN_MENTIONS, MIN_SHARE * others)


def _full_name(bearers: Sequence[Division]) -> str:
    return min(bearers, key=lambda division: len(division.code)).name


def _without_kind(place: str) -> str:
    """Return a name without its kind: 浦东 for 浦东新区, where no other place is called so."""
    short = place.removesuffix("新区")
    bearers = default_gazetteer().named(short)
    if len(short) > 1 and short != place and all(each.name == place for each in bearers):
        return short
    return _KIND.sub("", place)
