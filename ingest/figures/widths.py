"""Text folded for reading its numbers, one character for one, so that offsets stay."""

import re
from pathlib import Path

from ingest.folding import simplify

_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)}
_WIDTH |= {0x3000: 0x20, 0xA0: 0x20, 0x2009: 0x20, 0x202F: 0x20, 0xFE6A: 0x25, 0x2236: 0x3A}
_WIDTH |= {ord("，"): ord("，"), ord("￥"): ord("¥"), ord("−"): ord("-")}
_WIDE = re.compile("[\u00a0\u2009\u202f\ufe6a\u2236０-９Ａ-Ｚａ-ｚ％．／－～￥−]")
_WIDE_COMMA = re.compile(
    r"，(?=\d{3}(?!\d))"
    r"(?:(?<=^\d，)|(?<=\D\d，)|(?<=^\d\d，)|(?<=\D\d\d，)|(?<=^\d{3}，)|(?<=\D\d{3}，))",
    re.ASCII,
)
"""A full-width comma that parts groups of digits, as reports of the 1980s print it."""

TRADITIONAL_FILE = Path(__file__).with_name("traditional.tsv")
_LINES = TRADITIONAL_FILE.read_text(encoding="utf-8").splitlines()[1:]
_TRADITIONAL = re.compile(f"[{''.join(line[0] for line in _LINES)}]")
"""The Traditional characters of numbers, units and bounds: without one nothing need be folded."""


def fold_for_numbers(text: str) -> str:
    """Fold widths and Traditional characters, one character for one: offsets stay.

    A full-width comma becomes one of groups where at most three digits stand before it and three
    behind it.

    >>> fold_for_numbers("受理６，４９２件、１２．５％，約3萬餘個，2021，230件")
    '受理6,492件、12.5%，约3万余个，2021，230件'
    """
    if text.isascii():
        return text
    if _WIDE.search(text):
        text = text.translate(_WIDTH)
    text = _WIDE_COMMA.sub(",", text)
    return simplify(text) if _TRADITIONAL.search(text) else text
