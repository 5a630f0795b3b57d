"""The lines of a PDF's pages: characters put together, marks of notes written as such."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.characters import is_cjk
from ingest.readers.pdf_glyphs import Glyph
from ingest.readers.pdf_ink import Ink, Matrix, trace
from ingest.readers.raised import is_mark, write_raised

_SAME_LINE = 0.55
"""How far a baseline may move within a line, in heights of a character."""
_BACK = 2.0
"""How far to the left, in heights, a character stands that begins another line."""
_RAISED_SIZE, _RAISED_BY = 0.8, 0.12
"""A mark is set smaller than this share of its line's type, its foot higher by this share of it."""
_BROWSER_SIZE, _BROWSER_BY = 0.86, 0.2
"""Browsers set marks in larger type (0.83), and raise them by more (0.3)."""
_WORD_GAP, _WIDE_GAP = 0.22, 1.6
"""A gap wider than this, in ems, parts words, or columns."""
MAX_JUMPS = 3
"""So many times a page may go back up: page numbers and notes come first in many files."""
_ROW = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfLine:
    """A line of a page.

    Attributes:
        page: from 1.
        text: what it says, marks of notes in square brackets.
        left: in points from the left of the page, as the next ones.
        right: its end.
        top: in points from the top of the page.
        bottom: its foot.
        size: of most of its type, in points.
        font: of most of its type.
        ink: where its characters stand on the page as it is shown.
        noted: it begins with the raised mark of a note.
    """

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    font: str
    ink: Ink
    noted: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


def read_lines(page: int, glyphs: Iterable[Glyph], display: Matrix) -> list[PdfLine]:
    """Put the characters of a page together to lines, in the order of its content.

    A line ends where the baseline moves, or where a character stands to the left of the last one.
    Where the content jumps back up within a column again and again, its order is not that of
    reading: the lines are taken from the top down then.

    Args:
        page: its number, from 1.
        glyphs: its characters.
        display: maps their places to the page as it is shown.
    """
    lines: list[PdfLine] = []
    for run in _iter_runs(glyphs):
        text, noted = _write(run)
        if text:
            printed = [each for each in run if not each.char.isspace()]
            ink = trace(text, printed, display)
            lines.append(_line(page, printed, text, ink, noted=noted))
    jumps = sum(_jumps_back(above, below) for above, below in pairwise(lines))
    if jumps <= MAX_JUMPS:
        return lines
    return sorted(lines, key=lambda line: (round(line.middle / _ROW), line.left))


def _jumps_back(above: PdfLine, below: PdfLine) -> bool:
    """Tell whether a line stands well above the one before it, in the same column."""
    shared = min(above.right, below.right) - max(above.left, below.left)
    narrow = min(above.right - above.left, below.right - below.left)
    return shared > narrow / 3 and below.bottom < above.top - 2 * (above.bottom - above.top)


def _line(page: int, printed: Sequence[Glyph], text: str, ink: Ink, *, noted: bool) -> PdfLine:
    size, font = Counter((each.size, each.font) for each in printed).most_common(1)[0][0]
    return PdfLine(
        page=page,
        text=text,
        left=min(each.left for each in printed),
        right=max(each.right for each in printed),
        top=min(each.top for each in printed),
        bottom=max(each.bottom for each in printed),
        size=size,
        font=font,
        ink=ink,
        noted=noted,
    )


def _iter_runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph.char in "\r\n" or (not run and glyph.char.isspace()):
            continue
        if run and _begins_line(run[-1], glyph):
            yield run
            run = []
            if glyph.char.isspace():
                continue
        run.append(glyph)
    if run:
        yield run


def _begins_line(last: Glyph, glyph: Glyph) -> bool:
    height = max(4.0, last.bottom - last.top, glyph.bottom - glyph.top)
    moved = abs(glyph.middle - last.middle) > _SAME_LINE * height
    return moved or glyph.left < last.left - _BACK * height


def _write(run: Sequence[Glyph]) -> tuple[str, bool]:
    """Return the text of a line's characters, and whether it begins with a note's mark."""
    size = Counter(each.size for each in run if not each.char.isspace()).most_common(1)[0][0]
    foot = Counter(round(each.bottom) for each in run if each.size == size).most_common(1)[0][0]
    raised = [_is_raised(each, size, foot) for each in run]
    text, noted, place = "", False, 0
    while place < len(run):
        end = place + 1
        if raised[place]:
            while end < len(run) and raised[end]:
                end += 1
            mark = "".join(each.char for each in run[place:end]).strip()
            noted = noted or (not text and is_mark(mark))
            text += write_raised(text, mark)
        else:
            text += _between(run, place, size) + run[place].char
        place = end
    return _tidy(text), noted


def _is_raised(glyph: Glyph, size: float, foot: float) -> bool:
    share, by = glyph.size / max(size, 1.0), (foot - glyph.bottom) / max(size, 1.0)
    return (share < _RAISED_SIZE and by > _RAISED_BY) or (
        share < _BROWSER_SIZE and by > _BROWSER_BY
    )


def _between(run: Sequence[Glyph], place: int, size: float) -> str:
    """Return the white space that the gap before a character stands for."""
    if not place:
        return ""
    last, glyph = run[place - 1], run[place]
    gap = (glyph.left - last.right) / max(size, 1.0)
    if gap > _WIDE_GAP:
        return " " * max(2, round(2 * gap))
    if gap <= _WORD_GAP or last.char.isspace() or glyph.char.isspace():
        return ""
    return "" if is_cjk(last.char) or is_cjk(glyph.char) else " "


def _tidy(text: str) -> str:
    """Return a line's text with each of the forms that only look alike as the usual one."""
    told = "".join(
        unicodedata.normalize("NFKC", char) if "\u2e80" <= char <= "\u2fdf" else char
        for char in text
    )
    return told.replace("\u00a0", " ").replace("\u00ad", "-").strip(" \u3000")
