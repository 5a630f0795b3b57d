"""A Chinese question names a unit outright or by the noun that it counts."""

import pytest

from service.questions.units_zh import latin_noun_before, read_measure, stated_units


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("有多少件案件", "件"),
        ("多少企业", "家"),
        ("企业有多少", "家"),
        ("花了多少块钱", "元"),
        ("产量（万吨）", "吨"),
        ("有几个国家参加", "个"),
    ],
)
def test_the_unit_is_named(text: str, unit: str) -> None:
    assert read_measure(text.replace("（", "(").replace("）", ")"))[0] == unit


def test_people_are_counted_in_several_ways() -> None:
    assert set(read_measure("多少人")) == {"人", "名", "位"}


def test_what_counts_nothing_has_no_unit() -> None:
    assert read_measure("意义是什么") == ()


def test_a_unit_stands_behind_all_else() -> None:
    assert stated_units("茶叶产量(万吨)") == ("吨",)
    assert stated_units("万吨茶叶的产量") == ()


def test_an_english_noun_may_stand_before_how_many() -> None:
    assert latin_noun_before("2023年 pirate websites 有多少") == "pirate websites"
    assert latin_noun_before("盗版网站有多少") == ""
