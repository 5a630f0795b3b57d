"""A place of the world has its English name, and a state is known by its letter among others."""

import pytest

from service.answering.places import (
    PlaceFinder,
    abbreviated_countries,
    abbreviation_en,
    countries_zh,
    places_zh,
)


@pytest.mark.parametrize(
    ("zh", "en"),
    [("美国", "United States"), ("沙特", "Saudi Arabia"), ("欧盟", "European Union")],
)
def test_a_state_has_its_english_name(zh: str, en: str) -> None:
    assert countries_zh()[zh] == en


@pytest.mark.parametrize(
    ("zh", "en"), [("雄安新区", "Xiong'an New Area"), ("纽约", "New York"), ("陕西", "Shaanxi")]
)
def test_a_city_or_province_has_its_english_name(zh: str, en: str) -> None:
    assert places_zh()[zh] == en


@pytest.mark.parametrize(
    ("text", "states"),
    [("中美贸易", ["中美"]), ("中法两国关系", ["中法"]), ("集中美化", []), ("中法律师", [])],
)
def test_states_are_called_by_letters_where_no_other_word_is(text: str, states: list[str]) -> None:
    assert abbreviated_countries().findall(text) == states


def test_one_letter_alone_is_no_state() -> None:
    assert abbreviation_en("中") == ()
    assert abbreviation_en("中美") == ("China", "US")


@pytest.mark.parametrize(
    ("text", "names"),
    [("沿海地区", []), ("海地地震", ["海地"]), ("罗马尼亚和罗马", ["罗马尼亚", "罗马"])],
)
def test_a_name_is_found_where_it_is_no_other_word(text: str, names: list[str]) -> None:
    finder = PlaceFinder(dict.fromkeys(("海地", "罗马", "罗马尼亚"), "somewhere"))
    assert [span.of(text) for span, _ in finder.find(text)] == names
