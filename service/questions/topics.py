"""What a question is about: its words without frame, units and time."""

import re
from collections.abc import Iterable

from ingest import Span
from ingest.language import ASKING, CHANGE, PARTICLE, PLACE
from service.questions.measures_zh import (
    CURRENCIES,
    HOW_MANY,
    NO_MEASURE,
    SCALE,
    THINGS,
    TIMES,
)
from service.questions.records import Asked

_SUMMING = "总共|一共|共计|合计|大概|大约|共|约|分别|各|都"
_FRAMES_ZH = re.compile(
    rf"(?:{_SUMMING}|到底|究竟|具体|已经|已|平均){{0,3}}(?:(?<![拥所具享])有|是|(?<![行认作])为"
    r"|达到?|占|到)?了?"
    rf"{HOW_MANY}{SCALE}(?:个百分点|百分点|{TIMES}|{CURRENCIES}|{THINGS}){NO_MEASURE}"
    rf"|(?:{_SUMMING}){{0,3}}(?:(?<![拥所具享])有|是"
    rf"|(?<![行认作])为|达到?|占)?了?{HOW_MANY}"
    rf"|{ASKING.zh('frame')}"
)
_CHANGES_ZH = re.compile(
    r"是?[增减升降涨跌][长少加]?了?还是(?:增长|下降|[增减升降涨跌])|[比较](?:上年|去年|上一年"
    r"|前一?年|同期)?(?:同期)?(?:相比)?(?=$|[\s，,]|增|上|下|减|提|[升降涨跌变])|与?(?:上年"
    r"|去年)(?:同期)?相比"
    rf"|{CHANGE.zh('topic')}|(?<=[\u4e00-\u9fff])[升降涨跌少多](?=了|$|\s)|还是|趋势"
)
_FRAMES_EN = re.compile(
    rf"\b(?:{ASKING.en('frame')}"
    rf"|{PARTICLE.en('frame')}|{ASKING.en('phrase')})\b"
    r"|\(person[- ]times\)"
)
_CHANGES_EN = re.compile(
    rf"\b(?:{CHANGE.en('topic')}|compared? (?:with|to)|or|rate of|by"
    r"|than|over|on|against|percentage points?)\b"
)
# Every figure of a national report is the country's, whether its words say so or not.
_COUNTRY = re.compile(
    r"\b(?:(?:in|across|throughout|within) (?:the whole )?(?:of )?)?china(?:'s)?(?![\w-])"
    rf"(?! (?:{PLACE.en('behind', 'country_name')})\b)"
    r"|\b(?:nationwide|(?:in|across|throughout) the (?:whole )?country|the country's)\b"
    rf"|(?:在|由)?(?:我国|全国(?!{PLACE.zh('behind', 'country_name')}))"
)
# The text says so once for a list of targets; what each is of stands beside it.
_PLANNED = re.compile(
    r"(?:的?(?:预期|控制|计划))?目标(?=\s*$)|(?:预期|预计|计划)(?=\s*$|\s+[\u4e00-\u9fff]{0,2}$)"
    r"|\b(?:expect(?:s|ed)?|targets?(?: for)?|aims?(?: for)?|plans?(?: for)?|should)(?=\W*$)"
)
_EDGE = re.compile(
    r"^(?:[\s,，、。.;；:：?？!！（()）\-—'\"]|[的了]|[在是有为和与及由](?= )"
    rf"|(?:{PARTICLE.en('edge')})\b(?= ))+"
    r"|(?:(?<!目)的|(?<!存)在|(?<![拥所具享])有|(?<![行认作])为|(?<!参)与"
    r"|[\s了是呢吗,，、。.;；:：?？!！（(\-—'\"]"
    rf"|(?<![a-z])(?:{PARTICLE.en('edge')}))+$"
)
_BEFORE_DATE = re.compile(
    r"(?:\b(?:in|of|during|for|by|as of|since|from|on|at|over|until|through) (?:the )?|截至|在"
    r"|于|自|从|到|至)$"
)


def read_topic(text: str, asked: Asked, times: Iterable[Span]) -> str:
    """Return what a question is about.

    Args:
        text: the question without manners.
        asked: a change leaves its verbs (增长, grow) out as well.
        times: where it names its time.

    >>> read_topic("惩罚性赔偿案件有多少件?", "count", ())
    '惩罚性赔偿案件'
    >>> read_topic("by how much did exports of cars grow?", "change", ())
    'exports of cars'
    """
    left = _FRAMES_ZH.sub(" ", _FRAMES_EN.sub(" ", _without(text, times)))
    if asked in {"change", "direction"}:
        left = _CHANGES_ZH.sub(" ", _CHANGES_EN.sub(" ", left))
    if any(map(str.isalnum, narrowed := _COUNTRY.sub(" ", left))):
        left = narrowed
    left = _EDGE.sub("", _EDGE.sub("", left))
    if any(map(str.isalnum, narrowed := _PLANNED.sub(" ", left))):
        left = _EDGE.sub("", narrowed)
    return re.sub(r"\s+", " ", left).strip()


def cut_spans(text: str, spans: Iterable[Span]) -> str:
    """Return ``text`` with a space for each of ``spans`` and the 's of last year's.

    >>> cut_spans("what was last year's surplus", [Span(start=9, end=18)])
    'what was   surplus'
    """
    for span in sorted(spans, reverse=True):
        rest = text[span.end :].removeprefix("'s")
        text = f"{text[: span.start]} {rest}"
    return text


def _without(text: str, times: Iterable[Span]) -> str:
    for span in sorted(times, reverse=True):
        before = _BEFORE_DATE.sub("", text[: span.start])
        text = cut_spans(
            before + text[span.start :], [Span(start=len(before), end=len(before) + len(span))]
        )
    return text
