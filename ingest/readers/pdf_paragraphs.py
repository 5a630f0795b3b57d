"""How the text of a PDF is set: which lines go on with the one before, which are headings."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.characters import PAUSES, TERMINALS, bare_end, is_cjk
from ingest.markers import is_title_like, match_marker
from ingest.readers.pdf_lines import PdfLine

_SAME_SIZE = 0.08
"""Type that differs in size by no more than this share is of one paragraph."""
_INDENT = 0.7
"""A line that is set in by more, in ems, begins a paragraph."""
_HANGS = 2.0
_MAX_PITCH = 1.35
"""Lines farther apart than this many times the usual pitch are of two paragraphs."""
_MAX_LEAD = 1.8
"""So many ems stand at most between the lines of one heading."""
_SLACK = 0.6
_SHARED, _FEW = 0.3, 5
"""Lines that share this part of their width are of one column, which so many make known."""
_APART = 6.0
"""Lines that begin farther apart, in ems, are not of one column, or one is in its middle."""
_LARGER = 1.08
MAX_HEADING_CHARS = 40
_TOKEN = re.compile(r"[!-~\u2010-\u201f]+|.[，。；：、）》”！？]*", re.DOTALL)
_HYPHENS = "-\u2010"
_HYPHENATED = re.compile(rf"[a-z]{{2,}}[{_HYPHENS}]$")
_BOLD = re.compile(r"bold|black|heavy|hei(?!ti-?light)|黑", re.IGNORECASE)
_TITLE_WITHIN, _TITLE_SIZE = 8, 1.25
"""A title stands among so many first lines, its type so many times as large as that of the text."""
_ENDS = TERMINALS + "."
_SENTENCE_END = TERMINALS + PAUSES + "：:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typesetting:
    """How most of a document's text is set.

    Attributes:
        size: of its type in points.
        edges: by the ``id`` of a line, where its column begins and ends, in points.
        pitch: from line to line in points.
        headings: by ``id``, the lines that are headings by their type.
        title: by ``id``, the first lines of the largest type, which are one title.
    """

    size: float
    edges: Mapping[int, tuple[float, float]]
    pitch: float
    headings: frozenset[int]
    title: frozenset[int]


def measure_setting(lines: Sequence[PdfLine]) -> Typesetting:
    """Find out how the text of a document is set.

    Args:
        lines: all but those of tables and furniture.
    """
    weights: Counter[tuple[float, str]] = Counter()
    for line in lines:
        weights[(line.size, line.font)] += len(line.text)
    size, font = weights.most_common(1)[0][0] if weights else (10.0, "")
    by_page: dict[int, list[PdfLine]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    widest = (
        min((line.left for line in lines), default=0.0),
        max((line.right for line in lines), default=0.0),
    )
    edges = {id(line): _edges_of(line, by_page, size) or widest for line in lines}
    pitches = Counter(
        round(after.middle - before.middle)
        for before, after in pairwise(lines)
        if before.page == after.page and 0 < after.middle - before.middle < 4 * size
    )
    pitch = float(pitches.most_common(1)[0][0]) if pitches else 2 * size
    return Typesetting(
        size=size,
        edges=edges,
        pitch=pitch,
        headings=_find_headings(lines, size, font),
        title=_find_title(lines, size),
    )


def goes_on(last: PdfLine, line: PdfLine, setting: Typesetting) -> bool:
    """Tell whether a line goes on with the paragraph of the one before it."""
    if id(last) in setting.title and id(line) in setting.title:
        return True
    if abs(last.size - line.size) > _SAME_SIZE * last.size:
        return False
    if id(last) in setting.headings or id(line) in setting.headings:
        return _is_one_heading(last, line, setting)
    if _begins_part(last, line):
        return False
    step = line.middle - last.middle if line.page == last.page else 0.0
    if step > _MAX_PITCH * max(setting.pitch, last.size):
        return False
    left, _ = setting.edges[id(line)]
    begin, right = setting.edges[id(last)]
    indent, em = line.left - left, line.size
    hangs = (
        last.left - begin > _INDENT * em
        and abs(last.left - begin - indent) < _HANGS
        and bare_end(last.text) not in _ENDS
    )
    if indent > _INDENT * em and not hangs:
        return False
    if indent > _INDENT * em and match_marker(line.text) is not None:
        return False
    return last.right + _width_of(line) > right - _SLACK * em


def _is_one_heading(last: PdfLine, line: PdfLine, setting: Typesetting) -> bool:
    """Tell whether a line is the second one of a heading that fills its first."""
    if id(last) not in setting.headings or match_marker(line.text) is not None:
        return False
    alike = (last.page, last.size, last.font) == (line.page, line.size, line.font)
    close = line.middle - last.middle <= max(_MAX_PITCH * setting.pitch, _MAX_LEAD * last.size)
    _, right = setting.edges[id(last)]
    return alike and close and last.right + _width_of(line) > right - _SLACK * line.size


def _begins_part(last: PdfLine, line: PdfLine) -> bool:
    """Tell whether a line is the heading of a part: its mark says so, and its type or its place."""
    if match_marker(line.text) is None:
        return False
    ends = bare_end(last.text) in _ENDS and bare_end(line.text) not in _SENTENCE_END
    return line.font != last.font or (ends and is_title_like(line.text))


def join(before: str, after: str) -> tuple[int, str]:
    """Return how many characters of a line's end go, and what stands between it and the next.

    >>> join("公共服", "务"), join("the Min-", "istry"), join("of the", "year")
    ((0, ''), (1, ''), (0, ' '))
    """
    if _HYPHENATED.search(before) and after[:1].islower():
        return 1, ""
    if not before or not after or before[-1] in _HYPHENS:
        return 0, ""
    return 0, "" if is_cjk(before[-1]) or is_cjk(after[0]) else " "


def write_heading(line: PdfLine, setting: Typesetting) -> str:
    """Return the mark of a heading that has no number, empty for any other line."""
    return "## " if id(line) in setting.headings and match_marker(line.text) is None else ""


def _edges_of(
    line: PdfLine, by_page: Mapping[int, Sequence[PdfLine]], text_size: float
) -> tuple[float, float] | None:
    """Return the edges of the column that a line stands in, ``None`` where few lines tell.

    They are those of the lines of its size above and below it, on its page and the next ones, or
    of the lines of the text's own size there. A line in the middle of two columns ends neither.
    """
    for size in (line.size, text_size):
        column: list[PdfLine] = []
        for page in (line.page, line.page - 1, line.page + 1):
            column += (
                other
                for other in by_page.get(page, ())
                if abs(other.size - size) <= _SAME_SIZE * size and _shares_column(line, other)
            )
            if len(column) >= _FEW:
                return _edges(line, column)
    return None


def _shares_column(line: PdfLine, other: PdfLine) -> bool:
    shared = min(line.right, other.right) - max(line.left, other.left)
    return shared > _SHARED * min(line.right - line.left, other.right - other.left)


def _edges(line: PdfLine, column: Sequence[PdfLine]) -> tuple[float, float]:
    own = [other for other in column if abs(other.left - line.left) < _APART * line.size]
    ends = own if len(own) >= _FEW else column
    return min(other.left for other in column), max(other.right for other in ends)


def _width_of(line: PdfLine) -> float:
    """Return how wide a line's first word is, in points."""
    token = _TOKEN.match(line.text)
    chars = len(token[0]) if token else 1
    ems = sum(1.0 if is_cjk(char) else 0.5 for char in line.text)
    first = sum(1.0 if is_cjk(char) else 0.5 for char in line.text[:chars])
    return (line.right - line.left) * first / max(ems, 0.5)


