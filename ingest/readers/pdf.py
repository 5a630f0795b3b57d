"""PDF files with a text layer: paragraphs, headings, tables and notes, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import pypdfium2 as pdfium

from ingest.errors import IngestError
from ingest.readers.grids import write_grid
from ingest.readers.pdf_furniture import find_furniture
from ingest.readers.pdf_lines import PdfLine, read_lines
from ingest.readers.pdf_pages import PdfPage, iter_pages
from ingest.readers.pdf_paragraphs import Typesetting, goes_on, join, measure_setting, write_heading
from ingest.readers.pdf_regions import Region, find_regions
from ingest.readers.pdf_tables import read_cells
from ingest.readers.records import FileText

MAX_PAGES = 3000
"""A longer file is refused: no one report has so many pages."""
MIN_PAGE_CHARS = 20
"""A page with fewer characters and a picture over it is a scan."""
MAX_UNREADABLE = 0.1
"""The share of characters without a meaning from which on the text is no text."""
_PASSWORD: Final = 4
"""PDFium's number for a file that asks for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """A table where its first line stands."""

    page: int
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What a page holds: its lines, and the rows of its tables beside where they stand."""

    number: int
    height: float
    lines: list[PdfLine]
    regions: list[Region]
    rows: list[tuple[str, ...]]
    printed: int
    unreadable: int
    is_scan: bool


_Entry = PdfLine | _Table


def read_pdf(data: bytes, *, name: str) -> FileText:
    """Read a PDF.

    Running heads, page numbers, and what a page does not show are left out. Paragraphs that page
    ends cut are put together. A mark of a note is written in brackets, and a page's notes behind
    its last paragraph, or before it where that goes over the page's end.

    Args:
        data: the file's bytes.
        name: what to call the file in an error.

    Raises:
        IngestError: it is damaged, has a password, too many pages, or no text (a scan).
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refusal(error, name) from error
    try:
        if len(document) > MAX_PAGES:
            raise IngestError(
                f"{name}: {len(document):,} pages, the limit is {MAX_PAGES:,}; split it"
            )
        pages = list(map(_read_parts, iter_pages(document)))
    finally:
        document.close()
    scanned = [page.number for page in pages if page.is_scan]
    _check(pages, scanned, name)
    warnings = (f"pages without text, scans: {_listed(scanned)}",) if scanned else ()
    text, starts = _write(list(_iter_entries(pages)), len(pages))
    if not text.strip():
        raise IngestError(f"{name}: no text; is it pictures alone? Run OCR over it first")
    return FileText(text=text, pages=starts, warnings=warnings)


def _refusal(error: pdfium.PdfiumError, name: str) -> IngestError:
    if error.err_code == _PASSWORD:
        return IngestError(f"{name}: it has a password; save it without one")
    return IngestError(f"{name}: damaged, cut off or no PDF ({error}); get the file once more")


def _read_parts(page: PdfPage) -> _Parts:
    regions = find_regions(page)
    printed = sum(not glyph.char.isspace() for glyph in page.glyphs)
    return _Parts(
        number=page.number,
        height=page.height,
        lines=read_lines(page.number, page.glyphs),
        regions=regions,
        rows=[tuple(write_grid(read_cells(region, page))) for region in regions],
        printed=printed,
        unreadable=page.unreadable,
        is_scan=printed < MIN_PAGE_CHARS and page.pictured,
    )


def _check(pages: Sequence[_Parts], scanned: Sequence[int], name: str) -> None:
    if pages and len(scanned) == len(pages):
        raise IngestError(f"{name}: a scan, it has no text; run OCR over it first")
    unreadable = sum(page.unreadable for page in pages)
    if unreadable > MAX_UNREADABLE * (sum(page.printed for page in pages) + unreadable):
        raise IngestError(
            f"{name}: its fonts do not say what {unreadable:,} of its characters are; "
            "print it to a new file, or run OCR over it"
        )


def _listed(pages: Sequence[int]) -> str:
    return ", ".join(map(str, pages[:10])) + (" and more" if len(pages) > 10 else "")


