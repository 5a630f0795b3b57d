"""How long: of a road in kilometres, of a trial in months, of what may be either in both."""

import re

from service.questions.records import Asked

LENGTHS = ("公里", "千米", "米", "里", "海里")
"""The units of a length, the usual one first."""
_LINES_EN = (
    r"rail(?:way|road)?s?|roads?|highways?|(?:express|motor|water|free)ways?|lines?|rivers?|canals?"
    r"|bridges?|tunnels?|networks?|routes?|pipe(?:lines?|s)|borders?|coast(?:lines?|s)?|walls?"
    r"|tracks?|metros?|subways?|mileage|cables?|d[iy]kes?|levees?|streets?|corridors?|channels?"
    r"|ditches|embankments?"
)
_TIMES_EN = (
    r"trials?|periods?|terms?|sentences?|protection|validity|process|stays?|waits?|leave|examination"
    r"|reviews?|detention|imprisonment|time|pendency|durations?|life|holidays?|cycles?|delays?"
    r"|proceedings|meetings?|sessions?|campaigns?|courses?|valid|hearings?|construction"
)
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
    r"(?P<time>为期|历时|持续|耗时|[周工刑任审学假限]期|[时期年]限|时长|用时|时间|审理|寿命|天数|有效期|保护期|休假|会期)"
    r"|(?P<line>里程|[铁公高马道线管河航轨水]路|高铁|高速|[路线河江桥渠堤坝网街轨]|隧道|管[道网]|航道|地铁"
    r"|边界|边境|海岸|长城|长度|[全总]长)"
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
