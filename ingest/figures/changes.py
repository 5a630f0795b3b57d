"""Changes: which amounts of a text are a rise or a fall (同比增长117%, up 5.4% year on year)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingest.figures.clauses import Clause, is_rate_base
from ingest.figures.records import Amount, Change
from ingest.records import Span

ChangeUnit = Literal["%", "个百分点", "倍"]

_FALL = (
    "下降率?|减[产收轻缓慢]|压减|减少|下调|缩短|放[缓慢]|萎缩|滑落|走低|锐减|骤降|偏[低少]|降低|回落|缩减|下滑|下跌|收窄|压缩|缩小"
    "|递减|负增长|[降跌减]幅|[减降跌少低]"
)
_RISE = (
    "(?<!自然)增长率?|增[产收]|上调|偏[高多]|上升|增加|提高|上涨|提升|扩大|走高|猛增|激增|陡增|加[快速]|攀[升高]|回升|升高|上浮|递增|增多|[增涨升]幅|增速"
    "|(?<![新最])[增升涨多高快]"
)
_HEDGE = (
    "了|又|的?(?:速度|幅度)|预期|目标|拟?定|控制在|保持在|为|是|在|大?约|近|将近|接近|超过?|逾"
    "|突破|高达|多?达"
    "|不到|不足|不低于|不超过|至少|[:：]"
)
_CHINESE = re.compile(rf"(?:(?P<fall>{_FALL})|(?P<rise>{_RISE}))(?:{_HEDGE}){{0,3}}\s*$")
_ALONE = re.compile(rf"\s*(?:{_HEDGE}){{0,3}}\s*")
_ENGLISH = re.compile(
    r"\b(?:(?P<fall>down|fell|fallen|falling|decreas\w+|declin\w+|dropp?\w*|reduc\w+|shr[aiu]nk"
    r"|plung\w+|slump\w*|slid)"
    r"|(?P<rise>up|rose|risen|rising|grew|grow\w*|increas\w*|gain\w*|climb\w*|jump\w*|surg\w+|soar\w*"
    r"|expand\w*))(?:\s(?:by|of|about|around|nearly|almost|over|some|roughly|more than|less than"
    r"|approximately|at|was|to be|year[- ]on[- ]year)){0,3}\s*$",
    re.IGNORECASE,
)
_ENGLISH_BEHIND = re.compile(
    r"\s*(?:(?:year[- ]on[- ]year|annual|net|sharp|slight)\s)?"
    r"(?:(?P<rise>increase|rise|growth|gain|jump|higher|more)"
    r"|(?P<fall>decrease|decline|drop|fall|reduction|lower|fewer|less))\b(?! than half)",
    re.IGNORECASE,
)
_SINCE = (
    r"[比较与和同][^，,;；。、比较\d]{0,8}(?:\d{4}\s?)?[^，,;；。、比较\d]{0,4}"
    r"(?:年度?|月份?|[同上][年期月]|季度|年?[初末底前])(?:同期|水平|预算[^，,；;。\d]{0,4}|决算|计划|目标"
    r"|[初末底])?(?:(?:执行|支出|收入|完成|决算|预算|实际)数)?相?比?"
)
# 降幅比1—9月扩大, 较9月份回落.
_SINCE_MONTHS = (
    r"[比较与和同] ?(?:\d{4} ?年 ?)?(?:\d{1,2} ?月?份? ?[-—–―~至到] ?)?"
    r"\d{1,2} ?月(?:份|[末底初])?(?:同期)?相?比?"
)
_COMPARISON = re.compile(
    rf"(?P<time>同比|{_SINCE_MONTHS}|环比|年均|[两三四五六七八九十\d]+年(?:年均|平均)|年平均|每年平均|(?<!占){_SINCE})\s*[，,]?\s*$"
    r"|(?:分别|实际|名义|净|又|再|还|也|则|(?<!人)均|平均|累计|总共|各|大幅度?|进一步|继续|小幅"
    r"|略|有所|仅|只"
    r"|预计|预期|将|要|计划|力争|按(?:可比|不变)价格?计算|按?可比口径|同口径|[，,\s])$"
)
_LINK = re.compile(
    r"(?:左右|以上|以下|以内)?\s*(?:[、和与及]|以及|and|,\s*and)?\s*(?:分别|and|respectively)?\s*"
)
_RATIOS = frozenset({"percent", "percentage_point", "multiple"})
CHANGE_UNITS: dict[str, ChangeUnit] = {
    "percent": "%",
    "percentage_point": "个百分点",
    "multiple": "倍",
}
"""What ``Change.unit`` says, by the kind of the amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeReading:
    """What the words before an amount say of its being a change.

    Attributes:
        change: the change; ``None`` where its unit is that of a count (比上年减少1件).
        own: the words before the wording, back to the last amount or the clause's start: they
            name what changed, or nothing where the change is that of a figure before it.
        chained: it goes on from the change before it (分别上升5.4%和0.55%).
    """

    change: Change | None
    own: Span
    chained: bool


