"""The tables of a sheet: titles and notes around them, several on one sheet."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.notes import is_note
from ingest.readers.grids import GridCell, write_grid, write_line
from ingest.table_cells import cell_kind
from ingest.tables import holds_figure, is_unit_line

_LONG = 25
"""A lone cell with more characters, below the rows of a table, is text."""


def write_parts(cells: Sequence[GridCell]) -> list[str]:
    """Return the lines and tables of a sheet as entries, in order, the rows of a table as one.

    A cell alone in its row is a line where it stands above a head, or below the last row and says
    of itself that it is a note. A row of names below an empty row or such a line begins a table of
    its own if numbers follow; so does what an empty column parts, where it has names of its own.

    Args:
        cells: those that are filled, with the places they have on the sheet.

    Raises:
        GridError: a table has too many places.
    """
    rows = _rows_of(cells)
    starts = _starts(rows)
    entries: list[str] = []
    for start, end in pairwise([*starts, len(rows)]):
        first = _first_several(rows, start, end)
        last = _last_several(rows, first, end)
        entries += _lines(rows[start:first])
        for table in _beside(rows[first:last]):
            entries.append("\n".join(write_grid(_moved(table))))
        entries += _lines(rows[last:end])
    return [entry for entry in entries if entry]


def _lines(rows: Sequence["_Row"]) -> list[str]:
    """Return the lines of the cells that stand alone in their rows."""
    texts = [row.lone.text for row in rows if row.lone is not None]
    return [write_line(line) for text in texts for line in text.split("\n")]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row of a sheet that holds something.

    Attributes:
        cells: those that begin in it.
        after_gap: an empty row stands above it.
        within: a cell of a row above reaches into it.
        widest: it has one cell, which spans all columns of the sheet.
    """

    cells: list[GridCell] = field(default_factory=list)
    after_gap: bool = False
    within: bool = False
    widest: bool = False

    @property
    def lone(self) -> GridCell | None:
        """Its only cell, if that is no head over several columns."""
        if len(self.cells) != 1 or self.within:
            return None
        only = self.cells[0]
        heads = only.columns > 1 and only.column > 0 and not is_unit_line(write_line(only.text))
        return None if heads and not self.widest else only

    @property
    def has_figure(self) -> bool:
        """Whether it holds a number behind its first cell."""
        return any(holds_figure(cell.text) for cell in self.cells[1:])

    @property
    def is_head(self) -> bool:
        """Whether it may name columns."""
        names = [cell.text for cell in self.cells[1:]]
        kinds = {cell_kind(name) for name in names}
        return bool(names) and not self.has_figure and "blank" not in kinds


def _rows_of(cells: Sequence[GridCell]) -> list[_Row]:
    by_row: defaultdict[int, list[GridCell]] = defaultdict(list)
    for cell in cells:
        by_row[cell.row].append(cell)
    width = max((cell.column + cell.columns for cell in cells), default=0)
    rows: list[_Row] = []
    reach = 0
    for number, own in sorted(by_row.items()):
        own.sort(key=lambda cell: cell.column)
        rows.append(
            _Row(
                cells=own,
                after_gap=bool(rows) and number > reach,
                within=number < reach,
                widest=len(own) == 1 and own[0].column == 0 and own[0].columns == width,
            )
        )
        reach = max(reach, max(cell.row + cell.rows for cell in own))
    return rows


def _starts(rows: Sequence[_Row]) -> list[int]:
    """Return where the tables of a sheet begin, the lines above each among its rows."""
    starts = [0] if rows else []
    begin = 0
    counted = False
    for place, row in enumerate(rows):
        if row.lone is None:
            apart = row.after_gap or begin < place
            if counted and apart and row.is_head and _has_figures_below(rows, place):
                starts.append(begin if begin < place else place)
                counted = False
            counted = counted or row.has_figure
            begin = place + 1
        elif _is_closing(row):
            begin = place + 1 if begin == place else begin
    return starts


def _is_closing(row: _Row) -> bool:
    return row.lone is not None and is_note(write_line(row.lone.text))


def _has_figures_below(rows: Sequence[_Row], place: int) -> bool:
    """Tell whether numbers stand below a row before the next lone cell."""
    for row in rows[place + 1 :]:
        if row.lone is not None:
            return False
        if row.has_figure:
            return True
    return False


def _first_several(rows: Sequence[_Row], start: int, end: int) -> int:
    return next((place for place in range(start, end) if rows[place].lone is None), end)


def _last_several(rows: Sequence[_Row], first: int, end: int) -> int:
    """Return where a table ends: at the notes below its last row."""
    last = end
    while last > first and rows[last - 1].lone is not None:
        last -= 1
    for place in range(last, end):
        lone = rows[place].lone
        text = write_line(lone.text) if lone else ""
        if rows[place].after_gap or rows[place].widest or is_note(text) or len(text) > _LONG:
            return place
    return end


def _beside(rows: Sequence[_Row]) -> list[list[GridCell]]:
    """Part the tables that stand side by side with an empty column between them."""
    cells = [cell for row in rows for cell in row.cells]
    edges = _gaps(cells)
    tables: list[list[GridCell]] = []
    for left, right in pairwise(edges):
        part = [cell for cell in cells if left <= cell.column < right]
        if tables and not _stands_alone(part):
            tables[-1] += part
        elif part:
            tables.append(part)
    return tables


def _gaps(cells: Sequence[GridCell]) -> list[int]:
    """Return the first columns of the parts that empty columns make, and the end of the last."""
    if not cells:
        return []
    width = max(cell.column + cell.columns for cell in cells)
    used = [False] * width
    for cell in cells:
        used[cell.column : cell.column + cell.columns] = [True] * cell.columns
    begins = [n for n in range(width) if used[n] and (n == 0 or not used[n - 1])]
    return [*begins, width]


def _stands_alone(cells: Sequence[GridCell]) -> bool:
    """Tell whether cells are a table by themselves: a head, then names with numbers behind."""
    rows = _rows_of(cells)
    if len(rows) < 2 or not rows[0].is_head:
        return False
    left = min(cell.column for cell in cells)
    names = [cell for row in rows[1:] for cell in row.cells if cell.column == left]
    is_named = 2 * sum(cell_kind(cell.text.strip()) == "words" for cell in names) > len(names)
    return bool(names) and is_named and any(row.has_figure for row in rows[1:])


def _moved(cells: Sequence[GridCell]) -> Iterator[GridCell]:
    """Yield the cells of a table as they stand from its own top left corner."""
    top, left = min(cell.row for cell in cells), min(cell.column for cell in cells)
    for cell in cells:
        yield replace(cell, row=cell.row - top, column=cell.column - left)
