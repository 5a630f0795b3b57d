"""What was understood of a document: context, headings, tables, counts and warnings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ingest import DocumentContext
from service.responses import BlockRange, DocumentText

_HEADINGS: Final = frozenset({"heading", "box_heading"})
_TABLE: Final = frozenset({"caption", "table_header", "table_row"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading; ``level`` is 1 for the outermost."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSketch:
    """A table: its caption, or the head of it where it has none, and how many rows it has."""

    caption: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A document as it was understood.

    Attributes:
        doc_id: its id; ``title``, ``issuer``, ``year``, ``source_name``, ``characters``, ``pages``
            and ``context`` are the document's.
        sections: its headings in order.
        tables: its tables in order.
        paragraphs: how many it has, items of lists counted.
        figures: how many were read in it.
        warnings: what of its file could not be read.
    """

    ok: Literal[True] = True
    doc_id: str
    title: str
    issuer: str
    year: int | None
    source_name: str
    characters: int
    pages: int
    context: DocumentContext
    sections: tuple[Section, ...]
    tables: tuple[TableSketch, ...]
    paragraphs: int
    figures: int
    warnings: tuple[str, ...]


def outline_of(document: DocumentText, *, figures: int, warnings: Sequence[str]) -> Outline:
    """Return what was understood of a document.

    Args:
        document: with its blocks.
        figures: how many were read in it.
        warnings: what of its file could not be read.
    """
    kinds = Counter(block.kind for block in document.blocks)
    return Outline(
        doc_id=document.doc_id,
        title=document.title,
        issuer=document.issuer,
        year=document.year,
        source_name=document.source_name,
        characters=document.characters,
        pages=document.pages,
        context=document.context,
        sections=tuple(
            Section(level=block.level, text=_text(document, block))
            for block in document.blocks
            if block.kind in _HEADINGS
        ),
        tables=_tables(document),
        paragraphs=kinds["paragraph"] + kinds["list_item"],
        figures=figures,
        warnings=tuple(warnings),
    )


def _tables(document: DocumentText) -> tuple[TableSketch, ...]:
    """Return the tables: runs of rows, each with the caption or the head before it."""
    tables: list[TableSketch] = []
    head, rows = "", 0
    for block in (*document.blocks, None):
        if block is not None and block.kind == "table_row":
            rows += 1
            continue
        if rows:
            tables.append(TableSketch(caption=head, rows=rows))
            head, rows = "", 0
        if block is None or block.kind not in _TABLE:
            head = ""
        elif not head:
            head = _text(document, block)
    return tuple(tables)


def _text(document: DocumentText, block: BlockRange) -> str:
    return " ".join(" ".join(document.text[start:end] for start, end in block.spans).split())
