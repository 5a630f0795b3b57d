"""Tables whose columns are set by spaces: their rows, and the heads above each column."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.characters import is_han, width_em
from ingest.lines import Line
from ingest.markers import match_marker
from ingest.records import Span
from ingest.table_cells import cell_kind, is_short_cell
from ingest.table_heads import Placed, name_columns
from ingest.table_rows import TableLine
from ingest.tables import is_header, is_rule, is_unit_line

MAX_HEAD_LINES = 6
"""A table's head has no more lines than this."""
MAX_ROW_CHARS = 400
"""A longer line is set by no columns."""
MAX_UNIT_CHARS = 8
"""Words that stand among the numbers of a row are a unit, and no longer."""

_GAP = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u3000\u00a0]*")
_BORDER = re.compile(r"[ \u00a0]{2}|\u3000")
_SERIAL = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line with gaps: ``cells`` are the ranges of each cell, more than one where it is stretched.

    ``start`` is where its line begins, from which places are measured.
    """

    index: int
    line: Line
    start: int
    cells: tuple[tuple[Span, ...], ...]

    def said(self, text: str) -> list[str]:
        return ["".join(piece.of(text) for piece in cell) for cell in self.cells]


def find_aligned(
    text: str, run: Sequence[tuple[int, Line]], stops: frozenset[int]
) -> dict[int, TableLine]:
    """Find the rows and heads of the tables that spaces align.

    Two rows or more of words and mostly numbers, with as many cells, are a table; a single row is
    where a head of at least three columns stands above it, and without a head it takes three rows.

    Args:
        text: the document's text.
        run: lines that may be rows, with their indexes.
        stops: the indexes of captions and unit lines, which are no heads.
    """
    found: dict[int, TableLine] = {}
    place = floor = 0
    while place < len(run):
        end = place
        rows: list[_Row] = []
        while end < len(run) and run[end][0] not in stops:
            row = _read_row(text, *run[end])
            if row is None and not (rows and is_rule(run[end][1].text)):
                break
            rows += [row] if row is not None else []
            end += 1
        if rows:
            table = _read_table(text, run[floor:place], rows, stops)
            found |= table
            floor = end
        place = max(end, place + 1)
    return found


def _read_row(text: str, index: int, line: Line) -> _Row | None:
    """Return a line as the row of a table: words, then mostly numbers."""
    if len(line.text) > MAX_ROW_CHARS or not _GAP.search(line.text):
        return None
    row = _Row(index=index, line=line, start=_line_start(text, line), cells=_cells_of(line))
    cells = row.said(text)
    if len(cells) < 2 or not is_short_cell(cells[0]) or cell_kind(cells[0]) in ("number", "blank"):
        return None
    kinds = [cell_kind(cell) for cell in cells[1:]]
    words = [cell for cell, kind in zip(cells[1:], kinds, strict=True) if kind == "words"]
    numbers = sum(kind in ("number", "year") for kind in kinds)
    if not numbers or 2 * len(words) > len(kinds):
        return None
    return row if all(len(each) <= MAX_UNIT_CHARS for each in words) else None


def _line_start(text: str, line: Line) -> int:
    start = line.span.start
    while start and text[start - 1] in " \u3000\u00a0\t":
        start -= 1
    return start


def _cells_of(line: Line) -> tuple[tuple[Span, ...], ...]:
    """Return the cells of a line; single characters with gaps between are one stretched word."""
    cells: list[tuple[Span, ...]] = []
    start, widest = 0, None
    for match in [*_GAP.finditer(line.text), None]:
        end = match.start() if match else len(line.text)
        piece = Span(start=line.span.start + start, end=line.span.start + end)
        said = line.text[start:end]
        previous = cells[-1][-1] if cells else None
        gap = width_em(line.text[previous.end - line.span.start : start]) if previous else 0.0
        if previous is not None and _is_stretched(line, previous, said, gap, widest):
            cells[-1], widest = (*cells[-1], piece), gap
        else:
            cells.append((piece,))
            widest = None
        start = match.end() if match else end
    return tuple(cells)


def _is_stretched(line: Line, previous: Span, said: str, gap: float, widest: float | None) -> bool:
    """Tell whether two pieces are one cell: single characters, or the mark of a list and its words.

    Args:
        line: that both stand in.
        previous: the first piece.
        said: the second.
        gap: the width of what is between them.
        widest: that of the gap before, if the first piece has been joined to another already.
    """
    offset = line.span.start
    before = line.text[previous.start - offset : previous.end - offset]
    if len(before) == len(said) == 1 and is_han(before) and is_han(said):
        return widest is None or gap <= 1.5 * widest
    return previous.start == offset and _SERIAL.fullmatch(before) is not None


def _read_table(
    text: str, above: Sequence[tuple[int, Line]], rows: Sequence[_Row], stops: frozenset[int]
) -> dict[int, TableLine]:
    counts = Counter(len(row.cells) for row in rows)
    size = max(counts, key=lambda count: (counts[count], count))
    full = [row for row in rows if len(row.cells) == size]
    if any(len(row.cells) > size for row in rows):
        rows = full
    grid = _Grid.measure(text, full, size)
    heads = _find_heads(text, above, stops, grid)
    if not _is_table(size, rows, heads, above, stops):
        return {}
    columns = _name(text, heads, grid)
    found = {index: TableLine(spans=(line.cells,), is_head=True) for index, line in heads}
    found |= {index: TableLine() for index, line in heads if is_rule(line.text)}
    for row in rows:
        spans = tuple(_iter_spans(text, row, grid))
        found[row.index] = TableLine(spans=spans, is_head=False, columns=columns)
    return found


def _is_table(
    size: int,
    rows: Sequence[_Row],
    heads: Sequence[tuple[int, Line]],
    above: Sequence[tuple[int, Line]],
    stops: frozenset[int],
) -> bool:
    if heads:
        return len(rows) >= 2 or size >= 3
    return len(rows) >= 3 and (size >= 3 or bool(above and above[-1][0] in stops))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Where the columns of a table stand, in half em or in characters from the line's start."""

    columns: tuple[tuple[float, float], ...]
    by_width: bool

    @classmethod
    def measure(cls, text: str, rows: Sequence[_Row], size: int) -> "_Grid":
        """Measure full rows, by width or by characters, whichever sets them straighter."""
        grids = []
        for by_width in (True, False):
            places = [
                [_extent(text, row.start, cell, by_width=by_width) for cell in row.cells]
                for row in rows
            ]
            columns = tuple(zip(*places, strict=True))
            spread = sum(
                min(max(e) - min(e) for e in zip(*column, strict=True)) for column in columns[1:]
            )
            extents = tuple((min(a for a, _ in c), max(b for _, b in c)) for c in columns)
            grids.append((spread, cls(columns=extents[:size], by_width=by_width)))
        return min(grids, key=lambda pair: pair[0])[1]

    def place(self, text: str, start: int, cell: Sequence[Span]) -> tuple[float, float]:
        """Return where a cell stands."""
        return _extent(text, start, cell, by_width=self.by_width)

    def column_of(self, extent: tuple[float, float]) -> int:
        """Return the column that a cell fits best: the one whose edge or middle is nearest."""
        return min(
            range(len(self.columns)),
            key=lambda j: min(
                abs(extent[0] - self.columns[j][0]),
                abs(extent[1] - self.columns[j][1]),
                abs(sum(extent) - sum(self.columns[j])) / 2,
            ),
        )


