"""Tables as grids of cells, written as lines with tabs.

A cell may span columns and rows. In a head, one over several columns is written once, the places
behind it stay empty; one over several rows is written in each: so the names of columns are put
together as they are in a text file.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.markers import is_title_like, match_marker
from ingest.tables import holds_figure, is_unit_line

INDENT = "\u3000"
"""How a row is set in, an em each."""
MAX_CELLS = 2_000_000
"""A table with more places than this is refused: no report prints one."""

_SPACE = re.compile(r"\s+")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}[:：]\s*\S")
_COUNT_NAME = re.compile(r"[栏行列项]次")
_BESIDE_HAN = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef]) | (?=[\u2e80-\u9fff\uff00-\uffef])")


class GridError(ValueError):
    """A table has more places than a report prints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell of a table.

    Attributes:
        row: from 0.
        column: from 0.
        rows: how many it spans, from 1.
        columns: how many it spans, from 1.
        text: what stands in it.
        indent: how far its text is set in, in em; of the first column alone.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    indent: int = 0


def write_cell(text: str) -> str:
    r"""Return the text of a cell on one line; white space beside Chinese characters goes.

    >>> write_cell("其中：\n 夏粮"), write_cell("per capita\n income")
    ('其中：夏粮', 'per capita income')
    """
    return _BESIDE_HAN.sub("", _SPACE.sub(" ", text).strip())


def write_line(text: str) -> str:
    r"""Return a text on one line, each run of white space as one space.

    >>> write_line(" 表1\u3000产值\n（亿元）")
    '表1 产值 （亿元）'
    """
    return _SPACE.sub(" ", text).strip()


@dataclass(frozen=True, slots=True)
class GridPart:
    """What a row of a written table holds between two tabs, and the cell that says it."""

    text: str
    cell: GridCell | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a written table.

    Attributes:
        parts: from the first column to the last.
        indent: how far it is set in, in em.
    """

    parts: tuple[GridPart, ...]
    indent: int = 0

    @property
    def text(self) -> str:
        """The row as a line, the parts parted by tabs."""
        return INDENT * self.indent + "\t".join(part.text for part in self.parts)


def write_grid(cells: Iterable[GridCell]) -> list[str]:
    """Return the rows of a table as lines, as ``lay_out_grid`` puts them.

    Raises:
        GridError: the table has too many places.
    """
    return [row.text for row in lay_out_grid(cells)]


def lay_out_grid(cells: Iterable[GridCell]) -> list[GridRow]:
    """Return the rows of a table as they are to be written.

    Empty rows and columns are left out, and rows that only count the columns. A row of one cell
    over all columns is a line of its own, and the head is written again below it, for there the
    rows of another part begin; one with a number (一、工业) stays a row, and those below it are its
    parts. Labels of the whole table (单位：万元) are lines too. Two tables side by side under heads
    of the same names are written one below the other.

    Raises:
        GridError: the table has too many places.
    """
    known = [each for each in cells if each.rows > 0 and each.columns > 0]
    if not known:
        return []
    height = max(each.row + each.rows for each in known)
    width = max(each.column + each.columns for each in known)
    if height * width > MAX_CELLS:
        raise GridError(f"a table of {height:,} rows and {width:,} columns")
    grid = _fill(known, height, width)
    halves = _halves(grid)
    return [row for half in halves for row in _lay_out_rows(half, is_half=len(halves) > 1)]


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of the grid: the cell that covers it, its text, whether this is its first column."""

    cell: GridCell | None = None
    text: str = ""
    starts_column: bool = True


_Row = Sequence[_Place]


def _fill(cells: Iterable[GridCell], height: int, width: int) -> list[list[_Place]]:
    empty = _Place()
    grid = [[empty] * width for _ in range(height)]
    for cell in cells:
        text = write_cell(cell.text)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                grid[row][column] = _Place(cell, text, column == cell.column)
    rows = [row for row in grid if any(place.text for place in row) and not _is_count(row)]
    used = [any(row[column].text for row in rows) for column in range(width)]
    return [[place for place, kept in zip(row, used, strict=True) if kept] for row in rows]


def _halves(grid: Sequence[_Row]) -> list[list[list[_Place]]]:
    """Part tables that stand side by side: the names of a row's first half are repeated in it."""
    for row in grid:
        names = [place.text for place in row]
        half = len(names) // 2
        if half < 2 or len(names) % 2 or names[:half] != names[half:] or not all(names):
            continue
        if row[half - 1].cell is not row[half].cell and _is_head(row):
            return [[list(each[:half]) for each in grid], [list(each[half:]) for each in grid]]
    return [[list(each) for each in grid]]


