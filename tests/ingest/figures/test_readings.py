import pytest

from ingest.figures.numbers import numeral_at
from ingest.figures.readings import read_one
from ingest.numerals import plain


@pytest.mark.parametrize(
    ("text", "end", "value", "name"),
    [
        ("20 余年", 5, "20", "年"),
        ("三分之二", 4, "0.6667", ""),
        ("百分之八十", 5, "80", "%"),
        ("3/4", 3, "0.75", ""),
        ("4 年 6 个月", 8, "4.5", "年"),
        ("24小时30分钟", 8, "24.5", "小时"),
        ("七成半", 3, "75", "%"),
        ("一倍半", 3, "1.5", "倍"),
        ("5元/吨", 4, "5", "元/吨"),
        ("35毫克/升", 6, "35", "毫克/升"),
        ("半年", 2, "0.5", "年"),
        ("5", 1, "5", ""),
    ],
)
def test_a_reading_takes_in_what_belongs_to_the_amount(
    text: str, end: int, value: str, name: str
) -> None:
    numeral = numeral_at(text, 0)
    assert numeral is not None
    reading = read_one(text, numeral)
    assert reading is not None
    assert (reading.end, plain(reading.value), reading.name) == (end, value, name)


@pytest.mark.parametrize("text", ["百分之几", "三分之多"])
def test_a_fraction_without_a_number_is_none(text: str) -> None:
    numeral = numeral_at(text, 0)
    assert numeral is not None
    assert read_one(text, numeral) is None
