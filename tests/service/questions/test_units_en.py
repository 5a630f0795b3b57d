"""An English question names a unit by the noun that it counts."""

import pytest

from service.questions.units_en import iter_phrases, read_measure, read_phrase, stated_units


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("how many patents were granted", "件"),
        ("how many people were trained", "人"),
        ("number of companies listed", "家"),
        ("how many visits (person-times)", "人次"),
        ("what volume of waste was treated", "立方米"),
        ("tea output in tonnes", "吨"),
    ],
)
def test_the_noun_says_which_unit(text: str, unit: str) -> None:
    assert read_measure(text)[0] == unit


@pytest.mark.parametrize("text", ["how many of them", "when was it signed"])
def test_what_counts_nothing_has_no_unit(text: str) -> None:
    assert read_measure(text) == ()


def test_only_a_unit_of_measure_is_set_for_an_answer() -> None:
    assert stated_units("output (10,000 tonnes)") == stated_units("output, in tonnes")
    assert stated_units("jobs in hospitals") == ()


def test_a_phrase_ends_at_a_particle_or_a_mark() -> None:
    assert read_phrase("of the invention patents granted in 2023") == [
        "invention",
        "patents",
        "granted",
    ]
    assert [*iter_phrases("tea, 2021: loans to firms")] == [["tea"], ["loans"]]
