"""Columns: what the head of a table's column says of its cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.figures.clauses import fold_in_place
from ingest.figures.footnotes import drop_marks
from ingest.figures.measures import split_head

_UNIT_HEADS = frozenset({"单位", "计量单位", "unit", "units", "unitofmeasure", "unitofmeasurement"})
_TIME = (
    r"(?:(?:19|20)\d\d\s*年?度?|[本今上去当][年期月](?:度|同期|同月)?|同期)(?:[底末初]|累计|数|值)?"
)
_TIME_ONLY = re.compile(rf"\s*{_TIME}\s*|\s*(?:19|20)\d\d\s*")
_FORMER = re.compile(r"[上去][年期月]|同期")
_GENERIC = re.compile(r"绝对[数额量值]|数[值据]|指标值|values?|amounts?|figures?", re.IGNORECASE)
_SINCE = rf"[比较与]\s?(?:{_TIME})|同比|环比"
_RATE = re.compile(
    rf"{_SINCE}|(?<!自然)增长|增[减幅速]|涨[幅跌]|降幅|变[化动]|升降|下降|减少|±"
    r"|\b(?:changes?|growth|increase|decrease|decline|yoy|y/y)\b",
    re.IGNORECASE,
)
_FALL = re.compile(r"(?<!升)下降|减少|(?<!升)降幅|decrease|decline", re.IGNORECASE)
_IN_PERCENT = re.compile(
    r"增长|增[幅速]|涨[幅跌]|降幅|同比|环比|±|growth|rate|yoy|y/y", re.IGNORECASE
)
_DIFFERENCE = re.compile(r"[比较].{1,4}(?:增加|减少|多增|少增)|增减[额量]?|净增|多增|少增|增加额")
_OF_WHICH = re.compile(r"(?:^|(?<=·))其\s?中\s?[:：]?\s?(?=.)")
_SINCE_LEVEL = re.compile(r"[比较](?:年初|[上去]年[底末]|[上本]月[底末])|增[减加]额|净增|[多少]增")
_SHARE = re.compile(r"比重|占比|份额|权[重数]|构成|比例|share|weight|proportion", re.IGNORECASE)
_WORTH = re.compile(r"(?:金额|[总价产货]值|[销贸进出][售易口]额)$")
_COUNTED = re.compile(r"(?P<whole>批次|人次|车次|架次|班次)$|(?P<unit>[件人户家起次宗])总?数$")
_NOT_LEVEL = re.compile(
    rf"{_SINCE}|年均|平均|名义|实际|增长|增[减幅速加]|涨[幅跌]|降幅|变[化动]|升降|下降|减少"
    r"|速度|幅度|[率的±%‰()（）\s]|(?:19|20)\d\d\s*年?|比"
)
_OF_CHANGES = re.compile(
    rf"(?P<joined>(?:[和与、及]|以及|及其)(?:{_SINCE}|年均|平均)*)?"
    r"(?:(?:(?<!自然)增[长减]|涨跌|升降)(?:速度|幅度|情况|率)*|(?<!自然)增[速幅]|涨幅|降幅"
    r"|变[化动](?:幅度|率))$"
    r"|(?P<also>\band\s(?:\w+\s)?)?(?:growth rates?|rates? of (?:growth|change)"
    r"|percentage changes?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column's head says.

    Attributes:
        title: the head, folded, without its unit.
        unit: the unit that it names, as printed; empty without one.
    """

    title: str = ""
    unit: str = ""

    @property
    def is_unit(self) -> bool:
        """Tell whether its cells are the units of their rows."""
        return "".join(self.title.lower().split()) in _UNIT_HEADS

    @property
    def is_rate(self) -> bool:
        """Tell whether it says by how much another column has changed."""
        return _RATE.search(self.title) is not None

    @property
    def compares(self) -> bool:
        """Tell whether it names the time that it compares with (比上年增减)."""
        return re.search(_SINCE, self.title) is not None

    @property
    def falls(self) -> bool:
        """Tell whether its numbers without a sign are falls (降幅)."""
        return _FALL.search(self.title) is not None

    @property
    def in_percent(self) -> bool:
        """Tell whether a change that names no unit is one in percent (增长, not 增减)."""
        return _IN_PERCENT.search(self.title) is not None

    @property
    def is_difference(self) -> bool:
        """Tell whether it holds by how much a level has grown, in the level's own unit."""
        return _DIFFERENCE.search(self.title) is not None

    @property
    def since(self) -> bool:
        """Tell whether it says since when a level has grown, or that growth is a sum (增减额)."""
        return _SINCE_LEVEL.search(self.title) is not None

    @property
    def is_share(self) -> bool:
        """Tell whether it holds shares, which are no changes even in a table of changes."""
        return _SHARE.search(self.title) is not None

    @property
    def is_worth(self) -> bool:
        """Tell whether it holds sums of money."""
        return _WORTH.search(self.title) is not None

    @property
    def counted(self) -> str:
        """Return the unit in the name of what it counts (批次, 参保人数); empty where none is.

        >>> [Column(title=title).counted for title in ("批次", "受理案件数", "金额")]
        ['批次', '件', '']
        """
        named = _COUNTED.search(self.title)
        return (named["whole"] or named["unit"] or "") if named else ""

    @property
    def said(self) -> str:
        """Return what the title adds to the name of a row; a year and 绝对数 add nothing."""
        nothing = _TIME_ONLY.fullmatch(self.title) or _GENERIC.fullmatch(self.title)
        return "" if nothing else self.title

    @property
    def topic(self) -> str:
        """Return the title without its year, or without the words of change.

        >>> Column(title="2023年出口额").topic, Column(title="出口额比上年增长").topic
        ('出口额', '出口额')
        """
        pattern = _NOT_LEVEL.pattern if self.is_rate else _TIME
        return re.sub(pattern, "", self.said).strip()

    @property
    def is_former(self) -> bool:
        """Tell whether it holds the level of a time before (上年)."""
        return not self.is_rate and _FORMER.search(self.title) is not None


def read_columns(header: Sequence[str]) -> tuple[Column, ...]:
    """Read the heads of a table's columns.

    >>> [(c.title, c.unit, c.is_rate) for c in read_columns(["产量", "比上年增长（%）"])]
    [('产量', '', False), ('比上年增长', '%', True)]
    """
    return tuple(_column(drop_marks(head)) for head in header)


def is_of_changes(headings: Sequence[str]) -> bool:
    """Tell whether a table's caption says that its cells are changes.

    >>> is_of_changes(["表1 居民消费价格比上年涨跌幅度", "单位：%"])
    True
    >>> is_of_changes(["表2 主要农产品产量及其增长速度"])
    False
    """
    for heading in headings[-2:]:
        caption = split_head(fold_in_place(drop_marks(heading)))[0]
        match = _OF_CHANGES.search(caption)
        if match and not match["joined"] and not match["also"]:
            return True
    return False


def _column(head: str) -> Column:
    words = _OF_WHICH.sub("", fold_in_place(head).strip())
    levels = [split_head(level) for level in words.split("·")]
    title, unit = "·".join(title for title, _ in levels if title), levels[-1][1]
    if not unit and not (len(levels) > 1 and _RATE.search(levels[-1][0])):
        unit = next((each for _, each in reversed(levels) if each), "")
    return Column(title=title, unit=unit)
