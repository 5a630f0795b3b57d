"""Which amounts are changes, and which way they go."""

import pytest

from ingest.figures import read_amounts
from ingest.figures.changes import read_changes
from ingest.figures.clauses import split_clauses


def changes(text: str) -> list[str]:
    amounts = read_amounts(text)
    readings = read_changes(text, split_clauses(text, amounts), amounts)
    found = [reading.change for reading in readings.values() if reading.change]
    return [f"{change.raw} {change.value} {change.unit}" for change in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("查办7件，同比增长117%", ["同比增长117% 117 %"]),
        ("产量比上年下降2.8%。", ["比上年下降2.8% -2.8 %"]),
        ("立案同比上升8.1倍", ["同比上升8.1倍 8.1 倍"]),
        ("覆盖率提高3.2个百分点", ["提高3.2个百分点 3.2 个百分点"]),
        ("较去年同期减少近5%", ["较去年同期减少近5% -5 %"]),
        ("居民消费价格涨幅3%左右", ["涨幅3% 3 %"]),
        ("出口降幅为4%", ["降幅为4% -4 %"]),
        ("增速比上年加快1.1个百分点", ["比上年加快1.1个百分点 1.1 个百分点"]),
        ("降幅比1—9月扩大1.3个百分点", ["比1—9月扩大1.3个百分点 1.3 个百分点"]),
        ("增速较9月份回落0.2个百分点", ["较9月份回落0.2个百分点 -0.2 个百分点"]),
        ("产量萎缩5%", ["萎缩5% -5 %"]),
        ("exports plunged by 5 percent", ["plunged by 5 percent -5 %"]),
        ("比2021年分别上升5%和6%", ["比2021年分别上升5% 5 %", "6% 6 %"]),
        ("分别比2021年下降5%、上升6%", ["分别比2021年下降5% -5 %", "上升6% 6 %"]),
        ("cases rose by 5.4% year on year", ["rose by 5.4% 5.4 %"]),
        ("down 2.8 percent, or 3 percent lower", ["down 2.8 percent -2.8 %", "3 percent -3 %"]),
    ],
)
def test_a_change_is_signed_and_keeps_its_wording(text: str, found: list[str]) -> None:
    assert changes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "覆盖率增长至48.6%",
        "比重由46.9%提高到48.2%",
        "占比5%",
        "新增服务点5个",
        "减少审批事项7项",
        "成立率为47.71%",
        "increased to 5%",
    ],
)
def test_a_level_is_no_change(text: str) -> None:
    amounts = read_amounts(text)
    assert read_changes(text, split_clauses(text, amounts), amounts) == {}


@pytest.mark.parametrize("text", ["案件11件，比上年减少1件", "赤字1.2万亿元，增加1700亿元"])
def test_a_change_in_number_is_known_but_has_no_rate(text: str) -> None:
    amounts = read_amounts(text)
    readings = read_changes(text, split_clauses(text, amounts), amounts)
    assert {number: reading.change for number, reading in readings.items()} == {1: None}


@pytest.mark.parametrize(
    ("text", "value"),
    [("农民负担平均减轻30%", "-30"), ("利率下调0.25个百分点", "-0.25"), ("降水偏多5%", "5")],
)
def test_less_common_words_of_change_are_known(text: str, value: str) -> None:
    amounts = read_amounts(text)
    (reading,) = read_changes(text, split_clauses(text, amounts), amounts).values()
    assert reading.change is not None
    assert str(reading.change.value) == value


def test_a_rate_of_natural_growth_is_a_level() -> None:
    text = "人口自然增长率0.14‰"
    amounts = read_amounts(text)
    assert read_changes(text, split_clauses(text, amounts), amounts) == {}
