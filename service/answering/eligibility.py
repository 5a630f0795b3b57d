"""Whether a figure is of the sort that a question asks for at all."""

import re

from ingest import Passage, Span
from ingest.figures import DateMention, Figure
from service.questions import Asked, Question

_CLASSES: dict[str, frozenset[str]] = {
    name: frozenset(units.split())
    for name, units in (
        ("person", "人 人次 名 位 人数 people persons person"),
        (
            "money",
            "元 美元 欧元 港元 日元 英镑 人民币 人民币元 卢布 yuan RMB dollars euros USD US$",
        ),
        ("share", "% ‰ 个百分点 百分点 percent"),
        (
            "time",
            "年 个月 月 天 日 小时 分钟 周 工作日 个工作日 周年"
            " years months days hours weeks minutes",
        ),
        ("weight", "吨 公斤 千克 克 斤 tonnes tons kilograms"),
        ("length", "公里 米 千米 厘米 里 华里 海里 英里 km kilometres metres"),
        ("area", "平方米 平方公里 公顷 亩 hectares mu"),
        ("energy", "千瓦时 千瓦 度 kWh"),
    )
}
CHANGES = frozenset[Asked]({"change", "direction"})
QUANTITIES = CHANGES | frozenset[Asked]({"count", "money", "share", "duration", "amount"})
"""What is asked for where a figure answers."""
WORDED = frozenset[Asked]({"who", "which", "where", "list"})
"""What is asked for where a name or a list answers."""
_THING = "thing"
_PER_TIME = re.compile("/(?:年|月|日|天|小时|秒)$")
_AMOUNTS = frozenset({"count", "money"})
_RATIOS = frozenset({"percent", "percentage_point", "multiple"})
_FROM = re.compile(r"(?:由|从|自|\bfrom)[^，。；：,;:由从自\d]{0,8}$", re.IGNORECASE)
_TO = re.compile(
    r"[^，。；：,;:\d]{0,6}?(?:提高|增加|增长|上升|扩大|下降|降低|减少|提升|调整|延长|缩短|压缩|回落|升|降|增|减|缩)"
    r"[到至为]|\s+to\s+\d",
    re.IGNORECASE,
)


_DAY = re.compile(r"\d{4}-\d\d-\d\d|--\d\d-\d\d|\d{1,2}\s?[日号]")


def fits_date(question: Question, date: DateMention) -> bool:
    """Tell whether a date is as exact as a question wants it: who asks for a day wants no year."""
    if not question.constraints.wants_day:
        return True
    return _DAY.search(date.start) is not None or _DAY.search(date.raw) is not None


def fits_figure(question: Question, figure: Figure) -> bool:
    """Tell whether a figure is what a question seems to ask for, by its kind and unit's class.

    >>> class_of("人次"), class_of("件"), class_of("亿元")
    ('person', 'thing', 'thing')
    """
    amount = figure.amount
    if question.asked in CHANGES:
        return figure.is_change
    if question.asked == "amount":
        return fits_unit(question.units, amount.unit)
    if question.asked in _AMOUNTS:
        return _fits_amount(question, figure)
    if question.asked == "duration":
        return amount.kind == "duration"
    return amount.kind in _RATIOS and not figure.is_change


def _fits_amount(question: Question, figure: Figure) -> bool:
    """Tell whether a count or a sum fits; what is printed as a gain only where one is asked for.

    新增多少人 may be printed as 增加56万人, 少交多少钱 as 减少1335亿元: neither is a level.
    """
    amount = figure.amount
    if figure.is_change and not _asks_gain(question):
        return False
    if question.asked == "money":
        return amount.kind == "money"
    kinds = {"count", "other"} if question.units else {"count", "other", "money"}
    if question.units and class_of(question.units[0]) == "time":
        kinds = {"duration"}
    return amount.kind in kinds and fits_unit(question.units, amount.unit)


def _asks_gain(question: Question) -> bool:
    return question.rising is not None or "new" in question.scopes


def fits_unit(asked: tuple[str, ...], unit: str) -> bool:
    """Tell whether a unit is of the class of one of those asked for; any is where none is."""
    return not asked or class_of(unit) in {class_of(each) for each in asked}


def class_of(unit: str) -> str:
    """Return what a unit measures; things that are counted one by one are of one class."""
    unit = plain_unit(unit)
    for name, units in _CLASSES.items():
        if unit in units:
            return name
    return _THING


def plain_unit(unit: str) -> str:
    """Return a unit without the time that it is per: a capacity of 吨/年 is asked for in 吨.

    >>> plain_unit("吨/年"), plain_unit("微克/立方米")
    ('吨', '微克/立方米')
    """
    return _PER_TIME.sub("", unit)


def is_origin(figure: Figure, passage: Passage) -> bool:
    """Tell whether a figure is only what another one rose or fell from: 由2000元提高到3500元."""
    span = figure.amount.span
    return (
        went_from(passage.text, span) is not None and _TO.match(passage.text, span.end) is not None
    )


def went_from(text: str, span: Span) -> str | None:
    """Return the words before a level that say that something went from it (由上年的), if any do.

    >>> went_from("由上年的2.65亩", Span(start=4, end=9)), went_from("共5亩", Span(start=1, end=3))
    ('由上年的', None)
    """
    found = _FROM.search(text, max(0, span.start - 10), span.start)
    return found and found[0]
