"""Text folded for reading its numbers, one character for one, so that offsets stay."""

import re

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

_TRADITIONAL = re.compile(
    "[亞佈來侖個傢億內兩冊則剋動勞匯單噸團場塊學屆層崙嵗幣幾張彙從戶捲摺擔攝數於昇時晝"
    "條棟樁標樣機檯歐歲準滙滿無爾牀畝盞盤盧禮種筆箇節糰紀約納級組綫線縣總臺與華萬蓆蘭"
    "處虛裏裡詞課貝踰車載輛輪迴週過達釐鈡銖錢鍾鎊鐘門間陞隊階隻電韆韓頁頂頃項頭顆類颱"
    "餘馬麪麫麵點]"
)
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