def _iter_entries(pages: Sequence[_Parts]) -> Iterator[_Entry]:
    """Yield lines and tables in reading order, furniture left out."""
    furniture = find_furniture(
        {page.number: page.lines for page in pages}, {page.number: page.height for page in pages}
    )
    for page in pages:
        taken: set[int] = set()
        for line in page.lines:
            place = _region_of(line, page.regions)
            if place is None:
                if id(line) not in furniture:
                    yield line
            elif place not in taken:
                taken.add(place)
                yield _Table(page=page.number, rows=page.rows[place])


def _region_of(line: PdfLine, regions: Sequence[Region]) -> int | None:
    middle = (line.left + line.right) / 2
    return next(
        (place for place, each in enumerate(regions) if each.holds(middle, line.middle)), None
    )


@dataclass(slots=True)
class _Writer:
    """The text so far, where its pages begin, and the place before its last paragraph."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    starts: list[int] = field(default_factory=list)
    before: tuple[int, int] = (0, 0)

    def add(self, text: str, page: int) -> None:
        """Add text that stands on a page."""
        while len(self.starts) < page:
            self.starts.append(self.length)
        self.parts.append(text)
        self.length += len(text)

    def begin(self, between: str, text: str, page: int) -> None:
        """Add a paragraph or table behind what parts it from the one before."""
        self.add(between, page if not self.parts else len(self.starts))
        self.before = (len(self.parts), self.length)
        self.add(text, page)

    def go_on(self, text: str, page: int) -> None:
        """Add a line to the last paragraph."""
        cut, between = join(self.parts[-1], text)
        if cut:
            self.parts[-1] = self.parts[-1][:-cut]
            self.length -= cut
        self.add(between, len(self.starts))
        self.add(text, page)

    def insert(self, text: str) -> None:
        """Put text before the last paragraph."""
        place, offset = self.before
        self.parts.insert(place, text)
        self.length += len(text)
        self.starts = [start + len(text) * (start > offset) for start in self.starts]
        self.before = (place + 1, offset + len(text))


def _write(entries: Sequence[_Entry], pages: int) -> tuple[str, tuple[int, ...]]:
    setting = measure_setting([each for each in entries if isinstance(each, PdfLine)])
    writer = _Writer()
    notes: list[PdfLine] = []
    last: _Entry | None = None
    for entry in entries:
        if isinstance(entry, PdfLine) and _is_note(entry, notes, setting):
            notes.append(entry)
        else:
            _add(writer, last, entry, notes, setting)
            last = entry
    _add_notes(writer, notes)
    writer.add("\n", pages)
    return "".join(writer.parts), tuple(writer.starts)


def _is_note(line: PdfLine, notes: Sequence[PdfLine], setting: Typesetting) -> bool:
    """Tell whether a line is of the notes at a page's foot."""
    if line.size >= setting.size:
        return False
    goes_on = bool(notes) and notes[-1].page == line.page
    return line.noted or (goes_on and 0 <= line.top - notes[-1].bottom < line.size)


def _add(
    writer: _Writer,
    last: _Entry | None,
    entry: _Entry,
    notes: list[PdfLine],
    setting: Typesetting,
) -> None:
    """Add a line or a table, and the notes that are due by then."""
    if isinstance(last, PdfLine) and isinstance(entry, PdfLine) and goes_on(last, entry, setting):
        # Those of the page that it goes on to wait for its end: many files say them first.
        if notes and notes[0].page < entry.page:
            writer.insert(_write_notes(notes) + "\n\n")
            notes.clear()
        writer.go_on(entry.text, entry.page)
        return
    are_lines = isinstance(last, PdfLine) and isinstance(entry, PdfLine)
    if not (isinstance(last, _Table) and isinstance(entry, _Table)):
        # A table that goes over the page's end is one.
        _add_notes(writer, notes)
    between = "" if last is None else "\n\n" if are_lines else "\n"
    if isinstance(entry, _Table):
        writer.begin(between, "\n".join(entry.rows), entry.page)
    else:
        writer.begin(between, write_heading(entry, setting) + entry.text, entry.page)


def _add_notes(writer: _Writer, notes: list[PdfLine]) -> None:
    if notes:
        writer.begin("\n\n" if writer.parts else "", _write_notes(notes), notes[0].page)
        notes.clear()


def _write_notes(notes: Sequence[PdfLine]) -> str:
    text = ""
    for line in notes:
        text += ("" if not text else "\n\n" if line.noted else " ") + line.text
    return text
