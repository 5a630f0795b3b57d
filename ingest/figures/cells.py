"""Cells: the amounts that fill a table's cell, named by the head of their row and column."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.figures.changes import CHANGE_UNITS
from ingest.figures.columns import Column, is_of_changes, read_columns
from ingest.figures.dates import read_dates
from ingest.figures.levels import find_levels
from ingest.figures.measures import (
    RATIOS,
    caption_measures,
    head_measure,
    measured,
    parse_measure,
    split_head,
)
from ingest.figures.records import Amount, Change, Figure
from ingest.figures.rows import MINUS, Cell, clean_head, iter_cells
from ingest.figures.scopes import read_scopes
from ingest.records import Passage, Span
from ingest.tables import is_unit_line, split_path

_FILLING = re.compile(r"[\s+~≈±↑()（）*约近超逾余多左右以上\-−－–↓]*")
_BARE = re.compile(
    r"[\s+\-−－–]*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*", re.ASCII
)
_RUNNING = re.compile(r"累计|自年初|year to date|cumulative", re.IGNORECASE)
_TIME = re.compile(r"年|时间|日期|\b(?:year|date|time)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What stands around a row.

    Attributes:
        columns: what the heads of the columns say.
        measures: the units of the caption, the nearest first.
        of_changes: the caption says that the cells are changes.
        parents: the names of the rows that it is a part of, outermost first.
        inherited: the unit that the nearest of those names.
    """

    columns: Sequence[Column]
    measures: Sequence[Amount]
    of_changes: bool
    parents: Sequence[str] = ()
    inherited: Amount | None = None

    def column(self, cell: Cell) -> Column:
        """Return the column of a cell, an empty one behind the last that has a head."""
        return self.columns[cell.column] if cell.column < len(self.columns) else Column()


def find_missed(passage: Passage, amounts: Sequence[Amount], table: Table) -> list[Amount]:
    """Return the numbers of cells that running text would not hold for amounts.

    One that looks like a year is none where its column or row has a unit; any other number that
    fills a cell below a head is an amount.

    Args:
        passage: a table row.
        amounts: those that the rules for running text found in it, in order.
        table: what stands around it.
    """
    starts = [amount.span.start for amount in amounts]
    found = []
    for cell in iter_cells(passage.text, table.columns):
        match = _BARE.fullmatch(cell.span.of(passage.text))
        column = table.column(cell)
        taken = bisect_left(starts, cell.span.start) < bisect_left(starts, cell.span.end)
        dated = match and len(match["number"]) == 4 and _TIME.search(column.title)
        if match and cell.kind == "number" and cell.head and not taken and not dated:
            span = Span(
                start=cell.span.start + match.start("number"),
                end=cell.span.start + match.end("number"),
            )
            amount = _bare(span, match["number"])
            if not is_year_like(amount) or _with_unit(amount, cell, column, table).unit:
                found.append(amount)
    return found


def is_year_like(amount: Amount) -> bool:
    """Tell whether an amount is a number that running text would hold for a year."""
    return not amount.unit and len(amount.span) == 4 and amount.raw.isdecimal()


def name_cells(passage: Passage, figures: Sequence[Figure], table: Table) -> tuple[Figure, ...]:
    """Name the figures that fill a cell of their own by their row and column.

    The unit comes from the column's name, else from the unit cell of the row, else from the
    caption, else from what the column counts (批次); the year from the column or the row. A column
    of growth rates makes changes, the first of which stands beside its level; in a table of
    changes each percentage is one.

    Args:
        passage: a table row.
        figures: its figures, as the rules for sentences read them.
        table: what stands around it; may have fewer columns than the row.
    """
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


def read_table(passage: Passage, *, title: str = "") -> Table:
    """Read what the heading path of a row says of its table.

    Args:
        passage: a table row.
        title: of its document: where a file is one table, the caption with its unit.
    """
    above, columns, parents = split_path(passage.heading_path)
    own = caption_measures(columns[:1]) if columns and is_unit_line(columns[0]) else ()
    inherited = (head_measure(parent) for parent in reversed(parents))
    return Table(
        columns=read_columns(columns),
        measures=own or caption_measures(above) or caption_measures([title]),
        of_changes=is_of_changes(above),
        parents=tuple(split_head(clean_head(parent))[0] for parent in parents),
        inherited=next(filter(None, inherited), None),
    )


