"""Block* -> Passage*: each paragraph, list item and table row made readable, under its headings."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.boxes import TABLE_KINDS, find_boxes, is_note
from ingest.heads import Heads
from ingest.leads import lead_sentence
from ingest.markers import match_marker
from ingest.records import Block, Document, Passage, PassageKind, Span
from ingest.repair import Mended, mend
from ingest.tables import join_columns, split_caption

_PASSAGE_KINDS: dict[str, PassageKind] = {
    "paragraph": "paragraph",
    "list_item": "list_item",
    "table_row": "table_row",
}
_SPACED_STYLES = frozenset({"box", "table", "figure", "part", "chapter", "section"})


@dataclass(slots=True)
class _Context:
    """The headings that the next block stands under."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    box: int | None = None
    box_lead: str | None = None
    last_kind: str = ""
    heads: Heads = field(default_factory=Heads)


def split_passages(document: Document, blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Make a passage of each paragraph, list item and table row, in the order of the document.

    The heading path holds the headings from the chapter down, then the box's heading or the
    table's caption with the names of its columns and the rows that a row is a part of, then the
    question it answers and the heads of the lists it is an item of, then the lead sentence that
    heads the paragraph itself; within a box a paragraph without one stands under the last (one
    case, several paragraphs).

    Args:
        document: the document.
        blocks: its blocks, as ``parse_blocks`` returns them.
    """
    mended = [mend(document.text, block.spans, table=block.kind in TABLE_KINDS) for block in blocks]
    labels = [label_heading(document.text, block) for block in blocks]
    boxes = find_boxes(blocks, [readable.text for readable in mended])
    context = _Context()
    passages = []
    for block, readable, label, box in zip(blocks, mended, labels, boxes, strict=True):
        _enter(context, block, readable.text, label, box)
        kind = _PASSAGE_KINDS.get(block.kind)
        if kind is not None and readable.text:
            box_label = labels[box] if box is not None else None
            path = _path(context, kind, readable.text, box_label)
            path += _row_path(block)
            passages.append(_passage(document, kind, path, readable))
    return tuple(passages)


def label_heading(text: str, block: Block) -> str:
    """Return a heading, box heading or caption in one readable line; ``""`` for other blocks.

    >>> from ingest.records import Span
    >>> source = "专栏 7 2023 年全国知识产权宣传周活动"
    >>> block = Block(kind="box_heading", level=0, spans=(Span(start=0, end=len(source)),))
    >>> label_heading(source, block)
    '专栏7 2023年全国知识产权宣传周活动'
    """
    if block.kind not in ("heading", "box_heading", "caption"):
        return ""
    readable = mend(text, block.spans).text
    source = " ".join(span.of(text) for span in block.spans)
    marker = match_marker(source)
    if marker is None or marker.style not in _SPACED_STYLES or not 0 < marker.length < len(source):
        return " ".join(readable.split())
    mark = (
        "".join(source[: marker.length].split())
        if not source[0].isascii()
        else source[: marker.length]
    )
    title = mend(source[marker.length :], [_whole(source[marker.length :])]).text
    return f"{mark.strip().rstrip(':：、')} {' '.join(title.split())}"


def _whole(text: str) -> Span:
    return Span(start=0, end=len(text))


def _enter(context: _Context, block: Block, text: str, label: str, box: int | None) -> None:
    if block.kind in ("heading", "box_heading"):
        context.heads.clear()
    if block.kind == "heading":
        context.headings = [pair for pair in context.headings if pair[0] < block.level]
        context.headings.append((block.level, label))
        context.captions = []
    elif block.kind == "caption":
        if context.last_kind != "caption":
            context.captions = []
        context.captions += split_caption(label)
    elif block.kind not in TABLE_KINDS and not is_note(text):
        context.captions = []
    if box != context.box:
        context.box, context.box_lead = box, None
    context.last_kind = block.kind


def _path(
    context: _Context, kind: PassageKind, text: str, box_label: str | None
) -> tuple[str, ...]:
    path = [label for _, label in context.headings]
    if box_label is not None:
        path.append(box_label)
    if kind == "table_row" or (is_note(text) and context.captions):
        return (*path, *context.captions)
    path += context.heads.take(text)
    lead = lead_sentence(text)
    if context.box is not None:
        lead = context.box_lead = lead or context.box_lead
    return (*path, lead) if lead else tuple(path)


def _row_path(block: Block) -> tuple[str, ...]:
    """Return what a row of a table needs to be read on its own: its columns and its parents."""
    return (join_columns(block.columns), *block.parents) if any(block.columns) else ()


def _passage(
    document: Document, kind: PassageKind, path: tuple[str, ...], readable: Mended
) -> Passage:
    return Passage(
        passage_id=f"{document.doc_id}:{readable.segments[0].source_start}",
        doc_id=document.doc_id,
        kind=kind,
        heading_path=path,
        text=readable.text,
        segments=readable.segments,
    )
