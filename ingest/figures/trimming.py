"""Trimming: dates, connectives and adverbs cut from the words that say what a figure is of."""

import re

from ingest.language import CHANGE, PARTICLE, TIME

_CN = "一二两三四五六七八九十"
_DATE = (
    r"(?:截至|截止到?|自|从|到|在|至)?\s*"
    rf"(?:(?:\d{{4}}|[一二][〇零○{_CN}]{{3}})\s?年度?|{TIME.zh('trim')}"
    rf"|(?:过去|近|最近|前|头)?的?[{_CN}]+年[来间]?|(?:过去|新)的?一年|[上下]半年|前?[{_CN}\d]个?季度"
    r"|\d{1,2}\s?月份?|“?十[一二三四]?五”?(?:期间|时期|期?末|以来))"
    r"(?:\s?\d{1,2}\s?月份?)?(?:\s?\d{1,2}\s?日)?(?:[年月]?[底末初]|以来|期间|间|[上下]半年)?"
)
_LEAD = re.compile(
    rf"(?:{_DATE}(?![度级代])|{PARTICLE.zh('lead')}"
    rf"|第?[{_CN}]+是|[{_CN}]+[、.]|[、·/,，;；:：。\s”’)）】\].]"
    rf"|(?:{PARTICLE.en('lead')}"
    rf"|(?:by|at|as of|from) the (?:end|beginning) of(?: \d{{4}})?|{TIME.en('lead')})\b)+",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    rf"(?:从?{_DATE}的?|{PARTICLE.zh('trail')}|(?:{CHANGE.zh('reached')})[到至为了]"
    rf"|[,，、:：(（\s“\"‘'—-]|\b(?:{PARTICLE.en('trail')})\b)+$",
    re.IGNORECASE,
)
_FROM_MARK = re.compile(r"^[^，、》”\s]*[，、》”\s]")

MAX_WORDS = 90
"""No more characters before a figure are looked at: longer stretches hold no subject."""


def trim(text: str) -> str:
    """Cut connectives, dates, adverbs and marks from both ends of the words before a figure.

    >>> trim("截至2023年底，累计建立服务站点达"), trim("其中新收专利案件共")
    ('建立服务站点', '新收专利案件')
    >>> trim("单位能耗由前三年"), trim("转为")
    ('单位能耗', '')
    """
    tail = text if len(text) <= MAX_WORDS else _FROM_MARK.sub("", text[-MAX_WORDS:], count=1)
    lead = _LEAD.match(tail)
    return _TRAIL.sub("", tail[lead.end() :] if lead else tail).strip()
