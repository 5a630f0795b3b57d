"""The record of a line that belongs to a table."""

from dataclasses import dataclass

from ingest.records import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLine:
    """A line of a table.

    Attributes:
        spans: the cells and the borders between them that make the text of a row, as ranges of the
            document; none for a rule, and for a line whose cell the row above has taken in.
        is_head: the line names columns; ``None`` where its cells are to tell.
        columns: the names of the columns, where the places of the heads gave them.
    """

    spans: tuple[Span, ...] = ()
    is_head: bool | None = None
    columns: tuple[str, ...] = ()
