from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numerals import iter_numbers, parse_chinese_number, parse_number, plain


def numbers(text: str) -> list[str]:
    return [text[start:end] for start, end in iter_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("技术合同案件 6 492 件", ["6 492"]),
        ("有效注册商标量为 4 614.64 万件", ["4 614.64"]),
        ("经营主体 2.639 8 万家", ["2.639 8"]),
        ("批捕 3 801 件 6 071 人", ["3 801", "6 071"]),
        ("删除侵权链接 323 467 条", ["323 467"]),
        ("up 1 234 567 cases", ["1 234 567"]),
        ("1 576 件 2 413\n\n人", ["1 576", "2 413"]),
        ("“昆仑 2023 120 件”", ["2023", "120"]),
        ("2023 年 120 件", ["2023", "120"]),
        ("表 1 200 家企业", ["1", "200"]),
        ("第 14 200 名", ["14", "200"]),
        ("100 200 300", ["100", "200", "300"]),
        ("增长 5.25 万，3.125 2023年", ["5.25", "3.125", "2023"]),
        ("23,876 cases, 1,234,567", ["23,876", "1,234,567"]),
        ("462176件", ["462176"]),
        ("6 492", ["6 492"]),
        ("0 492 件", ["0", "492"]),
    ],
)
def test_groups_are_one_number_and_neighbours_are_not(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@given(st.integers(min_value=1000, max_value=10**12))
def test_a_number_grouped_by_spaces_or_commas_is_read_back(value: int) -> None:
    for grouped in (f"{value:,}", f"{value:,}".replace(",", " ")):
        assert [parse_number(number) for number in numbers(f"共 {grouped} 件")] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二〇二三", 2023),
        ("二○二三", 2023),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("三百一十九", 319),
        ("一千零五", 1005),
        ("四万零六", 40006),
        ("三亿五千万", 350_000_000),
        ("一万亿", 10**12),
        ("两百", 200),
    ],
)
def test_chinese_numbers_are_read(text: str, value: int) -> None:
    assert parse_chinese_number(text) == value


@pytest.mark.parametrize("text", ["", "万", "百姓", "点五", "五点", "一二百", "十十", "三千五万人"])
def test_what_is_no_chinese_number_is_none(text: str) -> None:
    assert parse_chinese_number(text) is None


def test_only_digits_are_parsed() -> None:
    with pytest.raises(ValueError, match="not a number"):
        parse_number("六百")


@given(st.decimals(min_value=0, max_value=10**15, places=4))
def test_plain_keeps_the_value_without_exponent(value: Decimal) -> None:
    text = plain(value)
    assert Decimal(text) == value
    assert not set(text) - set("0123456789.")