def _extent(text: str, start: int, cell: Sequence[Span], *, by_width: bool) -> tuple[float, float]:
    before, said = text[start : cell[0].start], text[cell[0].start : cell[-1].end]
    if not by_width:
        return float(len(before)), float(len(before) + len(said))
    left = 2 * width_em(before)
    return left, left + 2 * width_em(said)


def _find_heads(
    text: str, above: Sequence[tuple[int, Line]], stops: frozenset[int], grid: _Grid
) -> list[tuple[int, Line]]:
    """Return the lines above a table's first row that are its head, the highest first."""
    heads: list[tuple[int, Line]] = []
    for place in range(len(above) - 1, max(-1, len(above) - 1 - MAX_HEAD_LINES), -1):
        index, line = above[place]
        if index in stops or not (is_rule(line.text) or _is_head(text, above, place, stops, grid)):
            break
        heads.insert(0, (index, line))
    while heads and is_rule(heads[0][1].text):
        heads.pop(0)
    return heads


def _is_head(
    text: str,
    above: Sequence[tuple[int, Line]],
    place: int,
    stops: frozenset[int],
    grid: _Grid,
) -> bool:
    line = above[place][1]
    if _is_multi(line):
        return True
    if not _are_names([line.text]) or match_marker(line.text) is not None:
        return False
    if place and _is_multi(above[place - 1][1]) and above[place - 1][0] not in stops:
        return True
    under_caption = place > 0 and above[place - 1][0] in stops
    start = grid.place(text, _line_start(text, line), [line.span])[0]
    return (place == 0 or under_caption) and start > grid.columns[0][1]


