"""Numbers and units in English: three, 11.6 billion yuan, US$3 million, 1,196 granted patents."""

import re
from decimal import Decimal

from ingest.figures.records import Bound, FigureKind
from ingest.figures.units import LATIN_UNITS, Unit

_SMALL_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: value for value, word in enumerate(_SMALL_WORDS.split())}
_TENS = {word: 10 * value for value, word in enumerate(_TENS_WORDS.split(), start=2)}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
}
"""What a word behind a number multiplies it by."""

_ONE = "|".join([*_SMALL, *_TENS])
_TEN = "|".join(_TENS)
WORDS = re.compile(
    rf"\b(?:(?:{_TEN})-(?:{_ONE})|{_ONE}|a(?= hundred| thousand| million| billion))"
    rf"(?:(?: and)? (?:(?:{_TEN})-(?:{_ONE})|{_ONE}|hundred|thousand|million|billion|trillion)\b)*"
    rf"\b(?!-(?:{_ONE}))",
    re.IGNORECASE,
)
"""A number in words."""
_KINDS: dict[str, tuple[str, FigureKind]] = {
    "%": ("%", "percent"),
    "percent": ("%", "percent"),
    "per cent": ("%", "percent"),
    "pct": ("%", "percent"),
    "percentage point": ("个百分点", "percentage_point"),
    "percentage points": ("个百分点", "percentage_point"),
    "fold": ("倍", "multiple"),
}
_MONEY_WORDS = """
yuan renminbi rmb cny dollars dollar euros euro yen pounds usd eur hkd gbp jpy francs
"""
_TIME_WORDS = """
years year months month days day hours hour weeks week minutes minute seconds decades decade
quarters centuries
"""
_MONEY, _TIMES = _MONEY_WORDS.split(), _TIME_WORDS.split()
_NAMED = re.compile(
    r"(?P<gap>[ -]?)(?P<name>%|per ?cent\b|pct\b|percentage points?\b|fold\b"
    r"|(?:(?:US|U\.S\.|Hong Kong|working|business|calendar) )?"
    rf"(?:{'|'.join(_MONEY + _TIMES)})(?![\w-]))",
    re.IGNORECASE,
)
_ONE_SYMBOL = "[A-Za-zμΩ]{1,6}[²³23]?"
_SYMBOL = re.compile(rf" ?(({_ONE_SYMBOL})(?:/({_ONE_SYMBOL}))?)(?![A-Za-z0-9_-])")
_CAPITALS = frozenset("ABVW")
_DIVISORS = LATIN_UNITS | frozenset(["s", "h", "d", "a", "min"])
_WORD = re.compile(r" ([A-Za-z][A-Za-z'-]*)")
_TIMES_AS = re.compile(r" times(?= (?:the|as|more|higher|that|greater|larger|what|over)\b)")
_DECIMAL_TIMES = re.compile(r"\.\d+ times\b")
_IRREGULAR_WORDS = "people personnel staff men women children police mu square cattle sheep sq"
_IRREGULAR = frozenset(_IRREGULAR_WORDS.split())
_STOP_WORDS = """
a an the of in on at to by for from with without within and or nor but than then as per via up down
over under was were is are be been being had have has having do does did done will would can could
may might must shall should which that who whom whose what when where while this these those its
their his her our it they them he she we out off into onto about above below after before during
since until between among across through against toward towards versus plus minus respectively
compared accounting including involving representing followed both each not no also only other
another such more less fewer most least last next previous same so if because although rose fell
grew increased decreased dropped declined reached totaled totalled exceeded amounted accounted came
year-on-year yoy us thus perhaps always whereas
"""
_STOP = frozenset(_STOP_WORDS.split())
_MAX_MODIFIERS = 4
CURRENCY = re.compile(
    r"(?:(?<![A-Za-z])(?:US|HK|NT|A|C|S)\$|[$€£¥]|(?<![A-Za-z])(?:RMB|CNY|USD|EUR|HKD|GBP|JPY)) ?$"
)
"""A currency that stands before its number."""

