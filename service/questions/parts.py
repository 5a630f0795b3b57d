"""How many questions stand in one, and where the first of them ends."""

import re

from ingest.language import ASKING

_CUT = re.compile(
    r"[?？!;；。,，]| (?=and |but )|(?=以及|还有|并且|而且)|(?<=[^\s])和(?=[^和]{0,12}(?:多少"
    r"|几[件个家人名]))"
)
_ASKS = re.compile(
    r"多少|(?<![近第前这那十好])几(?=[件个家人名次起项部年月天条种批场万百成倍])"
    rf"|{ASKING.zh('asks')}"
    r"|(?:^|\b(?:and|by|in|to|from|of|with|but|so|on|for|at|as) )"
    rf"(?:{ASKING.en('asks')})\b"
)
# How long something lasted, from when to when, is one question.
_RESTATED = re.compile(r"\bhow long\b.*\bfrom when\b|多[久长].*(?:从(?:何时|什么时候|哪)|起止)")
_RESPECTIVELY = re.compile(r"分别|\brespectively\b|各[有是为]?多少")
_NAMES_TWO = re.compile(r"[\w\u4e00-\u9fff](?:和|与|及|、)[\w\u4e00-\u9fff]|\band\b")


def split_parts(text: str) -> tuple[int, str]:
    """Return how many questions ``text`` holds, and the text up to the end of the first.

    *分别* and *respectively* ask for one thing of two.

    >>> split_parts("2023年受理多少件，审结多少件")
    (2, '2023年受理多少件')
    >>> split_parts("专利和商标申请分别有多少件")
    (2, '专利和商标申请分别有多少件')
    """
    if _RESTATED.search(text):
        return 1, text
    ends = [end for start, end in _segments(text) if _ASKS.search(text[start:end].strip(" -"))]
    parts = max(1, len(ends))
    if parts == 1 and _RESPECTIVELY.search(text) and _NAMES_TWO.search(text):
        parts = 2
    return parts, text[: ends[0]] if len(ends) > 1 else text


def _segments(text: str) -> list[tuple[int, int]]:
    cuts = [match.end() for match in _CUT.finditer(text)]
    starts = [0, *cuts]
    ends = [*(match.start() for match in _CUT.finditer(text)), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
