"""Document -> Block*: lines put together to headings, paragraphs, list items and table rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.characters import is_terminated
from ingest.interruptions import rejoin
from ingest.joining import is_cut, is_doubled, is_prose, refers_back
from ingest.layout import Layout, Piece, is_same_heading, read_layout
from ingest.lines import Line
from ingest.markers import is_title_like, match_marker
from ingest.records import Block, BlockKind, Document, Span
from ingest.tables import is_header, is_rule, split_cells


@dataclass(slots=True)
class _Draft:
    """A block being put together; ``text`` is what it says so far, its lines run together."""

    kind: BlockKind
    level: int
    spans: list[Span]
    text: str
    last: Line


@dataclass(slots=True)
class _State:
    """Where the assembly stands.

    Attributes:
        drafts: the blocks so far.
        open: the last draft may still go on.
        gap: a blank line, a page end or furniture stands above the next line.
        headings: the headings that the next line stands under, as ``(level, line)``.
        header: the header row of the table that the last line belongs to.
        columns: that table's number of columns; 0 outside tables.
    """

    drafts: list[_Draft] = field(default_factory=list)
    open: bool = False
    gap: bool = True
    headings: list[tuple[int, str]] = field(default_factory=list)
    header: str | None = None
    columns: int = 0


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
    state = _State()
    for piece in layout.pieces:
        _take(state, piece, layout, document.text)
    blocks = tuple(
        Block(kind=draft.kind, level=draft.level, spans=tuple(draft.spans))
        for draft in state.drafts
    )
    return rejoin(blocks, document.text)


def _take(state: _State, piece: Piece, layout: Layout, text: str) -> None:
    state.gap = state.gap or piece.line.gap
    if piece.kind in ("furniture", "continued") or _is_running_head(state, piece):
        state.gap = True
        return
    if piece.kind == "row":
        _take_row(state, piece, text)
    else:
        state.columns = 0
        _take_text(state, piece, layout)
    state.gap = False


def _is_running_head(state: _State, piece: Piece) -> bool:
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


def _take_text(state: _State, piece: Piece, layout: Layout) -> None:
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
    state.drafts.append(_Draft(kind, piece.level, [span], line.text, line))
    state.open = True


_BLOCK_KINDS: dict[str, BlockKind] = {
    "title": "title",
    "heading": "heading",
    "box_heading": "box_heading",
    "caption": "caption",
    "list_item": "list_item",
}


def _goes_on(state: _State, piece: Piece, layout: Layout) -> bool:
    """Tell whether a line goes on with the last draft."""
    if not state.open or piece.kind != "text" or layout.measure.begins(piece.line):
        return False
    draft = state.drafts[-1]
    if draft.kind in ("paragraph", "list_item"):
        return _text_goes_on(draft, piece.line, layout, gap=state.gap)
    if draft.kind in ("heading", "box_heading", "caption"):
        return _heading_goes_on(draft, piece.line, layout, gap=state.gap)
    return False


def _text_goes_on(draft: _Draft, line: Line, layout: Layout, *, gap: bool) -> bool:
    if refers_back(line.text):
        return True
    full = layout.measure.is_full(draft.last)
    if not gap and full:
        return True
    if layout.measure.wrapped and not full and (gap or is_terminated(draft.text)):
        return False
    if gap and full and layout.measure.indented:
        return True
    return is_cut(draft.text, line.text)


def _heading_goes_on(draft: _Draft, line: Line, layout: Layout, *, gap: bool) -> bool:
    """A heading takes a second line where the first is its number only, or is full."""
    if not is_title_like(line.text) or is_prose(line.text):
        return False
    if _is_bare_mark(draft):
        return True
    return not gap and layout.measure.is_full(draft.last) and len(draft.spans) == 1


def _is_bare_mark(draft: _Draft) -> bool:
    marker = match_marker(draft.text)
    return marker is not None and 0 < marker.length == len(draft.text)


def _extend(draft: _Draft, line: Line, *, doubled: bool) -> None:
    if doubled and is_doubled(draft.text, line.text):
        last = draft.spans[-1]
        draft.spans[-1] = Span(start=last.start, end=last.end - 1)
        draft.text = draft.text[:-1]
    parts_words = draft.text[-1:].isascii() and line.text[:1].isascii()
    draft.spans.append(line.span)
    draft.text += (" " if parts_words else "") + line.text
    draft.last = line


def _take_row(state: _State, piece: Piece, text: str) -> None:
    line = piece.line
    row = line.cells.of(text)
    if is_rule(row):
        return
    cells = split_cells(row)
    if _begins_table(state, cells):
        state.header, state.columns = None, len(cells)
        if is_header(cells):
            state.header = row
            state.drafts.append(_Draft("table_header", 0, [line.cells], row, line))
            state.open = False
            return
    elif state.header is not None and is_same_heading(row, state.header):
        return
    elif not cells[0].strip() and _continues_row(state, cells):
        _extend_row(state.drafts[-1], line.cells, text)
        return
    state.drafts.append(_Draft("table_row", 0, [line.cells], row, line))
    state.open = False


def _begins_table(state: _State, cells: Sequence[str]) -> bool:
    if not state.columns or not state.drafts:
        return True
    return state.gap and len(cells) > state.columns


def _continues_row(state: _State, cells: Sequence[str]) -> bool:
    kind = state.drafts[-1].kind
    return kind == "table_row" or (kind == "table_header" and is_header(cells))


def _extend_row(draft: _Draft, cells: Span, text: str) -> None:
    last = draft.spans[-1]
    if not text[last.end : cells.start].strip():
        draft.spans[-1] = Span(start=last.start, end=cells.end)
    else:
        draft.spans.append(cells)
