from decimal import Decimal

import pytest

from ingest.figures import read_amounts
from ingest.figures.amounts_en import CURRENCY, english_unit, read_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three", 3),
        ("twenty-one", 21),
        ("nineteen hundred", 1900),
        ("two million three hundred thousand", 2_300_000),
        ("a hundred", 100),
    ],
)
def test_numbers_in_words_are_read(text: str, value: int) -> None:
    assert read_words(text) == Decimal(value)


@pytest.mark.parametrize("text", ["one two", "twenty eleven", "three thousand two million"])
def test_words_that_make_no_number_are_not_read(text: str) -> None:
    assert read_words(text) is None


@pytest.mark.parametrize(
    ("after", "name"),
    [
        (" cases", "cases"),
        (" first-instance civil IP cases in", "cases"),
        (" punitive damages cases", "cases"),
        (" working days", "working days"),
        (" kWh", "kWh"),
        (" percentage points", "个百分点"),
        ("-fold", "倍"),
        (" in courts", None),
        ("-year-old", None),
        (" B", None),
    ],
)
def test_the_unit_is_a_word_or_symbol_behind(after: str, name: str | None) -> None:
    unit = english_unit("5" + after, 1)
    assert (unit.name if unit else None) == name


@pytest.mark.parametrize("before", ["US$", "$", "RMB ", "¥", "worth HK$"])
def test_a_currency_stands_before_a_sum(before: str) -> None:
    assert CURRENCY.search(before) is not None


@pytest.mark.parametrize(
    ("text", "raw", "unit"),
    [
        ("最高水位16.94m（6月8日）", "16.94m", "m"),
        ("浓度为20μg/m³，", "20μg/m³", "μg/m³"),
        ("总磷0.071mg/L。", "0.071mg/L", "mg/L"),
        ("流量12m³/s", "12m³/s", "m³/s"),
        ("浊度超过500NTU时", "500NTU", "NTU"),
        ("速度40km/h以下", "40km/h", "km/h"),
    ],
)
def test_a_symbol_of_a_unit_is_read_before_chinese_and_with_what_divides_it(
    text: str, raw: str, unit: str
) -> None:
    assert [(each.raw, each.unit) for each in read_amounts(text)] == [(raw, unit)]
