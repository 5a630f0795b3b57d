"""Whether a figure is of the sort that a question asks for at all."""

import re

from ingest import Passage
from ingest.figures import Figure
from service.questions import Question

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
_THING = "thing"
_AMOUNTS = frozenset({"count", "money"})
_RATIOS = frozenset({"percent", "percentage_point", "multiple"})
_FROM = re.compile(r"(?:由|从|自|\bfrom)[^，。；：,;:由从自\d]{0,8}$", re.IGNORECASE)
_TO = re.compile(
    r"[^，。；：,;:\d]{0,6}?(?:提高|增加|增长|上升|扩大|下降|降低|减少|提升|调整|延长|缩短|压缩|回落|升|降|增|减|缩)"
    r"[到至为]|\s+to\s+\d",
    re.IGNORECASE,
)


def fits_figure(question: Question, figure: Figure) -> bool:
    """Tell whether a figure could answer a question, by its kind and the class of its unit.

    >>> class_of("人次"), class_of("件"), class_of("亿元")
    ('person', 'thing', 'thing')
    """
    amount = figure.amount
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
    return amount.kind in kinds and fits_unit(question.units, amount.unit)


def _asks_gain(question: Question) -> bool:
    return question.rising is not None or "new" in question.scopes


def fits_unit(asked: tuple[str, ...], unit: str) -> bool:
    """Tell whether a unit is of the class of one of those asked for; any is where none is."""
    return not asked or class_of(unit) in {class_of(each) for each in asked}


def class_of(unit: str) -> str:
    """Return what a unit measures; things that are counted one by one are of one class."""
    for name, units in _CLASSES.items():
        if unit in units:
            return name
    return _THING


def is_origin(figure: Figure, passage: Passage) -> bool:
    """Tell whether a figure is only what another one rose or fell from: 由2000元提高到3500元."""
    span = figure.amount.span
    before = passage.text[max(0, span.start - 10) : span.start]
    return _FROM.search(before) is not None and _TO.match(passage.text, span.end) is not None
