"""The dates of a text, Chinese and English: the longest readings, with what they mean."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.figures.dates_en import iter_english_readings
from ingest.figures.dates_numeric import iter_numeric_readings
from ingest.figures.dates_zh import iter_bare_readings, iter_chinese_readings
from ingest.figures.moments import Moment, Reading
from ingest.figures.records import DateMention
from ingest.folding import fold
from ingest.language import TIME

_MAY_HOLD_CHINESE = re.compile("[年月五春]")
_MAY_HOLD_ENGLISH = re.compile(
    r"\b(?:years?|this (?:spring|summer|autumn|winter)"
    rf"|quarters?|half|[qh][1-4]|(?:{TIME.en('month_short')})\b|{TIME.en('month')})"
    r"|\d[qh]\d",
    re.IGNORECASE,
)
# A span of years is a name's own where it runs into the plan it is of, or follows it.
_PLANS = "(?:规划|纲要|行动计划|行动方案)"
_PLAN_BEHIND = re.compile(rf"[\u4e00-\u9fff]{{0,14}}?{_PLANS}(?!的?[编制实定出])")
_VERBS = re.compile("[的了]|制[定订]|编制|实施|印发|出台|按照?|组织|完成|期间|间")
_PLAN_BEFORE = re.compile(rf"{_PLANS}[(（]$")
_MAY_HOLD_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def read_dates(
    text: str, *, year: int | None = None, bare: bool = False
) -> tuple[DateMention, ...]:
    """Return the dates of ``text``, disjoint, by place; of two that overlap, the longer.

    A month or day without its year takes the last year that the text names before it, outside
    titles in 《》, else ``year``. 截至2023年底 has no start, 2021年以来 no end. A quarter is the
    span of its months. No dates: counts of years (3年, 20余年), counts of four digits (2023件),
    numbers in names (GB/T 2023, “1·25”, 2003-2007年规划).

    Args:
        text: in any width or script.
        year: the year that 去年 and last year lean on, the report's own.
        bare: also read parts of a year and of a century (上半年, 年底, 本世纪中叶), which tell when
            something happens but not which year a figure is of.

    >>> [(date.raw, date.start) for date in read_dates("2023 年 9 月 15 日印发，去年起草")]
    [('2023 年 9 月 15 日', '2023-09-15'), ('去年', '')]
    >>> [date.start for date in read_dates("去年 last year", year=2023)]
    ['2022', '2022']
    """
    folded = fold(text)
    mentions = []
    named: int | None = None
    for reading in _longest(_iter_readings(folded.text, bare=bare)):
        if _in_name(folded.text, reading):
            continue
        dating = _Dating(told=year, named=named)
        span = folded.span(reading.start, reading.end)
        start, end = dating.ends(reading)
        mentions.append(
            DateMention(
                span=span,
                raw=span.of(text),
                start=start,
                end=end,
                relative=dating.leans(reading.first),
            )
        )
        if not _in_title(folded.text, reading.start):
            named = (reading.last or reading.first).year or named
    return tuple(mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dating:
    """The years that a moment without its own may lean on."""

    told: int | None
    named: int | None

    def leans(self, moment: Moment) -> bool:
        """Tell whether ``moment`` leans on the report's own year."""
        if moment.year is not None:
            return False
        return moment.anchor == "report" or self.named is None

    def ends(self, reading: Reading) -> tuple[str, str]:
        """Return the start and the end of what was read in ISO 8601, empty where open."""
        start = self._iso(reading.first)
        end = start if reading.last is None else self._iso(reading.last)
        if reading.openness == "until":
            return "", end
        return start, "" if reading.openness == "since" else end

    def _iso(self, moment: Moment) -> str:
        year = moment.year
        if year is None:
            base = self.told if self.leans(moment) else self.named
            year = None if base is None else base + moment.offset
        return "" if year is None else moment.iso(year)


def _iter_readings(text: str, *, bare: bool) -> Iterator[Reading]:
    if bare:
        yield from iter_bare_readings(text)
    if _MAY_HOLD_CHINESE.search(text):
        yield from iter_chinese_readings(text)
    if _MAY_HOLD_ENGLISH.search(text):
        yield from iter_english_readings(text)
    if _MAY_HOLD_YEAR.search(text):
        yield from iter_numeric_readings(text)


def _longest(readings: Iterable[Reading]) -> list[Reading]:
    """Keep disjoint readings that run forwards, longer ones first; return them by place."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda each: (each.start - each.end, each.start)):
        place = bisect_left(kept, reading.start, key=_start)
        is_free = (place == 0 or kept[place - 1].end <= reading.start) and (
            place == len(kept) or reading.end <= kept[place].start
        )
        if is_free and _runs_forwards(reading):
            kept.insert(place, reading)
    return kept


def _start(reading: Reading) -> int:
    return reading.start


def _runs_forwards(reading: Reading) -> bool:
    first, last = reading.first, reading.last
    if last is None or first.anchor != last.anchor:
        return True
    if (first.year is None) != (last.year is None):
        return True
    return _order(first) <= _order(last)


def _order(moment: Moment) -> tuple[int, int, int]:
    return ((moment.year or 0) + moment.offset, moment.month or 0, moment.day or 0)


def _in_name(text: str, reading: Reading) -> bool:
    """Tell whether a span of years is part of a plan's name outside 《》."""
    if reading.last is None or reading.first.month or _in_title(text, reading.start):
        return False
    if _PLAN_BEFORE.search(text, max(0, reading.start - 6), reading.start):
        return True
    behind = _PLAN_BEHIND.match(text, reading.end)
    return behind is not None and not _VERBS.search(behind[0])


def _in_title(text: str, place: int) -> bool:
    return text.rfind("《", 0, place) > text.rfind("》", 0, place)
