"""Figures that fill a table's cell."""

from collections.abc import Callable

import pytest

from ingest.figures import Figure

ReadFigures = Callable[..., tuple[Figure, ...]]

_TRADE = """表1 2021年货物进出口

指标\t金额（亿元）\t比上年增长（%）
货物出口额\t237726\t0.6
其中：一般贸易\t153530\t-2.5%
"""
_PATENTS = """表2 专利授权

序号\t类型\t2022年\t2023年
1\t发明专利\t79.8万件\t92.1万件
2\t实用新型\t280.4万件
\t\t外观设计\t63.8万件\t多余\t一列
"""


def test_row_and_column_name_a_cell(read_table_figures: ReadFigures) -> None:
    levels = [figure for figure in read_table_figures(_TRADE) if not figure.is_change]
    assert [figure.subject for figure in levels] == ["货物出口额·金额", "一般贸易·金额"]
    assert levels[0].scope == ("exported",)
    assert {figure.period for figure in levels} == {"2021"}


def test_the_unit_of_the_column_counts_for_its_cells(read_table_figures: ReadFigures) -> None:
    amount = read_table_figures(_TRADE)[0].amount
    assert (amount.raw, int(amount.value), amount.unit) == ("237726", 23772600000000, "元")


def test_a_column_of_rates_makes_changes(read_table_figures: ReadFigures) -> None:
    level, rate, second, fall = read_table_figures(_TRADE)
    assert rate.is_change
    assert rate.change == level.change
    assert fall.change == second.change
    assert [str(f.change.value) for f in (rate, fall) if f.change] == ["0.6", "-2.5"]


def test_a_column_of_a_year_dates_its_cells(read_table_figures: ReadFigures) -> None:
    found = [(f.subject, f.amount.raw, f.period) for f in read_table_figures(_PATENTS)]
    assert ("发明专利", "79.8万件", "2022") in found
    assert ("发明专利", "92.1万件", "2023") in found


def test_ragged_rows_are_read_as_far_as_they_go(read_table_figures: ReadFigures) -> None:
    assert [f.subject for f in read_table_figures(_PATENTS)][-2:] == ["实用新型", "外观设计"]


_OUTPUT = """表3 2021年主要产品产量及其增长速度

产品名称\t单位\t产量\t比上年增长（%）
茶叶\t万吨\t18.7\t6.2
#发电量\t亿千瓦小时\t2 019\t{minus}20.4
"""
_PRICES = """表4 2021年居民消费价格比上年涨跌幅度

指标\t全省（%）\t农村（%）
畜肉\t-16.8\t2.0
"""


def test_the_unit_column_measures_the_row(read_table_figures: ReadFigures) -> None:
    tea, rate = read_table_figures(_OUTPUT.format(minus="-"))[:2]
    assert (tea.amount.raw, int(tea.amount.value), tea.amount.unit) == ("18.7", 187000, "吨")
    assert tea.amount.kind == "count"
    assert (tea.subject, rate.subject) == ("茶叶·产量", "茶叶·产量")


@pytest.mark.parametrize("minus", ["-", "−", "－"])
def test_a_minus_makes_a_fall(read_table_figures: ReadFigures, minus: str) -> None:
    power, rate = read_table_figures(_OUTPUT.format(minus=minus))[2:]
    assert rate.change is not None
    assert (rate.change.raw, str(rate.change.value)) == (f"{minus}20.4", "-20.4")
    assert power.change == rate.change


def test_a_measured_number_is_no_year(read_table_figures: ReadFigures) -> None:
    power, rate = read_table_figures(_OUTPUT.format(minus="-"))[2:]
    assert (power.subject, int(power.amount.value)) == ("发电量·产量", 201900000000)
    assert rate.period == "2021"


def test_the_cells_of_a_table_of_changes_are_changes(read_table_figures: ReadFigures) -> None:
    fall, rise = read_table_figures(_PRICES)
    assert [f.subject for f in (fall, rise)] == ["畜肉·全省", "畜肉·农村"]
    assert [f.change and str(f.change.value) for f in (fall, rise)] == ["-16.8", "2.0"]
    assert fall.is_change
    assert rise.is_change


def test_each_change_stands_beside_the_level_to_its_left(read_table_figures: ReadFigures) -> None:
    text = "表5 Trade\n\nCountry\tExports (USD)\tGrowth (%)\tImports (USD)\tGrowth (%)\n"
    figures = read_table_figures(text + "Japan\t104.3\t9.4\t156.2\t4.9\n")
    levels = [figure for figure in figures if not figure.is_change]
    assert [f.change and str(f.change.value) for f in levels] == ["9.4", "4.9"]
    assert [f.subject for f in figures] == ["Japan·Exports"] * 2 + ["Japan·Imports"] * 2


def test_a_negative_level_keeps_its_sign(read_table_figures: ReadFigures) -> None:
    text = "表6 2021年利润\n\n指标\t单位\t2020年\t2021年\n利润\t亿元\t12.5\t-3.5\n"
    before, after = read_table_figures(text)
    assert (after.amount.raw, int(after.amount.value)) == ("-3.5", -350000000)
    assert [before.period, after.period] == ["2020", "2021"]


def test_a_row_of_a_year_is_of_that_year(read_table_figures: ReadFigures) -> None:
    (level,) = read_table_figures("表7 历年产量\n\n年份\t产量（万吨）\n2019年\t35.5\n")
    assert (level.subject, level.period) == ("产量", "2019")
