"""Dates as documents print them, in digits or in hanzi, as days, months or years of ISO 8601."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.numerals import parse_chinese_number

_DIGITS = "〇零○ＯO0一二三四五六七八九"
_MONTH = r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})"
_DAY = r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d|[一二][{_DIGITS}]{{3}})\s*年\s*{_MONTH}\s*月\s*(?:{_DAY}\s*日)?"
    r"|(?<!\d)(?P<y>(?:19|20)\d\d)(?P<mark>[-./])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d)"
)
_MONTHS = "january february march april may june july august september october november december"
_MONTH_NAME = rf"(?P<month>{_MONTHS.replace(' ', '|')})"
_ENGLISH = re.compile(
    rf"\b(?:(?P<first>\d{{1,2}})(?:st|nd|rd|th)? )?{_MONTH_NAME}"
    r"(?: (?P<second>\d{1,2})(?:st|nd|rd|th)?)?,? (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\d[-./]\d")
_YEAR = re.compile(rf"(?<![\d〔\[])(?:(?:19|20)\d\d|[一二][{_DIGITS}]{{3}})(?=\s*年)")
_ISO = re.compile(r"(?:19|20)\d\d(?:-\d\d){0,2}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A date and the half-open range of the text that it stands in."""

    start: int
    end: int
    value: str


def iter_dates(text: str) -> Iterator[PrintedDate]:
    """Yield the days and months that a text names, in order; those that do not exist are left out.

    >>> [each.value for each in iter_dates("二〇二三年四月二十六日、2024年3月、2024-05-28")]
    ['2023-04-26', '2024-03', '2024-05-28']
    >>> [each.value for each in iter_dates("February 29, 2024; 1 May 2023")]
    ['2024-02-29', '2023-05-01']
    """
    if "年" in text or _NUMERIC.search(text):
        yield from _iter_chinese(text)
    elif text.isascii():
        yield from _iter_english(text)


def _iter_chinese(text: str) -> Iterator[PrintedDate]:
    for match in _DATE.finditer(text):
        year = match["y"] or _digits(match["year"])
        parts = (match["m"] or match["month"], match["d"] or match["day"])
        numbers = [number for part in parts if part and (number := _number(part)) is not None]
        value = "-".join((year, *(f"{number:02d}" for number in numbers)))
        if is_date(value):
            yield PrintedDate(start=match.start(), end=match.end(), value=value)


def _iter_english(text: str) -> Iterator[PrintedDate]:
    for match in _ENGLISH.finditer(text):
        month = _MONTHS.split().index(match["month"].lower()) + 1
        day = match["first"] or match["second"]
        value = f"{match['year']}-{month:02d}" + (f"-{int(day):02d}" if day else "")
        if is_date(value):
            yield PrintedDate(start=match.start(), end=match.end(), value=value)


def years_in(text: str) -> tuple[int, ...]:
    """Return the years that a text names with 年 behind them, in digits or in hanzi, in order.

    >>> years_in("二〇二三年与2024年，京政文〔1999〕56号")
    (2023, 2024)
    """
    return tuple(int(_digits(match[0])) for match in _YEAR.finditer(text))


def is_date(value: str) -> bool:
    """Tell whether a text is a day, month or year of ISO 8601 that exists, or two with ``/``.

    >>> [is_date(text) for text in ("2023-05", "2021/2025", "2023-02-30", "0023")]
    [True, True, False, False]
    """
    return all(map(_is_one_date, value.split("/"))) and value.count("/") < 2


def _is_one_date(value: str) -> bool:
    if not _ISO.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def _digits(year: str) -> str:
    return "".join(_VALUES.get(digit, digit) for digit in year)


_VALUES = {"○": "0", "Ｏ": "0", "O": "0", "〇": "0", "零": "0"} | {
    digit: str(value) for value, digit in enumerate("一二三四五六七八九", start=1)
}


def _number(text: str) -> int | None:
    value = int(text) if text.isdecimal() else parse_chinese_number(text)
    return None if value is None else int(value)
