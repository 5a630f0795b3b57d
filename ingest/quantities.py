"""Quantities in running text, and the one form under which each is indexed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingest.folding import fold
from ingest.numerals import iter_numbers, parse_chinese_number, parse_number, plain

_MAGNITUDES = {
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_AFTER = re.compile(
    r" ?(?:(?P<magnitude>万亿|千万|百万|亿|万|千(?!瓦|克|米)"
    r"|(?:thousand|million|billion|trillion)\b)"
    r"|(?P<percent>[%‰]|per\s?cent\b)|(?P<date>年(?!度?均)|月(?!均)|日(?!均)))",
    re.IGNORECASE,
)
_MEASURES = frozenset(
    "件个人家元起次项部份条名批户吨台款处种类场期周天时公里米亩张万亿余多届倍岁座所只辆艘艘位套"
)
_CN = "〇零○一二两三四五六七八九十百千万亿"
_CHINESE = re.compile(
    rf"(?P<year>[一二][〇零○一二三四五六七八九]{{3}})年"
    rf"|百分之(?P<percent>[{_CN}]+(?:点[〇零○一二三四五六七八九]+)?)"
    rf"|(?P<count>[{_CN}]{{2,}}+(?:点[〇零○一二三四五六七八九]+)?)(?=[件个人家元起次项部份条名批户吨台处种类倍年周])"
    # No unit behind all of them, so none behind some: but for the last, which may begin 百分之.
    rf"|[{_CN}]+(?=[{_CN}])"
)
IDENTIFIER = re.compile(
    r"(?<![a-z\d])(?!(?:RMB|CNY|USD|EUR|HKD)\d)(?=[a-z./-]{0,100}+\d)(?=[\d./-]{0,100}+[a-z])"
    r"[a-z\d]+(?:[./-][a-z\d]+)*",
    re.IGNORECASE,
)
"""A run of letters with digits: ZL201210201489.X, COVID-19, 5G. Its digits are no quantity."""
YEARS = range(1900, 2100)
"""The numbers of four digits that are taken for years where no unit says otherwise."""


QuantityKind = Literal["count", "date", "percent", "money"]

_DATE_UNITS = ("年", "月", "日")
_MONEY = re.compile(r"余?多?(?:[美欧日港]?元|人民币|英镑|yuan\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as it stands in a text.

    Attributes:
        term: its normal form: ``6492``, ``920800``, ``5.4%``, ``2023年``, ``12月``.
        start: where it begins.
        end: where it ends, 万, 亿, % and 年 included, other units not.
        spelt: it is a count in Chinese characters, so that its words are terms as well.
    """

    term: str
    start: int
    end: int
    spelt: bool = False


def iter_quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a folded text, in order: those in digits, then the spelt ones.

    Args:
        text: as ``fold`` returns it.

    >>> text = "2023年受理92.08万件，增长5.40%，RMB 1.16 billion，下降百分之五点四"
    >>> [quantity.term for quantity in iter_quantities(text)]
    ['2023年', '920800', '5.4%', '1160000000', '5.4%']
    """
    identifiers = [match.span() for match in IDENTIFIER.finditer(text)]
    passed = 0
    for start, end in iter_numbers(text):
        while passed < len(identifiers) and identifiers[passed][1] <= start:
            passed += 1
        if passed == len(identifiers) or identifiers[passed][0] >= end:
            yield _in_digits(text, start, end)
    for match in _CHINESE.finditer(text):
        if quantity := _spelt(match):
            yield quantity


def quantity_kinds(text: str) -> frozenset[QuantityKind]:
    """Return the kinds of quantity that a text holds.

    >>> sorted(quantity_kinds("2023年受理6 492件，同比增长5.4%"))
    ['count', 'date', 'percent']
    >>> sorted(quantity_kinds("判赔11.6亿元"))
    ['money']
    """
    folded = fold(text).text
    return frozenset(_kind(quantity, folded) for quantity in iter_quantities(folded))


def _kind(quantity: Quantity, text: str) -> QuantityKind:
    if quantity.term.endswith(_DATE_UNITS):
        return "date"
    if quantity.term.endswith(("%", "‰")) or text.startswith("个百分点", quantity.end):
        return "percent"
    return "money" if _MONEY.match(text, quantity.end) else "count"


def _in_digits(text: str, start: int, end: int) -> Quantity:
    value = parse_number(text[start:end])
    after = _AFTER.match(text, end)
    if after is None:
        return Quantity(term=_bare(value, text, start, end), start=start, end=end)
    if magnitude := after["magnitude"]:
        return Quantity(
            term=plain(value * _MAGNITUDES[magnitude.lower()]), start=start, end=after.end()
        )
    if percent := after["percent"]:
        sign = "‰" if percent == "‰" else "%"
        return Quantity(term=plain(value) + sign, start=start, end=after.end())
    return Quantity(term=plain(value) + after["date"], start=start, end=after.end())


def _bare(value: Decimal, text: str, start: int, end: int) -> str:
    is_year = (
        end - start == 4
        and text[start:end].isdecimal()
        and int(value) in YEARS
        and text[end : end + 2].strip()[:1] not in _MEASURES
    )
    return plain(value) + ("年" if is_year else "")


def _spelt(match: re.Match[str]) -> Quantity | None:
    for name, suffix in (("year", "年"), ("percent", "%"), ("count", "")):
        if match[name] is None:
            continue
        value = parse_chinese_number(match[name])
        if value is None:
            return None
        return Quantity(
            term=plain(value) + suffix,
            start=match.start(),
            end=match.end(),
            spelt=name == "count",
        )
    return None
