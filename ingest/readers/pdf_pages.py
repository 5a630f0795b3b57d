"""The pages of a PDF as PDFium reads them: characters with their places, and straight lines."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_MAX_FORMS: Final = 5
_STRAIGHT, _MIN_RULE = 1.5, 3.0
"""A stroke is straight if its ends are off by less, and a rule if it is longer, in points."""
_FONT_NAME_BYTES: Final = 128
_TILTED: Final = 0.2
"""Text turned by more radians stands in margins and watermarks."""
_HYPHENS: Final = {0xFFFE: "-", 0x2: "-"}
_UNREADABLE: Final = frozenset({0, 0xFFFD})

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Final[_Matrix] = (1, 0, 0, 1, 0, 0)


class Glyph(NamedTuple):
    """A character and its box, in points from the top left of its page; ``size`` of its type."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    font: str

    @property
    def middle(self) -> float:
        """The height of its middle line."""
        return (self.top + self.bottom) / 2


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
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    horizontals: list[Rule]
    verticals: list[Rule]
    pictured: bool
    unreadable: int


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
        found, unreadable = _read_glyphs(text)
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
    return PdfPage(number, width, height, glyphs, horizontals, verticals, pictured, unreadable)


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

    def glyph(self, glyph: Glyph) -> Glyph:
        """Return a character whose box is in PDF's own measure with its box on the turned page."""
        if not self.quarters:
            char, left, top, right, bottom, size, font = glyph
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


def _read_glyphs(text: pdfium.PdfTextPage) -> tuple[list[tuple[float, Glyph]], int]:
    """Return the characters that are shown, with the angles they are set at, in PDF's measure."""
    glyphs: list[tuple[float, Glyph]] = []
    unreadable = 0
    box = raw.FS_RECTF()
    settings = _Settings(text)
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, index)
        if code in _UNREADABLE:
            unreadable += 1
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        setting = settings.of(index)
        if setting.hides((box.left + box.right) / 2, (box.bottom + box.top) / 2):
            continue
        edges = (box.left, box.top, box.right, box.bottom)
        glyph = Glyph(_HYPHENS.get(code) or chr(code), *edges, setting.size, setting.font)
        glyphs.append((setting.angle, glyph))
    return glyphs, unreadable


class _TextSetting(NamedTuple):
    """How the characters of one text object are set, and the areas within which they are shown."""

    font: str
    size: float
    angle: float
    clips: tuple[tuple[float, float, float, float], ...]

    def hides(self, x: float, y: float) -> bool:
        """Tell whether a point of a character lies outside what is shown, in PDF's own measure."""
        return any(
            not (left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1)
            for left, bottom, right, top in self.clips
        )


class _Settings:
    """How the characters of a page are set, read once for each text object."""

    def __init__(self, text: pdfium.PdfTextPage) -> None:
        self._text = text
        self._buffer = ctypes.create_string_buffer(_FONT_NAME_BYTES)
        self._flags = ctypes.c_int()
        self._matrix = raw.FS_MATRIX()
        self._known: dict[int, _TextSetting] = {}

    def of(self, index: int) -> _TextSetting:
        """Return how a character is set."""
        item = raw.FPDFText_GetTextObject(self._text, index)
        address = ctypes.cast(item, ctypes.c_void_p).value if item else None
        if address is None:
            return self._read(index, None)
        if address not in self._known:
            self._known[address] = self._read(index, item)
        return self._known[address]

    def _read(self, index: int, item: Any) -> _TextSetting:  # noqa: ANN401
        raw.FPDFText_GetMatrix(self._text, index, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d)
        return _TextSetting(
            self._font(index),
            round(raw.FPDFText_GetFontSize(self._text, index) * scale, 1),
            raw.FPDFText_GetCharAngle(self._text, index),
            tuple(_iter_clips(item)) if item else (),
        )

    def _font(self, index: int) -> str:
        """Return the name of a character's font; Chinese ones may be written in GBK."""
        length = raw.FPDFText_GetFontInfo(
            self._text, index, self._buffer, _FONT_NAME_BYTES, self._flags
        )
        name = self._buffer.raw[: max(0, min(length, _FONT_NAME_BYTES) - 1)]
        try:
            return name.decode("utf-8")
        except UnicodeDecodeError:
            return name.decode("gb18030", "replace")


def _iter_clips(item: Any) -> Iterator[tuple[float, float, float, float]]:  # noqa: ANN401
    clip = raw.FPDFPageObj_GetClipPath(item)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    for path in range(max(0, count)):
        points = [
            _point(raw.FPDFClipPath_GetPathSegment(clip, path, number))
            for number in range(max(0, raw.FPDFClipPath_CountPathSegments(clip, path)))
        ]
        if points:
            xs, ys = zip(*points, strict=True)
            yield min(xs), min(ys), max(xs), max(ys)


def _iter_objects(page: Any) -> Iterator[tuple[Any, _Matrix]]:  # noqa: ANN401
    """Yield the objects of a page, those within forms too, with their matrices."""
    stack = [
        (raw.FPDFPage_GetObject(page, number), _IDENTITY, 0)
        for number in reversed(range(raw.FPDFPage_CountObjects(page)))
    ]
    while stack:
        item, outer, depth = stack.pop()
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, matrix)
        own = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
        placed = _multiply(own, outer)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
            yield item, placed
        elif depth < _MAX_FORMS:
            stack += [
                (raw.FPDFFormObj_GetObject(item, number), placed, depth + 1)
                for number in reversed(range(raw.FPDFFormObj_CountObjects(item)))
            ]


def _multiply(inner: _Matrix, outer: _Matrix) -> _Matrix:
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


def _point(segment: Any) -> tuple[float, float]:  # noqa: ANN401
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _add_rules(
    path: Any,  # noqa: ANN401
    matrix: _Matrix,
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
    matrix: _Matrix,
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    a, b, c, d, e, f = matrix
    begin = last = (0.0, 0.0)
    for number in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        x, y = _point(segment)
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
