"""The table that is being read: its heads so far, and whether a row is one more of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.characters import width_em
from ingest.furniture import compact
from ingest.records import Span
from ingest.row_parents import RowName
from ingest.table_cells import cell_kind
from ingest.table_heads import name_by_index
from ingest.tables import is_header

_BRACKETED = re.compile(r"\s*(?:[（(][^（()）]*[)）]\s*)?")
_SERIAL = re.compile(r"\s*[（(]?\d{1,3}[）).、]?\s*")
_HEAD_ENDS = re.compile(r"(?:[数量额率值重积价]|比例|增[长减速幅]|[年月]末?|[）)%‰])\s*$")


@dataclass(slots=True)
class TableState:
    """A table as far as it has been read.

    Attributes:
        number: of the table in its document.
        heads: the cells of the rows that name its columns.
        size: its number of columns; 0 before its first row.
        rows: how many rows it has below its heads.
        filled: how many of them hold more than a name.
        numeric: the last row holds a number.
    """

    number: int
    heads: list[list[str]] = field(default_factory=list)
    size: int = 0
    rows: int = 0
    filled: int = 0
    numeric: bool = False
    _lines: set[str] = field(default_factory=set)
    _columns: tuple[str, ...] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, put together from all heads."""
        if self._columns is None:
            self._columns = name_by_index(self.heads, self.size)
        return self._columns

    def repeats(self, row: str) -> bool:
        """Tell whether a row is a head printed once more, as on the next page."""
        return compact(row) in self._lines

    def takes_head(self, cells: Sequence[str]) -> bool:
        """Tell whether a row names columns: the first, or one below it that fills its gaps."""
        if self.rows or not is_header(cells):
            return False
        if not self.heads:
            return True
        if not any(cell.strip() for cell in cells[1:]):
            return False
        last = self.heads[-1]
        gaps = not all(cell.strip() for cell in last[1:]) or len(last) < len(cells)
        fills = all(map(_BRACKETED.fullmatch, cells[1:])) or not cells[0].strip()
        return gaps or fills

    def add_head(self, cells: Sequence[str], row: str) -> None:
        """Take a row that names columns."""
        self.heads.append(list(cells))
        self._lines.add(compact(row))
        self.size = max(self.size, len(cells))
        self._columns = None

    def keep_one_head(self) -> None:
        """Forget all heads but the first."""
        self.heads, self._columns = self.heads[:1], None

    def add_row(self, cells: Sequence[str]) -> None:
        """Take a row below the heads; one that is all names of columns heads those that follow."""
        if self._is_further_head(cells):
            self.heads, self._columns = [list(cells)], None
        self.rows += 1
        self.filled += any(cell.strip() for cell in cells[1:])
        self.size = max(self.size, len(cells))
        self.numeric = any(_is_figure(cell) for cell in cells[1:])

    def is_left_by(self, cells: Sequence[str]) -> bool:
        """Tell whether a row below a gap names the columns of another table."""
        if not (self.numeric and len(cells) > 1 and is_header(cells)):
            return False
        if any(cell_kind(cell) != "words" for cell in cells):
            return False
        return len(cells) < self.size or any(_HEAD_ENDS.search(cell) for cell in cells[1:])

    def _is_further_head(self, cells: Sequence[str]) -> bool:
        if not (self.numeric and len(cells) == self.size > 1 and is_header(cells)):
            return False
        if any(cell_kind(cell) != "words" for cell in cells):
            return False
        return all(_HEAD_ENDS.search(cell) for cell in cells[1:])


def _is_figure(cell: str) -> bool:
    """Tell whether a cell holds a number, or a dash in the place of one."""
    kind = cell_kind(cell)
    return kind in ("number", "year") or (kind == "blank" and bool(cell.strip()))


def row_name(text: str, span: Span, cells: Sequence[str]) -> RowName:
    """Return what names a row, and how far in it stands.

    Args:
        text: the document's text.
        span: of the row, without the spaces before it.
        cells: of the row.
    """
    start = span.start
    while start and text[start - 1] in " \u3000\u00a0":
        start -= 1
    indent = width_em(text[start : span.start])
    for cell in cells:
        if cell_kind(cell) != "blank" and not _SERIAL.fullmatch(cell):
            inner = width_em(cell[: len(cell) - len(cell.lstrip())])
            return RowName(words=cell, indent=indent + inner)
    return RowName(words="", indent=indent)
