"""Cells: the amounts that fill a table's cell, named by the head of their row and column."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.figures.changes import CHANGE_UNITS
from ingest.figures.columns import Column, is_of_changes, read_columns
from ingest.figures.dates import read_dates
from ingest.figures.headers import Header
from ingest.figures.levels import find_levels
from ingest.figures.measures import RATIOS, caption_measures, measured, parse_measure
from ingest.figures.records import Amount, Change, Figure
from ingest.figures.rows import MINUS, Cell, iter_cells
from ingest.figures.scopes import read_scopes
from ingest.records import Passage, Span

_FILLING = re.compile(r"[\s+~≈±↑()（）*约近超逾余多左右以上\-−－–↓]*")
_YEAR_LIKE = re.compile(r"[\s+\-−－–]*(?P<number>\d{4})\s*")
_TIME = re.compile(r"年|时间|日期|\b(?:year|date|time)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What stands around a row: its columns, the units of the caption, and what that speaks of."""

    columns: Sequence[Column]
    measures: Sequence[Amount]
    of_changes: bool

    def column(self, cell: Cell) -> Column:
        """Return the column of a cell, an empty one behind the last that has a head."""
        return self.columns[cell.column] if cell.column < len(self.columns) else Column()


def find_missed(passage: Passage, amounts: Sequence[Amount], header: Header) -> list[Amount]:
    """Return the numbers that look like years and are none, for their column or row has a unit.

    Args:
        passage: a table row.
        amounts: those that the rules for running text found in it, in order.
        header: the names of its columns.
    """
    table = _read_table(passage, header)
    starts = [amount.span.start for amount in amounts]
    found = []
    for cell in iter_cells(passage.text, table.columns):
        match = _YEAR_LIKE.fullmatch(cell.span.of(passage.text))
        column = table.column(cell)
        taken = bisect_left(starts, cell.span.start) < bisect_left(starts, cell.span.end)
        if match and cell.kind == "number" and not taken and not _TIME.search(column.title):
            span = Span(
                start=cell.span.start + match.start("number"),
                end=cell.span.start + match.end("number"),
            )
            amount = _bare(span, match["number"])
            if _with_unit(amount, cell, column, table).unit:
                found.append(amount)
    return found


def is_year_like(amount: Amount) -> bool:
    """Tell whether an amount is a number that running text would hold for a year."""
    return not amount.unit and len(amount.span) == 4 and amount.raw.isdecimal()


def name_cells(passage: Passage, figures: Sequence[Figure], header: Header) -> tuple[Figure, ...]:
    """Name the figures that fill a cell of their own by their row and column.

    The unit comes from the column's name, else from the unit cell of the row, else from the
    caption, else from what the column counts (批次); the year from the column or the row. A column
    of growth rates makes changes, the first of which stands beside its level; in a table of
    changes each percentage is one.

    Args:
        passage: a table row.
        figures: its figures, as the rules for sentences read them.
        header: the names of its columns; may be shorter than the row.
    """
    table = _read_table(passage, header)
    cells = list(iter_cells(passage.text, table.columns))
    starts = [cell.span.start for cell in cells]
    levels = find_levels(cells, table.columns)
    named: list[Figure] = []
    filled: dict[Cell, int] = {}
    for figure in figures:
        cell = cells[bisect_right(starts, figure.amount.span.start) - 1]
        if cell.kind == "unit":
            continue
        if cell.head and _is_filled_by(passage.text, cell.span, figure.amount):
            filled[cell] = len(named)
            figure = _name(_measure(passage.text, figure, cell, table), cell, table, levels)
            figure = replace(figure, change=_change(passage.text, figure, table.column(cell)))
        named.append(figure)
    return _pair(named, filled, levels)


def _read_table(passage: Passage, header: Header) -> _Table:
    return _Table(
        columns=read_columns(header),
        measures=caption_measures(passage.heading_path),
        of_changes=is_of_changes(passage.heading_path),
    )


def _bare(span: Span, number: str) -> Amount:
    return Amount(
        span=span, raw=number, value=Decimal(number), unit="", kind="other", bound="exact"
    )


def _is_filled_by(text: str, cell: Span, amount: Amount) -> bool:
    before = text[cell.start : amount.span.start]
    after = text[amount.span.end : cell.end]
    return bool(_FILLING.fullmatch(before) and _FILLING.fullmatch(after))


