"""PDF files with a text layer: paragraphs, headings, tables and notes, page by page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import pypdfium2 as pdfium

from ingest.errors import IngestError
from ingest.page_map import PRINTED, PageMap
from ingest.readers import ocr
from ingest.readers.pdf_furniture import find_furniture
from ingest.readers.pdf_ink import InkedText, no_ink
from ingest.readers.pdf_lines import PdfLine, read_lines
from ingest.readers.pdf_pages import PdfPage, iter_pages
from ingest.readers.pdf_paragraphs import Typesetting, goes_on, join, measure_setting, write_heading
from ingest.readers.pdf_regions import Region, find_regions
from ingest.readers.pdf_scans import read_scan
from ingest.readers.pdf_tables import join_cut_row, read_table
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
    rows: tuple[InkedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What a page holds: its lines, and the rows of its tables beside where they stand.

    ``is_scan`` is true of a picture that could not be read; ``score`` is the least of the page's.
    """

    number: int
    height: float
    lines: list[PdfLine]
    regions: list[Region]
    rows: list[tuple[InkedText, ...]]
    printed: int
    unreadable: int
    is_scan: bool
    score: int = PRINTED


_Entry = PdfLine | _Table


def read_pdf(data: bytes, *, name: str, progress: Callable[[], None] = lambda: None) -> FileText:
    """Read a PDF; pages that are pictures by OCR, where that is installed.

    Running heads, page numbers, and what a page does not show are left out. Paragraphs that page
    ends cut are put together. A mark of a note is written in brackets, and a page's notes behind
    its last paragraph, or before it where that goes over the page's end.

    Args:
        data: the file's bytes.
        name: what to call the file in an error.
        progress: called after each page.

    Raises:
        IngestError: it is damaged, has a password, too many pages, or no text that can be read.
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
        pages = []
        for page in iter_pages(document):
            pages.append(_read_parts(document, page))
            progress()
    finally:
        document.close()
    scans = [page.number for page in pages if page.is_scan]
    _check(pages, scans, name)
    read = _write(list(_iter_entries(pages)), len(pages))
    if not read.text.strip():
        raise IngestError(f"{name}: no text on its pages")
    return replace(read, warnings=tuple(_iter_warnings(pages, scans)))


def _iter_warnings(pages: Sequence[_Parts], scans: Sequence[int]) -> Iterator[str]:
    if scans:
        yield f"pages without text, scans: {_listed(scans)}; {ocr.HOW_TO_INSTALL}"
    scores = {page.number: page.score for page in pages if page.score != PRINTED}
    if scores:
        yield (
            f"pages read by OCR: {_listed(list(scores))}; its least sure character "
            f"{min(scores.values())} %: check figures on the page"
        )


def _refusal(error: pdfium.PdfiumError, name: str) -> IngestError:
    if error.err_code == _PASSWORD:
        return IngestError(f"{name}: it has a password; save it without one")
    return IngestError(f"{name}: damaged, cut off or no PDF ({error}); get the file once more")


def _read_parts(document: pdfium.PdfDocument, page: PdfPage) -> _Parts:
    if _is_scan(page) and ocr.is_installed():
        page = read_scan(document[page.number - 1], page.number)
        is_scan = False
    else:
        is_scan = _is_scan(page)
    regions = find_regions(page)
    return _Parts(
        number=page.number,
        height=page.height,
        lines=read_lines(page.number, page.glyphs, page.display),
        regions=regions,
        rows=[tuple(read_table(region, page)) for region in regions],
        printed=_count_printed(page),
        unreadable=page.unreadable,
        is_scan=is_scan,
        score=min((glyph.score for glyph in page.glyphs), default=PRINTED),
    )


def _is_scan(page: PdfPage) -> bool:
    return page.pictured and _count_printed(page) < MIN_PAGE_CHARS


def _count_printed(page: PdfPage) -> int:
    return sum(not glyph.char.isspace() for glyph in page.glyphs)


def _check(pages: Sequence[_Parts], scanned: Sequence[int], name: str) -> None:
    if pages and len(scanned) == len(pages):
        raise IngestError(f"{name}: a scan, it has no text; {ocr.HOW_TO_INSTALL}")
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


def _write(entries: Sequence[_Entry], pages: int) -> FileText:
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
    last: _Entry | None,
    entry: _Entry,
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
    if isinstance(last, _Table) and isinstance(entry, _Table):
        # A table that goes over the page's end is one.
        entry = _with_cut_row(writer, last, entry)
    else:
        _add_notes(writer, notes)
    between = "" if last is None else "\n\n" if are_lines else "\n"
    writer.begin(between, _write_entry(entry, setting), entry.page)


def _with_cut_row(writer: _Writer, last: _Table, entry: _Table) -> _Table:
    """Return a table without the half of a row at its begin that is of the last one's last row."""
    whole = join_cut_row(last.rows[-1], entry.rows[0]) if last.rows and entry.rows[1:] else None
    if whole is None:
        return entry
    writer.replace_last(whole)
    return _Table(page=entry.page, rows=entry.rows[1:])


def _write_entry(entry: _Entry, setting: Typesetting) -> list[InkedText]:
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
