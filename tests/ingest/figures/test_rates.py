import pytest

from ingest.figures import read_rate
from ingest.figures.rates import rate_before


@pytest.mark.parametrize(
    ("raw", "rate"),
    [
        ("每人每月不超过260元", " per person per month"),
        ("每学年5000元", " per school year"),
        ("每一工作日3次", " per working day"),
        ("每平方米18元", " per square metre"),
        ("260元", ""),
        ("每逢3日", ""),
    ],
)
def test_what_an_amount_is_for_each_of_is_said(raw: str, rate: str) -> None:
    assert read_rate(raw) == rate


@pytest.mark.parametrize(
    ("before", "rate"),
    [("不超过每人每月", "每人每月"), ("每个", "每个"), ("每逢", ""), ("", "")],
)
def test_the_rate_stands_right_before_the_number(before: str, rate: str) -> None:
    assert rate_before(f"{before}5元", len(before)) == rate
