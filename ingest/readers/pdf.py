"""PDF files with a text layer: paragraphs, headings, tables and notes, page by page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pypdfium2 as pdfium

from ingest.errors import IngestError
from ingest.page_map import PRINTED
from ingest.readers import ocr
from ingest.readers.pdf_furniture import find_furniture
from ingest.readers.pdf_ink import InkedText
from ingest.readers.pdf_lines import PdfLine, read_lines
from ingest.readers.pdf_pages import PdfPage, iter_pages
from ingest.readers.pdf_regions import Region, find_regions
from ingest.readers.pdf_scans import read_scan
from ingest.readers.pdf_tables import read_table
from ingest.readers.pdf_writing import Entry, PdfTable, write_entries
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
    read = write_entries(list(_iter_entries(pages)), len(pages))
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


def _iter_entries(pages: Sequence[_Parts]) -> Iterator[Entry]:
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
                yield PdfTable(page=page.number, rows=page.rows[place])


def _region_of(line: PdfLine, regions: Sequence[Region]) -> int | None:
    middle = (line.left + line.right) / 2
    return next(
        (place for place, each in enumerate(regions) if each.holds(middle, line.middle)), None
    )
