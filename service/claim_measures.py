"""Compares what a text claims with a figure of a document: value, unit, period, movement."""

import re
from decimal import Decimal
from typing import Literal

from ingest import fold, simplify
from ingest.figures import Amount, Figure
from ingest.language import CHANGE
from service.questions import english_units

Movement = Literal["rise", "fall", ""]
Basis = Literal["year", "average", "step", "year_named", "usual", ""]

# A rounded number may lie so far from the exact one at most, as a share of it.
_MOST_ROUNDED = Decimal("0.05")
_RELATIVE = frozenset({"percent", "percentage_point", "multiple"})
_CURRENCIES = {
    "yuan": "元",
    "rmb": "元",
    "人民币": "元",
    "人民币元": "元",
    "元人民币": "元",
    "us dollars": "美元",
    "dollars": "美元",
    "usd": "美元",
    "us$": "美元",
    "$": "美元",
    "euros": "欧元",
}
_SYNONYMS = (
    frozenset({"件", "起", "宗", "案"}),
    frozenset({"人", "名", "位"}),
    frozenset({"家", "户", "个"}),
    frozenset({"所", "家", "个"}),
    frozenset({"批", "批次"}),
    frozenset({"天", "日"}),
    frozenset({"公里", "千米"}),
    frozenset({"千瓦时", "千瓦小时", "度"}),
    frozenset({"个月", "月"}),
)
_THINGS = frozenset({"件", "份", "个", "起", "项", "条", "宗"})
_MEASURES_EN = {
    "kilometers": "公里",
    "kilometres": "公里",
    "km": "公里",
    "tonnes": "吨",
    "tons": "吨",
    "metric tons": "吨",
    "hectares": "公顷",
    "mu": "亩",
    "square meters": "平方米",
    "square metres": "平方米",
    "square kilometers": "平方公里",
    "square kilometres": "平方公里",
    "cubic meters": "立方米",
    "cubic metres": "立方米",
    "days": "天",
    "months": "个月",
    "years": "年",
    "hours": "小时",
    "minutes": "分钟",
    "percentage points": "个百分点",
}
_MOVED = re.compile(
    rf"(?P<rise>{CHANGE.zh('claimed', 'rise')}|\b(?:{CHANGE.en('claimed', 'rise')})\b)"
    rf"|(?P<fall>{CHANGE.zh('claimed', 'fall')}|\b(?:{CHANGE.en('claimed', 'fall')})\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[，,。；;！？!?\n（(]")
_REACH = 24
_TO = re.compile(
    r"(?:到|至|为|\bto)\s*(?:约|近|了|about|nearly|每[人户家月年亩日天吨件平方米立]{1,4}|人均)*\s*$",
    re.IGNORECASE,
)
_LEFT = re.compile(r"(?:由|从|\bfrom)[^，。；,;]{0,24}$", re.IGNORECASE)
_GONE_TO = re.compile(
    r"[^，。；,;\d]{0,8}(?:提高|增加|增长|上升|扩大|下降|降低|减少|提升|调整|延长|缩短|压缩|回落|升|降|增|减)[到至为]"
    r"|\s+to\s+\d",
    re.IGNORECASE,
)
_BASES: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    (
        "average",
        re.compile(r"平均增|年均|平均下降|average annual|annual average|on average", re.I),
    ),
    ("step", re.compile(r"环比|month[- ]on[- ]month|quarter[- ]on[- ]quarter", re.I)),
    ("usual", re.compile(r"[比较]常年|历史同期|normal years?|long-term", re.I)),
    (
        "year_named",
        re.compile(
            r"[比较]\s?(?:19|20)\d\d\s?年|(?:from|than|compared with|over) (?:19|20)\d\d", re.I
        ),
    ),
    ("year", re.compile(r"同比|[比较]上年|[比较]去年|year[- ]on[- ]year|previous year", re.I)),
)
_DAY = len("2023-09-08")
_PERIOD = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def same_value(claimed: Figure, printed: Figure) -> bool:
    """Tell whether a figure has the number that is claimed; of changes without regard to sign.

    A claim that says *about*, *nearly* or *more than* may be rounded to the digits it shows, by a
    twentieth at most; any other must be the number itself.
    """
    if claimed.is_change and claimed.change and printed.is_change and printed.change:
        exact = abs(claimed.change.value) == abs(printed.change.value)
    else:
        exact = claimed.amount.value == printed.amount.value
    if claimed.amount.bound == "range" or printed.amount.bound == "range":
        return exact and claimed.amount.high == printed.amount.high
    return exact or _is_rounded(claimed.amount, printed.amount.value)


def same_bound(claimed: Amount, printed: Amount) -> bool:
    """Tell whether a number that is printed as a bound (3900余万元) is claimed as one."""
    open_ended = {"at_least", "more_than", "at_most", "less_than"}
    return printed.bound not in open_ended or claimed.bound != "exact"


