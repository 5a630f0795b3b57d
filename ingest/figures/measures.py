"""Measures: the unit that a table's head, its unit column or its caption gives to bare numbers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from ingest.figures.amounts import parse_amount
from ingest.figures.numbers import whole
from ingest.figures.records import Amount, FigureKind
from ingest.records import Span

_BRACKETS = re.compile(
    r"[（(]\s*(?:(?:计量)?单位\s*[:：]\s*|unit\s*[:：]\s*)?([^（()）]{1,24})\s*[)）]\s*$",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s*[(（/±+—-]*\s*([%‰])$")
_CAPTION = re.compile(r"(?:(?:计量)?单位|\bunits?)\s*[:：]\s*([^()（）\n]{1,40})", re.IGNORECASE)
_APART = re.compile(r"[、，,;；]+\s*(?!\d{3})|[和及]")
_UNKNOWN = re.compile("(?P<scale>[十百千]?[万亿]|[百千])(?P<name>[\u4e00-\u9fffA-Za-z]{1,6})")
_ANY_UNIT = re.compile(
    "(?P<scale>[十百千]?[万亿]|[百千])?(?P<name>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z²³/\\d]{0,9})"
)
RATIOS: frozenset[FigureKind] = frozenset({"percent", "percentage_point", "multiple"})
"""What a change is counted in, where it is no count itself."""


def split_head(head: str) -> tuple[str, str]:
    """Split a column's head into its title and its unit, empty where it names none.

    >>> split_head("金额（亿元）"), split_head("同比±%"), split_head("产量（折纯）")
    (('金额', '亿元'), ('同比', '%'), ('产量（折纯）', ''))
    """
    brackets = _BRACKETS.search(head)
    if brackets and parse_measure(brackets[1]):
        return head[: brackets.start()].strip(), brackets[1].strip()
    percent = _PERCENT.search(head)
    return (head[: percent.start()].strip(), percent[1]) if percent else (head.strip(), "")


def caption_measures(headings: Sequence[str]) -> tuple[Amount, ...]:
    """Return the units that a table's caption or the line above it gives, the nearest first.

    Args:
        headings: those that a row stands under, from the widest to the nearest.

    >>> [each.unit for each in caption_measures(["表5 进出口额", "单位：亿元、%"])]
    ['元', '%']
    >>> [str(each.value) for each in caption_measures(["Revenue (unit: 100 million yuan)"])]
    ['100000000']
    """
    for heading in reversed(headings[-2:]):
        match = _CAPTION.search(heading) or _BRACKETS.search(heading.rstrip("：:"))
        parts = (
            [each for part in _APART.split(match[1]) for each in _units_in(part)] if match else []
        )
        certain = match is not None and match.re is _CAPTION
        found = [measure for part in parts if (measure := _measure_of(part, certain=certain))]
        if found:
            return tuple(found)
    return ()


def _units_in(part: str) -> list[str]:
    """Return the units that a part of a caption names: one of several words, or one a word."""
    return [part] if parse_measure(part) else part.split()


def _measure_of(part: str, *, certain: bool) -> Amount | None:
    """Read a part of a caption; behind 单位： it is a unit, whatever it is called."""
    known = parse_measure(part)
    named = _ANY_UNIT.fullmatch(part.strip()) if certain and known is None else None
    if named is None:
        return known
    size = parse_amount(f"1{named['scale']}") if named["scale"] else parse_amount("1")
    raw = f"1{part.strip()}"
    span = Span(start=0, end=len(raw))
    return size and replace(size, span=span, raw=raw, unit=named["name"], kind="count")


def head_measure(name: str) -> Amount | None:
    """Return the unit that the name of a row or column ends in.

    >>> head_measure("床位（张）").unit, head_measure("执业（助理）医师")
    ('张', None)
    """
    unit = split_head(name)[1]
    return parse_measure(unit) if unit else None


@lru_cache(maxsize=1024)
def parse_measure(words: str, *, certain: bool = False) -> Amount | None:
    """Read a unit with its 万 or 亿 as the amount that a bare 1 of it is.

    Args:
        words: what stands in a head, a caption or a cell.
        certain: it is known to be a unit, whatever it is called.

    >>> one = parse_measure("亿千瓦小时")
    >>> str(one.value), one.unit
    ('100000000', '千瓦小时')
    >>> str(parse_measure("10,000 tonnes").value), parse_measure("2021年")
    ('10000', None)
    """
    words = words.strip()
    if re.match(r"\d", words):
        amount = parse_amount(words)
        return amount if amount and amount.unit.isascii() and amount.unit else None
    amount = parse_amount(f"1{words}") or parse_amount(f"1 {words}")
    if amount is not None and amount.unit:
        return amount
    scaled = _UNKNOWN.fullmatch(words) if certain else None
    size = parse_amount(f"1{scaled['scale']}") if scaled else None
    if scaled is None or size is None:
        return None
    raw = f"1{words}"
    return replace(
        size, span=Span(start=0, end=len(raw)), raw=raw, unit=scaled["name"], kind="count"
    )


def measured(amount: Amount, measure: Amount) -> Amount:
    """Return a bare amount with a unit; ``raw`` stays what is printed.

    >>> amount = measured(parse_amount("18.7"), parse_measure("万吨"))
    >>> amount.raw, str(amount.value), amount.unit, amount.kind
    ('18.7', '187000', '吨', 'count')
    """
    return replace(
        amount,
        value=_times(amount.value, measure.value),
        high=amount.high and _times(amount.high, measure.value),
        unit=measure.unit,
        kind=measure.kind,
    )


def _times(value: Decimal, size: Decimal) -> Decimal:
    return value if size == 1 else whole(value * size)
