"""Figures that fill a table's cell."""

from collections.abc import Callable

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
