"""Units and nouns: what counts what, in both directions."""

import pytest

from service.questions.units import chinese_units, english_units, read_counted, unit_nouns


@pytest.mark.parametrize(
    ("noun", "unit"),
    [
        ("cases", "件"),
        ("in-force invention patents", "件"),
        ("People", "人"),
        ("children", "人"),
        ("companies", "家"),
        ("organizations", "家"),
        ("countries", "个"),
        ("universities", "所"),
        ("press conferences", "场"),
        ("person-times", "人次"),
        ("laws", "部"),
        ("batches", "批"),
        ("tonnes", "吨"),
        ("yuan", "元"),
        ("percentage points", "个百分点"),
        ("criminals", "人"),
        ("jobs", "人"),
    ],
)
def test_an_english_noun_has_its_chinese_unit(noun: str, unit: str) -> None:
    assert english_units(noun)[0] == unit


@pytest.mark.parametrize("noun", ["", "qualia", "justice", "？"])
def test_a_noun_that_counts_nothing_known_has_no_unit(noun: str) -> None:
    assert english_units(noun) == ()
    assert chinese_units(noun) == ()


@pytest.mark.parametrize(
    ("noun", "unit"),
    [("民事案件", "件"), ("高新技术企业", "家"), ("本科毕业生", "人"), ("示范区", "个")],
)
def test_a_chinese_noun_is_known_by_its_ending(noun: str, unit: str) -> None:
    assert chinese_units(noun)[0] == unit


@pytest.mark.parametrize(
    ("unit", "noun"),
    [
        ("件", "patents"),
        ("人", "people"),
        ("家", "companies"),
        ("个", "countries"),
        ("元", "yuan"),
        ("艘", "ships"),
        ("人次", "visits"),
        ("%", "percent"),
        ("辆", "buses"),
        ("条", "entries"),
    ],
)
def test_a_unit_knows_the_nouns_that_it_counts(unit: str, noun: str) -> None:
    assert noun in unit_nouns(unit)


def test_every_noun_of_a_unit_leads_back_to_units_of_its_row() -> None:
    for row in read_counted():
        for noun in row.english:
            assert english_units(noun), noun


def test_the_first_noun_of_a_unit_of_many_things_is_neutral() -> None:
    assert [unit_nouns(unit)[0] for unit in ("件", "个", "家")] == [
        "items",
        "items",
        "organisations",
    ]
