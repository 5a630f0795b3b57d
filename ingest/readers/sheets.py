"""Spreadsheets (.xlsx, .xls, .ods) and files of values parted by commas."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from lxml import etree
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from ingest.errors import IngestError
from ingest.readers.archives import open_archive
from ingest.readers.formats import ARCHIVE
from ingest.readers.grids import MAX_CELLS, GridCell
from ingest.readers.plain import decode_text
from ingest.readers.records import FileText
from ingest.readers.sheet_looks import PLAIN, SheetLook, read_looks
from ingest.readers.sheet_parts import write_parts

_DELIMITERS: Final = ",;\t|"
_SAMPLE_ROWS: Final = 200
_SEPARATOR = re.compile(r'\ufeff?"?sep=(.)"?[,;\t|]*\n', re.IGNORECASE)
_Value = int | float | str | bool | time | date | datetime | timedelta


def read_sheets(data: bytes, *, name: str) -> FileText:
    """Read the sheets of a workbook, one after another, under their names where there are several.

    Formulas give the values that were saved with them. Of an .xlsx file numbers are read as they
    are shown, in percent or rounded, and hidden sheets, rows and columns are left out.

    Args:
        data: the file's bytes.
        name: what to call the file in an error.

    Raises:
        IngestError: it is damaged, has a password, is too large, or its sheets are empty.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        looks = _read_looks(data, name)
        shown = [
            each.name for each in book.sheets_metadata if each.visible is SheetVisibleEnum.Visible
        ]
        sheets = [
            (title, _read_sheet(book.get_sheet_by_name(title), looks.get(title, PLAIN), name))
            for title in shown
        ]
    except PasswordError as error:
        raise IngestError(f"{name}: it has a password; save it without one") from error
    except (CalamineError, etree.XMLSyntaxError) as error:
        raise IngestError(f"{name}: damaged: {error}; save it once more") from error
    filled = [(title, entries) for title, entries in sheets if entries]
    if not filled:
        raise IngestError(f"{name}: its sheets are empty; nothing to ingest")
    several = len(filled) > 1
    hidden = [title for title in book.sheet_names if title not in shown]
    return FileText(
        text="\n\n".join(
            entry
            for title, entries in filled
            for entry in ([f"## {title}"] if several else []) + [_join(entries)]
        )
        + "\n",
        warnings=tuple(_iter_warnings(hidden, looks)),
    )


def _read_looks(data: bytes, name: str) -> dict[str, SheetLook]:
    if not data.startswith(ARCHIVE):
        return {}
    with open_archive(data, name=name) as archive:
        return read_looks(archive, name=name)


def _iter_warnings(sheets: Sequence[str], looks: Mapping[str, SheetLook]) -> Iterator[str]:
    if sheets:
        yield f"hidden sheets, left out: {', '.join(sheets)}"
    parts = [title for title, look in looks.items() if look.hidden_rows or look.hidden_columns]
    if parts:
        yield f"hidden rows or columns, left out, in: {', '.join(parts)}"


def _join(entries: Sequence[str]) -> str:
    """Return lines and tables as a text: lines stand close to the table that they are above."""
    text = ""
    for entry in entries:
        between = "\n\n" if "\t" in text.rpartition("\n\n")[2] else "\n"
        text += (between if text else "") + entry
    return text


def _read_sheet(sheet: CalamineSheet, look: SheetLook, name: str) -> list[str]:
    if sheet.height * sheet.width > MAX_CELLS:
        raise IngestError(f"{name}: more than {MAX_CELLS:,} cells; give the sheets that matter")
    return write_parts(_cells(sheet.to_python(), _spans(sheet), look, sheet.start or (0, 0)))


def _spans(sheet: CalamineSheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Return how many rows and columns each merged cell spans, by the place of its first."""
    return {
        first: (last[0] - first[0] + 1, last[1] - first[1] + 1)
        for first, last in sheet.merged_cell_ranges or ()
    }


def read_csv(data: bytes, *, name: str) -> FileText:
    """Read tables of values parted by commas, semicolons, tabs or bars, with the lines around them.

    Raises:
        IngestError: it is empty, too large, or in another encoding than UTF-8 or GB18030.
    """
    text = decode_text(data, name=name)
    said = _SEPARATOR.match(text)
    text = text[said.end() :] if said else text
    try:
        rows = _split(text, said[1] if said else _find_delimiter(text))
    except csv.Error as error:
        raise IngestError(f"{name}: no table of values: {error}") from error
    if sum(map(len, rows)) > MAX_CELLS:
        raise IngestError(f"{name}: more than {MAX_CELLS:,} cells; give the rows that matter")
    return FileText(text=_join(write_parts(_cells(rows, {}, PLAIN, (0, 0)))) + "\n")


def _split(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _find_delimiter(text: str) -> str:
    """Return what parts most of the rows into as many values, the first of equals."""

    def even(delimiter: str) -> int:
        begin = text[: 100 * _SAMPLE_ROWS]
        lengths = Counter(len(row) for row in _split(begin, delimiter)[:_SAMPLE_ROWS])
        return max((count for length, count in lengths.items() if length > 1), default=0)

    return max(_DELIMITERS, key=even)


def _cells(
    rows: Sequence[Sequence[_Value]],
    spans: Mapping[tuple[int, int], tuple[int, int]],
    look: SheetLook,
    start: tuple[int, int],
) -> list[GridCell]:
    """Return the cells that hold something and are shown, by their places on the sheet."""
    top, left = start
    bottom, right = top + len(rows), left + max(map(len, rows), default=0)
    cells = []
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values, left):
            text = _write_cell(value, look, row, column)
            if not text.strip() or look.hides(row, column):
                continue
            high, wide = spans.get((row, column), (1, 1))
            known = look.cells.get((row, column))
            cells.append(
                GridCell(
                    row=row,
                    column=column,
                    rows=min(high, bottom - row),
                    columns=min(wide, right - column),
                    text=text,
                    indent=known.indent if known else 0,
                )
            )
    return cells


def _write_cell(value: _Value, look: SheetLook, row: int, column: int) -> str:
    known = look.cells.get((row, column))
    shown = None
    if known and isinstance(value, date):
        shown = known.write_date(value)
    elif known and isinstance(value, int | float) and not isinstance(value, bool):
        shown = known.write(value)
    return write_value(value) if shown is None else shown


def write_value(value: _Value) -> str:
    """Write a cell's value as a sheet shows it by default; spaces before a name set it in.

    >>> [write_value(value) for value in (4112345678.0, 0.1 + 0.2, True, date(2023, 5, 1), "  甲 ")]
    ['4112345678', '0.3', '是', '2023-05-01', '  甲']
    """
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.12g}"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value).rstrip()
