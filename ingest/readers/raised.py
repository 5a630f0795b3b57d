"""Raised characters: the marks of notes, and powers of units and of ten."""

import re

_MARK = re.compile(r"\[?(\d{1,2})\]?|([①-⑳])")
_POWERED = re.compile(r"(?:(?<![A-Za-z])[cdkm]?m|米|(?<!\d)10)\s*$")
_DIGITS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


def write_raised(before: str, raised: str) -> str:
    """Return how a raised text is written on the line: a note's mark in square brackets.

    Args:
        before: what stands before it.
        raised: digits, or anything else, which stays as it is.

    >>> write_raised("生产总值", "2"), write_raised("面积12平方米", "2"), write_raised("3×10", "-5")
    ('[2]', '²', '⁻⁵')
    """
    said = raised.strip()
    if _POWERED.search(before) and re.fullmatch(r"[-−]?\d{1,2}", said):
        return said.translate(_DIGITS)
    mark = _MARK.fullmatch(said)
    return f"[{mark[1]}]" if mark and mark[1] else raised


def is_mark(raised: str) -> bool:
    """Tell whether a raised text may be the mark of a note.

    >>> is_mark("[3]"), is_mark("th")
    (True, False)
    """
    return _MARK.fullmatch(raised.strip()) is not None
