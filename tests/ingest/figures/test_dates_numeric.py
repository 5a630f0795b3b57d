"""Digits are a date where nothing says that they count or name something."""

import pytest

from ingest.figures.dates_numeric import iter_numeric_readings
from ingest.figures.moments import Moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("on 2023-09-15", Moment(year=2023, month=9, day=15)),
        ("on 2023/9/15", Moment(year=2023, month=9, day=15)),
        ("on 2023-09", Moment(year=2023, month=9)),
        ("FY2023", Moment(year=2023)),
        ("in 2023", Moment(year=2023)),
    ],
)
def test_a_date_in_digits_is_read(text: str, moment: Moment) -> None:
    assert moment in [reading.first for reading in iter_numeric_readings(text)]


@pytest.mark.parametrize(
    "text",
    ["2023件", "2023 cases", "ISO 2023", "GB/T 2023", "第2023号", "RMB2023", "2023.5"],
)
def test_a_number_that_counts_or_names_is_no_year(text: str) -> None:
    assert not list(iter_numeric_readings(text))


@pytest.mark.parametrize(
    ("text", "last"), [("2021-2023", 2023), ("2022/23", 2023), ("from 2021 to 2023", 2023)]
)
def test_two_years_are_the_ends_of_a_span(text: str, last: int) -> None:
    spans = [reading for reading in iter_numeric_readings(text) if reading.last]
    assert [reading.last for reading in spans] == [Moment(year=last)]


@pytest.mark.parametrize("text", ["2023-2021", "2023/55"])
def test_what_does_not_run_forward_is_no_span(text: str) -> None:
    assert not [reading for reading in iter_numeric_readings(text) if reading.last]


@pytest.mark.parametrize(
    ("text", "openness"), [("by the end of 2023", "until"), ("since 2023", "since")]
)
def test_a_year_may_leave_one_end_open(text: str, openness: str) -> None:
    assert [reading.openness for reading in iter_numeric_readings(text)] == [openness]
