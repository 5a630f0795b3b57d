"""Periods: the year, month or span of time that each amount of a passage is of."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.figures.clauses import Clause
from ingest.figures.dates import read_dates
from ingest.figures.dates_en import PARTS_OF_YEAR_EN
from ingest.figures.dates_zh import PARTS_OF_YEAR
from ingest.figures.records import Amount, DateMention
from ingest.numerals import parse_chinese_number
from ingest.records import Document, Passage, Span
from ingest.tables import split_path

_COMPARED = re.compile(
    r"(?:[比较是]|相当于|(?<![年期间])与|低于|高于|\b(?:than|from|on|over|against"
    r"|to)(?:\sin)?(?:\sthe)?(?:\s(?:end|level|same period) of)?)\s*$"
)
# 由2020年的5公里延长到9公里: the year is that of the first number alone.
_FROM = re.compile(r"[由从]\s*$")
_YEAR_BEFORE = frozenset({"上年", "上一年", "去年"})
_ITS_LEVEL = re.compile(r"[的末底初]{0,2}\s?[约近]?\s?\d")
# The year of a plan or an account (核减2024年预算) is not that of what follows.
_OF_A_PLAN = re.compile(r"度?的?[^，。；、\d]{0,6}?(?:预算|决算|计划|规划|目标|方案|草案)")
_CARRIED_OVER = re.compile(r"结[转余]")
_PROSPECT = re.compile(r"\s*(?:(?:起|开始)?(?:施行|生效|实施)|起)")
_SOME = "[二两三四五六七八九十]+"
_YEARS_BACK = re.compile(
    rf"过去的?一年|(?:过去|近|最近|这)的?(?P<count>{_SOME})年(?![级前])"
    rf"|(?<![第今未续后])(?P<counted>{_SOME})年(?:来|间|里|累计|共|新增|建成|年均)"
    rf"|(?:^|(?<=[。；\n]))(?P<opening>{_SOME})年(?=[\u4e00-\u9fff])"
    r"(?![级前后内以之制期的多有]|免费|义务|一贯|行动|规划)"
)
_HEADING_YEAR = re.compile(r"(?<![\d—–-])((?:19|20)\d\d)\s?年(?![—–-])")
_WORK_REPORT = re.compile("工作(?:的?)报告")
_REVIEW = re.compile("回顾|过去|去年|上年")
_LAST_YEAR = re.compile("全年|比上年|同比|去年")
_THIS_YEAR = re.compile("今年|明年|本年|拟|力争|(?<![需主重必])要(?![求素点闻件])")
_OPENING_YEAR = re.compile(r"((?:19|20)\d\d)\s?年(?:度?[，,]|全年|工作(?:总体情况|情况|的?回顾))")
_DELIVERED = re.compile(r"((?:19|20)\d\d)\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?在")
# No title page is longer.
_FRONT = 1_500
_PLANNED = re.compile(
    r"((?:19|20)\d\d)\s?年(?:的|度)?[^，。]{0,8}(?:安排|任务|部署|计划|打算|展望|总体要求|工作重点)"
)
_AHEAD = re.compile("预期|目标|左右|将")
_NOW = re.compile("现在|目前|如今")
_SPAN_ALONE = re.compile(f"{_SOME}年")
_QUOTED = re.compile(r"《[^》]*》")
_PART = re.compile(
    rf"(?<![每各两历几半\d])(?:(?<!第)第?(?P<zh>{'|'.join(PARTS_OF_YEAR)})(?!度)|全年(?![级龄]))"
    rf"|\bthe (?:(?P<en>{'|'.join(PARTS_OF_YEAR_EN)})|(?:whole|full|entire) year)"
    r"\b(?! (?:of )?(?:19|20)\d\d)",
    re.IGNORECASE,
)
# What is compared with holds for its own sentence alone: compared with 51 million in 2022.
_AGAINST = re.compile(r"\b(?:compared (?:with|to)|up from|down from|against|versus)\b[^.;]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """How a report speaks of time.

    Attributes:
        year: the report's own year, on which 去年 leans.
        past: the last year that it looks back on (过去五年 end with it).
        reviews: a chapter of it says that it looks back, so that the others look ahead.
    """

    year: int | None
    past: int | None
    reviews: bool


def read_periods(
    text: str,
    clauses: Sequence[Clause],
    amounts: Sequence[Amount],
    *,
    outlook: Outlook,
    default: int | None,
) -> tuple[str, ...]:
    """Return the ISO 8601 period of each amount of a folded text.

    It is the last date named before the amount, or one behind it in its own clause; dates that a
    change is measured against (比2022年上升) and those in titles do not count. 截至2023年底 holds
    for its sentence and those that go on with 其中.

    Args:
        text: as ``fold_in_place`` returns it.
        clauses: its clauses.
        amounts: its amounts, in order.
        outlook: how the report speaks of time.
        default: the year of an amount for which the text names none.
    """
    otherwise = "" if default is None else str(default)
    dates = [date for date in read_dates(text, year=outlook.year) if _counts(text, date)]
    dates = sorted((*dates, *_iter_spans(text, outlook.past, default)), key=_place)
    parts = list(_iter_parts(text, dates, default))
    dates = sorted((*dates, *parts), key=_place)
    starts: dict[int, int] = {}
    for clause in clauses:
        starts.setdefault(clause.sentence, clause.span.start)
    passing = _passing(text, clauses, dates)
    found = [otherwise] * len(amounts)
    past = outlook.past if outlook.past is not None else outlook.year
    calendar = _Calendar(
        dates=dates,
        places=[date.span.start for date in dates],
        alone=[
            _holds_alone(date, past) or date in parts or _is_against(text, date) for date in dates
        ],
        passing=[date in passing for date in dates],
    )
    for clause in clauses:
        for number in clause.amounts:
            reach = _Reach(
                start=_start(text, clause, starts),
                last=amounts[number - 1].span.start if number else -1,
            )
            found[number] = _period(calendar, amounts[number], clause, reach, text) or otherwise
    for date in dates:
        if date.raw in _YEAR_BEFORE and _is_from(text, date):
            _date_back(found, bisect_left([each.span.start for each in amounts], date.span.end))
    return tuple(found)


def _date_back(periods: list[str], first: int) -> None:
    """Date the first of two amounts a year before the other (由上年的5公里延长到9公里)."""
    if first + 1 < len(periods) and periods[first + 1].isdecimal():
        periods[first] = str(int(periods[first + 1]) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reach:
    """Where the sentence of an amount starts, and where the amount before it does."""

    start: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Calendar:
    """The dates of a text in order, with what they hold for.

    Attributes:
        dates: the dates.
        places: where each begins.
        alone: whether each holds for its own sentence alone.
        passing: whether each holds for no more than the amount right behind it.
    """

    dates: Sequence[DateMention]
    places: Sequence[int]
    alone: Sequence[bool]
    passing: Sequence[bool]

    def before(self, place: int, reach: _Reach) -> Iterator[DateMention]:
        """Yield the dates before ``place`` that hold, the nearest first."""
        for index in range(bisect_left(self.places, place) - 1, -1, -1):
            if self._holds(index, reach):
                yield self.dates[index]

    def behind(self, place: int, end: int, reach: _Reach) -> Iterator[DateMention]:
        """Yield the dates from ``place`` up to ``end`` that hold, in order."""
        for index in range(bisect_left(self.places, place), bisect_left(self.places, end)):
            if self._holds(index, reach):
                yield self.dates[index]

    def _holds(self, index: int, reach: _Reach) -> bool:
        if self.places[index] < reach.start and self.alone[index]:
            return False
        return not self.passing[index] or self.places[index] > reach.last


def _passing(
    text: str, clauses: Sequence[Clause], dates: Sequence[DateMention]
) -> frozenset[DateMention]:
    """Return the dates that hold for no more than the amount right behind them."""
    starts = {clause.span.start for clause in clauses}
    return frozenset(
        date
        for date in dates
        if _is_from(text, date)
        or (date.span.start not in starts and _OF_A_PLAN.match(text, date.span.end))
        or (_is_of_years(date) and _in_brackets(text, date.span))
    )


def _is_from(text: str, date: DateMention) -> bool:
    """Tell whether a date is that of the level from which something went (由2020年的5公里)."""
    from_here = _FROM.search(text, max(0, date.span.start - 4), date.span.start)
    return bool(from_here and _ITS_LEVEL.match(text, date.span.end))


def _is_of_years(date: DateMention) -> bool:
    return bool(date.start and date.end) and date.start[:4] != date.end[:4]


def _in_brackets(text: str, span: Span) -> bool:
    """Tell whether a stretch stands in brackets: 多年平均值（1956—2016年系列）."""
    return text.rfind("(", 0, span.start) > text.rfind(")", 0, span.start)


def _holds_alone(date: DateMention, past: int | None) -> bool:
    """Tell whether a date holds for its own sentence alone.

    It is a span of years without 来 or 间 (五年新增…), and one that is a plan (2006－2020年).
    """
    if date.start == date.end:
        return False
    return _SPAN_ALONE.fullmatch(date.raw) is not None or _is_plan(date, past)


def _is_plan(date: DateMention, past: int | None) -> bool:
    year = date.end[:4]
    return past is not None and year.isdecimal() and int(year) > past


def _is_against(text: str, date: DateMention) -> bool:
    return _AGAINST.search(text, max(0, date.span.start - 60), date.span.start) is not None


def _iter_parts(
    text: str, dates: Sequence[DateMention], default: int | None
) -> Iterator[DateMention]:
    """Yield parts of a year, and the whole of one, that the last year named is the year of."""
    for match in _PART.finditer(text):
        if any(match.start() < date.span.end and date.span.start < match.end() for date in dates):
            continue
        named = [date.start[:4] for date in dates if date.span.end <= match.start()]
        year = next((each for each in reversed(named) if each), str(default or ""))
        if not year.isdecimal():
            continue
        months = _months_of(match)
        yield DateMention(
            span=Span(start=match.start(), end=match.end()),
            raw=match[0],
            start=f"{year}-{months[0]:02}" if months else year,
            end=f"{year}-{months[1]:02}" if months else year,
        )


def _months_of(match: re.Match[str]) -> tuple[int, int] | None:
    """Return the first and the last month of a part of a year; ``None`` for all of it."""
    if match["en"]:
        return PARTS_OF_YEAR_EN[match["en"].lower()]
    return PARTS_OF_YEAR[match["zh"]] if match["zh"] else None


def _start(text: str, clause: Clause, starts: dict[int, int]) -> int:
    """Return where a clause's sentence starts, or the one before it that 其中 goes on from."""
    start = starts[clause.sentence]
    if text.startswith("其中", start) and clause.sentence > 0:
        return starts.get(clause.sentence - 1, start)
    return start