def _is_rounded(claimed: Amount, value: Decimal) -> bool:
    if claimed.bound in ("exact", "range") or not claimed.value or not value:
        return False
    if claimed.bound in ("at_least", "more_than") and value < claimed.value:
        return False
    if claimed.bound in ("at_most", "less_than") and value > claimed.value:
        return False
    quantum = Decimal(1).scaleb(_last_place(claimed.value))
    reach = quantum / 2 if claimed.bound == "approx" else quantum
    gap = abs(value - claimed.value)
    return gap <= reach and gap <= abs(value) * _MOST_ROUNDED


def _last_place(value: Decimal) -> int:
    """Return the exponent of the last digit that is not zero."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def same_unit(claimed: Figure, printed: Figure) -> bool:
    """Tell whether two figures are counted in the same unit, 万 and *million* applied."""
    ours, theirs = claimed.amount, printed.amount
    one, other = _plain_unit(ours.unit), _plain_unit(theirs.unit)
    if _RELATIVE & {ours.kind, theirs.kind} or ours.kind == "money" or theirs.kind == "money":
        return ours.kind == theirs.kind and one == other
    if not one or one == other:
        return True
    if any(one in group and other in group for group in _SYNONYMS):
        return True
    return ours.unit.isascii() and _is_counted_by(ours.unit, other)


def _is_counted_by(noun: str, unit: str) -> bool:
    """Tell whether Chinese counts what an English noun names by a unit; any for an unknown noun."""
    units = english_units(noun)
    return not units or unit in units or (unit in _THINGS and not _THINGS.isdisjoint(units))


def _plain_unit(unit: str) -> str:
    folded = simplify(fold(unit).text).strip().lower()
    return _CURRENCIES.get(folded) or _MEASURES_EN.get(folded) or folded


def same_period(claimed: str, printed: str) -> bool:
    """Tell whether a figure of one ISO 8601 period may be one of another.

    A claim without a period is of any. Who names a year may mean a day in it or its end, but
    never a month of it nor a span of years; who names a month means that month.

    >>> same_period("2023", "../2023"), same_period("2023", "2023-09-08"), same_period("", "2021")
    (True, True, True)
    >>> same_period("2023-09", "2023"), same_period("2023", "2012/2023"), same_period("2023", "")
    (False, False, False)
    >>> same_period("2023", "2023-09"), same_period("2023", "2023-01/2023-12")
    (False, True)
    """
    if not claimed or claimed == printed:
        return True
    if not printed:
        return False
    ours, theirs = _ends(claimed), _ends(printed)
    if ours is None or theirs is None:
        return False
    whole = ours[0] == ours[1] and theirs == (f"{ours[0]}-01", f"{ours[0]}-12")
    return whole or all(_holds(one, other) for one, other in zip(ours, theirs, strict=True))


def _holds(claimed: str, printed: str) -> bool:
    """Tell whether one end of a period is the other, or a day within it."""
    return claimed == printed or (len(printed) == _DAY and printed.startswith(f"{claimed}-"))


def _ends(period: str) -> tuple[str, str] | None:
    start, slash, end = period.partition("/")
    if slash and (start in ("..", "") or end in ("..", "")):
        known = end if start in ("..", "") else start
        start = end = known
    elif not slash:
        end = start
    if not _PERIOD.fullmatch(start) or not _PERIOD.fullmatch(end):
        return None
    return start, end


def read_movement(text: str, figure: Figure) -> tuple[Movement, bool]:
    """Return whether a figure is said to have risen or fallen, and whether to that level.

    Args:
        text: that the figure stands in.
        figure: of a change that was read, its sign decides.

    Returns:
        The direction of a change *by* the figure, or of a level that was reached; and whether the
        figure is the level reached (提高到830元).
    """
    start = figure.amount.span.start
    before = _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]
    reached = bool(_TO.search(before))
    if figure.is_change and figure.change is not None and not reached:
        return ("fall" if figure.change.value < 0 else "rise"), False
    moves = list(_MOVED.finditer(before))
    if not moves:
        return "", False
    return ("rise" if moves[-1]["rise"] else "fall"), reached


def read_basis(text: str, figure: Figure) -> Basis:
    """Return what a change is measured against: the year before, the month before, a mean."""
    span = figure.change.span if figure.change is not None else figure.amount.span
    start = min(span.start, figure.amount.span.start)
    clause = _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]
    said = clause + text[start : figure.amount.span.end + _REACH]
    said = clause + _CLAUSE.split(text[start : span.end + _REACH])[0] if said else clause
    return next((basis for basis, pattern in _BASES if pattern.search(said)), "")


def same_basis(claimed: Basis, printed: Basis) -> bool:
    """Tell whether two changes are measured against the same; unsaid is against the year before."""
    return (claimed or "year") == (printed or "year")


def is_left_level(text: str, figure: Figure) -> bool:
    """Tell whether a figure is the level that another one left (由780元提高到830元)."""
    span = figure.amount.span
    return bool(
        _LEFT.search(text, max(0, span.start - 30), span.start)
        and _GONE_TO.match(text, span.end, min(len(text), span.end + 40))
    )
