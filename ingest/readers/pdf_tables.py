"""The cells of a table on a PDF's page: between rules, or where the rows leave gaps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.characters import TERMINALS, bare_end
from ingest.readers.grids import INDENT, GridCell, GridRow, lay_out_grid
from ingest.readers.pdf_glyphs import Glyph
from ingest.readers.pdf_ink import InkedText, Matrix, no_ink, trace
from ingest.readers.pdf_pages import PdfPage
from ingest.readers.pdf_regions import TOUCH, Region, TextRow, text_rows

_MIN_COLUMN = 6.0
_FIGURE = re.compile(r"[-+−–]?\d[\d,. ]*[%‰]?|[-—–]+")
_CENTRED = 0.7
"""Where so many names stand in the middle of their column, no indent means anything."""


def join_cut_row(above: InkedText, below: InkedText) -> InkedText | None:
    """Return a row that a page's end cuts in two, ``None`` where these are two rows.

    Of the second half the first cell is empty, and what stands in the others goes on with prose.
    """
    upper, lower = above.parts(), below.parts()
    pairs = list(zip(upper, lower, strict=False))
    filled = [(one, other) for one, other in pairs if other.text]
    if len(upper) != len(lower) or lower[0].text or not filled:
        return None
    if any(not one.text or _FIGURE.fullmatch(other.text) for one, other in filled):
        return None
    if all(bare_end(one.text) in TERMINALS for one, _ in filled):
        return None
    whole, *others = (one.followed_by(other) for one, other in pairs)
    for part in others:
        whole = whole.followed_by(part, "\t")
    return whole


@dataclass(frozen=True, slots=True, kw_only=True)
class _PdfCell(GridCell):
    """A cell with its characters, line by line."""

    glyphs: Sequence[Glyph]


@dataclass(frozen=True, slots=True)
class _Names:
    """How the names of a table's rows are set: from ``left`` on, or each in the middle."""

    left: float
    centred: bool

    def indent(self, glyphs: Sequence[Glyph]) -> int:
        """Return how far a name is set in, in ems."""
        if self.centred or not glyphs:
            return 0
        first = min(glyphs, key=lambda glyph: glyph.left)
        return max(0, int((first.left - self.left + 0.5) / max(first.size, 4.0)))


def read_table(region: Region, page: PdfPage) -> list[InkedText]:
    """Return the rows of a table as lines.

    Raises:
        GridError: the table has too many places.
    """
    return [_ink(row, page.display) for row in lay_out_grid(_read_cells(region, page))]


def _ink(row: GridRow, display: Matrix) -> InkedText:
    ink = no_ink(len(INDENT) * row.indent)
    for place, part in enumerate(row.parts):
        if place:
            ink += no_ink(1)
        glyphs = part.cell.glyphs if isinstance(part.cell, _PdfCell) else ()
        ink += trace(part.text, glyphs, display)
    return InkedText(row.text, ink)


def _read_cells(region: Region, page: PdfPage) -> list[_PdfCell]:
    """Return the cells of a table."""
    inside = [
        glyph
        for glyph in page.glyphs
        if not glyph.char.isspace() and region.holds((glyph.left + glyph.right) / 2, glyph.middle)
    ]
    if not inside:
        return []
    edges = _apart(
        [*(rule.at for rule in region.verticals), region.left, region.right], _MIN_COLUMN
    )
    levels = _apart([*(rule.at for rule in region.horizontals), region.top, region.bottom], TOUCH)
    ruled = len(edges) > 2
    edges = edges if ruled else _gap_edges(inside, region)
    rows = text_rows(inside)
    bands = [
        [row for row in rows if top <= _middle(row) < bottom] for top, bottom in pairwise(levels)
    ]
    if ruled and not any(_is_stacked(band, edges) for band in bands):
        return list(_read_lattice(region, inside, edges, levels))
    return list(_read_open(bands, edges, _measure_names(inside, edges)))


def _apart(values: Sequence[float], distance: float) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > distance:
            kept.append(value)
    return kept


def _middle(row: TextRow) -> float:
    return median(glyph.middle for glyph in row)


def _cell(
    glyphs: Sequence[Glyph], *, row: int, column: int, rows: int = 1, columns: int = 1, indent: int
) -> _PdfCell:
    lines = text_rows(glyphs)
    return _PdfCell(
        row=row,
        column=column,
        rows=rows,
        columns=columns,
        text="\n".join(map(_row_text, lines)),
        indent=indent,
        glyphs=[glyph for line in lines for glyph in line],
    )