def _lay_out_rows(rows: Sequence[_Row], *, is_half: bool) -> list[GridRow]:
    lines: list[GridRow] = []
    heads: list[GridRow] = []
    in_head, owed, last, over = True, False, None, ""
    for row in (row for row in rows if any(place.text for place in row)):
        whole = _whole(row)
        apart = _lay_out_apart(row, whole, has_heads=bool(heads))
        if whole is not None and is_half and in_head:
            over = write_cell(whole)
        elif apart is not None:
            # A cell over several rows is one line; the head is written again below it.
            lines += apart if row[0].cell is not last else ()
            owed, last = bool(heads), row[0].cell
        elif in_head and whole is None and _is_head(row):
            heads.append(_lay_out_head(row, over))
            lines.append(heads[-1])
            over, owed = "", False
        else:
            in_head = False
            lines += [*(heads if owed else ()), _lay_out_row(row)]
            owed = False
    return lines


def _lay_out_apart(row: _Row, whole: str | None, *, has_heads: bool) -> list[GridRow] | None:
    """Return the lines of a row that is no part of the table, ``None`` for any other.

    They are those of a cell over all columns, and the labels that say what the table is of.
    """
    if _is_labels(row):
        return [GridRow((GridPart(place.text, place.cell),)) for place in _labels(row)]
    if whole is None or (has_heads and _is_section(whole)):
        return None
    return [GridRow((GridPart(line, row[0].cell),)) for line in whole.split("\n")]


def _whole(row: _Row) -> str | None:
    """Return the text of a row that is one cell over all columns."""
    first = row[0].cell
    is_one = len(row) > 1 and first is not None and all(place.cell is first for place in row)
    if not is_one or first is None:
        return None
    return "\n".join(filter(None, map(write_line, first.text.split("\n"))))


def _labels(row: _Row) -> list[_Place]:
    """Return the labels of a row, a unit last: it stands next to its table."""
    found = [place for place in row if place.text and place.starts_column]
    return sorted(found, key=lambda place: is_unit_line(place.text))


def _is_labels(row: _Row) -> bool:
    """Tell whether a row says of the whole table what it is of: 部门：某局, 单位：万元."""
    filled = [place for place in row if place.text]
    distinct = len({id(place.cell) for place in filled})
    return 1 < distinct < len(row) and all(_LABEL.match(place.text) for place in filled)


def _is_count(row: _Row) -> bool:
    """Tell whether a row only counts the columns: 栏次 1 2 3."""
    texts = [place.text for place in row if place.text and place.starts_column]
    numbers = [text for text in texts if text.isdecimal()]
    names = [text for text in texts if not text.isdecimal()]
    counted = numbers == [str(number) for number in range(1, len(numbers) + 1)]
    return len(numbers) > 1 and counted and bool(names) and all(map(_COUNT_NAME.fullmatch, names))


def _is_section(whole: str) -> bool:
    """Tell whether a line over all columns heads rows of its table: 一、工业, (二) Services."""
    marker = match_marker(whole)
    is_numbered = marker is not None and marker.kind == "heading" and marker.number is not None
    return is_numbered and is_title_like(whole)


def _is_head(row: _Row) -> bool:
    """Tell whether a row may name columns: words in it, and no number but years."""
    return any(place.text for place in row) and not any(
        holds_figure(place.text) for place in row[1:]
    )


def _lay_out_head(row: _Row, over: str) -> GridRow:
    """Lay out a row of names; one over several columns stands once, one above all before each."""
    parts = []
    for place in row:
        text = place.text if place.starts_column else ""
        parts.append(GridPart(f"{over}·{text}" if over and text else text, place.cell))
    return GridRow(tuple(parts))


def _lay_out_row(row: _Row) -> GridRow:
    parts = []
    for column, place in enumerate(row):
        again = column and place.cell is not None and place.cell is row[column - 1].cell
        parts.append(GridPart("" if again else place.text, place.cell))
    return GridRow(tuple(parts), 0 if row[0].cell is None else _indent(row[0].cell))


def _indent(cell: GridCell) -> int:
    """Return how far a name is set in, in ems."""
    before = cell.text[: len(cell.text) - len(cell.text.lstrip())]
    return cell.indent or before.count("\u3000") + (before.count(" ") + before.count("\u00a0")) // 2
