"""What stands on each page beside the text: page numbers, and running heads of any wording."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from statistics import median

from ingest.characters import PAUSES, bare_end, is_terminated
from ingest.joining import is_prose
from ingest.lines import Line
from ingest.markers import is_title_like, match_marker

MIN_REPEATS = 3
"""A line that is said so often is a page head, where it also cuts into the text."""
MIN_CUTS = 0.25
"""The share of its places where a page head without a page number cuts a sentence."""
MIN_EVEN_REPEATS, MIN_PAGE_LINES, MAX_UNEVENNESS = 4, 20, 2
"""A line said so often, so many lines apart, give or take so few, is a page head."""
MAX_HEAD_EM, MAX_MOTTO_EM = 45.0, 24.0
"""The longest page heads, and the longest that is a sentence (a motto, an address)."""
MIN_PART_OF_TITLE = 3
"""A line of more characters that the title holds is its short form."""
HEAD_LINES = 8
"""Among a document's first lines, what is a page head later is its title or issuer."""
MIN_HALF_EM = 30.0
"""A shorter line with a comma may be a title."""
WIDE_EM = 14.0
"""A number beside a line of this width is not a cell of a table printed down the page."""

_N = r"\d{1,4}"
_SPELT = rf"(?:{_N}|[〇零一二三四五六七八九十百]{{1,5}})"
_DASH = r"[-—–―－·•・~～*|｜/]+"
_DECORATED = re.compile(
    rf"{_DASH}\s*(?:第?\s*{_N}\s*页?|[ivxlc]{{1,6}})\s*{_DASH}"
    rf"|第\s*{_SPELT}\s*页(?:\s*[,，/／(（]?\s*[共总]\s*{_SPELT}\s*页\s*[)）]?)?"
    rf"|[共总]\s*{_SPELT}\s*页\s*[,，/／]?\s*第\s*{_SPELT}\s*页|页码\s*[:：]?\s*{_N}"
    rf"|{_N}\s*[/／]\s*{_N}|P(?:age|g?\.)\s*{_N}(?:\s*(?:of|/)\s*{_N})?|{_N}\s+of\s+{_N}",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,3}", re.ASCII)
_PAGE_AT_END = re.compile(rf"^(?:[\s·.—–-]*{_N}[\s·.—–|-]+)|[\s·.—–|-]+{_N}[\s·.—–-]*$|^#+|\s+")
_COLUMNS = re.compile(r"\S[ \u3000]{2,}\S.*\S[ \u3000]{2,}\S|\t")


def is_bare_page(text: str) -> bool:
    """Tell whether a line is nothing but a number such as pages bear."""
    return _BARE.fullmatch(text) is not None


def is_dressed_page(text: str) -> bool:
    """Tell whether a line is a page number in any dress but none.

    >>> [is_dressed_page(text) for text in ("- 5 -", "第3页 共9页", "Page 2 of 7", "12")]
    [True, True, True, False]
    """
    return _DECORATED.fullmatch(text) is not None


def find_page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of the lines that are page numbers, bare or in any dress.

    Bare ones count upwards and stand beside running text.

    Args:
        lines: all lines of a document.
    """
    return frozenset(_iter_page_numbers(lines))


def _iter_page_numbers(lines: Sequence[Line]) -> Iterator[int]:
    last = 0
    for index, line in enumerate(lines):
        if is_dressed_page(line.text):
            yield index
        elif is_bare_page(line.text) and int(line.text) > last and _stands_apart(lines, index):
            last = int(line.text)
            yield index


def _stands_apart(lines: Sequence[Line], index: int) -> bool:
    beside = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    if any(is_bare_page(line.text) or "\t" in line.text for line in beside):
        return False
    return any(line.width >= WIDE_EM for line in beside)


def find_page_heads(lines: Sequence[Line], pages: Set[int], title: str) -> frozenset[int]:
    """Return the indexes of the running heads and feet.

    They are lines that recur, white space and a page number aside, and either stand at page ends
    each time, or cut into sentences, or lie one page apart; and a line at a page number that the
    title holds. Where one stands among the first lines, it is the title block's.

    Args:
        lines: all lines of a document.
        pages: the indexes of the page numbers.
        title: the document's, without white space.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if index not in pages and line.width <= MAX_HEAD_EM and not _COLUMNS.search(line.text):
            places[_key(line.text)].append(index)
    edges = _page_edges(lines, pages)
    found: set[int] = set()
    # A head may stand between the page's end and another.
    for _ in range(2):
        around = edges | {index + step for index in found for step in (-1, 1)}
        for key, indexes in places.items():
            if key and _is_head(lines, indexes, around, _is_part(key, title)):
                found.update(indexes)
    return frozenset(found - _first_said(lines, places, pages))


