"""How long: of a road in kilometres, of a trial in months, of what may be either in both."""

import re

from ingest.language import LENGTH
from service.questions.records import Asked

LENGTHS = ("公里", "千米", "米", "里", "海里")
"""The units of a length, the usual one first."""
_LINES_EN, _TIMES_EN = LENGTH.en("long", "line"), LENGTH.en("long", "time")
_LASTING = re.compile(
    r"\bhow long (?:did|does|do|has|have|had|will|would|can|could|must|should|may|ago|before"
    r"|after)\b"
    rf"|\bhow long (?:is|was|are|were) .*\b(?:{_TIMES_EN})\b"
)
_STRETCHING = re.compile(r"\bhow long .*\b(?:stretch|run|extend|measure|reach)(?:e?s|ed)?\b")
_LINEAR_EN = re.compile(rf"\b(?:{_LINES_EN})\b")
_LASTING_ZH = re.compile("多长时间?|多久(?!以?前)|多少时间")
_LONG_ZH = re.compile("多长")
_EITHER_ZH = re.compile(
    rf"(?P<time>{LENGTH.zh('long', 'time')})|(?P<line>{LENGTH.zh('long', 'line')})"
)


def read_how_long(text: str) -> Asked | None:
    """Return what *how long* asks for; ``None`` where a question has no such words.

    Args:
        text: as ``respell`` returns it.

    Returns:
        ``duration``, ``count`` for a length, or ``amount`` where it may be either.

    >>> read_how_long("how long does a trial take"), read_how_long("新建铁路有多长")
    ('duration', 'count')
    >>> read_how_long("how long was the great exhibit"), read_how_long("how many")
    ('amount', None)
    >>> read_how_long("修复了多长的海岸线")
    'count'
    """
    if re.search(r"\bhow long\b", text):
        return _read_english(text)
    if _LASTING_ZH.search(text):
        return "duration"
    if long := _LONG_ZH.search(text):
        named = [*_EITHER_ZH.finditer(text[: long.start()])]
        # 修复了多长的海岸线: what is long may stand behind as well.
        named = named or [*_EITHER_ZH.finditer(text, long.end())][:1]
        if not named:
            return "amount"
        return "duration" if named[-1]["time"] else "count"
    return None


def _read_english(text: str) -> Asked:
    if _STRETCHING.search(text) and _LINEAR_EN.search(text):
        return "count"
    if _LASTING.search(text):
        return "duration"
    return "count" if _LINEAR_EN.search(text) else "amount"
