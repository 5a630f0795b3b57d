"""The pages of a PDF, turned so that their text stands upright: characters and straight lines."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.readers.pdf_glyphs import Glyph, point_of, read_glyphs
from ingest.readers.pdf_ink import Matrix

_MAX_FORMS: Final = 5
_STRAIGHT, _MIN_RULE = 1.5, 3.0
"""A stroke is straight if its ends are off by less, and a rule if it is longer, in points."""
_TILTED: Final = 0.2
"""Text turned by more radians stands in margins and watermarks."""

IDENTITY: Final[Matrix] = (1, 0, 0, 1, 0, 0)
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
    turn = _find_turn(page, [angle for angle, _ in found])
    glyphs = [turn.glyph(glyph) for angle, glyph in found if turn.is_upright(angle)]
    horizontals: list[Rule] = []
    verticals: list[Rule] = []
    pictured = False
    for item, matrix in _iter_objects(page.raw):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _add_rules(item, matrix, turn, horizontals, verticals)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            area = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
            pictured = pictured or 2 * area >= turn.width * turn.height
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


def _iter_objects(page: Any) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401
    """Yield the objects of a page, those within forms too, with their matrices."""
    stack = [
        (raw.FPDFPage_GetObject(page, number), IDENTITY, 0)
        for number in reversed(range(raw.FPDFPage_CountObjects(page)))
    ]
    while stack:
        item, outer, depth = stack.pop()
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, matrix)
        own = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
        placed = multiply(own, outer)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
            yield item, placed
        elif depth < _MAX_FORMS:
            stack += [
                (raw.FPDFFormObj_GetObject(item, number), placed, depth + 1)
                for number in reversed(range(raw.FPDFFormObj_CountObjects(item)))
            ]


def multiply(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the map that maps by the inner one first, then by the outer one."""
    a, b, c, d, e, f = inner
    o, p, q, r, s, t = outer
    return (
        a * o + b * q,
        a * p + b * r,
        c * o + d * q,
        c * p + d * r,
        e * o + f * q + s,
        e * p + f * r + t,
    )


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
    for begin, end in _iter_strokes(path, matrix):
        (x0, y0), (x1, y1) = turn.place(*begin), turn.place(*end)
        if abs(y0 - y1) < _STRAIGHT and abs(x0 - x1) > _MIN_RULE:
            horizontals.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) < _STRAIGHT and abs(y0 - y1) > _MIN_RULE:
            verticals.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _iter_strokes(
    path: Any,  # noqa: ANN401
    matrix: Matrix,
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    a, b, c, d, e, f = matrix
    begin = last = (0.0, 0.0)
    for number in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        x, y = point_of(segment)
        here = (a * x + c * y + e, b * x + d * y + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begin = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield last, here
        last = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield last, begin
            last = begin
