"""OCR: the characters of a picture, each with its place and how sure it is.

Needs the extra ``zhiwen[ocr]`` (RapidOCR with the weights of PP-OCR, which are in its wheel).
"""

import os
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from statistics import mean
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.characters import is_cjk
from ingest.errors import IngestError

HOW_TO_INSTALL: Final = "install OCR (pip install rapidocr) and ingest it again"
_THREADS: Final = 2
_TALL: Final = 1.5
"""A line that is so many times as tall as it is wide lies on its side."""
_WORD_GAP, _COLUMN = 0.2, 1.0
"""Gaps that part words, and columns, in heights of a line."""
_THOUSANDS: Final = re.compile(r"(?<![\d,，.])\d{1,3}(?:[,，]\d{3})+(?!\d)")
_CLOSING: Final = ",.;:%)]}"
_MIN_LINE: Final = 3
"""Shorter lines do not tell how a page lies."""


class OcrChar(NamedTuple):
    """A character; its box is in pixels from the top left, ``score`` from 0 to 1."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    score: float


class OcrLine(NamedTuple):
    """A line of characters, from the left to the right; ``is_tall`` if it lies on its side."""

    chars: tuple[OcrChar, ...]
    is_tall: bool = False

    @property
    def height(self) -> float:
        """In pixels."""
        return max(each.bottom - each.top for each in self.chars)


def is_installed() -> bool:
    """Tell whether pictures can be read."""
    return find_spec("rapidocr") is not None


def recognize(image: NDArray[np.uint8]) -> tuple[list[OcrLine], int]:
    """Read a picture of a page.

    A page that lies on its side is turned and read again.

    Args:
        image: shape (height, width, 3).

    Returns:
        The lines from the top down, and the quarters that the picture was turned by, against the
        clock, 0 to 3: the places are those on the turned picture.

    Raises:
        IngestError: OCR is not installed.
    """
    lines = _read(image)
    long = [line for line in lines if len(line.chars) >= _MIN_LINE]
    if 2 * sum(line.is_tall for line in long) <= len(long):
        return lines, 0
    turned = {quarters: _read(np.rot90(image, quarters)) for quarters in (1, 3)}
    best = max(turned, key=lambda quarters: _sureness(turned[quarters]))
    return turned[best], best


def _sureness(lines: Iterable[OcrLine]) -> float:
    scores = [each.score for line in lines for each in line.chars]
    return mean(scores) if scores else 0.0


def _read(image: NDArray[np.uint8]) -> list[OcrLine]:
    found = _engine()(
        np.ascontiguousarray(image),
        use_cls=False,
        return_word_box=True,
        return_single_char_box=True,
    )
    if not found.txts:
        return []
    lines = zip(found.txts, found.word_results, found.boxes, strict=True)
    read = (_read_line(text, words)._replace(is_tall=_is_tall(box)) for text, words, box in lines)
    return [line for line in read if line.chars]


def _is_tall(corners: Iterable[tuple[float, float]]) -> bool:
    xs, ys = zip(*corners, strict=True)
    return bool(max(ys) - min(ys) > _TALL * (max(xs) - min(xs)))


def _read_line(text: str, words: Iterable[tuple[str, float, Any]]) -> OcrLine:
    """Return the characters of a line, those of a word touching, with white space between words.

    Where OCR itself sees white space counts beside Chinese characters alone: between letters and
    digits it is as often wrong as right, and the gaps tell.
    """
    rest = text.strip()
    chars: list[OcrChar] = []
    spaced: list[bool] = []
    for char, score, corners in words:
        xs, ys = zip(*corners, strict=True)
        if char.strip():
            chars.append(OcrChar(char, min(xs), min(ys), max(xs), max(ys), float(score)))
            spaced.append(rest[:1].isspace())
        rest = rest.lstrip().removeprefix(char)
    chars = _with_thousands(chars)
    line: list[OcrChar] = []
    for place, each in enumerate(chars):
        if line and _parted(chars, place, spaced=spaced[place]):
            line.append(OcrChar(" ", each.left, each.top, each.left, each.bottom, 1.0))
        elif line and each.left - line[-1].right < _COLUMN * (each.bottom - each.top):
            line[-1] = line[-1]._replace(right=max(line[-1].right, each.left))
        line.append(each)
    return OcrLine(tuple(line))


def _with_thousands(chars: Sequence[OcrChar]) -> list[OcrChar]:
    """Return a line with the commas within its numbers as such: OCR takes them for full stops."""
    within = _in_numbers(chars)
    return [
        char._replace(char=",") if place in within and char.char == "，" else char
        for place, char in enumerate(chars)
    ]


def _in_numbers(chars: Sequence[OcrChar]) -> frozenset[int]:
    """Return the places of the characters that go on with a number of thousands."""
    text = "".join(char.char for char in chars)
    found = (range(match.start() + 1, match.end()) for match in _THOUSANDS.finditer(text))
    return frozenset(place for places in found for place in places)


def _parted(chars: Sequence[OcrChar], place: int, *, spaced: bool) -> bool:
    """Tell whether white space stands before a character."""
    last, char = chars[place - 1], chars[place]
    if is_cjk(last.char) or is_cjk(char.char):
        return spaced
    if char.char in _CLOSING or place in _in_numbers(chars):
        return False
    return char.left - last.right > _WORD_GAP * (char.bottom - char.top)


@lru_cache(maxsize=1)
def _engine() -> Any:  # noqa: ANN401
    """Return the engine; its own sense for lines upside down is off, it turns good ones over."""
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise IngestError(f"OCR is not installed; {HOW_TO_INSTALL}") from error
    threads = min(_THREADS, os.cpu_count() or 1)
    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )
