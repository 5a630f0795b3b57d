"""Figures read out in English: 92.08万件 as 920,800 patents, 2.18亿元 as 218 million yuan."""

import re
from decimal import Decimal

from ingest import plain
from ingest.figures import Amount, Bound, Change
from service.answering.eligibility import class_of
from service.questions import unit_nouns

_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
# A scale is used where it shortens: 2.4952 million, but 1,234,567.
_DECIMALS = 4
_BOUNDS: dict[Bound, str] = {
    "exact": "",
    "range": "",
    "approx": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
}
_MOVED = re.compile("(?P<wider>扩大)|收窄|缩小")
_SIGNS = {"%": "%", "‰": "‰"}


def read_number(value: Decimal) -> str:
    """Write a number as English texts do.

    >>> [read_number(Decimal(n)) for n in ("319", "920800", "218000000", "1234567", "3.5")]
    ['319', '920,800', '218 million', '1,234,567', '3.5']
    """
    for size, name in _SCALES:
        scaled = value / size
        if abs(scaled) >= 1 and scaled == round(scaled, _DECIMALS):
            return f"{plain(scaled)} {name}"
    whole, point, decimals = plain(value).partition(".")
    return f"{int(whole):,}{point}{decimals}"


def read_amount(amount: Amount, unit: str) -> str:
    """Write an amount in English with its bound.

    Args:
        amount: as printed.
        unit: its unit in English; empty for none.
    """
    number = read_number(amount.value)
    if amount.value == 1 and amount.high is None and amount.bound == "exact":
        unit = singular(unit)
    if amount.high is not None:
        number = f"{number} to {read_number(amount.high)}"
    sign = _SIGNS.get(amount.unit)
    body = f"{number}{sign}" if sign else f"{number} {unit}".rstrip()
    return _BOUNDS[amount.bound] + body


def singular(noun: str) -> str:
    """Return the singular of a unit's plural.

    >>> [singular(noun) for noun in ("cases", "companies", "batches", "people", "yuan")]
    ['case', 'company', 'batch', 'person', 'yuan']
    """
    if noun == "people":
        return "person"
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.endswith(("ches", "shes", "xes", "sses")) else noun.removesuffix("s")


def english_unit(amount: Amount, subject: str, asked: str) -> str:
    """Return the English for a unit: the question's own noun if it fits, else by what is counted.

    Args:
        amount: whose unit it is.
        subject: what is counted.
        asked: the question.
    """
    nouns = unit_nouns(amount.unit)
    lowered = f" {asked.lower()} "
    typed = [noun for noun in nouns if f" {noun}" in lowered and _names_unit(noun, amount.unit)]
    if typed:
        return max(typed, key=len)
    if not nouns and "/" in amount.unit:
        return _rate_noun(amount.unit)
    own = subject.rpartition("·")[2] or subject
    signs = [(own.rfind(sign), noun) for sign, noun in _SUBJECT_NOUNS if sign in own]
    for _, noun in sorted(signs, reverse=True):
        if not nouns or noun in nouns:
            return noun
    return nouns[0] if nouns else ""


def _names_unit(noun: str, unit: str) -> bool:
    """Tell whether an English noun may stand for a unit: grain is counted in 斤, but is no unit."""
    measured = class_of(unit)
    return measured in ("thing", "person") or class_of(noun) == measured


def _rate_noun(unit: str) -> str:
    """Return the English for a unit that is per another one, empty where either has no name."""
    above, below = (unit_nouns(part)[:1] for part in unit.split("/", 1))
    return f"{above[0]} per {singular(below[0])}" if above and below else ""


def read_change(change: Change, year: int | None, *, amount: Amount | None = None) -> str:
    """Write a change in English: ``up 117% on 2022``, ``up about 5%``.

    Where a gap or a fall gained or lost points (降幅收窄), it is wider or narrower, not up or down.

    Args:
        change: as printed.
        year: the year of the figure, where the change is on the year before it; else ``None``.
        amount: whose number the change is, for its bound and its upper end.
    """
    against = f" on {year - 1}" if year is not None else ""
    size = abs(change.value)
    if change.unit == "倍":
        return f"up {plain(size)}-fold{against}" if change.value > 0 else f"down {plain(size)}-fold"
    way = "unchanged" if not size else "up" if change.value > 0 else "down"
    unit = "%" if change.unit == "%" else " percentage points"
    if not size:
        return f"{way}{against}"
    moved = _MOVED.search(change.raw) if change.unit == "个百分点" else None
    if moved is not None:
        way = "wider by" if moved["wider"] else "narrower by"
    bound = _BOUNDS[amount.bound] if amount else ""
    high = f"–{plain(amount.high)}" if amount and amount.high is not None else ""
    return f"{way} {bound}{plain(size)}{high}{unit}{against}"


# What a subject ends in decides: 申请人有效发明专利 are patents, 专利申请 are applications.
_SUBJECT_NOUNS = (
    ("案", "cases"),
    ("请求", "requests"),
    ("备案", "recordations"),
    ("新品种权", "variety rights"),
    ("申请", "applications"),
    ("专利", "patents"),
    ("商标", "trademarks"),
    ("登记", "registrations"),
    ("注册", "registrations"),
)
