"""What stands on the pages of a PDF beside the text: running heads and feet, page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

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
_OWN_NUMBER = re.compile(r"^(\d{1,4})(?:\s{2,}|\s*[|·])|(?:\s{2,}|[|·]\s*)(\d{1,4})$")
"""A page's number beside a head."""
_SAME_LEFT = 3.0
_OVER = 0.3
"""Lines that share this part of the height of the lower one stand on each other."""


def find_furniture(
    pages: Mapping[int, Sequence[PdfLine]], heights: Mapping[int, float]
) -> frozenset[int]:
    """Return the ``id`` of each line that is a running head, a foot or a page number.

    It stands among the first or last rows of its page, and, digits aside, at the same height on
    several pages; on two if its number goes up with theirs. Units, captions, numbered lines and
    ends of sentences never are. So is a watermark: it stands at one place of several pages,
    anywhere, and text runs over it.

    Args:
        pages: the lines of each page.
        heights: of each page, in points.
    """
    seen: dict[str, list[_Place]] = defaultdict(list)
    edges = [line for lines in pages.values() for line in _iter_edges(lines)]
    for line in edges:
        seen[_key(line)].append(_Place.of(line, heights[line.page]))
    least = min(MIN_PAGES, max(len(heights), 2))
    heads = (
        id(line)
        for line in edges
        if _may_be(line) and _recurs(line, seen[_key(line)], heights[line.page], least)
    )
    return frozenset((*heads, *_iter_watermarks(pages)))


class _Place(NamedTuple):
    """Where a line stands: its page, its height as a share of it, by how much its number is more.

    ``ahead`` is ``None`` for a line without a number of its own at an end.
    """

    page: int
    at: float
    ahead: int | None

    @classmethod
    def of(cls, line: PdfLine, height: float) -> "_Place":
        number = _OWN_NUMBER.search(line.text)
        ahead = int(next(filter(None, number.groups()))) - line.page if number else None
        return cls(line.page, line.middle / height, ahead)


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


def _recurs(line: PdfLine, seen: Sequence[_Place], height: float, least: int) -> bool:
    own = _Place.of(line, height)
    beside = [each for each in seen if abs(each.at - own.at) <= SAME_HEIGHT]
    pages = {each.page for each in beside}
    if _is_page(line.text):
        return len(pages) >= MIN_PAGES - 1
    if own.ahead is not None and sum(each.ahead == own.ahead for each in beside) > 1:
        return True
    return len(pages) >= least and len(re.sub(r"[\W#_]", "", _key(line))) > 1


def _iter_watermarks(pages: Mapping[int, Sequence[PdfLine]]) -> Iterator[int]:
    """Yield the ``id`` of each line that stands at one place of several pages, text over it."""
    same: defaultdict[tuple[str, int], list[PdfLine]] = defaultdict(list)
    for lines in pages.values():
        for line in lines:
            same[(line.text, round(line.size))].append(line)
    for group in same.values():
        if len(group) < MIN_PAGES:
            continue
        first = group[0]
        placed = [line for line in group if _shares_place(first, line)]
        if len({line.page for line in placed}) >= MIN_PAGES and any(
            _runs_over(line, other) for line in placed for other in pages[line.page]
        ):
            yield from map(id, placed)


def _shares_place(first: PdfLine, line: PdfLine) -> bool:
    off = max(abs(first.left - line.left), abs(first.middle - line.middle))
    return off <= _SAME_LEFT


def _runs_over(line: PdfLine, other: PdfLine) -> bool:
    """Tell whether two lines of a page stand on each other."""
    wide = min(line.right, other.right) - max(line.left, other.left)
    high = min(line.bottom, other.bottom) - max(line.top, other.top)
    least = min(line.bottom - line.top, other.bottom - other.top)
    return line is not other and wide > other.size and high > _OVER * least
