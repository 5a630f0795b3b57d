"""A Chinese date is read in digits and in characters, alone and as the end of a span."""

import pytest

from ingest.figures.dates_zh import iter_bare_readings, iter_chinese_readings
from ingest.figures.moments import Moment, Reading


def longest(text: str) -> Reading:
    return max(iter_chinese_readings(text), key=lambda reading: reading.end - reading.start)


@pytest.mark.parametrize("text", ["2023年9月15日", "二〇二三年九月十五日", "2023 年 9 月 15 日"])
def test_a_day_has_one_meaning_in_every_spelling(text: str) -> None:
    assert longest(text).first == Moment(year=2023, month=9, day=15)


def test_the_year_of_a_span_goes_for_both_its_ends() -> None:
    reading = longest("2023年3月至9月")
    assert reading.first == Moment(year=2023, month=3)
    assert reading.last == Moment(year=2023, month=9)


@pytest.mark.parametrize(
    ("text", "openness"), [("截至2023年底", "until"), ("2023年以来", "since"), ("2023年", "closed")]
)
def test_a_date_may_leave_one_end_open(text: str, openness: str) -> None:
    assert longest(text).openness == openness


def test_last_year_leans_on_the_year_of_the_report() -> None:
    moment = longest("去年").first
    assert (moment.year, moment.anchor, moment.offset) == (None, "report", -1)


def test_a_part_of_a_year_may_name_no_year() -> None:
    (reading,) = iter_bare_readings("上半年增长")
    assert reading.last is not None
    assert (reading.first.month, reading.last.month) == (1, 6)
    assert not list(iter_bare_readings("全面增长"))
