"""The records of a document that is being parsed: its blocks as far as they are put together."""

from dataclasses import dataclass, field

from ingest.lines import Line
from ingest.records import BlockKind, Span
from ingest.row_parents import RowName
from ingest.table_state import TableState


@dataclass(slots=True)
class Draft:
    """A block being put together; ``text`` is what it says so far, its lines run together."""

    kind: BlockKind
    level: int
    spans: list[Span]
    text: str
    last: Line
    columns: tuple[str, ...] = ()
    name: RowName | None = None
    table: int = 0


@dataclass(slots=True)
class ParsingState:
    """Where the assembly stands.

    Attributes:
        drafts: the blocks so far.
        open: the last draft may still go on.
        gap: a blank line, a page end or furniture stands above the next line.
        headings: the headings that the next line stands under, as ``(level, line)``.
        table: the one that the last line belongs to; ``None`` outside tables.
        tables: how many there are so far.
    """

    drafts: list[Draft] = field(default_factory=list)
    open: bool = False
    gap: bool = True
    headings: list[tuple[int, str]] = field(default_factory=list)
    table: TableState | None = None
    tables: int = 0
