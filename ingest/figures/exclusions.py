"""What looks like a quantity and is none: names, codes, dates, ordinals, articles."""

import re

from ingest.characters import is_han
from ingest.figures.bounds import bound_before
from ingest.figures.numbers import Numeral
from ingest.figures.units import Unit

_TITLE = re.compile(r"《[^《》]*》")
_QUOTE = re.compile(r"“[^“”]*”|「[^「」]*」|『[^『』]*』|\"[^\"\n]*\"")
_MAX_NAME = 14
_CHAIN = re.compile(r"\d{1,8}-\d{1,8}-\d", re.ASCII)
_LABEL = re.compile(r"(?:^|[\s(（见、和及])(?:专栏|表|图|附表|附图|附件|框)\s?$")
_LIST = re.compile(r"\s?(?:[、和及与至到~—–-]|个)\s?")
_MAX_LIST_GAP = 3
_YEARS = range(1000, 2200)
_ERAS = ("公元", "公元前", "民国")
_MONTH = re.compile(r" ?年 ?(?:[01]?\d|[一二三四五六七八九十]{1,2}) ?月")
_RECENT_YEARS = range(1900, 2100)
_DAY_CUE = re.compile(
    r"(?:起|满|过|期限为|至少|少于|不足|拘留|连续|历时|为期|每|之后|前|提前|延长)\s?$"
)
_DAY_CUE_AFTER = re.compile(r"\s?(?:以?内|之内|以上|以下|以后|的?期限|的?拘留)")
_COUNTED = re.compile(
    r"(?:[仅共各计只达]|超过|[减至]少|少于|低于|[新增]增|增加|不足|不到|[审办]结|[仅只共少]有)"
    r"了? ?$"
)
_NAMED = re.compile(
    r"(?:\b[A-Z][\w.]*|(?i:\b(?:section|chapter|article|table|figure|box|part|annex|version|rule"
    r"|item|clause|page|paragraph|phase|step|volume|grade|level|no\.))) $"
)
_BARE_CUE = re.compile(r"(?:[达至为到是约计近超共逾破于]|高于|低于)(?:了|到)?\s?$")
_CELL_START = re.compile(r"\t[ +\-–↑↓(]*$")
_ENGLISH_CUE = re.compile(r"\b(?:to|of|by|at|than|was|were|total(?:l?ed)?|reached|over|about) $")
_ENGLISH_BARE = 10
_BARE_FOLLOWERS = "的和及与或至到以左上个、"
_CARDINAL_TWO_UNITS = "年 个月 日 天 倍 人 名 个 成 周 亩 元 里 公里 米 番 户 小时"
_CARDINAL_TWO = frozenset(_CARDINAL_TWO_UNITS.split())
_POWERS = ("百", "千", "万", "亿")
_SAME = tuple("这那每某同统唯第")
_ONE_BEFORE = tuple("这那每某同新前后又的第上下统唯任逐进有朝何最去键")
_ONE_AFTER = tuple("来里中间一度不化")


def names(text: str) -> list[tuple[int, int]]:
    """Return the ranges of titles and of quotations of a few characters, in order.

    >>> text = "《指南 2023》和“1·25”案"
    >>> [text[start:end] for start, end in names(text)]
    ['《指南 2023》', '“1·25”']
    """
    found = [match.span() for match in _TITLE.finditer(text)]
    found += [match.span() for match in _QUOTE.finditer(text) if len(match[0]) <= _MAX_NAME]
    return sorted(found)


