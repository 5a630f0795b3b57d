"""The words for rise and fall, and which of them a question asks for."""

import re

from ingest.language import CHANGE
from service.questions.measures_zh import HOW_MANY

UP_ZH, DOWN_ZH = CHANGE.zh("asked", "rise"), CHANGE.zh("asked", "fall")
UP_EN, DOWN_EN = CHANGE.en("asked", "rise"), CHANGE.en("asked", "fall")
CHANGE_EN = CHANGE.en("asked")
_NEUTRAL = re.compile(CHANGE.zh("neutral"))
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
