"""Ranges: two numbers with one unit, as reports print them."""

import re
from dataclasses import replace
from decimal import Decimal

from ingest.figures.exclusions import is_recent_year, is_vague
from ingest.figures.numbers import numeral_at, whole
from ingest.figures.readings import Reading, read_one

_CONNECTOR = re.compile(r" ?(?:[-~–]|—{1,2}|至|到|或) ?| (?:to|or) ")
_CONNECTING = frozenset(" -~–—至到或")
# As laws set bounds: 二万元以上二十万元以下, 十万元以上不满五十万元.
_ABOVE = re.compile(r"以上(?P<below>不满)?")
_BELOW = re.compile(r"以[下内]")
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_AND = re.compile(" and ")
_FROM = re.compile(r"(?:[从由]|\bfrom) ?$", re.IGNORECASE)


def read_range(text: str, first: Reading) -> Reading | None:
    """Read the range that ``first`` begins (5%—5.5%, 二万元以上十万元以下), if there is one.

    Both ends have one unit, or the first has none; 万 and 亿 of the last count for a plain first
    (1.2—1.5亿元). What goes 从 or 由 one number 到 another is a change, so two amounts.

    >>> first = read_one("1.2—1.5亿元", numeral_at("1.2—1.5亿元", 0))
    >>> reading = read_range("1.2—1.5亿元", first)
    >>> str(reading.value), str(reading.high)
    ('120000000', '150000000')
    """
    if text[first.end : first.end + 1] not in _CONNECTING:
        return _read_bounds(text, first)
    between = _BETWEEN.search(text[max(0, first.start - 8) : first.start])
    connector = (_AND if between else _CONNECTOR).match(text, first.end)
    if connector is None or first.high is not None:
        return None
    if _FROM.search(text[max(0, first.start - 6) : first.start]):
        return None
    numeral = numeral_at(text, connector.end())
    if numeral is None or numeral.vague or is_vague(text, numeral):
        return None
    second = read_one(text, numeral)
    if second is not None and second.bare and _is_share(first) and numeral.spelt:
        second = replace(second, name=first.name, kind=first.kind, bare=False)
    if second is None or (second.bare and not (first.bare and _are_scaled(first, second))):
        return None
    return _join(first, second)


def _read_bounds(text: str, first: Reading) -> Reading | None:
    """Read the range between a bound below and one above, their words included."""
    above = _ABOVE.match(text, first.end)
    numeral = numeral_at(text, above.end()) if above else None
    second = read_one(text, numeral) if numeral else None
    if above is None or second is None or first.bare or second.bare or first.high is not None:
        return None
    joined = _join(first, second)
    if joined is None or above["below"]:
        return joined
    below = _BELOW.match(text, joined.end)
    return replace(joined, end=below.end()) if below else None


def _join(first: Reading, second: Reading) -> Reading | None:
    low = first.value
    if first.bare:
        low = _scaled_as(first, second)
    elif first.name != second.name or first.kind != second.kind:
        return None
    high = second.high or second.value
    if low >= high:
        return None
    return replace(second, start=first.start, value=low, high=high, inner="range")


def _scaled_as(first: Reading, second: Reading) -> Decimal:
    low = first.value * (second.unit.size if second.unit else 1)
    scaled = low * second.numeral.scale
    return low if first.numeral.scaled or scaled >= second.value else whole(scaled)


def _are_scaled(first: Reading, second: Reading) -> bool:
    """Tell whether 万 or 亿 shows that two bare numbers are a range (9亿～16亿, 2至3亿)."""
    return second.numeral.scaled and not is_recent_year(first.numeral)


def _is_share(reading: Reading) -> bool:
    return reading.unit is None and reading.kind == "percent"
