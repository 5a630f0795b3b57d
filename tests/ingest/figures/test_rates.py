import pytest

from ingest.figures import read_amounts, read_frequency, read_rate
from ingest.figures.rates import frequency_around, rate_before


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


@pytest.mark.parametrize(
    ("text", "often", "english"),
    [
        ("超过15年的，每6个月检验1次；", "每6个月检验1次", "once every 6 months"),
        ("对重点企业每两年进行一次清洁生产审核", "每两年进行一次", "once every 2 years"),
        ("每学期听课不少于20节，每周2次。", "每周2次", "twice a week"),
        ("每年检验十二次", "每年检验十二次", "12 times a year"),
        ("每人每月260元，补贴一次", None, ""),
        ("每年发布报告，共检查3次", None, ""),
    ],
)
def test_how_often_is_read_around_its_numbers(text: str, often: str | None, english: str) -> None:
    spans = [frequency_around(text, each.span) for each in read_amounts(text)]
    found = [span.of(text) for span in spans if span is not None]
    assert found[-1:] == ([often] if often else [])
    assert read_frequency(often or text) == english
