"""Cells: the amounts that fill a table's cell, named by the head of their row and column."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.figures.amounts import parse_amount
from ingest.figures.changes import CHANGE_UNITS
from ingest.figures.clauses import even
from ingest.figures.dates import read_dates
from ingest.figures.records import Amount, Change, Figure
from ingest.figures.scopes import read_scopes
from ingest.figures.trimming import trim
from ingest.parsing import parse_blocks
from ingest.records import Document, Passage, Span
from ingest.tables import is_header, split_cells

_FILLING = re.compile(r"[\s+~≈()（）*约近超逾余多左右以上-]*")
_SERIAL = re.compile(r"\s*[（(]?\d{1,3}[）).、]?\s*")
_UNIT = re.compile(r"[（(]\s*(?:单位\s*[:：]\s*)?([^（()）]{1,8})\s*[)）]\s*$")
_CAPTION_UNIT = re.compile(r"单位\s*[:：]\s*([^\s，,)）]{1,8})")
_RATE = re.compile(
    r"增长|增减|增幅|增速|同比|环比|涨幅|变化|升降|change|growth|increase", re.IGNORECASE
)
_FALL = re.compile(r"下降|减少|降幅|decrease|decline", re.IGNORECASE)
_YEAR_ONLY = re.compile(r"\s*(?:19|20)\d\d\s*年?(?:度|底|末)?\s*")

Header = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """A cell: where it stands in the passage, its column, and the head of its row."""

    span: Span
    column: int
    head: str


def read_headers(document: Document, passages: Sequence[Passage]) -> dict[str, Header]:
    """Return the names of the columns for the rows that have cells with nothing but an amount.

    Returns:
        The header's cells, by ``passage_id``; empty where no table needs one.
    """
    rows = {p.source_offset(0): p.passage_id for p in passages if p.kind == "table_row" and p.text}
    if not any(map(_has_bare_number, (p.text for p in passages if p.kind == "table_row"))):
        return {}
    found: dict[str, Header] = {}
    header: Header = ()
    for block in parse_blocks(document):
        if block.kind not in ("table_header", "table_row"):
            header = () if block.kind in ("caption", "heading") else header
            continue
        cells = [cell.strip() for cell in split_cells(block.spans[0].of(document.text))]
        if block.kind == "table_header" or (len(cells) > 1 and all(cells) and is_header(cells)):
            header = cells
        offset = block.spans[0].start
        key = rows.get(offset) or rows.get(offset + _indent(document.text, offset))
        if key is not None:
            found[key] = header
    return found


def name_cells(passage: Passage, figures: Sequence[Figure], header: Header) -> tuple[Figure, ...]:
    """Name the figures that fill a cell of their own by their row and column.

    The unit and the year come from the column's name where the cell leaves them out; a column of
    growth rates makes changes, and the first level of the row stands beside it.

    Args:
        passage: a table row.
        figures: its figures, as the rules for sentences read them.
        header: the names of its columns; may be shorter than the row.
    """
    cells = {cell.span.start: cell for cell in _iter_cells(passage.text)}
    starts = sorted(cells)
    named = []
    for figure in figures:
        place = bisect_right(starts, figure.amount.span.start) - 1
        cell = cells[starts[place]]
        bare = _is_filled_by(passage.text, cell.span, figure.amount)
        named.append(_name(passage, figure, cell, header) if bare and cell.head else figure)
    return _pair(named)


def _has_bare_number(text: str) -> bool:
    return any(
        re.fullmatch(r"\s*[+-]?[\d,. ]+[^\s，。]{0,4}\s*", cell) and not _SERIAL.fullmatch(cell)
        for cell in re.split(r"[\t|\n]", text)
    )


def _indent(text: str, offset: int) -> int:
    match = re.compile(r"[\s|]*").match(text, offset)
    return match.end() - offset if match else 0


def _iter_cells(text: str) -> Iterator[_Cell]:
    head, line_start = "", 0
    for line in text.split("\n"):
        own: list[str] = []
        place = line_start + line.startswith("|")
        for column, cell in enumerate(split_cells(line)):
            words = cell.strip()
            span = Span(start=place, end=place + len(cell))
            yield _Cell(span=span, column=column, head=head)
            place = span.end + 1
            if words and not _SERIAL.fullmatch(words) and not _is_number(words):
                own.append(trim(words) or words)
                head = "·".join(own)
        line_start += len(line) + 1


def _is_number(words: str) -> bool:
    return re.fullmatch(r"[+-]?\d[\d,. ]*\S{0,4}", words) is not None


def _is_filled_by(text: str, cell: Span, amount: Amount) -> bool:
    before = text[cell.start : amount.span.start]
    after = text[amount.span.end : cell.end]
    return bool(_FILLING.fullmatch(before) and _FILLING.fullmatch(after))


def _name(passage: Passage, figure: Figure, cell: _Cell, header: Header) -> Figure:
    column = even(header[cell.column]) if cell.column < len(header) else ""
    amount = _with_unit(figure.amount, column, passage.heading_path)
    title = _UNIT.sub("", column).strip()
    dates = [date for date in read_dates(title) if date.start and date.start == date.end]
    is_rate = bool(_RATE.search(title) or _FALL.search(title)) and amount.kind in (
        "percent",
        "percentage_point",
        "multiple",
    )
    said = "" if is_rate or _YEAR_ONLY.fullmatch(title) else title
    subject = "·".join(filter(None, (cell.head, said)))
    named = replace(
        figure,
        amount=amount,
        subject=subject,
        scope=tuple(sorted(read_scopes(f"{cell.head} {title}"))),
        period=dates[0].start if dates and not is_rate else figure.period,
        is_change=is_rate,
        change=None,
    )
    return replace(named, change=_change(passage, named, title)) if is_rate else named


def _with_unit(amount: Amount, column: str, path: Sequence[str]) -> Amount:
    if amount.unit:
        return amount
    match = _UNIT.search(column) or _CAPTION_UNIT.search(even(path[-1]) if path else "")
    read = parse_amount(f"{amount.raw}{match[1]}") if match else None
    if read is None:
        return amount
    return replace(amount, value=read.value, high=read.high, unit=read.unit, kind=read.kind)


def _change(passage: Passage, figure: Figure, title: str) -> Change | None:
    amount = figure.amount
    start = amount.span.start
    negative = passage.text[max(0, start - 1) : start] in ("-", "−", "－")
    falls = (negative or _FALL.search(title) is not None) and amount.value > 0
    span = Span(start=start - 1 if negative else start, end=amount.span.end)
    return Change(
        span=span,
        raw=span.of(passage.text),
        value=-amount.value if falls else amount.value,
        unit=CHANGE_UNITS[amount.kind],
    )


def _pair(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Give each level the rate of change of its row, where the row has just one of each subject."""
    rates: Mapping[str, Change] = {
        figure.subject: figure.change for figure in figures if figure.is_change and figure.change
    }
    paired: list[Figure] = []
    for figure in figures:
        rate = rates.get(figure.subject.split("·")[0]) or rates.get(figure.subject)
        latest = not any(
            other.subject == figure.subject and other.period > figure.period
            for other in figures
            if not other.is_change
        )
        free = not figure.is_change and figure.change is None and latest
        paired.append(replace(figure, change=rate) if free and rate else figure)
    return tuple(paired)
