"""Figures as CSV that a spreadsheet opens as it is: UTF-8 with its mark, no cell a formula."""

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal

from service.responses_figures import FigureRow

COLUMNS = (
    *("doc_id", "title", "passage_id", "start", "end", "raw", "value", "high", "unit", "kind"),
    *("bound", "subject", "scope", "period", "change", "change_value", "change_unit", "is_change"),
    *("source", "sentence"),
)
# Excel takes a file for its national encoding unless this comes first.
MARK = "\ufeff"
# A spreadsheet runs cells that begin so; https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_header() -> bytes:
    """Return the first line, with the mark of UTF-8 before it."""
    return (MARK + write_rows([COLUMNS])).encode()


def csv_lines(rows: Iterable[FigureRow], titles: Mapping[str, str]) -> bytes:
    """Return figures as lines.

    Args:
        rows: the figures.
        titles: the title of every document by its id.
    """
    return write_rows(_cells(row, titles.get(row.doc_id, "")) for row in rows).encode()


def _cells(row: FigureRow, title: str) -> list[str]:
    change = row.change
    source = " ".join(f"{start}-{end}" for start, end in row.source)
    texts = (row.doc_id, title, row.passage_id)
    return [
        *map(text_cell, texts),
        *map(str, row.span),
        text_cell(row.raw),
        number_cell(row.value),
        number_cell(row.high),
        *map(text_cell, (row.unit, row.kind, row.bound, row.subject, row.scope, row.period)),
        *(
            ("", "", "")
            if change is None
            else (text_cell(change.raw), number_cell(change.value), change.unit)
        ),
        str(row.is_change).lower(),
        source,
        text_cell(row.sentence),
    ]


def number_cell(value: Decimal | None) -> str:
    """Return a number without an exponent; empty for none."""
    return "" if value is None else format(value, "f")


def text_cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula.

    >>> text_cell("=1+1"), text_cell("-5%"), text_cell("319件")
    ("'=1+1", "'-5%", '319件')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_rows(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as lines of CSV."""
    lines = io.StringIO()
    csv.writer(lines).writerows(rows)
    return lines.getvalue()
