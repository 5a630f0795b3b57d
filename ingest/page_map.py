"""Where the characters of a document stand on its pages: a box each, to mark what is cited."""

import base64
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

PRINTED: Final = 255
"""In place of a score: the file itself says what the character is."""
UNITS_PER_POINT: Final = 10
BOX_BYTES: Final = 8
FARTHEST: Final = 2**16 - 1
"""The greatest number that a box holds: some 91 inches."""
_BOX: Final = struct.Struct("<4H")
_SAME_LINE: Final = 0.5
"""Boxes are of one line that share so much of the lower one's height."""


class Box(NamedTuple):
    """A rectangle in points from the top left of a page as it is shown."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, kw_only=True)
class PageMap:
    """The boxes of a text's characters, and how sure OCR was of those that it read.

    Attributes:
        boxes: four 16-bit numbers a character, little-endian, in tenths of a point from the top
            left of its page as it is shown: left, top, right, bottom. All 0: it stands nowhere, as
            a line feed does.
        scores: of each character in percent, ``PRINTED`` where it was not read by OCR; empty where
            none was.

    Raises:
        ValueError: the lengths do not fit.
    """

    boxes: bytes
    scores: bytes = b""

    def __post_init__(self) -> None:
        if len(self.boxes) % BOX_BYTES or (
            self.scores and len(self.scores) * BOX_BYTES != len(self.boxes)
        ):
            raise ValueError(
                f"a map needs {BOX_BYTES} bytes a character, and no score or one: got "
                f"{len(self.boxes)} bytes and {len(self.scores)} scores"
            )

    def __len__(self) -> int:
        """Return for how many characters there are boxes."""
        return len(self.boxes) // BOX_BYTES

    def lines(self, start: int, end: int) -> tuple[Box, ...]:
        """Return the boxes of some text on one page, one for each line that it runs over.

        Args:
            start: of the text's first character.
            end: behind its last character.
        """
        found: list[Box] = []
        for box in _BOX.iter_unpack(self.boxes[start * BOX_BYTES : end * BOX_BYTES]):
            if not any(box):
                continue
            here = Box(*(edge / UNITS_PER_POINT for edge in box))
            if found and _on_line(found[-1], here):
                found[-1] = _joined(found[-1], here)
            else:
                found.append(here)
        return tuple(found)

    def score(self, ranges: Iterable[tuple[int, int]]) -> float | None:
        """Return how sure OCR was of the least sure character in some ranges, 0 to 1.

        ``None`` where none of them was read by OCR.
        """
        read = [value for start, end in ranges for value in self.scores[start:end]]
        known = [value for value in read if value != PRINTED]
        return min(known) / 100 if known else None

    def dump(self) -> Mapping[str, str]:
        """Return the map as strings, for JSON."""
        return {"boxes": _packed(self.boxes), "scores": _packed(self.scores)}

    @classmethod
    def load(cls, dumped: Mapping[str, str]) -> "PageMap":
        """Return what ``dump`` gave.

        Raises:
            ValueError: it is damaged.
        """
        return cls(boxes=_unpacked(dumped["boxes"]), scores=_unpacked(dumped["scores"]))


@dataclass(frozen=True, kw_only=True)
class Facsimile:
    """The file with pages that a document was read from.

    Attributes:
        file_sha256: of the file.
        page_map: where the characters of the document's text stand on its pages.
    """

    file_sha256: str
    page_map: PageMap

    def dump(self) -> Mapping[str, str]:
        """Return it as strings, for JSON."""
        return {"file_sha256": self.file_sha256, **self.page_map.dump()}

    @classmethod
    def load(cls, dumped: Mapping[str, str]) -> "Facsimile":
        """Return what ``dump`` gave.

        Raises:
            ValueError: it is damaged.
        """
        return cls(file_sha256=dumped["file_sha256"], page_map=PageMap.load(dumped))


def _on_line(line: Box, box: Box) -> bool:
    """Tell whether a box goes on with a line: it stands beside it, not before its end."""
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    lower = min(line.bottom - line.top, box.bottom - box.top)
    return shared >= _SAME_LINE * lower and box.left >= line.right - lower


def _joined(line: Box, box: Box) -> Box:
    return Box(
        min(line.left, box.left),
        min(line.top, box.top),
        max(line.right, box.right),
        max(line.bottom, box.bottom),
    )


def _packed(data: bytes) -> str:
    return base64.b85encode(zlib.compress(data)).decode("ascii") if data else ""


def _unpacked(text: str) -> bytes:
    try:
        return zlib.decompress(base64.b85decode(text)) if text else b""
    except zlib.error as error:
        raise ValueError(f"boxes: {error}") from error
