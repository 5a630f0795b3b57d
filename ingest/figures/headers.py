"""Headers: the names of the columns for each row of a document's tables."""

import re
from collections.abc import Sequence
from itertools import chain, repeat

from ingest.parsing import parse_blocks
from ingest.records import Document, Passage
from ingest.tables import is_header, split_cells

_BARE_NUMBER = re.compile(r"\s*[+-]?[\d,. ]+[^\s，。]{0,4}\s*")
_SERIAL = re.compile(r"\s*[（(]?\d{1,3}[）).、]?\s*")

Header = Sequence[str]
"""The names of a table's columns, as printed."""


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


def _has_bare_number(text: str) -> bool:
    return any(
        _BARE_NUMBER.fullmatch(cell) and not (is_first and _SERIAL.fullmatch(cell))
        for line in text.strip("|").split("\n")
        for is_first, cell in zip(
            chain([True], repeat(False)), re.split(r"[\t|]", line), strict=False
        )
    )


def _indent(text: str, offset: int) -> int:
    match = re.compile(r"[\s|]*").match(text, offset)
    return match.end() - offset if match else 0
