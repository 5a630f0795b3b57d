"""A text names indicators, the longer name before the one that it holds."""

import pytest

from service.questions.indicators import read_asked_indicators, read_indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("地区生产总值", {"gdp"}),
        ("人均地区生产总值", {"gdp_per_head"}),
        ("per capita GDP", {"gdp_per_head"}),
        ("单位生产总值能耗", {"gdp_intensity"}),
        ("进出口总额", {"trade"}),
        ("外贸出口", {"exports"}),
        ("imports and exports", {"trade"}),
        ("城镇登记失业率", {"unemployment.registered"}),
        ("unemployment", {"unemployment"}),
        ("税收收入占财政收入的比重", {"tax_revenue", "budget_revenue"}),
        ("value added of the tertiary industry", set()),
        ("value added of the manufacturing industry", {"industrial_value_added"}),
        ("惩罚性赔偿案件", set()),
    ],
)
def test_the_longer_name_of_an_indicator_is_not_the_shorter_one(
    text: str, indicators: set[str]
) -> None:
    assert read_indicators(text) == indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("经济增速预期多少，不是物价", {"gdp"}),
        ("GDP growth, excluding exports", {"gdp"}),
        ("除了失业率，进口额多少", {"imports"}),
    ],
)
def test_what_a_question_sets_aside_is_not_asked_about(text: str, indicators: set[str]) -> None:
    assert read_asked_indicators(text) == indicators
