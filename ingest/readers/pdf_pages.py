"""The pages of a PDF, turned so that their text stands upright: characters and straight lines."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.readers.pdf_glyphs import Glyph, read_glyphs
from ingest.readers.pdf_ink import Matrix
from ingest.readers.pdf_objects import IDENTITY, iter_objects, iter_strokes, multiply
from ingest.readers.pdf_seen import find_seen

_STRAIGHT, _MIN_RULE = 1.5, 3.0
"""A stroke is straight if its ends are off by less, and a rule if it is longer, in points."""
_TILTED: Final = 0.2
"""Text turned by more radians stands in margins and watermarks."""

_FAR: Final = 1000


class Rule(NamedTuple):
    """A straight line that stands at ``at`` and reaches from ``start`` to ``end``."""

    at: float
    start: float
    end: float


class PdfPage(NamedTuple):
    """A page: its characters in the order of its content, and its rules.

    Attributes:
        number: from 1.
        width: in points.
        height: in points.
        glyphs: the characters that are seen; white space is among them.
        horizontals: rules across, ``at`` being their height.
        verticals: upright rules, ``at`` being their distance from the left.
        pictured: a picture covers at least half of the page.
        unreadable: characters whose font does not say what they are.
        display: maps a place on it to the page as viewers show it.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    horizontals: list[Rule]
    verticals: list[Rule]
    pictured: bool
    unreadable: int
    display: Matrix = IDENTITY


def iter_pages(document: pdfium.PdfDocument) -> Iterator[PdfPage]:
    """Yield the pages of a document in order."""
    for index in range(len(document)):
        page = document[index]
        try:
            yield _read_page(page, index + 1)
        finally:
            page.close()


def _read_page(page: pdfium.PdfPage, number: int) -> PdfPage:
    text = page.get_textpage()
    try:
        found, unreadable = read_glyphs(text)
    finally:
        text.close()
    turn = _find_turn(page, [each.angle for each in found])
    horizontals: list[Rule] = []
    verticals: list[Rule] = []
    pictured = False
    for item, matrix in iter_objects(page.raw):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _add_rules(item, matrix, turn, horizontals, verticals)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            area = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
            pictured = pictured or 2 * area >= turn.width * turn.height
    seen = find_seen(page, found, is_scan=pictured)
    glyphs = [turn.glyph(each.glyph) for each in seen if turn.is_upright(each.angle)]
    width, height = turn.size
    display = multiply(turn.back(), _read_display(page))
    return PdfPage(
        number, width, height, glyphs, horizontals, verticals, pictured, unreadable, display
    )


def _read_display(page: pdfium.PdfPage) -> Matrix:
    """Return what maps PDF's own measure to points from the top left of the page as it is shown."""
    width, height = page.get_size()
    x, y = ctypes.c_int(), ctypes.c_int()

    def place(at_x: float, at_y: float) -> tuple[float, float]:
        size = (round(width * _FAR), round(height * _FAR))
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, at_x, at_y, x, y)
        return x.value / _FAR, y.value / _FAR

    e, f = place(0, 0)
    right, up = place(_FAR, 0), place(0, _FAR)
    return (
        (right[0] - e) / _FAR,
        (right[1] - f) / _FAR,
        (up[0] - e) / _FAR,
        (up[1] - f) / _FAR,
        e,
        f,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """How a page is to be turned so that its text stands upright.

    Attributes:
        quarters: of a turn, clockwise, that its text is set at: 0 to 3.
        width: of the page as it is before it is turned, in points.
        height: the same.
    """

    quarters: int
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height once it is turned."""
        upright = self.quarters % 2 == 0
        return (self.width, self.height) if upright else (self.height, self.width)

    def is_upright(self, angle: float) -> bool:
        """Tell whether text set at an angle, in radians, stands upright then."""
        return abs(math.remainder(angle - self.quarters * math.pi / 2, math.tau)) <= _TILTED

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point lies, from the top left of the turned page."""
        if self.quarters == 0:
            return x, self.height - y
        if self.quarters == 1:
            return self.height - y, self.width - x
        return (self.width - x, y) if self.quarters == 2 else (y, x)

    def back(self) -> Matrix:
        """Return what maps a point of the turned page to PDF's own measure."""
        return (
            (1, 0, 0, -1, 0, self.height),
            (0, -1, -1, 0, self.width, self.height),
            (-1, 0, 0, 1, self.width, 0),
            (0, 1, 1, 0, 0, 0),
        )[self.quarters]

    def glyph(self, glyph: Glyph) -> Glyph:
        """Return a character whose box is in PDF's own measure with its box on the turned page."""
        if not self.quarters:
            char, left, top, right, bottom, size, font, _ = glyph
            return Glyph(char, left, self.height - top, right, self.height - bottom, size, font)
        x0, y0 = self.place(glyph.left, glyph.top)
        x1, y1 = self.place(glyph.right, glyph.bottom)
        return glyph._replace(
            left=min(x0, x1), top=min(y0, y1), right=max(x0, x1), bottom=max(y0, y1)
        )


def _find_turn(page: pdfium.PdfPage, angles: list[float]) -> _Turn:
    """Return the turn that most of a page's text asks for."""
    quarters = Counter(round(angle / (math.pi / 2)) % 4 for angle in angles)
    width, height = page.get_size()
    if page.get_rotation() % 180:
        width, height = height, width
    most = quarters.most_common(1)[0][0] if quarters else 0
    return _Turn(quarters=most, width=width, height=height)


def _add_rules(
    path: Any,  # noqa: ANN401
    matrix: Matrix,
    turn: _Turn,
    horizontals: list[Rule],
    verticals: list[Rule],
) -> None:
    """Add the straight strokes of a path, and the edges of the areas that it fills."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    for begin, end in iter_strokes(path, matrix):
        (x0, y0), (x1, y1) = turn.place(*begin), turn.place(*end)
        if abs(y0 - y1) < _STRAIGHT and abs(x0 - x1) > _MIN_RULE:
            horizontals.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) < _STRAIGHT and abs(y0 - y1) > _MIN_RULE:
            verticals.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
