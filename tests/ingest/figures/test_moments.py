"""A moment is written in ISO 8601 once its year is known."""

import pytest

from ingest.figures.moments import PARTS, Moment, part_of_year


@pytest.mark.parametrize(
    ("moment", "iso"),
    [
        (Moment(month=2, day=29), "2024-02-29"),
        (Moment(month=2, day=30), "2024-02"),
        (Moment(month=12), "2024-12"),
        (Moment(), "2024"),
        (Moment(day=5), "2024"),
    ],
)
def test_a_moment_is_as_exact_as_it_was_said(moment: Moment, iso: str) -> None:
    assert moment.iso(2024) == iso


def test_the_day_that_a_month_lacks_depends_on_the_year() -> None:
    assert Moment(month=2, day=29).iso(2023) == "2023-02"


@pytest.mark.parametrize("months", PARTS.values())
def test_a_part_of_a_year_leans_on_what_its_year_leans_on(months: tuple[int, int]) -> None:
    first, last = part_of_year(Moment(anchor="report", offset=-1), months)
    assert (first.month, last.month) == months
    assert {(each.anchor, each.offset) for each in (first, last)} == {("report", -1)}
