"""Document -> Block*: lines put together to headings, paragraphs, list items and table rows."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.characters import is_terminated
from ingest.drafts import Draft, ParsingState
from ingest.interruptions import rejoin
from ingest.joining import cuts_number, is_cut, is_doubled, is_prose, refers_back
from ingest.layout import Layout, Piece, is_same_heading, read_layout
from ingest.lines import Line
from ingest.markers import is_title_like, match_marker
from ingest.records import Block, BlockKind, Document, Span
from ingest.row_parents import find_parents, is_total
from ingest.table_rows import TableLine
from ingest.table_state import TableState, row_name
from ingest.tables import is_rule, split_cells


def parse_blocks(document: Document) -> tuple[Block, ...]:
    """Parse a document into its blocks.

    Blocks are ordered by their first character. Tables of contents, page heads, page numbers,
    续表 lines and header rows that a table repeats are no blocks. A paragraph that page ends, line
    ends, a box or a table cut is one block with several spans; a character printed on both sides
    of a cut is left out of the first. A table row whose first cell is empty belongs to the row
    above.

    Args:
        document: as ``read_document`` returns it.
    """
    layout = read_layout(document.text, document.title)
    state = ParsingState()
    for piece in layout.pieces:
        _take(state, piece, layout, document.text)
    _close_table(state)
    blocks = tuple(
        Block(
            kind=draft.kind,
            level=draft.level,
            spans=tuple(draft.spans),
            columns=draft.columns,
            parents=parents,
        )
        for draft, parents in zip(state.drafts, _parents(state.drafts), strict=True)
    )
    return rejoin(blocks, document.text)


def _take(state: ParsingState, piece: Piece, layout: Layout, text: str) -> None:
    state.gap = state.gap or piece.line.gap
    if piece.kind in ("furniture", "continued") or _is_running_head(state, piece):
        state.gap = True
        return
    if piece.kind == "row":
        _take_row(state, piece, text)
    else:
        _close_table(state)
        _take_text(state, piece, layout)
    state.gap = False


def _is_running_head(state: ParsingState, piece: Piece) -> bool:
    """Tell whether a heading is the one that the line stands under, printed again on a new page.

    One without a mark must cut a sentence: cases follow each other under 基本案情 again and again.
    """
    if piece.kind != "heading":
        return False
    cuts = state.open and not is_terminated(state.drafts[-1].text)
    return (cuts or piece.marker is not None) and any(
        level == piece.level and is_same_heading(line, piece.line.text)
        for level, line in state.headings
    )


def _take_text(state: ParsingState, piece: Piece, layout: Layout) -> None:
    line = piece.line
    if _goes_on(state, piece, layout):
        _extend(state.drafts[-1], line, doubled=state.gap)
        return
    if piece.kind == "heading":
        state.headings = [pair for pair in state.headings if pair[0] < piece.level]
        state.headings.append((piece.level, line.text))
    kind: BlockKind = "paragraph" if piece.kind == "text" else _BLOCK_KINDS[piece.kind]
    span = line.span
    if piece.marker and piece.marker.style in ("bullet", "markdown"):
        length = min(piece.marker.length, len(span) - 1)
        span = Span(start=span.start + length, end=span.end)
    state.drafts.append(Draft(kind, piece.level, [span], line.text, line))
    state.open = True


# Who speaks in a press conference begins a paragraph, however full the line above is.
_SPEAKER = re.compile(r"(?:问|答|记者问?|主持人|[QA])\s*[：:]")

_BLOCK_KINDS: dict[str, BlockKind] = {
    "title": "title",
    "heading": "heading",
    "box_heading": "box_heading",
    "caption": "caption",
    "list_item": "list_item",
}


def _goes_on(state: ParsingState, piece: Piece, layout: Layout) -> bool:
    """Tell whether a line goes on with the last draft."""
    if not state.open or piece.kind != "text" or layout.measure.begins(piece.line):
        return False
    draft = state.drafts[-1]
    if draft.kind == "list_item" and _is_bare_mark(draft):
        return True
    if draft.kind in ("paragraph", "list_item"):
        return _text_goes_on(draft, piece.line, layout, gap=state.gap)
    if draft.kind in ("heading", "box_heading", "caption"):
        return _heading_goes_on(draft, piece.line, layout, gap=state.gap)
    return False


def _text_goes_on(draft: Draft, line: Line, layout: Layout, *, gap: bool) -> bool:
    if _SPEAKER.match(line.text) and is_terminated(draft.text):
        return False
    if refers_back(line.text) or cuts_number(draft.text, line.text):
        return True
    full = layout.measure.is_full(draft.last)
    if not gap and full:
        return True
    if layout.measure.wrapped and not full and (gap or is_terminated(draft.text)):
        return False
    if gap and full and layout.measure.indented:
        return True
    return is_cut(draft.text, line.text)


def _heading_goes_on(draft: Draft, line: Line, layout: Layout, *, gap: bool) -> bool:
    """A heading takes a second line where the first is its number only, or is full."""
    if not is_title_like(line.text) or is_prose(line.text):
        return False
    if _is_bare_mark(draft):
        return True
    return not gap and layout.measure.is_full(draft.last) and len(draft.spans) == 1


def _is_bare_mark(draft: Draft) -> bool:
    marker = match_marker(draft.text)
    return marker is not None and 0 < marker.length == len(draft.text)


def _extend(draft: Draft, line: Line, *, doubled: bool) -> None:
    if doubled and is_doubled(draft.text, line.text):
        last = draft.spans[-1]
        draft.spans[-1] = Span(start=last.start, end=last.end - 1)
        draft.text = draft.text[:-1]
    parts_words = draft.text[-1:].isascii() and line.text[:1].isascii()
    draft.spans.append(line.span)
    draft.text += (" " if parts_words else "") + line.text
    draft.last = line


def _take_row(state: ParsingState, piece: Piece, text: str) -> None:
    line, given = piece.line, piece.row or TableLine(spans=(piece.line.cells,))
    row = "".join(span.of(text) for span in given.spans)
    if not row:
        return
    if is_rule(row):
        _take_rule(state)
        return
    cells = split_cells(row)
    table = _table_of(state, cells, given)
    if table.repeats(row):
        return
    is_head = table.takes_head(cells) if given.is_head is None else given.is_head
    if (
        given.is_head is None
        and not cells[0].strip()
        and _continues_row(state, table, cells, is_head=is_head)
    ):
        if is_head:
            table.add_head(cells, row)
        _extend_row(state.drafts[-1], line.cells, text)
        return
    if is_head:
        table.add_head(cells, row)
        state.drafts.append(Draft("table_header", 0, list(given.spans), row, line))
        state.drafts[-1].table = table.number
    else:
        columns = table.columns
        table.add_row(cells)
        if table.filled == 1 and not table.numeric and any(cell.strip() for cell in cells[1:]):
            _keep_one_head(state)
            columns = columns if table.rows == 1 else table.columns
        draft = Draft("table_row", 0, list(given.spans), row, line)
        draft.table, draft.name = table.number, row_name(text, given.spans[0], cells)
        draft.columns = given.columns or (columns if len(cells) > 1 else ())
        state.drafts.append(draft)
    state.open = False


def _close_table(state: ParsingState) -> None:
    """Leave the table; one of words alone has no head of several rows."""
    table = state.table
    if table is not None and not table.filled:
        _keep_one_head(state)
        for draft in state.drafts[len(state.drafts) - table.rows :]:
            draft.columns = table.columns if draft.columns else ()
    state.table = None


def _keep_one_head(state: ParsingState) -> None:
    """Take the rows below the first for rows: the heads of a form are no names of columns."""
    table = state.table
    if table is None:
        return
    behind = state.drafts[-len(table.heads) - table.rows :]
    own = [each for each in behind if each.table == table.number and each.kind == "table_header"]
    for draft in own[1:]:
        draft.kind = "table_row"
    table.keep_one_head()


def _take_rule(state: ParsingState) -> None:
    """Take the one row above Markdown's rule for a head, whatever its cells hold."""
    table = state.table
    if table is None or table.heads or table.rows != 1:
        return
    draft = state.drafts[-1]
    state.table = TableState(number=table.number)
    state.table.add_head(split_cells(draft.text), draft.text)
    draft.kind, draft.columns, draft.name = "table_header", (), None


