"""The classes of characters that layout and repair are decided by."""

import re
import unicodedata

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han ideographs, as the inside of a regular expression's character class."""

OPENERS = "“‘「『《〈（(【［["
CLOSERS = "”’」』》〉）)】］]"
QUOTES = "\"'"
TERMINALS = "。！？!?…"
PAUSES = "，、；,;"

_HAN = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CJK = re.compile(
    f"[{HAN}\u3000-\u303f\u3040-\u30ff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)
_CLOSING = CLOSERS + QUOTES + "*_"


def is_han(char: str) -> bool:
    """Tell whether ``char`` is a Han ideograph (〇 is one).

    >>> [is_han(char) for char in "件〇，a5"]
    [True, True, False, False, False]
    """
    return _HAN.match(char) is not None


def is_cjk(char: str) -> bool:
    """Tell whether ``char`` is set without spaces around it: Han, kana, or their punctuation.

    Full-width letters and digits are not, nor are the quotes and dashes that Western text shares.

    >>> [is_cjk(char) for char in "件，》（Ａ５“a"]
    [True, True, True, True, False, False, False, False]
    """
    return _CJK.match(char) is not None


def count_han(text: str) -> int:
    """Count the Han ideographs of ``text``.

    >>> count_han("PCT 申请 7.38 万件")
    4
    """
    return len(_HAN.findall(text))


def latin_words(text: str) -> list[str]:
    """List the words of ``text`` that are written in letters, Han left out.

    >>> latin_words("How many 专利 in 2023?")
    ['How', 'many', 'in']
    """
    return _LATIN_WORD.findall(_HAN.sub(" ", text))


def width_em(text: str) -> float:
    """Measure ``text`` as it would be set: 1 for a full-width character, a half for any other.

    >>> width_em("受理 2.12 万件")
    7.0
    """
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def bare_end(text: str) -> str:
    """Return the last character of ``text`` that is no closing quote or bracket, or ``""``.

    >>> bare_end("激发创新动力。”")
    '。'
    """
    return text.rstrip().rstrip(_CLOSING)[-1:]


def is_terminated(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence does; a colon ends a lead-in, so it counts.

    >>> [is_terminated(text) for text in ("同比增长23.2%。", "下降1.57%；", "如下：", "It rose.")]
    [True, False, True, True]
    """
    end = bare_end(text)
    return end != "" and end in TERMINALS + "：:."
