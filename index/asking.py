"""What a question asks for, as far as its frame tells: a count, a date, a share, an amount."""

import re

from ingest import QuantityKind

_FRAMES: dict[QuantityKind, re.Pattern[str]] = {
    "count": re.compile(
        r"多少|有几|几[个件家人名次批起项部种类台份期门天年]|数量|总[数量]|[件人次家户批]数"
        r"|\bhow (many|much)\b|\bnumber of\b|\bcount of\b|\btotal\b",
        re.IGNORECASE,
    ),
    "date": re.compile(
        r"何时|什么时[候间]|时间|日期|哪一?[天年]|几[月号]"
        r"|\bwhen\b|\b(what|which) (date|day|month|year)\b",
        re.IGNORECASE,
    ),
    "percent": re.compile(
        r"同比|环比|[增下]长?[长降]|[增降]幅|增加|减少|上升|比例|占比|百分|[^效频]率"
        r"|\b(share|percent(age)?|proportion|growth|rate|change)\b|\byear[- ]on[- ]year\b"
        r"|\b(grow|grew|increas|decreas|declin|fall|fell|drop|rise|rose)[a-z]*\b|%",
        re.IGNORECASE,
    ),
    "money": re.compile(
        r"金额|多少钱|[货案产]值|罚[没款]|[销赔偿]额|总额"
        r"|\b(amount|value|worth|fine[sd]?|yuan|rmb|money)\b",
        re.IGNORECASE,
    ),
}


def asked_kinds(question: str) -> frozenset[QuantityKind]:
    """Return the kinds of quantity that a question asks for; none where its frame says nothing.

    Args:
        question: as it was typed, in Simplified Chinese or English.

    >>> sorted(asked_kinds("2023年惩罚性赔偿案件数")), sorted(asked_kinds("when was it issued"))
    (['count'], ['date'])
    """
    return frozenset(kind for kind, frame in _FRAMES.items() if frame.search(question))