def _period(calendar: _Calendar, amount: Amount, clause: Clause, reach: _Reach, text: str) -> str:
    behind = calendar.behind(amount.span.end, clause.span.end, reach)
    following = next((iso_period(date) for date in behind if date.start), "")
    for date in calendar.before(amount.span.start, reach):
        if _NOW.search(text, max(clause.span.start, date.span.end), amount.span.start):
            return ""
        # English says when behind what it says: 715 cases in the second half.
        if following and date.span.end <= clause.span.start and _is_english(text, clause):
            return following
        if date.span.start >= reach.start:
            return iso_period(date)
        if following:
            return following
        if date.start:
            return _beyond_sentence(iso_period(date))
    return following


def _is_english(text: str, clause: Clause) -> bool:
    return clause.span.of(text).isascii()


def _place(date: DateMention) -> int:
    return date.span.start


def _iter_spans(text: str, last: int | None, default: int | None) -> Iterator[DateMention]:
    """Yield the spans of years that a report looks back on (五年来, 过去一年)."""
    for match in _YEARS_BACK.finditer(text):
        if match["opening"] and default != last:
            continue
        count = parse_chinese_number(match["count"] or match["counted"] or match["opening"] or "一")
        if last is not None and count is not None and count < last:
            yield DateMention(
                span=Span(start=match.start(), end=match.end()),
                raw=match[0],
                start=str(last - int(count) + 1),
                end=str(last),
            )


