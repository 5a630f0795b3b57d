"""What a number is for each of, and how often: 每人每月 before it, 每6个月检验1次 around it."""

import re
from decimal import Decimal
from typing import Final

from ingest.numerals import parse_chinese_number, parse_number, plain
from ingest.records import Span

# Longer words first: 学年 is no 年.
_RATED: Final = {
    "学年": "school year",
    "学期": "term",
    "季度": "quarter",
    "小时": "hour",
    "分钟": "minute",
    "平方米": "square metre",
    "立方米": "cubic metre",
    "千瓦时": "kilowatt-hour",
    "公顷": "hectare",
    "公里": "kilometre",
    "公斤": "kilogram",
    "千人": "thousand people",
    "万人": "ten thousand people",
    "工作日": "working day",
    "人": "person",
    "户": "household",
    "月": "month",
    "年": "year",
    "日": "day",
    "天": "day",
    "次": "time",
    "周": "week",
    "季": "quarter",
    "生": "student",
    "名": "person",
    "位": "person",
    "亩": "mu",
    "吨": "tonne",
    "件": "item",
    "辆": "vehicle",
    "套": "set",
    "例": "case",
    "个": "item",
    "只": "animal",
    "头": "head",
    "台": "unit",
    "宗": "case",
    "家": "institution",
    "处": "place",
    "份": "copy",
    "场": "event",
    "所": "institution",
    "床": "bed",
    "批": "batch",
    "升": "litre",
}
_NAMED: Final = re.compile("|".join(_RATED))
_RATES: Final = f"(?:每一?(?:{_NAMED.pattern}))"
_BEFORE: Final = re.compile(f"{_RATES}+$")
_AT_START: Final = re.compile(f"{_RATES}*")
_LONGEST: Final = 16
_COUNT: Final = r"[一二两三四五六七八九十]{1,3}|\d{1,3}"
_FREQUENCY: Final = re.compile(
    rf"每(?:一|(?P<many>{_COUNT}))?个?(?P<of>学年|学期|季度|小时|分钟|月|年|日|天|周)"
    rf"[\u4e00-\u9fff]{{0,8}}?(?P<times>{_COUNT})次"
)
_OFTEN: Final = {"1": "once", "2": "twice"}


def rate_before(text: str, start: int) -> str:
    """Return the words before ``text[start]`` that say what a number is for each of.

    >>> rate_before("标准为每人每月260元", 7), rate_before("共计260元", 2)
    ('每人每月', '')
    """
    match = _BEFORE.search(text, max(0, start - _LONGEST), start)
    return match[0] if match else ""


def read_rate(raw: str) -> str:
    """Return in English what an amount is for each of, as its wording begins; empty for none.

    >>> read_rate("每人每月260元"), read_rate("每学年5000元"), read_rate("260元")
    (' per person per month', ' per school year', '')
    """
    rates = _AT_START.match(raw)
    named = _NAMED.findall(rates[0]) if rates else []
    return "".join(f" per {_RATED[each]}" for each in named)


def frequency_around(text: str, span: Span) -> Span | None:
    """Return where a text says how often, if a number is part of that.

    Args:
        text: in simplified characters, digits of half width.
        span: of a number with its unit, the time between or how many times.

    >>> text = "超过15年的，每6个月检验1次"
    >>> found = [frequency_around(text, Span(start=at, end=at + 2)) for at in (2, 12, 9)]
    >>> [each.of(text) if each else None for each in found]
    [None, '每6个月检验1次', '每6个月检验1次']
    """
    matches = (Span(start=each.start(), end=each.end()) for each in _FREQUENCY.finditer(text))
    return next(
        (each for each in matches if each.start < span.start and span.end <= each.end), None
    )


def read_frequency(raw: str) -> str:
    """Return in English how often a wording says, or nothing where it says no such thing.

    >>> read_frequency("每6个月检验1次"), read_frequency("每年检验两次"), read_frequency("每月5元")
    ('once every 6 months', 'twice a year', '')
    """
    match = _FREQUENCY.fullmatch(raw)
    if match is None:
        return ""
    times = _count(match["times"])
    often = _OFTEN.get(times, f"{times} times")
    every = _RATED[match["of"]]
    if match["many"] is None:
        return f"{often} {'an' if every == 'hour' else 'a'} {every}"
    return f"{often} every {_count(match['many'])} {every}s"


def _count(said: str) -> str:
    """Return a number in digits."""
    return plain(
        parse_number(said) if said.isdecimal() else parse_chinese_number(said) or Decimal()
    )
