"""Spreadsheets (.xlsx, .xls, .ods) and files of values parted by commas."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from ingest.errors import IngestError
from ingest.readers.grids import MAX_CELLS, GridCell, write_grid
from ingest.readers.plain import decode_text
from ingest.readers.records import FileText

_DELIMITERS: Final = ",;\t|"
_SAMPLE = 10_000
_Value = int | float | str | bool | time | date | datetime | timedelta


def read_sheets(data: bytes, *, name: str) -> FileText:
    """Read the sheets of a workbook, one after another, under their names where there are several.

    Formulas give the values that were saved with them.

    Args:
        data: the file's bytes.
        name: what to call the file in an error.

    Raises:
        IngestError: it is damaged, has a password, is too large, or its sheets are empty.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        grids = [
            (title, _read_sheet(book.get_sheet_by_name(title), name)) for title in book.sheet_names
        ]
    except PasswordError as error:
        raise IngestError(f"{name}: it has a password; save it without one") from error
    except CalamineError as error:
        raise IngestError(f"{name}: damaged: {error}; save it once more") from error
    filled = [(title, lines) for title, lines in grids if lines]
    if not filled:
        raise IngestError(f"{name}: its sheets are empty; nothing to ingest")
    several = len(filled) > 1
    entries = [
        entry for title, lines in filled for entry in ([f"## {title}"] if several else []) + [lines]
    ]
    return FileText(text="\n\n".join(entries) + "\n")


def _read_sheet(sheet: CalamineSheet, name: str) -> str:
    if sheet.height * sheet.width > MAX_CELLS:
        raise IngestError(f"{name}: more than {MAX_CELLS:,} cells; give the sheets that matter")
    return _write_rows(sheet.to_python(), sheet.merged_cell_ranges or (), sheet.start)


def read_csv(data: bytes, *, name: str) -> FileText:
    """Read a table of values parted by commas, semicolons, tabs or bars.

    Raises:
        IngestError: it is empty, too large, or in another encoding than UTF-8 or GB18030.
    """
    text = decode_text(data, name=name)
    try:
        dialect = csv.Sniffer().sniff(text[:_SAMPLE], delimiters=_DELIMITERS)
    except csv.Error:
        dialect = csv.excel
    try:
        rows = list(csv.reader(io.StringIO(text), dialect))
    except csv.Error as error:
        raise IngestError(f"{name}: no table of values: {error}") from error
    if sum(map(len, rows)) > MAX_CELLS:
        raise IngestError(f"{name}: more than {MAX_CELLS:,} cells; give the rows that matter")
    return FileText(text=_write_rows(rows, (), None) + "\n")


def _write_rows(
    rows: Sequence[Sequence[_Value]],
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    start: tuple[int, int] | None,
) -> str:
    """Write a sheet's rows; lines above its table that fill one cell alone stand by themselves."""
    top, left = start or (0, 0)
    spans = {
        (first[0] - top, first[1] - left): (last[0] - first[0] + 1, last[1] - first[1] + 1)
        for first, last in merged
    }
    return "\n".join(write_grid(_iter_cells(rows, spans)))


def _iter_cells(
    rows: Sequence[Sequence[_Value]], spans: dict[tuple[int, int], tuple[int, int]]
) -> Iterator[GridCell]:
    width = max(map(len, rows), default=0)
    above = True
    for number, row in enumerate(rows):
        texts = [write_value(value) for value in row]
        filled = [column for column, text in enumerate(texts) if text]
        above = above and len(filled) < 2
        for column in filled:
            high, wide = spans.get((number, column), (1, 1))
            if above and column == 0:
                wide = max(wide, width)
            yield GridCell(
                row=number,
                column=column,
                rows=min(high, len(rows) - number),
                columns=min(wide, width - column),
                text=texts[column],
            )


def write_value(value: _Value) -> str:
    """Write a cell's value as a sheet shows it by default.

    >>> [write_value(value) for value in (4112345678.0, 0.1 + 0.2, True, date(2023, 5, 1), " 甲")]
    ['4112345678', '0.3', '是', '2023-05-01', '甲']
    """
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.12g}"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value).strip()