def is_code(text: str, start: int, end: int) -> bool:
    """Tell whether digits at ``[start, end)`` belong to a code, a clock time, a ratio or a date.

    >>> is_code("COVID-19", 6, 8), is_code("3:1", 0, 1), is_code("3-5年", 0, 1)
    (True, True, False)
    """
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and _is_letter(before[-1]):
        return not text[max(0, start - 3) : start].isupper() or start < 3
    if (
        len(before) == 2
        and before[1] in "-./·:："
        and (before[0].isdigit() or _is_letter(before[0]))
    ):
        return True
    if len(after) == 2 and after[0] in "/·:：" and after[1].isdigit():
        return True
    if text[start] == "0" and text[start + 1 : start + 2].isdigit():
        return True
    if _is_letter(after[:1]) or (after[:1] == "-" and _is_letter(after[1:])):
        return True
    return after[:1] == "-" and _CHAIN.match(text, start) is not None


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def is_calendar(text: str, numeral: Numeral) -> bool:
    """Tell at a glance the years and months of running text, most of what is no amount.

    >>> from ingest.figures.numbers import numeral_at
    >>> [is_calendar(text, numeral_at(text, 0)) for text in ("2023年9月", "9月", "20年")]
    [True, True, False]
    """
    following = text[numeral.end : numeral.end + 1]
    return following == "月" or (following == "年" and is_recent_year(numeral))


def is_date(text: str, numeral: Numeral, unit: Unit | None) -> bool:
    """Tell whether a number with its unit is a year or a day of a month.

    >>> from ingest.figures.numbers import numeral_at
    >>> from ingest.figures.units import unit_at
    >>> [is_date(t, numeral_at(t, 0), unit_at(t, 5)) for t in ("2023 年", "20余 年")]
    [True, False]
    """
    if unit is None or numeral.inner or numeral.scaled:
        return False
    if unit.latin:
        return unit.kind == "count" and is_recent_year(numeral)
    if unit.name == "分":
        return text[max(0, numeral.start - 2) : numeral.start].rstrip().endswith(("时", "点"))
    if unit.name not in ("年", "日"):
        return False
    if unit.name == "年":
        plain = numeral.head.isdigit() or (numeral.spelt and len(numeral.head) == 4)
        is_year = len(numeral.head) == 4 and plain and int(numeral.value) in _YEARS
        before = text[max(0, numeral.start - 3) : numeral.start]
        return is_year or before.endswith(_ERAS) or _is_before_month(text, numeral)
    return not _lasts(text, numeral, unit)


def _is_before_month(text: str, numeral: Numeral) -> bool:
    return _MONTH.match(text, numeral.end) is not None


def is_recent_year(numeral: Numeral) -> bool:
    """Tell whether a number without a unit would be read as a year: four digits, 1900 to 2099."""
    plain = numeral.head.isdigit() and len(numeral.head) == 4 and not numeral.scaled
    return plain and int(numeral.value) in _RECENT_YEARS


def _lasts(text: str, numeral: Numeral, unit: Unit) -> bool:
    before = text[max(0, numeral.start - 8) : numeral.start].rstrip()
    if before.endswith(("月", "月份")):
        return False
    end = numeral.end + text[numeral.end : numeral.end + 1].count(" ") + len(unit.text)
    if numeral.value > 31 or _DAY_CUE_AFTER.match(text, end):
        return True
    return _DAY_CUE.search(before) is not None


def is_ordinal(text: str, numeral: Numeral, last_ordinal: int) -> bool:
    """Tell whether a number ranks: behind 第, or in a list with a number that does.

    Args:
        text: folded.
        numeral: a number of it.
        last_ordinal: where the ordinal before it ends, -1 if there is none.

    >>> from ingest.figures.numbers import numeral_at
    >>> is_ordinal("第14、15条", numeral_at("第14、15条", 1), -1)
    True
    >>> is_ordinal("第14、15条", numeral_at("第14、15条", 4), 3)
    True
    """
    if text[max(0, numeral.start - 2) : numeral.start].rstrip().endswith("第"):
        return True
    gap = numeral.start - last_ordinal
    if last_ordinal < 0 or gap > _MAX_LIST_GAP:
        return False
    return _LIST.fullmatch(text, last_ordinal, numeral.start) is not None


