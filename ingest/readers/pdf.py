"""PDF files with a text layer: paragraphs, headings, tables and notes, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from ingest.errors import IngestError
from ingest.readers.grids import write_grid
from ingest.readers.pdf_furniture import find_furniture
from ingest.readers.pdf_lines import PdfLine, read_lines
from ingest.readers.pdf_pages import PdfPage, iter_pages
from ingest.readers.pdf_paragraphs import Setting, goes_on, join, measure_setting, write_heading
from ingest.readers.pdf_tables import Region, find_regions, read_cells
from ingest.readers.records import FileText

MAX_PAGES = 3000
"""A longer file is refused: no one report has so many pages."""
MIN_PAGE_CHARS = 20
"""A page with fewer characters and a picture over it is a scan."""
MAX_UNREADABLE = 0.1
"""The share of characters without a meaning from which on the text is no text."""
_PASSWORD, _BROKEN = 4, 3


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
    ends cut are put together. A mark of a note is written in brackets, the note itself behind the
    paragraph that goes over the page's end.

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
    """The text so far, and where its pages begin."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    starts: list[int] = field(default_factory=list)

    def add(self, text: str, page: int) -> None:
        while len(self.starts) < page:
            self.starts.append(self.length)
        self.parts.append(text)
        self.length += len(text)

    def cut(self, count: int) -> None:
        """Take back the last characters of what was added last."""
        if count:
            self.parts[-1] = self.parts[-1][:-count]
            self.length -= count


def _write(entries: Sequence[_Entry], pages: int) -> tuple[str, tuple[int, ...]]:
    setting = measure_setting([each for each in entries if isinstance(each, PdfLine)])
    writer = _Writer()
    notes: list[PdfLine] = []
    last: _Entry | None = None
    for entry in entries:
        if isinstance(entry, PdfLine) and _is_note(entry, last, notes, setting):
            notes.append(entry)
            continue
        if not _follows(last, entry, setting):
            _add_notes(writer, notes)
        _add(writer, last, entry, setting)
        last = entry
    _add_notes(writer, notes)
    writer.add("\n", pages)
    return "".join(writer.parts), tuple(writer.starts)


def _is_note(
    line: PdfLine, last: _Entry | None, notes: Sequence[PdfLine], setting: Setting
) -> bool:
    """Tell whether a line is of the notes at a page's foot."""
    if line.size >= setting.size:
        return False
    if line.noted:
        return True
    return (
        bool(notes) and notes[-1].page == line.page and 0 <= line.top - notes[-1].bottom < line.size
    )


def _follows(last: _Entry | None, entry: _Entry, setting: Setting) -> bool:
    if isinstance(last, PdfLine) and isinstance(entry, PdfLine):
        return goes_on(last, entry, setting)
    return isinstance(last, _Table) and isinstance(entry, _Table) and entry.page == last.page + 1


def _add(writer: _Writer, last: _Entry | None, entry: _Entry, setting: Setting) -> None:
    if last is None:
        between = ""
    else:
        between = "\n\n" if isinstance(last, PdfLine) and isinstance(entry, PdfLine) else "\n"
    if isinstance(entry, _Table):
        writer.add(between + "\n".join(entry.rows), entry.page)
    elif isinstance(last, PdfLine) and goes_on(last, entry, setting):
        kept, space = join(last.text, entry.text)
        writer.cut(kept)
        writer.add(space, last.page)
        writer.add(entry.text, entry.page)
    else:
        writer.add(between, last.page if last else entry.page)
        writer.add(write_heading(entry, setting) + entry.text, entry.page)


def _add_notes(writer: _Writer, notes: list[PdfLine]) -> None:
    for number, line in enumerate(notes):
        begins = line.noted or not number
        writer.add(("\n\n" if begins else " ") + line.text, line.page)
    notes.clear()
