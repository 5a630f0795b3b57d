"""Draws a page of a PDF, or of a picture, with some places on it marked.

Run as a script, in a process of its own that may die alone: it reads what to draw as JSON from its
input and writes a PNG. It imports nothing of this package, so that it starts at once.
"""

import json
import sys
from contextlib import suppress
from typing import Any, Final

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageOps

SCALE: Final = 1.75
"""Pixels to a point: 126 to the inch."""
LARGEST_PX: Final = 2400
PAGE_WIDTH_INCHES: Final = 8.27
"""Of A4: a picture does not reliably say how large what it shows is."""
_WIDE, _EXACT = (255, 243, 179), (255, 205, 92)
_AROUND_PT: Final = 42
"""So much of the page is shown above and below what is marked, where only that is asked for."""
_EDGE_PT: Final = 1.0
MEMORY_LIMIT_BYTES: Final = 3 * 1024**3

_Boxes = list[list[float]]


def picture_dpi(width: int, height: int) -> float:
    """Return how many pixels of a picture go to the inch, if what it shows is a page."""
    return max(72.0, min(width, height) / PAGE_WIDTH_INCHES)


def draw_page(path: str, number: int, *, wide: _Boxes, exact: _Boxes, crop: bool) -> Image.Image:
    """Draw a page.

    Args:
        path: of the file.
        number: of the page, from 1.
        wide: boxes to mark, in points from the top left: left, top, right, bottom.
        exact: boxes to mark more strongly.
        crop: draw only the part of the page with what is marked.

    Raises:
        OSError, ValueError, RuntimeError: it cannot be drawn.
    """
    image, scale = _open(path, number)
    for boxes, colour in ((wide, _WIDE), (exact, _EXACT)):
        _mark(image, boxes, colour, scale)
    marked = wide or exact
    if not crop or not marked:
        return image
    top = max(min(box[1] for box in marked) - _AROUND_PT, 0) * scale
    bottom = (max(box[3] for box in marked) + _AROUND_PT) * scale
    return image.crop((0, round(top), image.width, min(round(bottom), image.height)))


def _open(path: str, number: int) -> tuple[Image.Image, float]:
    """Return a page as it is, and how many pixels go to a point."""
    with open(path, "rb") as stream:  # noqa: PTH123
        is_pdf = b"%PDF" in stream.read(1024)
    if not is_pdf:
        return _open_picture(path, number)
    document = pdfium.PdfDocument(path)
    page = document[number - 1]
    scale = min(SCALE, LARGEST_PX / max(page.get_size()))
    return page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB"), scale


def _open_picture(path: str, number: int) -> tuple[Image.Image, float]:
    with Image.open(path) as picture:
        picture.seek(number - 1)
        image = ImageOps.exif_transpose(picture).convert("RGB")
    dpi = picture_dpi(*image.size)
    scale = min(SCALE, LARGEST_PX / (max(image.size) * 72 / dpi))
    size = (round(side * 72 / dpi * scale) for side in image.size)
    return image.resize((next(size), next(size))), scale


def _mark(image: Image.Image, boxes: _Boxes, colour: tuple[int, int, int], scale: float) -> None:
    """Colour what lies behind the characters in some boxes."""
    for left, top, right, bottom in boxes:
        edges = (left - _EDGE_PT, top - _EDGE_PT, right + _EDGE_PT, bottom + _EDGE_PT)
        x0, y0, x1, y1 = (round(edge * scale) for edge in edges)
        area = (max(x0, 0), max(y0, 0), min(x1, image.width), min(y1, image.height))
        if area[0] < area[2] and area[1] < area[3]:
            part = image.crop(area)
            tint = Image.new("RGB", part.size, colour)
            image.paste(ImageChops.multiply(part, tint), area[:2])


def _draw(asked: dict[str, Any]) -> None:
    image = draw_page(
        asked["path"],
        asked["page"],
        wide=asked["wide"],
        exact=asked["exact"],
        crop=asked["crop"],
    )
    # So many colours draw a page as well as millions, in a third of the bytes.
    image.quantize(256).save(sys.stdout.buffer, "PNG", optimize=False)


if __name__ == "__main__":
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    _draw(json.load(sys.stdin))
