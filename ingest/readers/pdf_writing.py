"""The lines and tables of a PDF as one text, in which each character keeps its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.page_map import PRINTED, PageMap
from ingest.readers.pdf_ink import InkedText, no_ink
from ingest.readers.pdf_lines import PdfLine
from ingest.readers.pdf_paragraphs import Typesetting, goes_on, join, measure_setting, write_heading
from ingest.readers.pdf_tables import join_cut_row
from ingest.readers.records import FileText


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfTable:
    """A table where its first line stands."""

    page: int
    rows: tuple[InkedText, ...]


Entry = PdfLine | PdfTable


def _bare(text: str) -> InkedText:
    """Return a text that stands on no page."""
    return InkedText(text, no_ink(len(text)))


@dataclass(slots=True)
class _Writer:
    """The text so far, where its pages begin, and the place before its last paragraph."""

    parts: list[InkedText] = field(default_factory=list)
    length: int = 0
    starts: list[int] = field(default_factory=list)
    before: tuple[int, int] = (0, 0)

    def add(self, text: InkedText, page: int) -> None:
        """Add text that stands on a page."""
        while len(self.starts) < page:
            self.starts.append(self.length)
        self.parts.append(text)
        self.length += len(text)

    def begin(self, between: str, text: Sequence[InkedText], page: int) -> None:
        """Add a paragraph or table behind what parts it from the one before."""
        self.add(_bare(between), page if not self.parts else len(self.starts))
        self.before = (len(self.parts), self.length)
        for part in text:
            self.add(part, page)

    def go_on(self, text: InkedText, page: int) -> None:
        """Add a line to the last paragraph."""
        last = self.parts[-1]
        cut, between = join(last.text, text.text)
        if cut:
            kept = len(last) - cut
            self.parts[-1] = InkedText(last.text[:kept], last.ink.cut(0, kept))
            self.length -= cut
        self.add(_bare(between), len(self.starts))
        self.add(text, page)

    def replace_last(self, text: InkedText) -> None:
        """Put text in the place of the last part."""
        self.length += len(text) - len(self.parts[-1])
        self.parts[-1] = text

    def insert(self, text: Sequence[InkedText]) -> None:
        """Put text before the last paragraph."""
        place, offset = self.before
        length = sum(map(len, text))
        self.parts[place:place] = text
        self.length += length
        self.starts = [start + length * (start > offset) for start in self.starts]
        self.before = (place + len(text), offset + length)

    def finish(self) -> FileText:
        """Return what was written."""
        scores = b"".join(part.ink.scores for part in self.parts)
        read = any(score != PRINTED for score in scores)
        boxes = b"".join(part.ink.boxes for part in self.parts)
        return FileText(
            text="".join(part.text for part in self.parts),
            pages=tuple(self.starts),
            page_map=PageMap(boxes=boxes, scores=scores if read else b""),
        )


def write_entries(entries: Sequence[Entry], pages: int) -> FileText:
    """Put lines and tables together to paragraphs, notes behind them.

    Args:
        entries: in reading order.
        pages: how many the file has.
    """
    setting = measure_setting([each for each in entries if isinstance(each, PdfLine)])
    writer = _Writer()
    notes: list[PdfLine] = []
    last: Entry | None = None
    for entry in entries:
        if isinstance(entry, PdfLine) and _is_note(entry, notes, setting):
            notes.append(entry)
        else:
            _add(writer, last, entry, notes, setting)
            last = entry
    _add_notes(writer, notes)
    writer.add(_bare("\n"), pages)
    return writer.finish()


def _is_note(line: PdfLine, notes: Sequence[PdfLine], setting: Typesetting) -> bool:
    """Tell whether a line is of the notes at a page's foot."""
    if line.size >= setting.size:
        return False
    goes_on = bool(notes) and notes[-1].page == line.page
    return line.noted or (goes_on and 0 <= line.top - notes[-1].bottom < line.size)


def _add(
    writer: _Writer,
    last: Entry | None,
    entry: Entry,
    notes: list[PdfLine],
    setting: Typesetting,
) -> None:
    """Add a line or a table, and the notes that are due by then."""
    if isinstance(last, PdfLine) and isinstance(entry, PdfLine) and goes_on(last, entry, setting):
        # Those of the page that it goes on to wait for its end: many files say them first.
        if notes and notes[0].page < entry.page:
            writer.insert([*_write_notes(notes), _bare("\n\n")])
            notes.clear()
        writer.go_on(InkedText(entry.text, entry.ink), entry.page)
        return
    are_lines = isinstance(last, PdfLine) and isinstance(entry, PdfLine)
    if isinstance(last, PdfTable) and isinstance(entry, PdfTable):
        # A table that goes over the page's end is one.
        entry = _with_cut_row(writer, last, entry)
    else:
        _add_notes(writer, notes)
    between = "" if last is None else "\n\n" if are_lines else "\n"
    writer.begin(between, _write_entry(entry, setting), entry.page)


def _with_cut_row(writer: _Writer, last: PdfTable, entry: PdfTable) -> PdfTable:
    """Return a table without the half of a row at its begin that is of the last one's last row."""
    whole = join_cut_row(last.rows[-1], entry.rows[0]) if last.rows and entry.rows[1:] else None
    if whole is None:
        return entry
    writer.replace_last(whole)
    return PdfTable(page=entry.page, rows=entry.rows[1:])


def _write_entry(entry: Entry, setting: Typesetting) -> list[InkedText]:
    if isinstance(entry, PdfLine):
        return [_bare(write_heading(entry, setting)), InkedText(entry.text, entry.ink)]
    return [part for row in entry.rows for part in (_bare("\n"), row)][1:]


def _add_notes(writer: _Writer, notes: list[PdfLine]) -> None:
    if notes:
        writer.begin("\n\n" if writer.parts else "", _write_notes(notes), notes[0].page)
        notes.clear()


def _write_notes(notes: Sequence[PdfLine]) -> list[InkedText]:
    text: list[InkedText] = []
    for line in notes:
        if text:
            text.append(_bare("\n\n" if line.noted else " "))
        text.append(InkedText(line.text, line.ink))
    return text
