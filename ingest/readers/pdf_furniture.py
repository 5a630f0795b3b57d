"""What stands on the pages of a PDF beside the text: running heads and feet, page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ingest.characters import PAUSES, TERMINALS, bare_end
from ingest.markers import match_marker
from ingest.page_lines import is_dressed_page
from ingest.readers.pdf_lines import PdfLine
from ingest.tables import is_unit_line

MIN_PAGES = 3
"""A head stands at one height on so many pages, or on both of a file of two; a page number on so
many less one."""
MAX_HEAD_CHARS = 140
EDGE_ROWS = 2
"""So many rows at the top and the bottom of a page may be heads or feet."""
SAME_HEIGHT = 0.02
"""Heads differ in height by no more than this share of the page."""
_ROW = 5.0
_BARE_PAGE = re.compile(r"\d{1,4}|[ivxlc]{1,6}", re.IGNORECASE)
_SENTENCE_ENDS = TERMINALS + PAUSES
_DIGITS = re.compile(r"[\d\s]+")


def find_furniture(
    pages: Mapping[int, Sequence[PdfLine]], heights: Mapping[int, float]
) -> frozenset[int]:
    """Return the ``id`` of each line that is a running head, a foot or a page number.

    It stands among the first or last rows of its page, and, digits aside, at the same height on
    several pages. Units, captions, numbered lines and ends of sentences never are.

    Args:
        pages: the lines of each page.
        heights: of each page, in points.
    """
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    edges = [line for lines in pages.values() for line in _iter_edges(lines)]
    for line in edges:
        seen[_key(line)].append((line.page, line.middle / heights[line.page]))
    least = min(MIN_PAGES, max(len(heights), 2))
    return frozenset(
        id(line)
        for line in edges
        if _may_be(line) and _recurs(line, seen[_key(line)], heights[line.page], least)
    )


def _iter_edges(lines: Sequence[PdfLine]) -> Iterator[PdfLine]:
    rows: list[float] = []
    for middle in sorted(line.middle for line in lines):
        if not rows or middle - rows[-1] > _ROW:
            rows.append(middle)
    edge = {*rows[:EDGE_ROWS], *rows[-EDGE_ROWS:]}
    for line in lines:
        if any(0 <= line.middle - row <= _ROW for row in edge):
            yield line


def _key(line: PdfLine) -> str:
    return _DIGITS.sub("#", line.text)


def _may_be(line: PdfLine) -> bool:
    text = line.text
    if len(text) > MAX_HEAD_CHARS or bare_end(text) in _SENTENCE_ENDS or is_unit_line(text):
        return False
    return _is_page(text) or match_marker(text) is None


def _is_page(text: str) -> bool:
    return is_dressed_page(text) or _BARE_PAGE.fullmatch(text) is not None


def _recurs(line: PdfLine, seen: Sequence[tuple[int, float]], height: float, least: int) -> bool:
    at = line.middle / height
    pages = {page for page, other in seen if abs(other - at) <= SAME_HEIGHT}
    if _is_page(line.text):
        return len(pages) >= MIN_PAGES - 1
    return len(pages) >= least and len(re.sub(r"[\W#_]", "", _key(line))) > 1
