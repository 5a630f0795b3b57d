"""Pages of a PDF that are pictures, read by OCR as if they were printed with characters."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import pypdfium2 as pdfium

from ingest.readers.ocr import OcrLine, recognize
from ingest.readers.pdf_glyphs import Glyph
from ingest.readers.pdf_ink import Matrix
from ingest.readers.pdf_pages import PdfPage

_DPI: Final = 150
"""From 100 to 200 the same numbers were read on the same pages."""
_SCALE: Final = _DPI / 72
_LARGEST_PX: Final = 4000
"""A larger page is read at fewer dots to the inch."""
_TYPE: Final = 0.8
"""How much of a line's height its type takes."""
_ALIKE: Final = 0.25
"""A line whose height is off by less from that of most is of the same type."""


def read_scan(page: pdfium.PdfPage, number: int) -> PdfPage:
    """Read a page that is a picture.

    Args:
        page: the page.
        number: from 1.

    Raises:
        IngestError: OCR is not installed.
    """
    width, height = page.get_size()
    scale = min(_SCALE, _LARGEST_PX / max(width, height, 1))
    lines, quarters = recognize(page.render(scale=scale).to_numpy()[:, :, :3])
    if quarters % 2:
        width, height = height, width
    return PdfPage(
        number=number,
        width=width,
        height=height,
        glyphs=_set(lines, scale),
        horizontals=[],
        verticals=[],
        pictured=True,
        unreadable=0,
        display=_turned_back(quarters, width, height),
    )


def _set(lines: Sequence[OcrLine], scale: float) -> list[Glyph]:
    """Return the characters of some lines as if they were printed, most in type of one size."""
    heights = Counter(round(line.height) for line in lines for _ in line.chars)
    usual = heights.most_common(1)[0][0] if heights else 0
    glyphs = []
    for line in lines:
        alike = abs(line.height - usual) <= _ALIKE * usual
        size = round(_TYPE * (usual if alike else line.height) / scale, 1)
        for char in line.chars:
            left, top, right, bottom = (each / scale for each in char[1:5])
            score = round(100 * min(max(char.score, 0.0), 1.0))
            glyphs.append(Glyph(char.char, left, top, right, bottom, size, "", score))
    return glyphs


def _turned_back(quarters: int, width: float, height: float) -> Matrix:
    """Return what maps a place on a turned page to the page as it is shown.

    Args:
        quarters: that it was turned by against the clock.
        width: of the turned page.
        height: of the turned page.
    """
    if quarters == 1:
        return (0, 1, -1, 0, height, 0)
    if quarters == 3:
        return (0, -1, 1, 0, 0, width)
    return (1, 0, 0, 1, 0, 0)
