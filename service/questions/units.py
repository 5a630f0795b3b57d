"""Which units would fit a noun, and which nouns a unit: 专利 and patents are counted by 件.

Two tables hold them, Chinese and English side by side: ``units.tsv`` and ``unit_nouns.tsv``.
"""

import functools
import re
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Things that the same units count.

    Attributes:
        units: that count them, the usual one first.
        chinese: what they are called in Chinese.
        english: what they are called in English, in the singular.
    """

    units: tuple[str, ...]
    chinese: tuple[str, ...]
    english: tuple[str, ...]


def read_counted() -> tuple[Counted, ...]:
    """Return the rows of ``units.tsv``, in their order.

    >>> read_counted()[0].units, read_counted()[0].english[:2]
    (('件', '起', '宗'), ('case', 'appeal'))
    """
    return tuple(
        Counted(
            units=tuple(units.split()),
            chinese=tuple(chinese.split()),
            english=tuple(english.split(", ")) if english else (),
        )
        for units, chinese, english in _read_rows("units.tsv")
    )


def read_default_nouns() -> dict[str, str]:
    """Return the English for each unit of ``unit_nouns.tsv``, where nothing says what is counted.

    >>> read_default_nouns()["人次"]
    'person-times'
    """
    return {row[0]: row[1] for row in _read_rows("unit_nouns.tsv")}


def _read_rows(name: str) -> list[list[str]]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "data": "datum",
    "aircraft": "aircraft",
    "criteria": "criterion",
    "theses": "thesis",
    "personnel": "personnel",
    "staff": "staff",
    "taxes": "tax",
}
_PLURALS = {singular: plural for plural, singular in _IRREGULAR.items()} | {
    "person": "people",
    "memoranda": "memoranda",
}
_UNCOUNTED_WORDS = """
litigation population money cash funding land farmland water gas electricity coal oil grain steel
waste garbage fish meat cotton rmb renminbi yuan cny usd eur hkd yen km kwh teu kg personnel staff
cattle times fold percent power generation capacity housing training mu poultry
"""
_UNCOUNTED = frozenset(_UNCOUNTED_WORDS.split())
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("xes", "x"), ("buses", "bus"))
_LONGEST_NOUN = 3
_WORD = re.compile(r"[a-z][a-z'.-]*[a-z]|[a-z%]")


def english_units(noun: str) -> tuple[str, ...]:
    """Return the units in which Chinese reports count what an English noun names.

    The noun may stand in the plural and have words before it, of which the longest phrase known
    counts: *invention patents*, *press conferences*. Empty for a noun that is not known.

    >>> english_units("cases")[0], english_units("Press conferences")[0], english_units("qualia")
    ('件', '场', ())
    >>> english_units("countries"), english_units("percentage points")
    (('个', '国'), ('个百分点',))
    >>> english_units("person-days")[0]
    '天'
    """
    words = [_singular(word) for word in _WORD.findall(noun.lower())]
    for size in range(min(_LONGEST_NOUN, len(words)), 0, -1):
        if units := _ENGLISH.get(" ".join(words[-size:])):
            return units
    # City-days are days.
    return english_units(words[-1].rpartition("-")[2]) if words and "-" in words[-1] else ()


def chinese_units(noun: str) -> tuple[str, ...]:
    """Return the units that count what a Chinese noun names, by its longest known ending.

    >>> chinese_units("有效发明专利")[0], chinese_units("执业律师")[0], chinese_units("意义")
    ('件', '人', ())
    """
    for start in range(max(0, len(noun) - _LONGEST_CHINESE), len(noun)):
        if units := _CHINESE.get(noun[start:]):
            return units
    return ()


def known_nouns() -> frozenset[str]:
    """Return the Chinese nouns that have units."""
    return frozenset(_CHINESE)


@functools.cache
def unit_nouns(unit: str) -> tuple[str, ...]:
    """Return the English nouns, in the plural, for what a unit may count, the neutral one first.

    >>> unit_nouns("件")[:3], unit_nouns("元")[0], unit_nouns("谜")
    (('items', 'cases', 'appeals'), 'yuan', ())
    """
    nouns = [_DEFAULTS[unit]] if unit in _DEFAULTS else []
    ranked = sorted(
        (row.units.index(unit), place) for place, row in enumerate(_ROWS) if unit in row.units
    )
    for _, place in ranked:
        nouns += [_plural(noun) for noun in _ROWS[place].english]
    return tuple(dict.fromkeys(nouns))


def _singular(word: str) -> str:
    word = word.replace("organiz", "organis")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _UNCOUNTED:
        return word
    for plural, singular in _ENDINGS:
        if word.endswith(plural) and len(word) > len(plural) + 2:
            return word[: -len(plural)] + singular
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _plural(noun: str) -> str:
    head, space, last = noun.rpartition(" ")
    if " of " in noun:
        first, _, rest = noun.partition(" ")
        return f"{_plural(first)} {rest}"
    return head + space + _plural_word(last)


def _plural_word(word: str) -> str:
    if word in _PLURALS or word in _UNCOUNTED or word.endswith("series"):
        return _PLURALS.get(word, word)
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("ch", "x", "sh", "s")) else f"{word}s"


_ROWS = read_counted()
_DEFAULTS = read_default_nouns()
_ENGLISH: dict[str, tuple[str, ...]] = {}
_CHINESE: dict[str, tuple[str, ...]] = {}
for _row in _ROWS:
    for _noun in _row.english:
        _key = " ".join(_singular(word) for word in _noun.split())
        _ENGLISH.setdefault(_key, _row.units)
    for _noun in _row.chinese:
        _CHINESE.setdefault(_noun, _row.units)
_LONGEST_CHINESE = max(map(len, _CHINESE))
