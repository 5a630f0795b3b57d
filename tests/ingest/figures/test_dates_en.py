"""An English date is read in either order of its parts."""

import pytest

from ingest.figures.dates_en import iter_english_readings
from ingest.figures.moments import Moment, Reading


def longest(text: str) -> Reading:
    return max(iter_english_readings(text), key=lambda reading: reading.end - reading.start)


@pytest.mark.parametrize(
    "text",
    ["September 15, 2023", "15 September 2023", "Sept. 15th 2023", "the 15th of Sept 2023"],
)
def test_a_day_has_one_meaning_in_every_spelling(text: str) -> None:
    assert longest(text).first == Moment(year=2023, month=9, day=15)


@pytest.mark.parametrize(
    ("text", "openness"),
    [
        ("by the end of September 2023", "until"),
        ("since September 2023", "since"),
        ("in September 2023", "closed"),
    ],
)
def test_a_date_may_leave_one_end_open(text: str, openness: str) -> None:
    assert longest(text).openness == openness


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("from May 3 to 5, 2023", (2023, 5, 3), (2023, 5, 5)),
        ("from 3 May to 5 June 2023", (2023, 5, 3), (2023, 6, 5)),
        ("in the first half of 2023", (2023, 1, None), (2023, 6, None)),
        ("during the 14th Five-Year Plan period", (2021, None, None), (2025, None, None)),
    ],
)
def test_a_span_has_two_ends(
    text: str, first: tuple[int | None, ...], last: tuple[int | None, ...]
) -> None:
    reading = longest(text)
    assert reading.last is not None
    ends = [(each.year, each.month, each.day) for each in (reading.first, reading.last)]
    assert ends == [first, last]


def test_last_year_leans_on_the_year_of_the_report() -> None:
    moment = longest("exports of last year").first
    assert (moment.year, moment.anchor, moment.offset) == (None, "report", -1)


def test_may_is_a_month_only_beside_a_day_or_in() -> None:
    assert not list(iter_english_readings("this may rise"))
    assert longest("in May").first.month == 5
