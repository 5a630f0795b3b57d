"""Units that a table gives to bare numbers."""

import pytest

from ingest.figures.amounts import parse_amount
from ingest.figures.measures import caption_measures, measured, parse_measure, split_head


@pytest.mark.parametrize(
    ("unit", "value", "name", "kind"),
    [
        ("万吨", "187000", "吨", "count"),
        ("亿千瓦小时", "1870000000", "千瓦小时", "count"),
        ("万人次", "187000", "人次", "count"),
        ("亿立方米", "1870000000", "立方米", "count"),
        ("万千升", "187000", "千升", "count"),
        ("千公顷", "18700", "公顷", "count"),
        ("万平方米", "187000", "平方米", "count"),
        ("万吨标准煤", "187000", "吨标准煤", "count"),
        ("亿元", "1870000000", "元", "money"),
        ("百分点", "18.7", "个百分点", "percentage_point"),
        ("%", "18.7", "%", "percent"),
        ("10,000 tonnes", "187000", "tonnes", "count"),
    ],
)
def test_a_unit_multiplies_a_bare_number(unit: str, value: str, name: str, kind: str) -> None:
    number, measure = parse_amount("18.7"), parse_measure(unit)
    assert number is not None
    assert measure is not None
    amount = measured(number, measure)
    assert (amount.raw, str(amount.value), amount.unit, amount.kind) == ("18.7", value, name, kind)


def test_an_unknown_unit_counts_where_it_is_known_to_be_one() -> None:
    certain = parse_measure("万重量箱", certain=True)
    assert certain is not None
    assert (int(certain.value), certain.unit) == (10000, "重量箱")
    assert parse_measure("万重量箱") is None
    assert parse_measure("甲市法院", certain=True) is None


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        ("绝对数（元）", ("绝对数", "元")),
        ("比上年增长（%）", ("比上年增长", "%")),
        ("同比±%", ("同比", "%")),
        ("产量（2021年）", ("产量（2021年）", "")),
        ("Growth (%)", ("Growth", "%")),
    ],
)
def test_a_head_is_split_from_its_unit(head: str, parts: tuple[str, str]) -> None:
    assert split_head(head) == parts


@pytest.mark.parametrize(
    ("headings", "units"),
    [
        (("一、综合", "表5 进出口额", "单位：亿元"), ["元"]),
        (("表5 进出口额（单位：亿元、%）",), ["元", "%"]),
        (("表2 产量",), []),
    ],
)
def test_the_units_of_a_caption_are_read(headings: tuple[str, ...], units: list[str]) -> None:
    assert [measure.unit for measure in caption_measures(headings)] == units
