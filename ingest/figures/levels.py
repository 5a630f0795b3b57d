"""Levels: the column whose change each column of changes holds."""

from collections.abc import Sequence

from ingest.figures.columns import Column
from ingest.figures.dates import read_dates
from ingest.figures.rows import Cell


def find_levels(cells: Sequence[Cell], columns: Sequence[Column]) -> dict[Cell, Cell]:
    """Find for each cell of a rate of change the cell of the level that it changes.

    It is the level that the column of changes names (出口额增长, 累计同比), else the nearest to the
    left, else the only one of the line; of the same level in several years, the latest.

    Returns:
        The cells of levels, with or without a number, by those of changes that have one.
    """
    found = {}
    for rate in cells:
        if not _column(rate, columns).is_rate:
            continue
        levels = [c for c in cells if c.line == rate.line and _is_level(c, columns)]
        topic = _column(rate, columns).topic
        same = [c for c in levels if topic and _column(c, columns).topic == topic]
        level = _nearest(rate, same or _alike(rate, levels, columns) or levels, columns)
        if level is not None:
            found[rate] = level
    return found


def _column(cell: Cell, columns: Sequence[Column]) -> Column:
    return columns[cell.column] if cell.column < len(columns) else Column()


def _alike(rate: Cell, levels: Sequence[Cell], columns: Sequence[Column]) -> list[Cell]:
    """Return the levels whose lowest head is that of the rate (增长·累计: 产量·自年初累计)."""
    lowest = _lowest(_column(rate, columns))
    if not lowest:
        return []
    return [each for each in levels if lowest in _lowest(_column(each, columns))]


def _lowest(column: Column) -> str:
    parts = column.title.split("·")
    return parts[-1] if len(parts) > 1 else ""


def _is_level(cell: Cell, columns: Sequence[Column]) -> bool:
    holds = cell.kind == "number" or (cell.kind == "blank" and cell.head)
    column = _column(cell, columns)
    return bool(holds) and not column.is_rate and not column.is_difference


def _nearest(rate: Cell, levels: Sequence[Cell], columns: Sequence[Column]) -> Cell | None:
    left = [cell for cell in levels if cell.column < rate.column]
    if not left:
        return levels[0] if len(levels) == 1 else None
    topic = _column(left[-1], columns).topic
    group = [cell for cell in left if _column(cell, columns).topic == topic]
    return max(group, key=lambda cell: _age(cell, _column(cell, columns)))


def _age(cell: Cell, column: Column) -> tuple[bool, str, int]:
    years = [date.start for date in read_dates(column.title) if date.start]
    return not column.is_former, years[0] if years else "", cell.column
