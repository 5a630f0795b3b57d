"""Tables with one cell a line, as the text of a web page has them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lines import Line
from ingest.records import Span
from ingest.table_cells import cell_kind, is_short_cell
from ingest.table_heads import name_by_index
from ingest.table_rows import TableLine
from ingest.tables import is_header, is_rule

MIN_ROWS = 2
"""So many rows with their cells in one order are a table; with two columns, one more."""
MAX_COLUMNS = 12
"""A table with more columns is not copied one cell a line."""
MAX_NAME_CHARS = 30
"""A longer line names no row and no column."""

_Cells = Sequence[tuple[int, Line]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """Where a table's rows begin among the cells, and how they are made up."""

    start: int
    size: int
    rows: int
    columns: tuple[str, ...]
    heads: _Cells = ()


def find_stacked(text: str, run: _Cells, stops: frozenset[int]) -> dict[int, TableLine]:
    """Find the tables whose cells stand on a line each.

    The cells of their rows come round in one order, words first and then numbers; as many lines of
    words, which name the columns, stand above the first row. Where there are more, the heads span
    columns; a single one more is the caption. A table right below its caption may do without.

    Args:
        text: the document's text.
        run: lines that may be cells, with their indexes.
        stops: the indexes of captions and unit lines, which are no cells.
    """
    found: dict[int, TableLine] = {}
    begin = 0
    while begin < len(run):
        end = begin
        while end < len(run) and _is_cell(run[end], stops):
            end += 1
        captioned = begin > 0 and run[begin - 1][0] in stops
        found |= _read_cells(text, run[begin:end], captioned=captioned)
        begin = max(end, begin + 1)
    return found


def _is_cell(numbered: tuple[int, Line], stops: frozenset[int]) -> bool:
    index, line = numbered
    text = line.text
    return (
        index not in stops
        and len(text) <= MAX_NAME_CHARS
        and is_short_cell(text)
        and not is_rule(text)
        and "\t" not in text
    )


def _read_cells(text: str, cells: _Cells, *, captioned: bool) -> dict[int, TableLine]:
    """Read the tables of a run of lines that may all be cells."""
    found: dict[int, TableLine] = {}
    floor, first = 0, _first_number(cells, 0)
    while first < len(cells):
        shape = _find_shape(cells, first, floor, captioned=captioned and not floor)
        if shape is not None:
            found |= _lines(text, cells, shape)
            floor = first = shape.start + shape.size * shape.rows
        else:
            first = _end_of_numbers(cells, first)
        first = _first_number(cells, first)
    return found


def _first_number(cells: _Cells, place: int) -> int:
    while place < len(cells) and _sign(cells[place][1].text) == "W":
        place += 1
    return place


def _end_of_numbers(cells: _Cells, place: int) -> int:
    while place < len(cells) and _sign(cells[place][1].text) != "W":
        place += 1
    return place


def _sign(text: str) -> str:
    """Return W for words, N for a number or a blank, Y for a year, which may be either."""
    kind = cell_kind(text)
    return {"year": "Y", "words": "W"}.get(kind, "N")


def _find_shape(cells: _Cells, first: int, floor: int, *, captioned: bool) -> _Shape | None:
    """Find the table whose first number is the cell ``first``."""
    for year in ("W", "N"):
        begin = max(floor, first - 3 * MAX_COLUMNS)
        kinds = _Kinds(cells=cells, year=year)
        start_at = first
        while year == "W" and start_at < len(cells) and kinds.at(start_at) == "W":
            start_at += 1
        for size in range(2, MAX_COLUMNS + 1):
            shape = _shape_of(kinds, begin, start_at, size, captioned=captioned)
            if shape is not None:
                return shape
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kinds:
    """The kinds of a run of cells, a year taken for one of them."""

    cells: _Cells
    year: str

    def at(self, place: int) -> str:
        """Return W or N, or nothing behind the last cell."""
        if place >= len(self.cells):
            return ""
        sign = _sign(self.cells[place][1].text)
        return self.year if sign == "Y" else sign


def _shape_of(
    kinds: _Kinds, floor: int, first: int, size: int, *, captioned: bool
) -> _Shape | None:
    names = _count_names(kinds, floor, first, size)
    start = first - names
    rows = _count_rows(kinds, start, size) if names else 0
    if rows < MIN_ROWS + (size == 2):
        return None
    columns, heads = _columns(kinds.cells[floor:start], size, names)
    if not columns and not (captioned and start == floor and rows > MIN_ROWS):
        return None
    return _Shape(start=start, size=size, rows=rows, columns=columns, heads=heads)


def _count_names(kinds: _Kinds, floor: int, first: int, size: int) -> int:
    """Return how many words a row of some size begins with, given its first number; 0 for none."""
    names = 0
    while names < min(first - floor, size) and kinds.at(first + size - names - 1) == "W":
        names += 1
    return names


def _count_rows(kinds: _Kinds, start: int, size: int) -> int:
    pattern = [kinds.at(start + column) for column in range(size)]
    if "" in pattern:
        return 0
    rows = 1
    while [kinds.at(start + rows * size + column) for column in range(size)] == pattern:
        rows += 1
    return rows


def _columns(above: _Cells, size: int, names: int) -> tuple[tuple[str, ...], _Cells]:
    """Return the names of the columns from the lines above the first row, with those lines."""
    words = [line.text for _, line in above]
    count = len(words)
    spanning = count - size
    if count < size or not is_header(words[-size:]):
        return (), ()
    if spanning > 1 and (size - names) % spanning == 0 and size > names and is_header(words):
        width = (size - names) // spanning
        upper = [*words[:names]]
        for head in words[names : names + spanning]:
            upper += [head, *[""] * (width - 1)]
        lower = [*[""] * names, *words[names + spanning :]]
        return name_by_index([upper, lower], size), above
    return tuple(words[-size:]), above[-size:]


def _lines(text: str, cells: _Cells, shape: _Shape) -> dict[int, TableLine]:
    found = {i: TableLine(spans=(line.cells,), is_head=True) for i, line in shape.heads}
    for row in range(shape.rows):
        own = cells[shape.start + row * shape.size : shape.start + (row + 1) * shape.size]
        spans = tuple(_with_ends(text, [line for _, line in own]))
        found[own[0][0]] = TableLine(spans=spans, is_head=False, columns=shape.columns)
        found |= {index: TableLine() for index, _ in own[1:]}
    return found


def _with_ends(text: str, lines: Sequence[Line]) -> list[Span]:
    """Return the ranges of the cells, each but the last with the line end behind it."""
    spans = []
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        spans.append(line.span)
        if after is not None:
            end = text.find("\n", line.span.end, after.span.start)
            spans.append(Span(start=max(end, line.span.end), end=max(end, line.span.end) + 1))
    return spans
