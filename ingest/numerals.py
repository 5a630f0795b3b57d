"""Numbers as Chinese reports print them: grouped by spaces or commas, and in Chinese characters."""

import re
from decimal import Decimal

from ingest.characters import is_cjk

CHINESE_DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
"""The digits in Chinese characters; ○ (a circle) often stands for 〇."""

_SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE_UNITS = {"亿": 10**8, "万": 10**4}
_DIGIT = f"[{''.join(CHINESE_DIGITS)}]"
_ZERO = "[零〇○]?"
_SECTION = re.compile(
    rf"(?:{_DIGIT}千)?(?:{_ZERO}{_DIGIT}百)?(?:{_ZERO}{_DIGIT}?十)?(?:{_ZERO}{_DIGIT})?"
)
_LONGEST_NUMBER = 100
"""Characters; what is longer is no number, and would be too deep or too long to read."""
_BARE_TEN = re.compile(rf"(?<!{_DIGIT})十")
_DIGIT_AND_UNIT = re.compile(rf"({_DIGIT})([十百千]?)")

_GAP = r"(?:[ \u00a0\u2009\u202f]|\s*[\n\r\f]\s*)"
_WHOLE = rf"(?:[1-9]\d{{0,2}}(?:{_GAP}\d{{3}})+|\d{{1,3}}(?:,\d{{3}})+|\d+)"
_DECIMALS = rf"(?:\.\d{{3}}(?:{_GAP}\d{{3}})*{_GAP}\d{{1,3}}|\.\d+)"
NUMBER = re.compile(rf"(?<![\d.])(?<!\d,){_WHOLE}{_DECIMALS}?(?!\d)(?![.,]\d)", re.ASCII)
"""A number with its groups; see ``iter_numbers`` for the groups that are refused."""

_ASCII_DIGIT = re.compile("[0-9]")
_LABEL = re.compile(r"(?:表|图|专栏|框|第|附件|Table|Figure|Box)\s*$")
_NEXT = re.compile(r"[^ \u00a0\u2009\u202f\n\r\f]")
_FOLLOWER = re.compile(r"[%‰℃.,;:)\]A-Za-z”’—~～-]")


def iter_numbers(text: str) -> list[tuple[int, int]]:
    """List the numbers in ASCII digits in ``text`` as ``(start, end)``, in order.

    Groups of three parted by one space (or a line's end) are one number, before and after the
    decimal point, as GB/T 15835 prints them. A year is not a group (``2023 120 件``), nor is the
    number of a table (``表 1 200 家``), nor are bare numbers in a row with nothing behind them.

    >>> text = "2023 年 6 492 件、2.639 8 万家、3 801 件 6 071 人、23,876"
    >>> [text[start:end] for start, end in iter_numbers(text)]
    ['2023', '6 492', '2.639 8', '3 801', '6 071', '23,876']
    """
    found = []
    position = 0
    # Where no digit is, a class of characters tells so sooner than all that a number must not be.
    while (digit := _ASCII_DIGIT.search(text, position)) and (
        match := NUMBER.search(text, digit.start())
    ):
        start, end = match.span()
        if any(char.isspace() for char in match[0]) and not _is_one_number(text, start, end):
            end = start + len(match[0].split(maxsplit=1)[0])
        found.append((start, end))
        position = end
    return found


def _is_one_number(text: str, start: int, end: int) -> bool:
    if _LABEL.search(text, max(0, start - 8), start):
        return False
    following = _NEXT.search(text, end)
    if following is not None:
        return is_cjk(following[0]) or _FOLLOWER.match(following[0]) is not None
    return not text[:start].strip() and text[start:end].count(" ") == 1


def parse_number(text: str) -> Decimal:
    """Read a number as ``iter_numbers`` finds it.

    Raises:
        ValueError: ``text`` holds anything but digits, groups and a decimal point.

    >>> parse_number("4 614.64"), parse_number("23,876")
    (Decimal('4614.64'), Decimal('23876'))
    """
    bare = re.sub(r"[\s,]", "", text)
    if re.fullmatch(r"\d+(?:\.\d+)?", bare) is None:
        raise ValueError(f"not a number in digits: {text!r}")
    return Decimal(bare)


def parse_chinese_number(text: str) -> Decimal | None:
    """Read a number in Chinese characters, or return ``None`` where ``text`` is not well formed.

    Digits set side by side are read by place (二〇二三), others by their units (三百一十九).

    >>> [str(parse_chinese_number(text)) for text in ("二〇二三", "一百十九", "四万零六")]
    ['2023', '119', '40006']
    >>> parse_chinese_number("百姓") is None
    True
    """
    if len(text) > _LONGEST_NUMBER:
        return None
    whole, point, decimals = text.partition("点")
    if point and not (decimals and all(char in CHINESE_DIGITS for char in decimals)):
        return None
    value = _parse_whole(whole)
    if value is None:
        return None
    return Decimal(f"{value}.{_by_place(decimals)}") if point else Decimal(value)


def _by_place(text: str) -> str:
    return "".join(str(CHINESE_DIGITS[char]) for char in text)


def _parse_whole(text: str) -> int | None:
    if text and all(char in CHINESE_DIGITS for char in text):
        return int(_by_place(text))
    for unit, size in _LARGE_UNITS.items():
        if unit in text:
            high, _, low = text.rpartition(unit)
            above, below = _parse_whole(high), _parse_whole(low) if low else 0
            return None if above is None or below is None else above * size + below
    return _parse_section(text)


def _parse_section(text: str) -> int | None:
    """Read a number below ten thousand, as it stands before 万 or 亿 or at the end."""
    if not text or _SECTION.fullmatch(text) is None:
        return None
    spelt_out = _BARE_TEN.sub("一十", text)
    return sum(
        CHINESE_DIGITS[digit] * _SMALL_UNITS.get(unit, 1)
        for digit, unit in _DIGIT_AND_UNIT.findall(spelt_out)
    )


def plain(value: Decimal) -> str:
    """Write ``value`` without exponent and without trailing zeros.

    >>> plain(Decimal("920800.00")), plain(Decimal("5.40"))
    ('920800', '5.4')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
