"""What is drawn on a PDF's page beside its text, and where: paths, pictures, forms."""

import ctypes
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2.raw as raw

from ingest.readers.pdf_glyphs import point_of
from ingest.readers.pdf_ink import Matrix

_MAX_FORMS: Final = 5

IDENTITY: Final[Matrix] = (1, 0, 0, 1, 0, 0)


def iter_objects(page: Any) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401
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


def has_fill(path: Any) -> bool:  # noqa: ANN401
    """Tell whether the area of a path is filled."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value)


def iter_strokes(
    path: Any,  # noqa: ANN401
    matrix: Matrix,
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the ends of each stroke of a path, those of curves too, in PDF's own measure."""
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