def is_label(text: str, start: int) -> bool:
    """Tell whether a number is that of a table, figure or box.

    >>> is_label("专栏 1 个人信息", 3), is_label("发表3篇", 2)
    (True, False)
    """
    return _LABEL.search(text[max(0, start - 5) : start]) is not None


def is_vague(text: str, numeral: Numeral) -> bool:
    """Tell whether a number is none for 几 or 数 beside it: 百几, 案件数百件.

    >>> from ingest.figures.numbers import numeral_at
    >>> is_vague("件数百件", numeral_at("件数百件", 2)), is_vague("数12家", numeral_at("数12家", 1))
    (True, False)
    """
    if text[numeral.end : numeral.end + 1] == "几":
        return True
    before = text[numeral.start - 1 : numeral.start] if numeral.start else ""
    return before == "几" or (numeral.spelt and before == "数" and numeral.head[0] in "十百千万亿")


def is_article(text: str, numeral: Numeral, unit: Unit | None) -> bool:
    """Tell whether a Chinese numeral does not count: 一个, 二次创业, 千家万户.

    A bare 一 before a classifier is an article, unless a word of counting stands before it
    (至少, 共, 仅); a bare 二 ranks, for 两 counts; 百, 千, 万 and 亿 with no digit before them need
    a 余, a bound or a second one (万余家, 近千件, 百万元).

    >>> from ingest.figures.numbers import numeral_at
    >>> from ingest.figures.units import unit_at
    >>> text = "一项"
    >>> is_article(text, numeral_at(text, 0), unit_at(text, 1))
    True
    >>> text = "至少一项"
    >>> is_article(text, numeral_at(text, 2), unit_at(text, 3))
    False
    """
    if not numeral.spelt or numeral.inner or unit is None:
        return False
    if text[numeral.end : numeral.end + 1] in ("余", "多", "来"):
        return False
    head, start = numeral.head, numeral.start
    if head == "一":
        return _is_single(text, start, unit)
    if head == "二":
        return unit.name not in _CARDINAL_TWO
    if head in _POWERS:
        return bound_before(text, start) is None
    return False


def _is_single(text: str, start: int, unit: Unit) -> bool:
    if unit.article:
        return _COUNTED.search(text[max(0, start - 5) : start]) is None
    after = start + 1 + len(unit.text)
    before = text[start - 1 : start] if start else ""
    if unit.kind != "duration":
        return before in _SAME
    return before in _ONE_BEFORE or text.startswith(_ONE_AFTER, after)


def is_no_amount(text: str, numeral: Numeral) -> bool:
    """Tell whether a number without a unit says nothing: a label, a list mark, a year, a name.

    It counts where 万 or 亿 stands behind it, where it is the cell of a table behind the first,
    where a word of measuring stands before it (达, 为, 至), or where decimals or groups show that
    it was measured; else never in Chinese characters, before a noun, or as a year.
    """
    if numeral.scaled and numeral.head not in _POWERS:
        return False
    if not numeral.head[0].isdigit() or numeral.spelt or is_recent_year(numeral):
        return True
    after = text[numeral.end : numeral.end + 2].lstrip(" ")[:1]
    if after and is_han(after) and after not in _BARE_FOLLOWERS:
        return True
    before = text[max(0, numeral.start - 16) : numeral.start]
    if _is_measured(before, after, numeral):
        return False
    measured = not numeral.head.isdigit() and not numeral.head.endswith(".0")
    return not measured or before.strip(" \t\n(（") == "" or _NAMED.search(before) is not None


def _is_measured(before: str, after: str, numeral: Numeral) -> bool:
    """Tell whether a cell of a table or a word of measuring holds a bare number."""
    if _CELL_START.search(before) and after in ("", "\t", "\n", ")"):
        return True
    if _BARE_CUE.search(before[-4:]):
        return True
    return numeral.value >= _ENGLISH_BARE and _ENGLISH_CUE.search(before[-10:]) is not None
