"""What a cell of a table holds: a number, nothing, or words."""

import re
from typing import Literal

CellKind = Literal["number", "blank", "year", "words"]

MAX_CELL_CHARS = 40
"""A longer cell is a sentence."""

_NUMBER = re.compile(
    r"[+±≈~↑↓\-−－–（(]?\s*(?:\d(?:[\d,，. ]*\d)?|[０-９][０-９，．]*)(?:万|亿)?"
    r"[^\s\d.，、。；：月年日号岁类条]{0,4}\s*(?:/\s*[+\-−－–]?\d[\d,.]*%?)?"
)
_BLANK = re.compile(r"[\s\-−－–—―…‥./*／×]*")
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
_SENTENCE = re.compile(r"[。；！？]|[，,、：:]$|，.*，")
_DOT_NUMBER = re.compile(r"\d{1,3}[.、．)）]")


def cell_kind(cell: str) -> CellKind:
    """Tell what a cell holds; a bare year is either a number or the name of a row or column.

    >>> [cell_kind(cell) for cell in ("1 024.5", "-57", "9.3%", "—", "2019", "2019年", "3.")]
    ['number', 'number', 'number', 'blank', 'year', 'words', 'words']
    """
    if _BLANK.fullmatch(cell):
        return "blank"
    if _YEAR.fullmatch(cell):
        return "year"
    if _NUMBER.fullmatch(cell) and not _DOT_NUMBER.fullmatch(cell.strip()):
        return "number"
    return "words"


def is_short_cell(cell: str) -> bool:
    """Tell whether words may stand in a cell: no sentence, and not many of them.

    >>> is_short_cell("其中：同城"), is_short_cell("全年经济平稳。"), is_short_cell("表中数据：")
    (True, False, False)
    """
    return len(cell) <= MAX_CELL_CHARS and not _SENTENCE.search(cell.strip())
