"""A word of time is read as a date."""

import pytest

from ingest.figures import read_dates
from ingest.language import TIME
from service.questions.periods import read_period

YEARS = {
    "year_before_last": 2021,
    "last_year": 2022,
    "this_year": 2023,
    "next_year": 2024,
    "same_year": 2023,
    "year_after": 2024,
}
PARTS = {
    "first_half": ("01", "06"),
    "second_half": ("07", "12"),
    "first_three_quarters": ("01", "09"),
    "first_quarter": ("01", "03"),
    "second_quarter": ("04", "06"),
    "third_quarter": ("07", "09"),
    "fourth_quarter": ("10", "12"),
}


@pytest.mark.parametrize(
    ("word", "sense"),
    [*TIME.zh_senses("leaning").items(), *TIME.en_senses("leaning").items()],
)
def test_a_year_told_by_another_leans_on_it(word: str, sense: str) -> None:
    (date,) = read_dates(word, year=2023)
    assert date.start == str(YEARS[sense])


@pytest.mark.parametrize(
    ("word", "sense"), [*TIME.zh_senses("part").items(), *TIME.en_senses("part").items()]
)
def test_a_part_of_a_year_has_its_months(word: str, sense: str) -> None:
    text = f"2023年{word}" if not word.isascii() else f"the {word} of 2023"
    (date,) = read_dates(text)
    assert (date.start[-2:], date.end[-2:]) == PARTS[sense]


@pytest.mark.parametrize(
    ("word", "sense"), [*TIME.en_senses("month").items(), *TIME.en_senses("month_short").items()]
)
def test_a_month_has_its_number(word: str, sense: str) -> None:
    (date,) = read_dates(f"{word.title()} 15, 2023")
    assert date.start == f"2023-{sense.removeprefix('month_')}-15"


@pytest.mark.parametrize("word", TIME.en("dated").split("|"))
def test_a_bare_number_behind_such_a_word_is_a_year(word: str) -> None:
    assert [date.start for date in read_dates(f"shops {word} 2023 cases")]


@pytest.mark.parametrize("text", ["2023年比去年增长多少", "rise in 2023 compared with last year"])
def test_a_year_that_another_is_compared_with_is_not_asked_about(text: str) -> None:
    assert read_period(text).years == (2023,)
    assert read_period(text).relative_year is None
