"""Block* -> Passage*: each paragraph, list item and table row made readable, under its headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.boxes import TABLE_KINDS, find_boxes
from ingest.closings import find_closings
from ingest.cutting import MAX_ROW_CHARS, cut
from ingest.heads import Heads
from ingest.leads import lead_sentence
from ingest.markers import match_marker
from ingest.notes import circled_marks, find_notes, is_note, marks_in, note_number
from ingest.records import Block, Document, Passage, PassageKind, Span
from ingest.repair import Mended, mend, with_breaks
from ingest.tables import join_columns, split_caption

_PASSAGE_KINDS: dict[str, PassageKind] = {
    "paragraph": "paragraph",
    "list_item": "list_item",
    "table_row": "table_row",
    "title": "title",
}
_SPACED_STYLES = frozenset({"box", "table", "figure", "part", "chapter", "section"})
_WITHIN_ARTICLES = frozenset({"bracketed", "arabic", "arabic_bracketed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """A heading that passages stand under.

    Attributes:
        style: of its mark; empty for none.
        number: of its mark.
        holds_list: a list with marks of its style begins below it.
    """

    level: int
    style: str
    number: int | None
    label: str
    holds_list: bool = False


@dataclass(slots=True)
class _Context:
    """The headings that the next block stands under."""

    headings: list[_Heading] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    box: int | None = None
    box_lead: str | None = None
    last_kind: str = ""
    heads: Heads = field(default_factory=Heads)
    marked: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A document's blocks, with what each says.

    Attributes:
        readable: each block made readable.
        labels: of headings and captions; empty for other blocks.
        boxes: the index of the box heading that each block stands under.
        notes: the indexes of the blocks that are notes.
        circled: the numbers in circles that notes begin with.
    """

    blocks: Sequence[Block]
    readable: Sequence[Mended]
    labels: Sequence[str]
    boxes: Sequence[int | None]
    notes: frozenset[int]
    circled: frozenset[str]


