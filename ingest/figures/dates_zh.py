"""Chinese dates: 2023年9月15日, 二〇二三年, 11月28至12月10日, 去年底, 截至2023年底."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.figures.moments import LEANING, PARTS, Moment, Openness, Reading, part_of_year
from ingest.language import TIME
from ingest.numerals import CHINESE_DIGITS, parse_chinese_number

_DIGIT = "".join(CHINESE_DIGITS)
_YEAR = rf"(?<![\d.近逾])(?:1[5-9]|2[01])\d\d|(?<![{_DIGIT}])[一二][{_DIGIT}]{{3}}"
_MONTH = r"(?<![\d.])(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九元]"
_DAY = r"(?<![\d.])(?:3[01]|[12]\d|0?[1-9])|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_NO_DECADE = "(?!代(?![表理管]))"
_TO = r" ?(?:至|到|[-—–~―─]+) ?"

_RELATIVE = {word: LEANING[sense] for word, sense in TIME.zh_senses("leaning").items()}
# The characters with which the words above would be parts of others: 以上年龄, 基本年度, 过去年代.
_LEANING = (
    r"(?:(?<![以之海路线岸天])上一?年|(?<!过)去年|(?<![目以之此提空])前年|今年"
    r"|(?<![基成资文日版])本年|(?<![说证文表透声])明年|(?<!相)当年|(?<![共不相如])同年"
    r"|(?<![首每多\d])次年|翌年)(?![龄轮代会])"
)
PARTS_OF_YEAR = {word: PARTS[sense] for word, sense in TIME.zh_senses("part").items()}
"""The parts of a year by their first and last month."""
_UNTIL = r"(?:截至|截止到?|截止至) ?"
_TAIL = (
    r"(?:度|份)?"
    r"(?: ?(?:年?(?:底(?![数层价])|末(?!端)|初(?![步审次始级中期验]))|中期|[上中下]旬|同期"
    r"|[春夏秋冬][季天]|(?:春节|元旦|清明节?|端午节?|中秋节?|国庆节?|“五一”|“十一”)(?:前后|前夕|期间)?|汛期))?"
)


def _moment(number: int) -> str:
    """Return the pattern of a moment, of at least a year or a month."""
    year = rf"(?:(?P<y{number}>{_YEAR}) ?年{_NO_DECADE}|(?P<r{number}>{_LEANING}))"
    month = rf"(?P<m{number}>{_MONTH}) ?月(?![龄均])(?: ?(?P<d{number}>{_DAY}) ?[日号])?"
    return rf"(?:{year}(?:{_TAIL} ?{month})?|{month.replace('<m', '<n').replace('<d', '<e')})"


_SINGLE = re.compile(
    rf"(?P<until>{_UNTIL})?{_moment(1)}"
    rf"(?: ?第?(?P<part>{'|'.join(PARTS_OF_YEAR)})|{_TAIL}(?P<since>以来|至今)?)"
)
_FORMS = (
    re.compile(rf"{_moment(1)}{_TAIL}{_TO}{_moment(2)}{_TAIL}"),
    re.compile(rf"(?P<y1>{_YEAR}) ?年?度?{_TO}(?P<y2>{_YEAR}) ?[学财]?年(?!代)度?"),
    re.compile(
        rf"(?:(?P<y1>{_YEAR}) ?年|(?P<r1>{_LEANING}))? ?(?P<m1>{_MONTH}) ?月?{_TO}"
        rf"(?P<n2>{_MONTH}) ?月(?:份|[底末])?"
    ),
    re.compile(
        rf"(?:(?P<y1>{_YEAR}) ?年|(?P<r1>{_LEANING}))? ?(?P<m1>{_MONTH}) ?月"
        rf" ?(?P<d1>{_DAY}) ?[日号]?"
        rf"{_TO}(?:(?P<y2>{_YEAR}) ?年 ?)?(?:(?P<n2>{_MONTH}) ?月 ?)?(?P<e2>{_DAY}) ?[日号]"
    ),
)
_TWO_YEARS = re.compile(r"(?P<two>去今|今明|明后)两?年|今冬明春")
_FIRST_OF_TWO = {"去今": -1, "今明": 0, "明后": 1}
_BARE = re.compile(
    rf"(?<![每各两历几半\d])(?:(?<!第)第?(?P<part>{'|'.join(PARTS_OF_YEAR)})|(?<!每年)年(?:底|末|初)(?![数层价端步次级]))"
)
_CENTURY = re.compile(
    r"(?:(?P<last>上个?世纪)|本世纪|(?P<century>\d\d|二十一?|十九)世纪)"
    r"(?:(?P<decade>[1-9]0|[二三四五六七八九]十)年代|(?P<at>中叶|末))(?:初|末|中期|后期)?"
)
_LAST_CENTURY, _THIS_CENTURY = 20, 21
_SPANNING = re.compile("[至到—–~―─-]")
_PLAN = re.compile(r"“?(?P<plan>十[一二三四五六七八九]?|[七八九])五”?(?P<at>期间|时期|以来|期?末)")
_FIRST_PLAN_OF_FIVES = 3
_ITS_START = 1966


def iter_chinese_readings(text: str) -> Iterator[Reading]:
    """Yield what may be read as Chinese dates in a folded text; readings may overlap.

    >>> [(r.start, r.end) for r in iter_chinese_readings("自2023年9月15日起")]
    [(1, 11)]
    """
    if "年" in text or "月" in text:
        yield from _iter_moments(text)
    yield from map(_two_years, _TWO_YEARS.finditer(text))
    if "五" in text:
        yield from map(_plan, _PLAN.finditer(text))


def _iter_moments(text: str) -> Iterator[Reading]:
    for match in _SINGLE.finditer(text):
        if _is_date(match, 1):
            yield _single(match)
    for form in _FORMS if _SPANNING.search(text) else ():
        for match in form.finditer(text):
            if _is_date(match, 1):
                yield _span(match)


def iter_bare_readings(text: str) -> Iterator[Reading]:
    """Yield parts of a year whose words name none (上半年, 年底), and parts of a century.

    >>> [(r.start, r.end) for r in iter_bare_readings("上半年增长，到本世纪中叶实现")]
    [(0, 3), (7, 12)]
    """
    for match in _BARE.finditer(text):
        first, last = Moment(anchor="report"), None
        if match["part"]:
            first, last = part_of_year(first, PARTS_OF_YEAR[match["part"]])
        yield Reading(start=match.start(), end=match.end(), first=first, last=last)
    yield from map(_century, _CENTURY.finditer(text))


def _is_date(match: re.Match[str], number: int) -> bool:
    """Tell a month from other words: one spelt in characters needs its year or its day."""
    groups = match.groupdict()
    if groups.get(f"y{number}") or groups.get(f"r{number}"):
        return True
    month = groups.get(f"n{number}") or groups.get(f"m{number}") or ""
    has_day = bool(groups.get(f"e{number}") or groups.get(f"d{number}"))
    return month.isdigit() or has_day


def _single(match: re.Match[str]) -> Reading:
    first = _read_moment(match, 1)
    last = None
    if (part := match["part"]) and first.month is None:
        first, last = part_of_year(first, PARTS_OF_YEAR[part])
    openness: Openness = "closed"
    if match["until"]:
        openness = "until"
    elif match["since"]:
        openness = "since"
    return Reading(start=match.start(), end=match.end(), first=first, last=last, openness=openness)


def _span(match: re.Match[str]) -> Reading:
    first, last = _read_moment(match, 1), _read_moment(match, 2)
    if _is_bare(last):
        month = last.month or first.month
        last = replace(first, month=month, day=last.day)
    elif last.year is None and last.anchor == "text" and first.year is not None:
        last = replace(last, year=first.year + last.offset, offset=0)
    elif _is_bare(first) and last.year is not None:
        first = replace(first, year=last.year)
    return Reading(start=match.start(), end=match.end(), first=first, last=last)


def _is_bare(moment: Moment) -> bool:
    """Tell whether no word says of which year the moment is."""
    return moment.year is None and moment.anchor == "text" and moment.offset == 0


def _read_moment(match: re.Match[str], number: int) -> Moment:
    groups = match.groupdict()

    def number_of(*names: str) -> int | None:
        found = next((groups[f"{n}{number}"] for n in names if groups.get(f"{n}{number}")), None)
        return None if found is None else _value(found)

    anchor, offset = _RELATIVE.get(groups.get(f"r{number}") or "", ("text", 0))
    return Moment(
        year=number_of("y"),
        offset=offset,
        anchor=anchor,
        month=number_of("m", "n"),
        day=number_of("d", "e"),
    )


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    value = parse_chinese_number(number.replace("元", "一"))
    return 0 if value is None else int(value)


def _two_years(match: re.Match[str]) -> Reading:
    first = _FIRST_OF_TWO[match["two"] or "今明"]
    moments = (Moment(anchor="report", offset=first + more) for more in range(2))
    return Reading(start=match.start(), end=match.end(), first=next(moments), last=next(moments))


def _century(match: re.Match[str]) -> Reading:
    """Read a decade as its ten years, the middle and the end of a century as one."""
    century = _value(match["century"]) if match["century"] else _THIS_CENTURY
    start = 100 * ((_LAST_CENTURY if match["last"] else century) - 1)
    if match["at"]:
        year = Moment(year=start + (50 if match["at"] == "中叶" else 100))
        return Reading(start=match.start(), end=match.end(), first=year)
    decade = start + _value(match["decade"])
    first, last = Moment(year=decade), Moment(year=decade + 9)
    return Reading(start=match.start(), end=match.end(), first=first, last=last)


def _plan(match: re.Match[str]) -> Reading:
    """Read a five-year plan: from the third, of 1966, they follow one another."""
    start = _ITS_START + 5 * (_value(match["plan"]) - _FIRST_PLAN_OF_FIVES)
    first, last = Moment(year=start), Moment(year=start + 4)
    if match["at"].endswith("末"):
        return Reading(start=match.start(), end=match.end(), first=last)
    if match["at"] == "以来":
        return Reading(start=match.start(), end=match.end(), first=first, openness="since")
    return Reading(start=match.start(), end=match.end(), first=first, last=last)
