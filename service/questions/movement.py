"""The words for rise and fall, and which of them a question asks for."""

import re

from service.questions.measures_zh import HOW_MANY

UP_ZH = (
    "增长|增加(?!值)|增多|增幅|上升|提高|提升|上涨|攀升|扩大|回升|增速|涨幅|升高|增强|上调|调高"
    "|增(?!值)"
)
DOWN_ZH = "下降|减少|降低|回落|下滑|下跌|缩减|缩小|萎缩|减幅|降幅|跌幅|滑落|收窄|下调|调低|减"
UP_EN = (
    r"increas\w*|grow\w*|grew|ris(?:e|es|en|ing)|rose|climb\w*|surg\w*|soar\w*|gain(?:ed|s)?"
    r"|jump\w*"
    r"|expand\w*|expansion|improv\w*|widen\w*|higher|upturn"
)
DOWN_EN = (
    r"decreas\w*|declin\w*|fall|falls|fallen|fell|falling|drop\w*|shr[aiu]nk\w*|reduc\w*"
    r"|plung\w*|shorten\w*|narrow(?:ed|s|ing)|slump\w*"
    r"|slid|slip\w*|lower(?!\s+(?:court|house))|contract(?:ed|ion)"
)
CHANGE_EN = rf"{UP_EN}|{DOWN_EN}|chang(?:e|es|ed|ing)|differ\w*|evolv\w*"
_NEUTRAL = re.compile("增速|增幅|涨幅|增长(?:率|速度|幅度|情况)|增减|新增")
_RISE = re.compile(
    rf"{UP_ZH}|[升涨](?=了|{HOW_MANY})|增(?=了|多少)|多了|\b(?!growth|growing)(?:{UP_EN}|up by"
    rf"|more than in)\b"
)
_FALL = re.compile(
    rf"{DOWN_ZH}|[降跌减](?=了|{HOW_MANY})|(?<!多)少了?(?=多少)|少了|\b(?:{DOWN_EN}|down by"
    rf"|fewer)\b"
)


def way_of(text: str) -> bool | None:
    """Return whether a text speaks of a rise, of a fall, or (``None``) of neither or both.

    Growth is no rise: its rate may be negative.

    >>> way_of("同比增长多少"), way_of("how much did exports fall"), way_of("增速")
    (True, False, None)
    """
    moved = _NEUTRAL.sub("", text)
    up, down = _RISE.search(moved) is not None, _FALL.search(moved) is not None
    return up if up != down else None
