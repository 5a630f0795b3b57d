"""What is done and what is to be done: tells results from targets, in questions and in reports."""

import re
from functools import lru_cache

from ingest import fold

_PLANNED_ZH = re.compile(
    r"目标|计划|打算|规划|拟|预期|预计|力争|争取|确保|努力|安排|部署|下一步|今后|明年|今年[要将再拟继]"
    r"|(?<![需主重必只首])要(?![求素点闻件道害领旨职])|(?<![即必终])将(?=[于在会对进继新]|[\u4e00-\u9fff]{0,6}\d)"
    r"|再(?=解决|安排|新建|增加|减少|取消|淘汰|完成|建设|开工|让|投入)|左右|以内|达到?\d+[^，。；]{0,6}以上"
)
_PLANNED_EN = re.compile(
    r"\b(?:target(?:s|ed)?|plan(?:s|ned|ning)?|aim(?:s|ed)?|goals?|intend(?:s|ed)?|expect(?:s|ed)?"
    r"|project(?:ed|ion)|forecast|propos(?:e|es|ed)|will|(?:is|are|was|were|be) (?:due |set )?to"
    r"|going to|would|should|scheduled|pledge[sd]?|budget(?:ed)?)\b"
)
_TITLE = re.compile("《[^《》]*》")
_PROJECT = re.compile(
    r"计划生育|[规计]划(?:局|厅|纲要|委员会)|安排就业|发展规划|家庭计划|five-year plan"
)


@lru_cache(maxsize=4096)
def is_planned(text: str) -> bool:
    """Tell whether a question or a clause speaks of what is to be done.

    >>> is_planned("今年再解决300万人的饮水问题"), is_planned("去年解决了200万人的饮水问题")
    (True, False)
    >>> is_planned("how many people were to be given safe water"), is_planned("how many drank it")
    (True, False)
    """
    folded = (text if text.isascii() else fold(text).text).lower()
    plain = _PROJECT.sub("", _TITLE.sub("", folded))
    return _PLANNED_ZH.search(plain) is not None or _PLANNED_EN.search(plain) is not None


def mood_fit(asked: bool, found: bool) -> float:
    """Return 1 where both speak of plans or both of results, else -1."""
    return 1.0 if asked == found else -1.0
