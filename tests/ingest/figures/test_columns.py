"""What the heads of columns say."""

import pytest

from ingest.figures.columns import Column, is_of_changes, read_columns


@pytest.mark.parametrize(
    "head", ["比上年增长（%）", "增速", "同比±%", "增长率", "比上年增减", "降幅", "Growth (%)"]
)
def test_columns_of_change_are_known(head: str) -> None:
    assert read_columns([head])[0].is_rate


@pytest.mark.parametrize("head", ["产量", "增加值", "自然增长率", "出口额", "上年", "Output"])
def test_columns_of_levels_are_none_of_change(head: str) -> None:
    assert not read_columns([head])[0].is_rate


@pytest.mark.parametrize("head", ["单位", "单 位", "计量单位", "Unit"])
def test_a_column_of_units_is_known(head: str) -> None:
    assert read_columns([head])[0].is_unit


@pytest.mark.parametrize(
    ("head", "topic"),
    [("出口额比上年增长（%）", "出口额"), ("累计同比", "累计"), ("比上年末增长", "")],
)
def test_a_column_of_change_names_its_level(head: str, topic: str) -> None:
    assert read_columns([head])[0].topic == topic


@pytest.mark.parametrize(("title", "said"), [("2023年", ""), ("绝对数", ""), ("产量", "产量")])
def test_years_and_mere_numbers_add_nothing(title: str, said: str) -> None:
    assert Column(title=title).said == said


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("表1 2021年居民消费价格比上年涨跌幅度", True),
        ("表9 分行业固定资产投资增长速度（%）", True),
        ("进口和出口增长速度", True),
        ("Table 2 Growth rates", True),
        ("表2 主要农产品产量及其增长速度", False),
        ("人口数、出生率和自然增长率", False),
        ("Table 3 Output and growth rates", False),
    ],
)
def test_captions_tell_tables_of_changes(caption: str, *, expected: bool) -> None:
    assert is_of_changes([caption, "单位：%"]) is expected