def read_changes(
    text: str, clauses: Sequence[Clause], amounts: Sequence[Amount]
) -> dict[int, ChangeReading]:
    """Find the amounts that are changes.

    Args:
        text: as ``fold_in_place`` returns it.
        clauses: as ``split_clauses`` returns them.
        amounts: the amounts of the text, in order.

    Returns:
        What was read, by the number of the amount.
    """
    found: dict[int, ChangeReading] = {}
    signs: dict[int, int] = {}
    for clause in clauses:
        start = clause.span.start
        for number in clause.amounts:
            amount = amounts[number]
            before = Span(start=min(start, amount.span.start), end=amount.span.start)
            follows = number > 0 and amounts[number - 1].unit == amount.unit
            wording = _wording(text, before, amount, clause.span.end, follows=follows)
            linked = number - 1 in found and number - 1 in clause.amounts
            if wording is None and linked and _is_link(text, before, amount, amounts[number - 1]):
                wording = _Wording(start=amount.span.start, sign=signs[number - 1], own=start)
            if wording is not None:
                signs[number] = wording.sign
                own = Span(start=before.start, end=max(before.start, wording.own))
                chained = linked and _LINK.fullmatch(own.of(text)) is not None
                change = _change(text, wording, amount)
                found[number] = ChangeReading(change=change, own=own, chained=chained)
            start = start if is_rate_base(text, amount) else amount.span.end
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    """Where the wording of a change begins, where its own words end, and which way it goes."""

    start: int
    sign: int
    own: int


def _wording(
    text: str, before: Span, amount: Amount, end: int, *, follows: bool
) -> _Wording | None:
    words = before.of(text)
    if amount.raw.startswith("翻"):
        start = before.start + _strip_comparisons(words)[0]
        return _Wording(start=min(start, amount.span.start), sign=1, own=start)
    match = _CHINESE.search(words) or _ENGLISH.search(words)
    if match is None:
        return _behind(text, amount, end)
    start, compared = _strip_comparisons(words[: match.start()])
    direction = match["fall"] or match["rise"]
    if len(direction) == 1 and not compared and amount.kind != "percentage_point":
        return None
    if amount.kind not in _RATIOS and not (
        compared or (len(direction) > 1 and (len(words[:start].strip()) > 1 or follows))
    ):
        return None
    sign = -1 if match["fall"] else 1
    blank = len(words[start:]) - len(words[start:].lstrip())
    return _Wording(start=before.start + start + blank, sign=sign, own=before.start + start)


def _strip_comparisons(words: str) -> tuple[int, bool]:
    """Return where the words of comparison at the end begin, and whether one names a time."""
    end, compared = len(words), False
    while match := _COMPARISON.search(words, max(0, end - 32), end):
        compared = compared or match["time"] is not None
        end = match.start()
    return end, compared


def _behind(text: str, amount: Amount, end: int) -> _Wording | None:
    match = _ENGLISH_BEHIND.match(text, amount.span.end, end)
    if match is None or amount.kind not in _RATIOS:
        return None
    start = amount.span.start
    return _Wording(start=start, sign=-1 if match["fall"] else 1, own=start)


def _is_link(text: str, before: Span, amount: Amount, last: Amount) -> bool:
    return amount.kind == last.kind and _LINK.fullmatch(before.of(text)) is not None


def _change(text: str, wording: _Wording, amount: Amount) -> Change | None:
    unit = CHANGE_UNITS.get(amount.kind)
    if unit is None:
        return None
    span = Span(start=wording.start, end=amount.span.end)
    value = amount.value if wording.sign > 0 else -amount.value
    return Change(span=span, raw=span.of(text), value=Decimal(value), unit=unit)