def _row_text(row: TextRow) -> str:
    text = ""
    for place, glyph in enumerate(row):
        gap = glyph.left - row[place - 1].right if place else 0.0
        text += (" " if gap > 0.25 * max(glyph.size, 4.0) else "") + glyph.char
    return text


def _between(row: TextRow, left: float, right: float) -> TextRow:
    return [glyph for glyph in row if left - 1 <= (glyph.left + glyph.right) / 2 < right]


def _is_stacked(band: Sequence[TextRow], edges: Sequence[float]) -> bool:
    """Tell whether some column of a band holds a number in each of several lines."""
    for left, right in pairwise(edges):
        texts = [_row_text(_between(row, left, right)).strip() for row in band]
        filled = [text for text in texts if text]
        if len(filled) > 1 and all(map(_FIGURE.fullmatch, filled)):
            return True
    return False


def _gap_edges(glyphs: Sequence[Glyph], region: Region) -> list[float]:
    """Return where columns part that no rule parts: in the gaps that all rows share."""
    taken: list[list[float]] = []
    for glyph in sorted(glyphs, key=lambda each: each.left):
        if taken and glyph.left <= taken[-1][1] + _MIN_COLUMN:
            taken[-1][1] = max(taken[-1][1], glyph.right)
        else:
            taken.append([glyph.left, glyph.right])
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(taken)]
    return [region.left, *inner, region.right]


def _read_open(
    bands: Sequence[Sequence[TextRow]], edges: Sequence[float], names: _Names
) -> Iterator[_PdfCell]:
    """Yield the cells of a table whose rows no rule parts: each line of numbers is a row."""
    number = 0
    for band in bands:
        stacked = _is_stacked(band, edges)
        for rows in [[row] for row in band] if stacked else [band] if band else []:
            yield from _read_row([glyph for row in rows for glyph in row], edges, names, number)
            number += 1


def _read_row(
    glyphs: Sequence[Glyph], edges: Sequence[float], names: _Names, row: int
) -> Iterator[_PdfCell]:
    for column, (left, right) in enumerate(pairwise(edges)):
        own = [g for g in glyphs if left - 1 <= (g.left + g.right) / 2 < right]
        if own:
            indent = 0 if column else names.indent(own)
            yield _cell(own, row=row, column=column, indent=indent)


def _measure_names(glyphs: Sequence[Glyph], edges: Sequence[float]) -> _Names:
    left, right = edges[0], edges[1]
    rows = text_rows([g for g in glyphs if left - 1 <= (g.left + g.right) / 2 < right])
    middle = [
        abs((row[0].left - left) - (right - row[-1].right)) < max(row[0].size, 4.0) for row in rows
    ]
    return _Names(
        min((row[0].left for row in rows), default=left), sum(middle) > _CENTRED * len(rows)
    )


def _read_lattice(
    region: Region, glyphs: Sequence[Glyph], edges: Sequence[float], levels: Sequence[float]
) -> Iterator[_PdfCell]:
    """Yield the cells between rules; one spans until a rule stands between two places."""
    height, width = len(levels) - 1, len(edges) - 1
    names = _measure_names(glyphs, edges)
    taken: set[tuple[int, int]] = set()
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            last = column
            while (
                last + 1 < width
                and (row, last + 1) not in taken
                and not _parted_upright(
                    region, edges[last + 1], (levels[row] + levels[row + 1]) / 2
                )
            ):
                last += 1
            low = row
            while low + 1 < height and not any(
                _parted_across(region, levels[low + 1], (edges[each] + edges[each + 1]) / 2)
                for each in range(column, last + 1)
            ):
                low += 1
            taken |= {(i, j) for i in range(row, low + 1) for j in range(column, last + 1)}
            own = [
                glyph
                for glyph in glyphs
                if edges[column] <= (glyph.left + glyph.right) / 2 < edges[last + 1]
                and levels[row] <= glyph.middle < levels[low + 1]
            ]
            yield _cell(
                own,
                row=row,
                column=column,
                rows=low - row + 1,
                columns=last - column + 1,
                indent=0 if column else names.indent(own),
            )


def _parted_upright(region: Region, x: float, y: float) -> bool:
    return any(
        abs(rule.at - x) <= TOUCH + 1 and rule.start - 2 <= y <= rule.end + 2
        for rule in region.verticals
    )


def _parted_across(region: Region, y: float, x: float) -> bool:
    return any(
        abs(rule.at - y) <= TOUCH and rule.start - 2 <= x <= rule.end + 2
        for rule in region.horizontals
    )