def read_outlook(document: Document, passages: Sequence[Passage]) -> Outlook:
    """Tell how a report speaks of time.

    A work report (政府工作报告) is given in the year of its title on the work of the year before,
    unless it was given, or plans the work of, the year after, or speaks of that year as one that
    is over (2021年，全省法院受理……): then its year is the one that it reports on.
    """
    year = document.year
    if year is None or not _WORK_REPORT.search(document.title):
        return Outlook(year=year, past=year, reviews=False)
    chapters = {passage.heading_path[0] for passage in passages if passage.heading_path}
    reviews = any(map(_REVIEW.search, chapters))
    if year + 1 in (_delivery_year(document), _planned_year(passages)):
        return Outlook(year=year + 1, past=year, reviews=reviews)
    over = set(_iter_years_over(passages))
    if year in over and year - 1 not in over:
        return Outlook(year=year, past=year, reviews=False)
    return Outlook(year=year, past=year - 1, reviews=reviews)


def _delivery_year(document: Document) -> int | None:
    """Return the year in which a report was given, by the line below its title."""
    delivered = _DELIVERED.search(document.text[:_FRONT])
    return int(delivered[1]) if delivered else None


def _planned_year(passages: Sequence[Passage]) -> int | None:
    """Return the latest year whose work a heading plans (2022年工作安排)."""
    headings = {heading for passage in passages for heading in passage.heading_path}
    years = [int(found[1]) for heading in headings if (found := _PLANNED.search(heading))]
    return max(years, default=None)