def _bare(span: Span, number: str) -> Amount:
    return Amount(
        span=span,
        raw=number,
        value=Decimal(number.replace(",", "")),
        unit="",
        kind="other",
        bound="exact",
    )


def _is_filled_by(text: str, cell: Span, amount: Amount) -> bool:
    before = text[cell.start : amount.span.start]
    after = text[amount.span.end : cell.end]
    return bool(_FILLING.fullmatch(before) and _FILLING.fullmatch(after))


def _measure(text: str, figure: Figure, cell: Cell, table: Table) -> Figure:
    """Give a figure the unit of its cell, and tell whether it is a change."""
    column = table.column(cell)
    amount = _with_unit(figure.amount, cell, column, table)
    is_ratio = amount.kind in RATIOS
    in_changes = table.of_changes and is_ratio and not column.is_share
    compares = column.compares and not column.is_difference
    is_change = in_changes or (column.is_rate and (is_ratio or compares))
    if not (is_change and is_ratio) and _has_minus(text, amount):
        amount = _negative(text, amount)
    return replace(figure, amount=amount, is_change=is_change)


def _with_unit(amount: Amount, cell: Cell, column: Column, table: Table) -> Amount:
    if amount.unit:
        return amount
    own = parse_measure(column.unit) if column.unit else None
    measure = own or _shared_measure(cell, column, table)
    return measured(amount, measure) if measure else amount


def _shared_measure(cell: Cell, column: Column, table: Table) -> Amount | None:
    """Return the unit that a column without one takes from its row or from the caption."""
    own = cell.measure or head_measure(cell.head) or table.inherited
    shared = [own] if own else []
    shared += table.measures
    if column.is_rate:
        return _rate_measure(column, shared)
    if column.is_share and not own:
        return next((each for each in shared if each.kind in RATIOS), parse_measure("%"))
    if column.is_worth:
        return next((each for each in shared if each.kind == "money"), None)
    if own:
        return own
    counted = parse_measure(column.counted) if column.counted else None
    return _only(shared, counted) if shared else counted


def _rate_measure(column: Column, shared: Sequence[Amount]) -> Amount | None:
    """Return the unit of a column of changes: a ratio, or of growth in amount that of the level."""
    ratios = [each for each in shared if each.kind in RATIOS]
    levels = [each for each in shared if each.kind not in RATIOS]
    if levels and column.is_difference and column.since:
        return levels[0]
    if column.in_percent:
        return ratios[0] if ratios else parse_measure("%")
    if ratios and levels:
        return None
    return next(iter(ratios or levels), None)


def _only(measures: Sequence[Amount], counted: Amount | None) -> Amount | None:
    """Return the one unit of a caption that is no ratio; of several, the one that is counted."""
    levels = [each for each in measures if each.kind not in RATIOS] or list(measures)
    if len({each.unit for each in levels}) == 1:
        return levels[0]
    return next((each for each in levels if counted and each.unit == counted.unit), None)


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


def _name(figure: Figure, cell: Cell, table: Table, levels: Mapping[Cell, Cell]) -> Figure:
    column = table.column(cell)
    said = _said(figure, cell, table, levels)
    own = split_head(cell.head)[0]
    head = "·".join((*table.parents, own))
    if said and _is_date(own):
        head = "·".join(table.parents)
    dated = table.column(levels[cell]) if cell in levels else column
    return replace(
        figure,
        subject="·".join(filter(None, (head, said))),
        scope=tuple(sorted(read_scopes(f"{cell.head} {said} {column.title}"))),
        period=_period(figure.period, dated.title, cell.head),
    )


def _said(figure: Figure, cell: Cell, table: Table, levels: Mapping[Cell, Cell]) -> str:
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
        dates = read_dates(title, year=year)
        for date in dates:
            if date.start and date.start == date.end:
                return _since_new_year(date.start) if _RUNNING.search(title) else date.start
            if date.start and date.end and len(dates) == 1:
                return f"{date.start}/{date.end}"
    return default


def _since_new_year(date: str) -> str:
    """Return the time from the new year to the end of a month (自年初累计)."""
    return f"{date[:4]}-01/{date}" if len(date) == len("2024-08") and date[5:] != "01" else date


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
