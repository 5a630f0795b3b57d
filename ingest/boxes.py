"""Which blocks stand in a box (专栏): its end is printed as a frame, and has to be inferred."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.leads import lead_sentence
from ingest.notes import is_note
from ingest.records import Block

TEXT_KINDS = ("paragraph", "list_item")
TABLE_KINDS = ("table_header", "table_row")


@dataclass(slots=True)
class _Reading:
    """What has been read: the open box, and the lead sentences outside it and inside."""

    box: int | None = None
    section_leads: int = 0
    document_leads: int = 0
    first_lead: str | None = None
    texts_in_box: int = 0
    rows_in_box: int = 0
    filled_by_table: bool = False
    resumes_at: int | None = None


def find_boxes(blocks: Sequence[Block], texts: Sequence[str]) -> tuple[int | None, ...]:
    """Return for each block the index of the box heading it stands under, or ``None``.

    A box ends before

    - a heading, another box, or a numbered caption that is not its first line;
    - the rest of a paragraph that it interrupted;
    - a paragraph behind a table that fills the box;
    - a paragraph, not its first, that opens with a lead sentence where the paragraphs before the
      box do so too (one in the section, or two in the document): the section goes on. A box that
      has lead sentences of its own (one case after another) keeps those that end in the same
      character as its first (…案).

    A box in a document without lead sentences is thus taken to last to the next heading.

    Args:
        blocks: a document's blocks, in order.
        texts: the readable text of each.
    """
    reading = _Reading()
    resumed = [(block.spans[0].start, span.start) for block in blocks for span in block.spans[1:]]
    found = []
    for index, text in enumerate(texts):
        _read(reading, blocks, index, text, resumed)
        found.append(None if reading.box == index else reading.box)
    return tuple(found)


def _read(
    reading: _Reading,
    blocks: Sequence[Block],
    index: int,
    text: str,
    resumed: Sequence[tuple[int, int]],
) -> None:
    match blocks[index].kind:
        case "heading":
            reading.box, reading.section_leads = None, 0
        case "box_heading":
            _open(reading, blocks, index, resumed)
        case "caption":
            if reading.texts_in_box or reading.rows_in_box:
                reading.box = None
        case kind if kind in TABLE_KINDS:
            reading.rows_in_box += 1
            reading.filled_by_table = reading.filled_by_table or not reading.texts_in_box
        case kind if kind in TEXT_KINDS:
            if reading.box is not None and _ends(reading, blocks[index], text):
                reading.box = None
            _read_text(reading, lead_sentence(text))


def _open(
    reading: _Reading, blocks: Sequence[Block], index: int, resumed: Sequence[tuple[int, int]]
) -> None:
    opened = blocks[index].spans[0].start
    reading.box, reading.first_lead = index, None
    reading.texts_in_box = reading.rows_in_box = 0
    reading.filled_by_table = False
    reading.resumes_at = min(
        (offset for begun, offset in resumed if begun < opened < offset), default=None
    )


def _ends(reading: _Reading, block: Block, text: str) -> bool:
    """Tell whether the open box ends before ``block``."""
    if reading.resumes_at is not None and reading.resumes_at < block.spans[0].start:
        return True
    if reading.filled_by_table:
        return not is_note(text)
    lead = lead_sentence(text)
    in_series = reading.section_leads > 0 or reading.document_leads > 1
    if lead is None or not reading.texts_in_box or not in_series:
        return False
    return reading.first_lead is None or lead[-1] != reading.first_lead[-1]


def _read_text(reading: _Reading, lead: str | None) -> None:
    if reading.box is None:
        reading.section_leads += lead is not None
        reading.document_leads += lead is not None
        return
    if not reading.texts_in_box:
        reading.first_lead = lead
    reading.texts_in_box += 1
