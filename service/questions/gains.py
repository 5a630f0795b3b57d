"""Gains: a change asked for as an amount in a unit (新增多少人, how much less was paid)."""

import re

from ingest.language import QUANTITY
from service.questions.measures_zh import HOW_MANY, SCALE
from service.questions.movement import DOWN_ZH, UP_ZH, way_of
from service.questions.quantities_en import MASS, PAID, english_money
from service.questions.records import Asked
from service.questions.units import english_units
from service.questions.units_en import read_phrase, stated_units
from service.questions.units_zh import MEASURE, NOUN_AT_HEAD

_GAINED_ZH = re.compile(
    rf"(?<!新)(?:{UP_ZH}|{DOWN_ZH}|(?<![立公到超至])[升降涨跌减])(?![到至为])[^，,。；;]{{0,6}}?{HOW_MANY}"
    rf"|(?P<more>(?<![少])多)(?P<verb>[收交缴付花赚挣产卖建生招养开种]|支出|投入)?了?{HOW_MANY}"
    rf"|(?P<less>(?<![多])少)(?P<verb_less>[收交缴付花赚挣产卖建生招养开种]|支出|投入)?了?{HOW_MANY}"
)
_MONEY_BEHIND = re.compile(rf"{HOW_MANY}{SCALE}(?:的)?(?:{QUANTITY.zh('gain_behind')})")
_MORE = re.compile(
    r"\bhow (?P<many>many|much) (?:\w+ )??(?P<way>more|extra|additional|fewer|less)\b(?! than \d)"
)
_BY_MANY = re.compile(r"\bby how many\b")
_RATIOS = frozenset({"percent", "percentage", "points", "times", "fold", "per"})
_UP = frozenset({"more", "extra", "additional"})
_TIMES = frozenset({"年", "个月", "周", "天", "小时", "分钟", "个工作日"})
_CURRENCIES = frozenset({"元", "美元", "欧元", "港元", "日元", "英镑"})


def read_gain_zh(text: str) -> Asked | None:
    """Return what a Chinese question for a change asks for, where its unit is no ratio.

    >>> read_gain_zh("水面扩大了多少平方公里"), read_gain_zh("出口增长多少")
    ('count', None)
    """
    measure = MEASURE.search(text)
    if measure and (measure["thing"] or measure["money"]):
        return "money" if measure["money"] else "count"
    if measure and measure["share"]:
        return None
    if _MONEY_BEHIND.search(text):
        return "money"
    return "count" if NOUN_AT_HEAD.search(text) else None


def read_gain_en(text: str) -> Asked | None:
    """Return what an English question for a change asks for, where it names what is counted.

    >>> read_gain_en("how many more people got safe water"), read_gain_en("how much less do we pay")
    ('count', 'money')
    >>> read_gain_en("how much more did exports grow") is None
    True
    """
    if unit := next(iter(stated_units(text)), ""):
        return None if is_ratio(unit) else asked_in(unit)
    if by := _BY_MANY.search(text):
        return _counted(text[by.end() :])
    if (more := _MORE.search(text)) is None:
        return None
    rest = text[more.end() :]
    if more["many"] == "many":
        return _counted(rest)
    if re.match(rf" (?:\w+ )?(?:{MASS})\b", rest):
        return "count"
    return "money" if english_money(read_phrase(rest)) or PAID.search(rest) else None


def gained(text: str) -> bool | None:
    """Return the way of a gain that a question asks for: ``None`` where it asks for none.

    >>> gained("扩大了多少平方公里"), gained("少交多少钱"), gained("how many more people")
    (True, False, True)
    >>> gained("补贴提高到多少元") is None
    True
    """
    if found := _GAINED_ZH.search(text):
        if found["more"] or found["less"]:
            return found["more"] is not None
        return way_of(found[0])
    if more := _MORE.search(text):
        return more["way"] in _UP
    return way_of(text) if re.search(r"\bby how (?:many|much)\b", text) else None


def is_ratio(unit: str) -> bool:
    """Tell whether a unit is one of changes in relation to what was.

    >>> is_ratio("%"), is_ratio("吨")
    (True, False)
    """
    return unit in {"%", "个百分点", "倍"}


def asked_in(unit: str) -> Asked:
    """Return what is asked for by who wants it in some unit.

    >>> asked_in("美元"), asked_in("公顷"), asked_in("%"), asked_in("个百分点")
    ('money', 'count', 'share', 'change')
    """
    if unit in _CURRENCIES:
        return "money"
    if unit == "%":
        return "share"
    return "change" if is_ratio(unit) else "count"


def _counted(rest: str) -> Asked | None:
    nouns = read_phrase(re.sub(r"^ (?:more|fewer|additional|extra|less)\b", "", rest))
    if not nouns or _RATIOS.intersection(nouns[:2]):
        return None
    unit = next(iter(english_units(" ".join(nouns))), "")
    if unit in _TIMES:
        return "duration"
    return "money" if english_money(nouns[-1:]) or unit in _CURRENCIES else "count"