def _iter_years_over(passages: Sequence[Passage]) -> Iterator[int]:
    """Yield the years that passages open with and count something of, without looking ahead."""
    for passage in passages:
        opening = _OPENING_YEAR.match(passage.text)
        ahead = _THIS_YEAR.search(passage.text) or _AHEAD.search(passage.text)
        if opening and not ahead and any(map(str.isdecimal, passage.text[opening.end() :])):
            yield int(opening[1])


def reported_year(outlook: Outlook, passage: Passage) -> int | None:
    """Return the year that a passage reports on where it names none.

    A heading with one year decides (表1 2023年…, 2014年工作回顾). In a work report the chapter that
    looks back is on the year before, the others on the report's own; without such a chapter, a
    passage that speaks of this year or of what is to be done is on that.
    """
    for heading in reversed(split_path(passage.heading_path)[0]):
        years = {int(year) for year in _HEADING_YEAR.findall(_QUOTED.sub("", heading))}
        if len(years) == 1:
            return years.pop()
    if outlook.reviews and passage.heading_path:
        looks_back = _REVIEW.search("".join(passage.heading_path))
        if looks_back or not _LAST_YEAR.search(passage.text):
            return outlook.past if looks_back else outlook.year
    return outlook.year if _THIS_YEAR.search(passage.text) else outlook.past


def iso_period(date: DateMention) -> str:
    """Write a date as a figure's period.

    >>> iso_period(read_dates("截至2023年底")[0]), iso_period(read_dates("2018—2022年")[0])
    ('../2023', '2018/2022')
    """
    if not date.start and not date.end:
        return ""
    if date.start == date.end:
        return date.start
    return f"{date.start or '..'}/{date.end or '..'}"


def _beyond_sentence(period: str) -> str:
    """Return what is left of a date behind its sentence: of the day of some event its year."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", period):
        return period[:4]
    return re.sub(r"(\d{4}-\d\d)-\d\d", r"\1", period)


def _counts(text: str, date: DateMention) -> bool:
    if _COMPARED.search(text, max(0, date.span.start - 12), date.span.start):
        return False
    if _PROSPECT.match(text, date.span.end) or _CARRIED_OVER.match(text, date.span.end):
        return False
    return text.rfind("《", 0, date.span.start) <= text.rfind("》", 0, date.span.start)
