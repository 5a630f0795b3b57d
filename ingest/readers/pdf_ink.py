"""Where each character of what was put together from a page's characters stands on it."""

import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from ingest.page_map import BOX_BYTES, FARTHEST, PRINTED, UNITS_PER_POINT
from ingest.readers.pdf_glyphs import Glyph

_AHEAD: Final = 3
"""So many characters of the page may be missing from the text at one place."""

Matrix = tuple[float, float, float, float, float, float]
"""Of an affine map, as PDF writes it: ``x' = ax + cy + e``, ``y' = bx + dy + f``."""


class Ink(NamedTuple):
    """What a text's characters look like on paper, as ``ingest.page_map.PageMap`` holds it.

    Attributes:
        boxes: eight bytes a character.
        scores: a byte a character.
    """

    boxes: bytes
    scores: bytes

    def __add__(self, other: object) -> "Ink":
        """Return the ink of a text followed by another."""
        if not isinstance(other, Ink):
            return NotImplemented
        return Ink(self.boxes + other.boxes, self.scores + other.scores)

    def cut(self, start: int, end: int) -> "Ink":
        """Return the ink of some characters of the text."""
        return Ink(self.boxes[start * BOX_BYTES : end * BOX_BYTES], self.scores[start:end])


def no_ink(length: int) -> Ink:
    """Return the ink of characters that stand on no page."""
    return Ink(bytes(length * BOX_BYTES), bytes([PRINTED]) * length)


@dataclass(frozen=True, slots=True)
class InkedText:
    """A text, and where its characters stand on the page."""

    text: str
    ink: Ink

    def __len__(self) -> int:
        """Return how many characters it has."""
        return len(self.text)

    def parts(self) -> list["InkedText"]:
        """Return what stands between its tabs."""
        found, begin = [], 0
        for text in self.text.split("\t"):
            end = begin + len(text)
            found.append(InkedText(text, self.ink.cut(begin, end)))
            begin = end + 1
        return found

    def followed_by(self, other: "InkedText", between: str = "") -> "InkedText":
        """Return this text with another behind it."""
        ink = self.ink + no_ink(len(between)) + other.ink
        return InkedText(f"{self.text}{between}{other.text}", ink)


def trace(text: str, glyphs: Sequence[Glyph], display: Matrix) -> Ink:
    """Find the characters of a text among those of a page that it was put together from.

    Characters that were added (white space, brackets around the mark of a note) stand nowhere.

    Args:
        text: what was made of them, in their order.
        glyphs: no white space among them.
        display: maps their places to the page as it is shown.
    """
    found = _follow(text, glyphs, _first(text, glyphs))
    boxes, scores = array("H"), bytearray()
    for glyph in found:
        boxes.extend((0, 0, 0, 0) if glyph is None else _edges(glyph, display))
        scores.append(PRINTED if glyph is None else glyph.score)
    return Ink(boxes.tobytes(), bytes(scores))


def _follow(text: str, glyphs: Sequence[Glyph], place: int) -> list[Glyph | None]:
    """Return the glyph of each character, from a place among the glyphs on."""
    found: list[Glyph | None] = []
    for char in text:
        spot = None
        if not char.isspace():
            ahead = range(place, min(place + _AHEAD, len(glyphs)))
            spot = next((spot for spot in ahead if _is(char, glyphs[spot].char)), None)
        if spot is None:
            found.append(None)
        else:
            found.append(glyphs[spot])
            place = spot + 1
    return found


def _first(text: str, glyphs: Sequence[Glyph]) -> int:
    """Return the place among the glyphs at which a text begins: it may be a line of a cell."""
    printed = "".join(glyph.char[0] for glyph in glyphs)
    return max(printed.find("".join(text.split())), 0)


def _is(char: str, printed: str) -> bool:
    return char == printed or char in unicodedata.normalize("NFKC", printed)


def _edges(glyph: Glyph, display: Matrix) -> tuple[int, int, int, int]:
    a, b, c, d, e, f = display
    x0, y0 = a * glyph.left + c * glyph.top + e, b * glyph.left + d * glyph.top + f
    x1, y1 = a * glyph.right + c * glyph.bottom + e, b * glyph.right + d * glyph.bottom + f
    left, right = (x0, x1) if x0 <= x1 else (x1, x0)
    top, bottom = (y0, y1) if y0 <= y1 else (y1, y0)
    return _units(left), _units(top), _units(right), _units(bottom)


def _units(points: float) -> int:
    return min(max(round(points * UNITS_PER_POINT), 0), FARTHEST)
