"""Amounts and changes as a text prints them, with the unit that a table prints apart from them."""

import re
from decimal import Decimal, InvalidOperation

from ingest import plain
from ingest.figures import Amount, Change

_SCALES = {1: "", 10: "十", 100: "百", 1000: "千", 10**4: "万", 10**6: "百万", 10**7: "千万"}
_SCALES |= {10**8: "亿", 10**12: "万亿"}
_NUMBER = re.compile(r"[+±\-−－–↓↑]?\s*(\d[\d,]*(?:\.\d+)?)\s*", re.ASCII)


def print_amount(amount: Amount) -> str:
    """Return an amount as printed; a bare number of a cell with the unit of its table.

    The unit stays away where no word of Chinese says by how much the table's unit multiplies.

    >>> from ingest.figures import parse_amount
    >>> from ingest.figures.measures import measured, parse_measure
    >>> print_amount(measured(parse_amount("745.62"), parse_measure("亿元")))
    '745.62亿元'
    >>> print_amount(parse_amount("319件"))
    '319件'
    """
    bare = _NUMBER.fullmatch(amount.raw)
    if not bare or not amount.unit:
        return amount.raw
    try:
        size = abs(amount.value) / Decimal(bare[1].replace(",", ""))
    except (InvalidOperation, ZeroDivisionError):
        size = Decimal(1)
    if amount.unit.isascii() and amount.unit.isalpha():
        return f"{amount.raw} {amount.unit}" if size == 1 else amount.raw
    scale = _SCALES.get(int(size)) if size == int(size) else None
    return amount.raw if scale is None else f"{amount.raw}{scale}{amount.unit}"


def print_change(change: Change, *, way: bool) -> str:
    """Return a change as printed; a bare number with its unit.

    Args:
        change: that a report prints.
        way: to say the way of a number that has none, as that of a list (和20%) or a cell.
    """
    bare = _NUMBER.fullmatch(change.raw)
    size = f"{plain(abs(change.value))}{change.unit}"
    if bare and way:
        return f"{'上升' if change.value >= 0 else '下降'}{size}"
    if bare:
        return f"{change.raw}{change.unit}"
    if not way or not change.raw[:1].isdecimal() or change.unit == "倍":
        return change.raw
    return f"{'上升' if change.value >= 0 else '下降'}{change.raw}"