def split_passages(document: Document, blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Make a passage of each paragraph, list item, table row and note, in the document's order.

    A note stands under the headings of its mark. The lines of the title block are one passage,
    and so are those that close a letter: its signers and its date. A paragraph of more than
    ``MAX_PASSAGE_CHARS`` is several.

    The heading path holds the headings from the chapter down, then the box's heading or the
    table's caption with the names of its columns and the rows that a row is a part of, then the
    question it answers and the heads of the lists it is an item of, then the lead sentence that
    heads the paragraph itself; within a box a paragraph without one stands under the last (one
    case, several paragraphs).

    Args:
        document: the document.
        blocks: its blocks, as ``parse_blocks`` returns them.
    """
    reading = _read(document.text, blocks)
    context = _Context()
    passages: list[Passage] = []
    for group in _group(reading):
        passages += _passages_of(document, reading, context, group)
    return tuple(passages)


def _read(text: str, blocks: Sequence[Block]) -> _Reading:
    readable = [_mend(text, block) for block in blocks]
    texts = [each.text for each in readable]
    notes = find_notes(blocks, texts)
    circled = circled_marks([texts[index] for index in notes])
    if circled:
        readable = [_mend(text, block, circled) for block in blocks]
    return _Reading(
        blocks=blocks,
        readable=readable,
        labels=[label_heading(text, block) for block in blocks],
        boxes=find_boxes(blocks, texts),
        notes=notes,
        circled=circled,
    )


def _mend(text: str, block: Block, circled: frozenset[str] = frozenset()) -> Mended:
    return mend(text, block.spans, table=block.kind in TABLE_KINDS, circled=circled)


def _group(reading: _Reading) -> Iterator[range]:
    """Yield the indexes of the blocks that become one passage, in order."""
    plain = [
        readable.text if block.kind == "paragraph" else ""
        for block, readable in zip(reading.blocks, reading.readable, strict=True)
    ]
    closings = {run.start: run for run in find_closings(plain)}
    index = 0
    while index < len(reading.blocks):
        group = closings.get(index, range(index, index + 1))
        if reading.blocks[index].kind == "title":
            end = index
            while end < len(reading.blocks) and reading.blocks[end].kind == "title":
                end += 1
            group = range(index, end)
        yield group
        index = group.stop


def _passages_of(
    document: Document, reading: _Reading, context: _Context, group: range
) -> Iterator[Passage]:
    index = group.start
    block, readable = reading.blocks[index], reading.readable[index]
    _enter(context, block, readable.text, reading.labels[index], reading.boxes[index])
    kind = _PASSAGE_KINDS.get(block.kind)
    if kind is None or not readable.text:
        return
    if len(group) > 1:
        spans = [span for each in group for span in reading.blocks[each].spans]
        lines = list(with_breaks(document.text, spans))
        together = mend(document.text, lines, table=True, circled=reading.circled)
        yield from _parts(document, kind, (), together)
        return
    if index in reading.notes:
        kind = "note"
    box = reading.boxes[index]
    path = _path(context, kind, readable.text, reading.labels[box] if box is not None else None)
    said = "".join(span.of(document.text) for span in block.spans)
    path = _tie(context, said, kind, path, reading.circled)
    yield from _parts(document, kind, path + _row_path(block), readable)


def _tie(
    context: _Context,
    said: str,
    kind: PassageKind,
    path: tuple[str, ...],
    circled: frozenset[str],
) -> tuple[str, ...]:
    """Return the path of a note where its mark stands, and remember those of the marks."""
    if kind == "note":
        return context.marked.get(note_number(said), path)
    for number in marks_in(said, circled):
        context.marked.setdefault(number, path)
    return path


def _parts(
    document: Document, kind: PassageKind, path: tuple[str, ...], readable: Mended
) -> Iterator[Passage]:
    """Yield the parts of a passage; one that begins with a mark stands under its own lead."""
    spans = cut(readable.text, limit=MAX_ROW_CHARS) if kind == "table_row" else cut(readable.text)
    lead = lead_sentence(readable.text)
    above = path[:-1] if lead and path[-1:] == (lead,) else path
    for number, span in enumerate(spans):
        part = readable.part(span)
        if number and match_marker(part.text) is not None:
            lead = lead_sentence(part.text)
            path = (*above, lead) if lead else above
        yield _passage(document, kind, path, part)


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
        _open(context, block, label)
    elif block.kind == "caption":
        if context.last_kind != "caption":
            context.captions = []
        context.captions += split_caption(label)
    elif block.kind not in TABLE_KINDS and not is_note(text):
        context.captions = []
    if block.kind == "list_item":
        _leave(context, text)
    if box != context.box:
        context.box, context.box_lead = box, None
    context.last_kind = block.kind


def _open(context: _Context, block: Block, label: str) -> None:
    marker = match_marker(label)
    heading = _Heading(
        level=block.level,
        style=marker.style if marker else "",
        number=marker.number if marker else None,
        label=label,
    )
    context.headings = [above for above in context.headings if above.level < block.level]
    context.headings.append(heading)
    context.captions = []


def _leave(context: _Context, text: str) -> None:
    """Close the headings that a list item does not stand under.

    An article stands under no heading of the articles before it, nor does an item that goes on
    counting stand under the heading that it counts from (六、措施 ... 七、本通知自…).
    """
    marker = match_marker(text)
    if marker is None:
        return
    for depth, heading in enumerate(context.headings):
        if marker.style == "article" and heading.style in _WITHIN_ARTICLES:
            del context.headings[depth:]
            return
        if marker.style == heading.style and marker.number is not None:
            if marker.number == 1:
                context.headings[depth] = replace(heading, holds_list=True)
            elif not heading.holds_list and heading.number == marker.number - 1:
                del context.headings[depth:]
            return


def _path(
    context: _Context, kind: PassageKind, text: str, box_label: str | None
) -> tuple[str, ...]:
    if kind == "title":
        return ()
    path = [heading.label for heading in context.headings]
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
    shown = document.facsimile
    printed = [(each.source_start, each.source_start + each.length) for each in readable.segments]
    return Passage(
        passage_id=f"{document.doc_id}:{readable.segments[0].source_start}",
        doc_id=document.doc_id,
        kind=kind,
        heading_path=path,
        text=readable.text,
        segments=readable.segments,
        page=document.page_at(readable.segments[0].source_start),
        ocr=None if shown is None else shown.page_map.score(printed),
    )