def _find_title(lines: Sequence[PdfLine], size: float) -> frozenset[int]:
    """Return the first lines of the largest type on the first page, by ``id``."""
    first = [line for line in lines[:_TITLE_WITHIN] if line.page == lines[0].page]
    largest = max((line.size for line in first), default=0.0)
    if largest < _TITLE_SIZE * size:
        return frozenset()
    found: list[int] = []
    for line in first:
        if line.size == largest:
            found.append(id(line))
        elif found:
            break
    return frozenset(found)


def _find_headings(lines: Sequence[PdfLine], size: float, font: str) -> frozenset[int]:
    """Return the ``id`` of the lines that are headings by their type: larger or bolder."""
    found = set()
    begun = False
    for line in lines:
        ends = bare_end(line.text)
        begun = begun or (len(line.text) > MAX_HEADING_CHARS / 2 and ends in _ENDS)
        if len(line.text) > MAX_HEADING_CHARS or ends in _SENTENCE_END:
            continue
        larger = line.size > _LARGER * size
        bolder = line.size > size / _LARGER and bool(_BOLD.search(line.font))
        if not (larger or (bolder and not _BOLD.search(font))) or not is_title_like(line.text):
            continue
        marker = match_marker(line.text)
        numbered = marker is not None and marker.kind == "heading"
        if (numbered and larger) or (begun and marker is None):
            found.add(id(line))
    return frozenset(found)
