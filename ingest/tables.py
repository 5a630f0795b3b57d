"""A table's lines: their cells, and which of them is the header."""

import re
from collections.abc import Sequence

MAX_HEADER_CHARS = 30
"""A cell with more characters is no column's name."""

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A name that holds digits: PM2.5, CO2, G20.
_SYMBOL = re.compile(r"[A-Za-z]+-?\d+(?:\.\d+)?")
_RULE = re.compile(r"\|?[\s:|-]*-{2,}[\s:|-]*\|?")


def is_row(text: str) -> bool:
    r"""Tell whether a line is the row of a table: it has a tab inside, or stands between bars.

    >>> is_row("序号\t类型\t名称"), is_row("| 1 | 专利 |"), is_row("专利")
    (True, True, False)
    """
    return "\t" in text or (len(text) > 1 and text.startswith("|") and text.endswith("|"))


def split_cells(row: str) -> list[str]:
    r"""Split a row into its cells.

    >>> split_cells("\t\t商标法"), split_cells("| 1 | 专利 |")
    (['', '', '商标法'], [' 1 ', ' 专利 '])
    """
    if "\t" not in row and row.startswith("|"):
        return row[1:-1].split("|")
    return row.split("\t")


def is_rule(row: str) -> bool:
    """Tell whether a row is Markdown's rule between header and body.

    >>> is_rule("|---|:-:|"), is_rule("| 1 | - |")
    (True, False)
    """
    return _RULE.fullmatch(row) is not None


def is_header(cells: Sequence[str]) -> bool:
    """Tell whether a row names columns: its cells are short, with no figures but years.

    >>> is_header(["指标", "2023年", "比上年增长"]), is_header(["货物进口", "100"])
    (True, False)
    >>> is_header(["城市", "PM2.5（微克/立方米）"])
    True
    """
    return all(map(_is_name, cells))


def _is_name(cell: str) -> bool:
    short = len(cell.strip()) <= MAX_HEADER_CHARS
    plain = _SYMBOL.sub("", cell)
    return short and (not _DIGIT.search(plain) or _YEAR.search(plain) is not None)