_BEFORE: tuple[tuple[Bound, tuple[str, ...]], ...] = (
    ("at_least", ("at least", "no less than", "no fewer than", "not less than", "minimum of")),
    (
        "at_most",
        ("at most", "no more than", "not more than", "up to", "not exceeding", "within",
         "maximum of", "not exceed"),
    ),
    ("less_than", ("less than", "fewer than", "below", "under")),
    (
        "more_than",
        ("more than", "over", "exceeding", "exceeded", "above", "surpassed", "surpassing",
         "topped", "greater than", "upwards of", "exceed", "exceeds"),
    ),
    (
        "approx",
        ("about", "around", "approximately", "nearly", "almost", "close to", "some", "roughly",
         "an estimated", "approaching"),
    ),
)  # fmt: skip
_AFTER: tuple[tuple[Bound, str], ...] = (
    ("at_least", " or more"),
    ("at_least", " or above"),
    ("at_most", " or less"),
    ("at_most", " or fewer"),
    ("approx", " or so"),
)


def read_words(text: str) -> Decimal | None:
    """Read a number in English words, or return ``None`` where it is not well formed.

    >>> [str(read_words(text)) for text in ("twenty-one", "three hundred and nineteen")]
    ['21', '319']
    >>> read_words("one two") is None
    True
    """
    total, section, last, previous = 0, 0, 10**15, ""
    for word in text.lower().replace("-", " ").replace(" and ", " ").split():
        value = 1 if word == "a" else _SMALL.get(word, _TENS.get(word))
        if value is not None:
            if previous in _SMALL or (previous in _TENS and not 0 < value < 10):
                return None
            section += value
        elif word == "hundred":
            section *= 100
        elif SCALES[word] < last:
            total, section, last = total + section * SCALES[word], 0, SCALES[word]
        else:
            return None
        previous = word
    return Decimal(total + section)


def english_unit(text: str, start: int) -> Unit | None:
    """Return the unit in Latin letters behind a number, or ``None``.

    A noun in the plural counts, with up to four words before it; so do symbols (km, GWh).

    Args:
        text: folded.
        start: where the number ends.

    >>> english_unit("11.6 billion yuan", 12).name, english_unit("3 in courts", 1)
    ('yuan', None)
    >>> unit = english_unit("1,196 granted patents of", 5)
    >>> unit.text, unit.name
    (' granted patents', 'patents')
    """
    if match := _NAMED.match(text, start):
        return _named(match)
    match = _SYMBOL.match(text, start)
    if match and _is_symbol(match):
        return _unit(match[0], match[1], "count")
    if _TIMES_AS.match(text, start) or _DECIMAL_TIMES.search(text[max(0, start - 8) : start + 7]):
        return _unit(" times", "倍", "multiple")
    return _noun(text, start)


def _is_symbol(match: re.Match[str]) -> bool:
    """Tell whether letters are the symbol of a unit, or of one by another (μg/m³)."""
    if match[2] not in LATIN_UNITS or not (match[3] is None or match[3] in _DIVISORS):
        return False
    return match[2] not in _CAPITALS or match[0][0] != " "


def english_bound_before(text: str, start: int) -> Bound | None:
    """Return the bound that English words before ``text[start]`` set, or ``None``.

    >>> english_bound_before("no more than 5", 13), english_bound_before("takeover 5", 9)
    ('at_most', None)
    """
    before = text[max(0, start - 18) : start].rstrip(" ").lower().removesuffix(" a")
    for bound, cues in _BEFORE:
        for cue in cues:
            if before.endswith(cue) and not before[: -len(cue)][-1:].isalnum():
                return bound
    return None


def english_bound_after(text: str, end: int) -> Bound | None:
    """Return the bound that English words behind an amount set, or ``None``.

    >>> english_bound_after("5 cases or more", 7)
    'at_least'
    """
    return next((bound for bound, cue in _AFTER if text.startswith(cue, end)), None)


def _named(match: re.Match[str]) -> Unit | None:
    name = match["name"].lower()
    if match["gap"] == "" and name not in ("%", "fold", "percent"):
        return None
    if name in _KINDS:
        return _unit(match[0], *_KINDS[name])
    is_money = name.split()[-1] in _MONEY
    return _unit(match[0], match["name"], "money" if is_money else "duration")


def _unit(text: str, name: str, kind: FigureKind) -> Unit:
    return Unit(text=text, name=name, kind=kind, latin=True)


def _noun(text: str, start: int) -> Unit | None:
    position, noun, end = start, "", start
    for _ in range(_MAX_MODIFIERS + 1):
        match = _WORD.match(text, position)
        if match is None or match[1].lower() in _STOP:
            break
        if _is_plural(match[1]):
            noun, end = match[1], match.end()
        elif noun:
            break
        position = match.end()
    return _unit(text[start:end], noun, "count") if noun else None


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    return len(word) > 3 and word.islower() and word.endswith("s") and word[-2] not in "sui"
