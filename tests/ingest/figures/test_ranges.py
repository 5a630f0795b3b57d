import pytest

from ingest.figures.numbers import numeral_at
from ingest.figures.ranges import read_range
from ingest.figures.readings import read_one
from ingest.numerals import plain


def ends(text: str) -> tuple[str, str] | None:
    numeral = numeral_at(text, 0)
    first = read_one(text, numeral) if numeral else None
    reading = read_range(text, first) if first else None
    return (plain(reading.value), plain(reading.high)) if reading and reading.high else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10万元至50万元", ("100000", "500000")),
        ("3—5万元", ("30000", "50000")),
        ("5000—1万元", ("5000", "10000")),
        ("百分之五至百分之十", ("5", "10")),
        ("5 to 10 days", ("5", "10")),
        ("二万元以上二十万元以下的罚款", ("20000", "200000")),
        ("10倍以上20倍以下", ("10", "20")),
        ("十万元以上不满五十万元", ("100000", "500000")),
        ("三年以上十年以内", ("3", "10")),
        ("二万元以上二十万元", None),
        ("一百人以上二万元以下", None),
        ("二万元以上一万元以下", None),
        ("5%至10万元", None),
        ("5件至3件", None),
        ("3、5年", None),
        ("1—9月", None),
    ],
)
def test_two_ends_make_a_range_where_their_units_agree(
    text: str, expected: tuple[str, str] | None
) -> None:
    assert ends(text) == expected
