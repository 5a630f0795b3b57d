"""Which characters of a PDF's page are seen: none without paint, none in white on white."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.readers.pdf_glyphs import PlacedGlyph, is_white
from ingest.readers.pdf_ink import Matrix
from ingest.readers.pdf_objects import has_fill, iter_objects, iter_strokes


class _Area(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def find_seen(
    page: pdfium.PdfPage, glyphs: Sequence[PlacedGlyph], *, is_scan: bool
) -> list[PlacedGlyph]:
    """Return the characters that a page shows.

    White ones are seen on what is filled with a colour, and on pictures. What has no paint is the
    text of the picture that it lies on, read by OCR before.

    Args:
        page: of a document.
        glyphs: its characters, in its own measure.
        is_scan: a picture covers most of it.
    """
    seen = [each for each in glyphs if each.paint != "none" or is_scan]
    if all(each.paint != "white" for each in seen):
        return seen
    grounds = list(_iter_grounds(page))
    return [each for each in seen if each.paint != "white" or _stands_on(each, grounds)]


def _stands_on(placed: PlacedGlyph, grounds: Sequence[_Area]) -> bool:
    glyph = placed.glyph
    x, y = (glyph.left + glyph.right) / 2, glyph.middle
    return any(ground.holds(x, y) for ground in grounds)


def _iter_grounds(page: pdfium.PdfPage) -> Iterator[_Area]:
    """Yield the areas of a page that are not white."""
    for item, matrix in iter_objects(page.raw):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield _around([_map(matrix, x, y) for x in (0, 1) for y in (0, 1)])
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            yield _Area(0, 0, *page.get_size())
        elif kind == raw.FPDF_PAGEOBJ_PATH and has_fill(item) and not is_white(item):
            points = [point for stroke in iter_strokes(item, matrix) for point in stroke]
            if points:
                yield _around(points)


def _map(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _around(points: Sequence[tuple[float, float]]) -> _Area:
    xs, ys = zip(*points, strict=True)
    return _Area(min(xs), min(ys), max(xs), max(ys))