def _measure(text: str, figure: Figure, cell: Cell, table: _Table) -> Figure:
    """Give a figure the unit of its cell, and tell whether it is a change."""
    column = table.column(cell)
    amount = _with_unit(figure.amount, cell, column, table)
    is_ratio = amount.kind in RATIOS
    in_changes = table.of_changes and is_ratio and not column.is_share
    is_change = in_changes or (column.is_rate and (is_ratio or column.compares))
    if not (is_change and is_ratio) and _has_minus(text, amount):
        amount = _negative(text, amount)
    return replace(figure, amount=amount, is_change=is_change)


def _with_unit(amount: Amount, cell: Cell, column: Column, table: _Table) -> Amount:
    if amount.unit:
        return amount
    own = parse_measure(column.unit) if column.unit else None
    measure = own or _shared_measure(cell, column, table)
    return measured(amount, measure) if measure else amount


def _shared_measure(cell: Cell, column: Column, table: _Table) -> Amount | None:
    """Return the unit that a column without one takes from its row or from the caption."""
    shared = [cell.measure] if cell.measure else []
    shared += table.measures
    if column.is_rate:
        ratios = [each for each in shared if each.kind in RATIOS]
        if ratios or column.in_percent:
            return ratios[0] if ratios else parse_measure("%")
        return shared[0] if shared else None
    if column.is_worth:
        return next((each for each in shared if each.kind == "money"), None)
    return shared[0] if shared else parse_measure(column.counted)


def _has_minus(text: str, amount: Amount) -> bool:
    place = _end_before(text, amount.span.start)
    return place > 0 and text[place - 1] in MINUS


def _end_before(text: str, place: int) -> int:
    """Return where the text before ``place`` ends, spaces aside."""
    while place and text[place - 1] == " ":
        place -= 1
    return place


def _negative(text: str, amount: Amount) -> Amount:
    start = _end_before(text, amount.span.start) - 1
    span = Span(start=start, end=amount.span.end)
    return replace(amount, span=span, raw=span.of(text), value=-amount.value, high=None)


def _name(figure: Figure, cell: Cell, table: _Table, levels: Mapping[Cell, Cell]) -> Figure:
    column = table.column(cell)
    said = _said(figure, cell, table, levels)
    head = "" if said and _is_date(cell.head) else cell.head
    dated = table.column(levels[cell]) if cell in levels else column
    return replace(
        figure,
        subject="·".join(filter(None, (head, said))),
        scope=tuple(sorted(read_scopes(f"{cell.head} {said} {column.title}"))),
        period=_period(figure.period, dated.title, cell.head),
    )


def _said(figure: Figure, cell: Cell, table: _Table, levels: Mapping[Cell, Cell]) -> str:
    """Return what the columns add to the name of the row: for a change, the level's."""
    column = table.column(cell)
    if not (figure.is_change and column.is_rate):
        return column.said
    level = levels.get(cell)
    said = table.column(level).said if level else column.topic
    several = [each for each in levels.values() if each == level]
    return "·".join(filter(None, (said, column.title if len(several) > 1 else "")))


def _is_date(words: str) -> bool:
    dates = read_dates(words)
    return len(dates) == 1 and dates[0].raw == words


def _period(default: str, *titles: str) -> str:
    """Return the one date that a column's name or a row's head holds."""
    year = int(default) if default.isdecimal() else None
    for title in titles:
        for date in read_dates(title, year=year):
            if date.start and date.start == date.end:
                return date.start
    return default


def _change(text: str, figure: Figure, column: Column) -> Change | None:
    amount = figure.amount
    unit = CHANGE_UNITS.get(amount.kind)
    if unit is None or not figure.is_change:
        return None
    start = amount.span.start
    negative = _has_minus(text, amount)
    falls = (negative or column.falls) and amount.value > 0
    if negative:
        start = _end_before(text, start) - 1
    span = Span(start=start, end=amount.span.end)
    value = -amount.value if falls else amount.value
    return Change(span=span, raw=span.of(text), value=value, unit=unit)


def _pair(
    figures: Sequence[Figure], filled: Mapping[Cell, int], levels: Mapping[Cell, Cell]
) -> tuple[Figure, ...]:
    """Set beside each level the first of its changes."""
    paired = list(figures)
    for rate, level in levels.items():
        change = figures[filled[rate]].change if rate in filled else None
        target = filled.get(level)
        if change and target is not None and paired[target].change is None:
            paired[target] = replace(paired[target], change=change)
    return tuple(paired)