def _is_multi(line: Line) -> bool:
    cells = [each for each in _GAP.split(line.text) if not is_rule(each)]
    return len(cells) > 1 and _are_names(cells)


def _are_names(cells: Sequence[str]) -> bool:
    return is_header(cells) and all(
        is_short_cell(cell) and not is_unit_line(cell) for cell in cells
    )


def _name(text: str, heads: Sequence[tuple[int, Line]], grid: _Grid) -> tuple[str, ...]:
    lines = []
    for _, line in heads:
        if is_rule(line.text):
            continue
        start = _line_start(text, line)
        pieces = [piece for cell in _cells_of(line) for piece in cell]
        pieces = [piece for piece in pieces if not is_rule(piece.of(text))]
        lines.append(list(_iter_placed(text, start, pieces, grid)))
    return name_columns(lines, grid.columns)


def _iter_placed(text: str, start: int, pieces: Sequence[Span], grid: _Grid) -> Iterator[Placed]:
    """Yield the heads of a line; single characters over one column are one stretched word."""
    alone = _is_one_word(text, start, pieces, grid)
    group: list[Span] = []
    for piece in pieces:
        joins = group and len(group[-1]) == 1 and (len(piece) == 1 or alone)
        same = group and grid.column_of(grid.place(text, start, group)) == grid.column_of(
            grid.place(text, start, [piece])
        )
        if group and not (joins and (same or alone)):
            yield _placed(text, start, group, grid)
            group = []
        group.append(piece)
    if group:
        yield _placed(text, start, group, grid)


def _is_one_word(text: str, start: int, pieces: Sequence[Span], grid: _Grid) -> bool:
    """Tell whether a line is one word set wide, and no head a column."""
    single = all(len(piece) == 1 or piece.of(text)[1:2] in "[［（(" for piece in pieces)
    columns = {grid.column_of(grid.place(text, start, [piece])) for piece in pieces}
    return single and len(columns) < len(grid.columns)


def _placed(text: str, start: int, group: Sequence[Span], grid: _Grid) -> Placed:
    left, right = grid.place(text, start, group)
    return Placed(words="".join(piece.of(text) for piece in group), left=left, right=right)


def _iter_spans(text: str, row: _Row, grid: _Grid) -> Iterator[Span]:
    """Yield the ranges of a row's cells and borders; an empty cell has a border on each side."""
    columns = list(range(len(row.cells)))
    if len(row.cells) < len(grid.columns):
        places = [grid.column_of(grid.place(text, row.start, cell)) for cell in row.cells]
        if len(set(places)) == len(places) and places == sorted(places) and places[0] == 0:
            columns = places
    end = None
    for place, cell in enumerate(row.cells):
        if end is not None:
            borders = list(_BORDER.finditer(text, end, cell[0].start))
            wanted = columns[place] - columns[place - 1]
            yield from (Span(start=m.start(), end=m.end()) for m in borders[:wanted])
        yield from cell
        end = cell[-1].end