def _table_of(state: ParsingState, cells: Sequence[str], given: TableLine) -> TableState:
    """Return the table that a row belongs to, a new one where it begins."""
    table = state.table
    begins = table is None or (
        state.gap
        and given.is_head is None
        and (len(cells) > table.size or table.is_left_by(cells))
        and not table.repeats("".join(cells))
    )
    if table is not None and given.is_head and table.rows:
        begins = not table.repeats("".join(cells))
    if table is None or begins:
        state.tables += 1
        state.table = table = TableState(number=state.tables)
    return table


def _continues_row(
    state: ParsingState, table: TableState, cells: Sequence[str], *, is_head: bool
) -> bool:
    if not state.drafts or not (table.rows or table.heads) or is_total(cells):
        return False
    kind = state.drafts[-1].kind
    return kind == "table_row" or (kind == "table_header" and is_head)


def _extend_row(draft: Draft, cells: Span, text: str) -> None:
    last = draft.spans[-1]
    between = text[last.end : cells.start]
    if not between.strip():
        draft.spans[-1] = Span(start=last.start, end=cells.end)
    else:
        end = last.end + max(0, between.find("\n")) + 1
        draft.spans[-1] = Span(start=last.start, end=end)
        draft.spans.append(cells)


def _parents(drafts: Sequence[Draft]) -> Iterator[tuple[str, ...]]:
    """Yield for each draft the rows of its table that it is a part of."""
    for _, group in groupby(drafts, key=_table_number):
        members = list(group)
        names = [draft.name for draft in members if draft.name is not None]
        found = iter(find_parents(names))
        yield from (next(found) if draft.name is not None else () for draft in members)


def _table_number(draft: Draft) -> int:
    return draft.table
