"""Trimming: dates, connectives and adverbs cut from the words that say what a figure is of."""

import re

from ingest.language import CHANGE, TIME

_CN = "一二两三四五六七八九十"
_DATE = (
    r"(?:截至|截止到?|自|从|到|在|至)?\s*"
    rf"(?:(?:\d{{4}}|[一二][〇零○{_CN}]{{3}})\s?年度?|{TIME.zh('trim')}"
    rf"|(?:过去|近|最近|前|头)?的?[{_CN}]+年[来间]?|(?:过去|新)的?一年|[上下]半年|前?[{_CN}\d]个?季度"
    r"|\d{1,2}\s?月份?|“?十[一二三四]?五”?(?:期间|时期|期?末|以来))"
    r"(?:\s?\d{1,2}\s?月份?)?(?:\s?\d{1,2}\s?日)?(?:[年月]?[底末初]|以来|期间|间|[上下]半年)?"
)
_LEAD = re.compile(
    rf"(?:{_DATE}(?![度级代])|其中|同时|此外|另外|并且|而且|并(?![购处行])|且|而|但|以及"
    rf"|及(?![时其])"
    rf"|和(?![平谐解])|与(?![会此])|或|另有?|以[上下内]|左右|共计|共(?![建同享有产和青])|合计"
    rf"|总计|累计|总共"
    rf"|先后|已经|已(?![运建婚])|也|还|就(?!业)|仅|只|即|则|又|再(?![审生就])|依法|新型?(?=[，,])"
    rf"|第?[{_CN}]+是|我们|来(?![自华料访信电])|把|将|使得?(?!用)|让|[{_CN}]+[、.]|[、·/,，;；:：。\s”’)）】\].]|期间"
    rf"|到|至|在(?![线建校职岗册编外押学读])|时间(?=[将把使让对完基实解])|的|等|每年|年均|平均每年|全年"
    r"|(?:the|of|which|these|this|those|among|them|and|by|with|were|was|are|is|an?|that|it"
    r"|a total of|some|in \d{4}"
    rf"|(?:by|at|as of|from) the (?:end|beginning) of(?: \d{{4}})?|{TIME.en('lead')})\b)+",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    rf"(?:从?{_DATE}的?|人均(?=每)|共计|共|合计|总计|累计|总共|达到?|(?<![行作])为|是"
    rf"|(?<![所拥享])(?<![^我]国)有|大?约|将近|接近|近|超[过出]?|突破|逾|不足|不到|不?[低高多少]于|不超过"
    rf"|连续|先后|每[人户年月]+|至少|最多|(?<=标)定|拟定|还?将|仅|只|了|已经?|[高多长]达|分别|均"
    rf"|(?:{CHANGE.zh('reached')})[到至为了]"
    r"|来自|由|从|(?<!结)转为?(?=$)|[由比]前(?=$)|(?<!各)自|(?<!存)在|(?<![受收])到|至|控制|保持|稳定|对|面?向|为期|各(?=$)"
    r"|[,，、:：(（\s“\"‘'—-]|\b(?:of|to|by|at|is|was|were|are|reached|numbered|averaged"
    r"|total(?:ed|ing|led|ling)?|amounted"
    r"|stood|compared|about|nearly|over|more than|some|around|approximately|up|a|the|and|in|for"
    r"|with)\b)+$",
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