def _is_part(text: str, title: str) -> bool:
    """Tell whether a title says what a line says, in that order, with more words between."""
    rest = iter(title)
    return all(char in rest for char in text)


def _key(text: str) -> str:
    return _PAGE_AT_END.sub("", text)


def _page_edges(lines: Sequence[Line], pages: Set[int]) -> set[int]:
    """Return the indexes of the lines beside a page number or a form feed."""
    edges = {index + step for index in pages for step in (-1, 1)}
    for index, line in enumerate(lines):
        if line.page:
            edges |= {index - 1, index}
    return edges


def _is_head(
    lines: Sequence[Line], indexes: Sequence[int], edges: Set[int], in_title: bool
) -> bool:
    first = lines[indexes[0]]
    if match_marker(first.text) is not None:
        return False
    at_edges = sum(index in edges for index in indexes)
    if in_title and len(_key(first.text)) > MIN_PART_OF_TITLE and at_edges == len(indexes):
        return True
    if at_edges == len(indexes) >= MIN_REPEATS and first.width <= MAX_MOTTO_EM:
        return not any(map(str.isdigit, _key(first.text)))
    if not is_title_like(first.text) or is_prose(first.text):
        return False
    if at_edges == len(indexes) > 1:
        return not any(map(str.isdigit, _key(first.text)))
    return len(indexes) >= MIN_REPEATS and (_cut_often(lines, indexes, edges) or _are_even(indexes))


def _cut_often(lines: Sequence[Line], indexes: Sequence[int], edges: Set[int]) -> bool:
    cuts = sum(index in edges or _cuts_in(lines, index) for index in indexes)
    return cuts >= MIN_CUTS * len(indexes)


def _cuts_in(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line stands in the middle of a sentence."""
    if not 0 < index < len(lines) - 1:
        return False
    before, after = lines[index - 1], lines[index + 1]
    goes_on = after.width >= WIDE_EM or is_terminated(after.text) or is_prose(after.text)
    return goes_on and _is_half(before)


def _is_half(line: Line) -> bool:
    """Tell whether a line is running text cut short, and no title with a comma in it."""
    if is_terminated(line.text) or not is_prose(line.text) or "\t" in line.text:
        return False
    return line.width >= MIN_HALF_EM or "。" in line.text or bare_end(line.text) in PAUSES


def _are_even(indexes: Sequence[int]) -> bool:
    if len(indexes) < MIN_EVEN_REPEATS:
        return False
    gaps = [after - before for before, after in pairwise(indexes)]
    page = median(gaps)
    return page >= MIN_PAGE_LINES and all(abs(gap - page) <= MAX_UNEVENNESS for gap in gaps)


def _first_said(lines: Sequence[Line], places: dict[str, list[int]], pages: Set[int]) -> set[int]:
    """Return the places of the lines that are said for the first time in the title block."""
    head = next(
        (
            index
            for index, line in enumerate(lines[:HEAD_LINES])
            if (index and index in pages) or is_terminated(line.text) or is_prose(line.text)
        ),
        HEAD_LINES,
    )
    return {indexes[0] for indexes in places.values() if indexes[0] < head}
