"""Changes: which amounts of a text are a rise or a fall (同比增长117%, up 5.4% year on year)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingest.figures.clauses import Clause, is_rate_base
from ingest.figures.records import Amount, Change
from ingest.language import CHANGE
from ingest.records import Span

ChangeUnit = Literal["%", "个百分点", "倍"]

_HEDGE = CHANGE.zh("report", "between")
_CHINESE = re.compile(
    rf"(?:(?P<fall>{CHANGE.zh('report', 'fall')})|(?P<rise>{CHANGE.zh('report', 'rise')}))"
    rf"(?:{_HEDGE}){{0,3}}\s*$"
)
_ALONE = re.compile(rf"\s*(?:{_HEDGE}){{0,3}}\s*")
_ENGLISH = re.compile(
    rf"\b(?:(?P<fall>{CHANGE.en('report', 'fall')})|(?P<rise>{CHANGE.en('report', 'rise')}))"
    rf"(?:\s(?:{CHANGE.en('report', 'between')})){{0,3}}\s*$",
    re.IGNORECASE,
)
_ENGLISH_BEHIND = re.compile(
    r"\s*(?:(?:year[- ]on[- ]year|annual|net|sharp|slight)\s)?"
    rf"(?:(?P<rise>{CHANGE.en('behind', 'rise')})|(?P<fall>{CHANGE.en('behind', 'fall')}))"
    r"\b(?! than half)",
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
    rf"|(?:{CHANGE.zh('report', 'before')}|[，,\s])$"
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
