"""The characters of a PDF's page as PDFium reads them, with their places and how they are set."""

import ctypes
import math
from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.page_map import PRINTED

_FONT_NAME_BYTES: Final = 128
_HYPHENS: Final = {0xFFFE: "-", 0x2: "-"}
"""PDFium's signs for a hyphen at a line's end."""
_UNREADABLE: Final = frozenset({0, 0xFFFD})
_UNPAINTED: Final = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
_WHITE: Final = 252
"""Of 255: lighter type is not seen on paper."""


class Glyph(NamedTuple):
    """A character and its box, in points from the top left of its page.

    ``size`` is that of its type; ``score`` is how sure OCR was of it in percent, ``PRINTED`` where
    it was not read by OCR.
    """

    char: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    font: str
    score: int = PRINTED

    @property
    def middle(self) -> float:
        """The height of its middle line."""
        return (self.top + self.bottom) / 2


Paint = Literal["ink", "white", "none"]
"""What a character is painted with; without paint it lies over the picture of a scan."""


class PlacedGlyph(NamedTuple):
    """A character, the angle it is set at, clockwise in radians, and what it is painted with.

    Its box is in PDF's own measure, from the page's foot up.
    """

    angle: float
    paint: Paint
    glyph: Glyph


def read_glyphs(text: pdfium.PdfTextPage) -> tuple[list[PlacedGlyph], int]:
    """Return the characters within their clip paths, and the number of those no font explains.

    Args:
        text: of a page.
    """
    glyphs: list[PlacedGlyph] = []
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
        glyphs.append(PlacedGlyph(setting.angle, setting.paint, glyph))
    return glyphs, unreadable


class _TextSetting(NamedTuple):
    """How the characters of one text object are set, and the areas within which they are shown."""

    font: str
    size: float
    angle: float
    clips: tuple[tuple[float, float, float, float], ...]
    paint: Paint = "ink"

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
            _paint_of(item) if item else "ink",
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


def _paint_of(item: Any) -> Paint:  # noqa: ANN401
    if raw.FPDFTextObj_GetTextRenderMode(item) in _UNPAINTED:
        return "none"
    return "white" if is_white(item) else "ink"


def is_white(item: Any) -> bool:  # noqa: ANN401
    """Tell whether an object of a page is filled with white, or with nothing."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE


def _iter_clips(item: Any) -> Iterator[tuple[float, float, float, float]]:  # noqa: ANN401
    clip = raw.FPDFPageObj_GetClipPath(item)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    for path in range(max(0, count)):
        points = [
            point_of(raw.FPDFClipPath_GetPathSegment(clip, path, number))
            for number in range(max(0, raw.FPDFClipPath_CountPathSegments(clip, path)))
        ]
        if points:
            xs, ys = zip(*points, strict=True)
            yield min(xs), min(ys), max(xs), max(ys)


def point_of(segment: Any) -> tuple[float, float]:  # noqa: ANN401
    """Return the point that a segment of a path leads to, in PDF's own measure."""
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value
