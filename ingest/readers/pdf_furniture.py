"""What stands on the pages of a PDF beside the text: running heads and feet, page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ingest.markers import match_marker
from ingest.readers.pdf_lines import PdfLine

MIN_PAGES = 3
"""A head stands at one height on so many pages; a page number on so many less one."""
MAX_HEAD_CHARS = 140
EDGE_ROWS = 2
"""So many rows at the top and the bottom of a page may be heads or feet."""
SAME_HEIGHT = 0.02
"""Heads differ in height by no more than this share of the page."""
_ROW = 5.0
_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d+(?:\s*页)?)?[-—–·\s]*",
    re.IGNORECASE,
)
_KEPT = re.compile(r"[（(]?\s*(?:计量)?单\s*位\s*[:：]|[（(]?续表|[图表]\s*\d|附\s*[件录表]")
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
    return frozenset(
        id(line)
        for line in edges
        if _may_be(line) and _recurs(line, seen[_key(line)], heights[line.page])
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
    if len(text) > MAX_HEAD_CHARS or text[-1] in "。；，;" or _KEPT.match(text):
        return False
    return _PAGE_NUMBER.fullmatch(text) is not None or match_marker(text) is None


def _recurs(line: PdfLine, seen: Sequence[tuple[int, float]], height: float) -> bool:
    at = line.middle / height
    pages = {page for page, other in seen if abs(other - at) <= SAME_HEIGHT}
    if _PAGE_NUMBER.fullmatch(line.text):
        return len(pages) >= MIN_PAGES - 1
    return len(pages) >= MIN_PAGES and len(re.sub(r"[\W#_]", "", _key(line))) > 1
