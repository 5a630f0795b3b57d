from decimal import Decimal

import pytest

from ingest.figures.numbers import iter_numerals, numeral_at, read_spelt


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("6 492件、23,876件", ["6492", "23876"]),
        ("1.2亿、3万5千、13亿8千万", ["120000000", "35000", "1380000000"]),
        ("一百五十多万", ["1500000"]),
        ("三亿五千万、二亿零四百七十五万", ["350000000", "204750000"]),
        ("twenty-one laws and three million", ["21", "3000000"]),
        ("1,2,3、1.2.3", []),
        ("一一五", []),
    ],
)
def test_numbers_are_found_in_order_with_their_value(text: str, values: list[str]) -> None:
    assert [str(numeral.value) for numeral in iter_numerals(text)] == values


@pytest.mark.parametrize(("text", "end"), [("1亿7件", 2), ("3万5000人", 6), ("四十万千瓦", 3)])
def test_a_number_ends_where_its_digits_no_longer_fit(text: str, end: int) -> None:
    numeral = numeral_at(text, 0)
    assert numeral is not None
    assert numeral.end == end


def test_no_number_begins_at_a_word() -> None:
    assert numeral_at("件", 0) is None
    assert numeral_at("cases", 0) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("三四", 3, 4), ("三五", 3, 5), ("一二十", 10, 20), ("四十五六万", 450_000, 460_000)],
)
def test_two_digits_side_by_side_are_a_few(text: str, low: int, high: int) -> None:
    assert read_spelt(text) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["九八", "一一五", "亿万", "万一", "九" * 40])
def test_digits_that_make_no_number_are_not_read(text: str) -> None:
    assert read_spelt(text) is None
