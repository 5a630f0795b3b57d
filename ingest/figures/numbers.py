"""Numbers as reports print them: in digits or Chinese characters, with 万, 亿 and an inner 余."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingest.figures.amounts_en import SCALES, WORDS, read_words
from ingest.numerals import CHINESE_DIGITS, iter_numbers, parse_chinese_number, parse_number

Inner = Literal["", "余", "多", "来"]

_DIGITS = "〇零○一二两三四五六七八九"
_LETTERS = re.compile("[A-Za-z]{3}")
_START = re.compile(r"[0-9一二两三四五六七八九十百千万亿半翻]")
_RUN = re.compile(r"[0-9][0-9.,]*")
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_SPELT = re.compile(
    rf"(?:[{_DIGITS}十万亿]|百(?![货姓科])|千(?![瓦克米卡伏帕赫兆]))+(?:点[{_DIGITS}]+)?"
)
_PAIR = re.compile(
    r"(.*?[十百千万亿]|)([一二两三四五六七八])([二三四五六七八九])([十百千]?[万亿]*)"
)
_SIZES = {
    "十": 10,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
    **SCALES,
}
_SCALE = re.compile(
    r" ?(?P<inner>[余多来]?)(?P<size>万亿|千亿|百亿|十亿|千万|百万|十万|亿|万"
    r"|千(?![瓦克米卡伏帕赫兆])|百(?![分货姓科强])"
    r"|(?<= )(?:hundred|thousand|million|billion|trillion|bn)\b)",
    re.IGNORECASE,
)
_BEFORE_SCALE = frozenset(" 余多来十百千万亿")
_SCALE_OF_SCALE = re.compile(r" ?万(?P<inner>[余多来])亿")
_MIXED = re.compile(
    r"[0-9]{1,4}(?:(?:[百千][万亿]?|[万亿])[零〇]?[0-9]{1,4}){1,4}"
    r"(?:(?:[百千](?![瓦克米卡伏帕赫兆分]))?[万亿]?)(?![0-9.,年月日])"
)
_MIXED_PART = re.compile(r"([0-9]{1,4})([百千]?)([万亿]?)")
# 十几万, 数百: how many tens or hundreds is left open.
_SOME = re.compile(r"(?:(?<=十)几|(?<=[百千万亿])几[十百千]+)(?P<size>[百千]?万亿?|[百千]?亿)?")
_SOME_BEFORE = re.compile(
    r"几$|(?<![人件总户次家个台指系参倍基单双辆例床品种字位套起量宗股票月项码])数$"
)
_MAX_DIGITS = 30
_GOES_ON = frozenset("零〇0123456789")
_HALF = Decimal("0.5")
_POWERS = frozenset("十百千万亿")
_NAMES = {"一半": _HALF, "半数": _HALF, "半": _HALF, "翻番": Decimal(2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number where it stands in a folded text, without its unit.

    Attributes:
        start: where it begins.
        end: where it ends; 万, 亿 and an inner 余, 多 or 来 belong to it.
        value: the number, 万 and 亿 applied; the lower one where two stand for a few (三四十).
        high: the higher one of two, else ``None``.
        inner: the 余, 多 or 来 in it or at its end.
        spelt: it is written in Chinese characters.
        scale: what its 万 or 亿 multiplies it by, 1 without one.
        head: its first characters, in digits or Chinese characters, before 万 and 余.
        vague: 几 or 数 leaves open how many (十几万, 数百): ``value`` is what it exceeds.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    inner: Inner = ""
    spelt: bool
    scale: int = 1
    head: str
    vague: bool = False

    @property
    def scaled(self) -> bool:
        """Tell whether it ends with 万, 亿 or the like."""
        return self.scale > 1


def iter_numerals(text: str) -> Iterator[Numeral]:
    """Yield the numbers of a folded text, in order, disjoint.

    >>> text = "受理1.2亿余件，6 492件，一百五十多万吨，三四十家，1亿2000万人"
    >>> [(text[n.start:n.end], str(n.value)) for n in iter_numerals(text)]
        [('1.2亿', '120000000'), ('6 492', '6492'), ('一百五十多万', '1500000'),
     ('三四十', '30'), ('1亿2000万', '120000000')]
    """
    if _LETTERS.search(text) is None:
        yield from _in_figures(text)
        return
    words = _in_words(text)
    word = next(words, None)
    for numeral in _in_figures(text):
        while word is not None and word.start < numeral.start:
            yield word
            word = next(words, None)
        yield numeral
    while word is not None:
        yield word
        word = next(words, None)


def _in_figures(text: str) -> Iterator[Numeral]:
    position = 0
    while match := _START.search(text, position):
        start = match.start()
        if match[0].isascii():
            numeral, position = _in_digits(text, start)
        else:
            numeral, position = _in_characters(text, start)
        if numeral is not None:
            position = numeral.end
            yield numeral


def _in_words(text: str, start: int | None = None) -> Iterator[Numeral]:
    """Yield the numbers in English words, only the one at ``start`` if that is given."""
    matches = WORDS.finditer(text) if start is None else filter(None, [WORDS.match(text, start)])
    for match in matches:
        value, head = read_words(match[0]), match[0].lower()
        if value is not None:
            yield Numeral(
                start=match.start(),
                end=match.end(),
                value=value,
                scale=SCALES.get(head.rpartition(" ")[2], 1),
                spelt=False,
                head=head,
            )


def numeral_at(text: str, start: int) -> Numeral | None:
    """Return the number that begins at ``start`` of a folded text, or ``None``."""
    first = text[start : start + 1]
    if first.isascii():
        if first.isalpha():
            return next(_in_words(text, start), None)
        return _in_digits(text, start)[0] if first.isdigit() else None
    return _in_characters(text, start)[0]


def _in_digits(text: str, start: int) -> tuple[Numeral | None, int]:
    match = _RUN.match(text, start)
    run = match[0].rstrip(".,") if match else ""
    end = start + len(run)
    if _is_foreign_digit(text[start - 1 : start]) or _is_foreign_digit(text[end : end + 1]):
        return None, end
    if _PLAIN.fullmatch(run) is None or len(run) > _MAX_DIGITS:
        return None, end
    if text[end : end + 1] in (" ", "\n") and text[end + 1 : end + 2].isdigit():
        end = _end_of_groups(text, start, end)
    head = text[start:end]
    value = parse_number(head) if " " in head or "\n" in head else Decimal(head.replace(",", ""))
    return _scaled(text, start, end, value), end


def _is_foreign_digit(char: str) -> bool:
    return char.isdecimal() and not char.isascii()


def _end_of_groups(text: str, start: int, end: int) -> int:
    """Return where a number ends whose groups spaces part; see ``iter_numbers``."""
    first = max(0, start - 8)
    for found, last in iter_numbers(text[first : end + 40]):
        if found == start - first:
            return max(end, first + last)
    return end


def _scaled(text: str, start: int, end: int, value: Decimal) -> Numeral:
    head, inner, size = text[start:end], "", 1
    if text[end : end + 1] in _BEFORE_SCALE and (match := _SCALE_OF_SCALE.match(text, end)):
        inner, size, end = match["inner"], 10**12, match.end()
        value = whole(value * size)
    elif text[end : end + 1] in _BEFORE_SCALE and (match := _SCALE.match(text, end)):
        inner, size = match["inner"], _SIZES[match["size"].lower()]
        value, end = whole(value * size), match.end()
        if text[end : end + 1] in _GOES_ON and (mixed := _MIXED.match(text, start)):
            found = _mixed(mixed[0])
            value, end = (found, mixed.end()) if found is not None else (value, end)
    return Numeral(
        start=start, end=end, value=value, inner=_inner(inner), spelt=False, scale=size, head=head
    )


def whole(value: Decimal) -> Decimal:
    """Drop the decimals of a number that has none but zeros (1.20 亿 is 120000000).

    >>> whole(Decimal("120000000.00")), whole(Decimal("5.40"))
    (Decimal('120000000'), Decimal('5.40'))
    """
    integer = value.to_integral_value()
    return integer if value == integer else value


def _inner(text: str) -> Inner:
    return "余" if text == "余" else "多" if text == "多" else "来" if text == "来" else ""


def _mixed(text: str) -> Decimal | None:
    """Read digits with several of 百, 千, 万, 亿: 1亿2000万, 3万5千.

    Units fall from left to right, and digits at the end fill the places under the last unit
    (3万5000); 1亿7 is no number. 亿 behind 万 counts all before it (2万6千亿).
    """
    total = section = 0
    last = least = 10**12
    for digits, unit, scale in _MIXED_PART.findall(text):
        size = _SIZES.get(unit, 1)
        if size * int(digits) >= least or (size == 1 and not scale and int(digits) * 10 < least):
            return None
        section, least = section + int(digits) * size, size if size > 1 else 10**4
        if scale == "亿" and last == _SIZES["万"]:
            total, section, last = (total + section) * _SIZES[scale], 0, _SIZES[scale]
            least = 10**4
        elif scale:
            if _SIZES[scale] >= last:
                return None
            total, section, last = total + section * _SIZES[scale], 0, _SIZES[scale]
            least = 10**4
    return Decimal(total + section)


def _in_characters(text: str, start: int) -> tuple[Numeral | None, int]:
    for name, value in _NAMES.items():
        if text.startswith(name, start):
            end = start + len(name)
            return Numeral(start=start, end=end, value=value, spelt=True, head=name), end
    match = _SPELT.match(text, start)
    if match is None:
        return None, start + 1
    head, end = match[0], match.end()
    values = read_spelt(head)
    if values is None:
        return None, end
    if vague := _vague(text, start, head, values[0]):
        return vague, vague.end
    low, high = values
    inner, scale = "", _SIZES[head[-1]] if head[-1] in "万亿" else 1
    more = _SCALE.match(text, end)
    if more is not None and more["inner"]:
        scale = _SIZES[more["size"]]
        low, high, end = whole(low * scale), high and high * scale, more.end()
        inner = more["inner"]
    numeral = Numeral(
        start=start, end=end, value=low, high=high, inner=_inner(inner), spelt=True, scale=scale,
        head=head,
    )  # fmt: skip
    return numeral, end


def _vague(text: str, start: int, head: str, value: Decimal) -> Numeral | None:
    """Return a number of which 几 or 数 leaves open how many tens, hundreds and so on it is."""
    end = start + len(head)
    more = _SOME.match(text, end)
    less = _SOME_BEFORE.search(text, max(0, start - 2), start) if head[0] in _POWERS else None
    if more is None and less is None:
        return None
    size = read_spelt(more["size"]) if more and more["size"] else None
    return Numeral(
        start=start - 1 if less else start,
        end=more.end() if more else end,
        value=value * (size[0] if size else 1),
        inner="余",
        spelt=True,
        head=head,
        vague=True,
    )


def read_spelt(text: str) -> tuple[Decimal, Decimal | None] | None:
    """Read a number in Chinese characters: its value and, where two stand for a few, the higher.

    Digits side by side are read by place only where a 〇 is among them or four stand together.

    >>> [tuple(map(str, read_spelt(text))) for text in ("三百一十九", "三四十", "四十五六万")]
    [('319', 'None'), ('30', '40'), ('450000', '460000')]
    >>> read_spelt("一一五"), read_spelt("百")
    (None, (Decimal('100'), None))
    """
    if len(text) > _MAX_DIGITS:
        return None
    if text[0] in "百千万亿":
        if text.strip("百千万亿"):
            return None
        text = "一" + text
    if (pair := _PAIR.fullmatch(text)) and _is_few(pair[2], pair[3]):
        low = parse_chinese_number(pair[1] + pair[2] + pair[4])
        high = parse_chinese_number(pair[1] + pair[3] + pair[4])
        return None if low is None or high is None else (low, high)
    digits = text.partition("点")[0]
    by_place = len(digits) > 1 and all(char in CHINESE_DIGITS for char in digits)
    if by_place and len(digits) != 4 and not set(digits) & set("〇零○"):
        return None
    value = parse_chinese_number(text)
    return None if value is None else (value, None)


def _is_few(first: str, second: str) -> bool:
    low, high = CHINESE_DIGITS[first], CHINESE_DIGITS[second]
    return high == low + 1 or (low, high) == (3, 5)
