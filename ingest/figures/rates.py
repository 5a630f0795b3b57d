"""What a number is for each of: 每人每月 before it, and what English calls that."""

import re
from typing import Final

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
