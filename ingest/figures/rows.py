"""Rows: the cells of a table's row, by what they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.figures.columns import Column
from ingest.figures.footnotes import drop_marks
from ingest.figures.measures import parse_measure
from ingest.figures.records import Amount
from ingest.records import Span
from ingest.tables import cell_spans, iter_lines

CellKind = Literal["words", "unit", "number", "blank"]

MINUS = "-−－–↓"
"""What stands before a number that is negative."""

_SERIAL = re.compile(r"[（(]?\d{1,3}[）).、]?")
_NUMBER = re.compile(r"[+±≈~↑\-−－–↓（(]?\s*\d[\d,. ]*[^\s\d]{0,4}\s*")
_BLANK = re.compile(r"[\s\-−－–—―…‥./*]*")
_MARKS = re.compile(
    r"(?:[\s#＃*＊◆◇•·]|其\s?中\s*[:：、]?|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d))+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a row.

    Attributes:
        span: where it stands in the passage.
        line: the number of its line: a row that goes on below has several.
        column: the number of its column.
        kind: what it is; ``words`` name the row, ``blank`` is a dash or nothing.
        head: what names the row, as far as the cell.
        measure: the unit that a cell of its line gives for the numbers of that line.
    """

    span: Span
    line: int
    column: int
    kind: CellKind
    head: str
    measure: Amount | None = None


def iter_cells(text: str, columns: Sequence[Column] = ()) -> Iterator[Cell]:
    """Yield the cells of a row, in order.

    Marks of structure (#, 其中：) are no part of a head.

    Args:
        text: of the row; each line is split on its own.
        columns: what the heads of the columns say, as far as they are known.
    """
    head = ""
    for number, span in enumerate(iter_lines(text)):
        own: list[str] = []
        line, start = span.of(text), span.start
        places = cell_spans(line)
        cells = [place.of(line) for place in places]
        measure = _measure(cells, columns)
        for column, (cell, place) in enumerate(zip(cells, places, strict=True)):
            kind = _kind(cell, _is_unit(column, columns), is_first=not own)
            kind = "words" if kind == "number" and not (own or number) else kind
            yield Cell(
                span=Span(start=start + place.start, end=start + place.end),
                line=number,
                column=column,
                kind=kind,
                head=head,
                measure=measure,
            )
            if kind == "words":
                own.append(clean_head(cell))
                head = "·".join(filter(None, own))


def clean_head(cell: str) -> str:
    """Return a cell's words without marks of structure and of footnotes.

    >>> clean_head("　#粮食"), clean_head("其中：一般贸易"), clean_head("十种有色金属[7]")
    ('粮食', '一般贸易', '十种有色金属')
    """
    words = drop_marks(cell).strip()
    return words[_end_of_marks(words) :].rstrip("：:，,、 ") or words


def _end_of_marks(words: str) -> int:
    match = _MARKS.match(words)
    return match.end() if match else 0


def _measure(cells: Sequence[str], columns: Sequence[Column]) -> Amount | None:
    named = False
    for column, cell in enumerate(cells):
        if named and _is_unit(column, columns):
            return parse_measure(cell, certain=True)
        named = named or (bool(cell.strip()) and not _SERIAL.fullmatch(cell.strip()))
    return None


def _is_unit(column: int, columns: Sequence[Column]) -> bool:
    return column < len(columns) and columns[column].is_unit


def _kind(cell: str, in_unit_column: bool, *, is_first: bool) -> CellKind:
    words = cell.strip()
    if in_unit_column and not is_first and parse_measure(cell, certain=True):
        return "unit"
    if _BLANK.fullmatch(words) or (is_first and _SERIAL.fullmatch(words)):
        return "blank"
    return "number" if _NUMBER.fullmatch(words) else "words"
