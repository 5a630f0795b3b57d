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
    assert [figure.subject for figure in levels] == ["货物出口额·金额", "货物出口额·一般贸易·金额"]
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
发电量\t亿千瓦小时\t2 019\t{minus}20.4
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


def test_how_much_more_was_added_is_a_sum_in_the_unit_of_the_caption(
    read_table_figures: ReadFigures,
) -> None:
    table = "表1 各月融资增量（亿元）\n\n月份\t增量\t同比多增（+）少增（-）\n4月\t87\t-121\n"
    level, difference = read_table_figures(table)
    assert (int(difference.amount.value), difference.amount.unit) == (-12_100_000_000, "元")
    assert (difference.is_change, level.change) == (False, None)


def test_a_negative_level_keeps_its_sign(read_table_figures: ReadFigures) -> None:
    text = "表6 2021年利润\n\n指标\t单位\t2020年\t2021年\n利润\t亿元\t12.5\t-3.5\n"
    before, after = read_table_figures(text)
    assert (after.amount.raw, int(after.amount.value)) == ("-3.5", -350000000)
    assert [before.period, after.period] == ["2020", "2021"]


def test_a_row_of_a_year_is_of_that_year(read_table_figures: ReadFigures) -> None:
    (level,) = read_table_figures("表7 历年产量\n\n年份\t产量（万吨）\n2019年\t35.5\n")
    assert (level.subject, level.period) == ("产量", "2019")


_UNITS = {
    "caption": ("表1 产值（亿元）\n地区\t2022年\n东屏区\t132.5\n", "132.5", "元", "132.5e8"),
    "line above": ("表1 产值\n单位：亿元\n地区\t2022年\n东屏区\t132.5\n", "132.5", "元", "132.5e8"),
    "same line": (
        "表1 产值　　单位：亿元\n地区\t2022年\n东屏区\t132.5\n",
        "132.5",
        "元",
        "132.5e8",
    ),
    "head": ("表1 产值\n地区\t产值（亿元）\n东屏区\t132.5\n", "132.5", "元", "132.5e8"),
    "name of the row": ("表1 资源\n指标\t2022年\n床位（张）\t34216\n", "34216", "张", "34216"),
    "row above": ("表1 资源\n指标\t2022年\n人员（人）\t40\n其中：护士\t19\n", "19", "人", "19"),
    "corner": ("表1 资源\n单位：人/万人\t2022年\n东屏区\t24\n", "24", "人/万人", "24"),
    "unknown": ("表1 水量\n单位：亿m³\n地区\t2022年\n东屏区\t2.5\n", "2.5", "m³", "2.5e8"),
    "share": ("表1 人口\n单位：人、%\n地区\t人数\t比重\n东屏区\t24\t2.5\n", "2.5", "%", "2.5"),
    "people": ("表1 人口\n单位：人、%\n地区\t人数\t比重\n东屏区\t24\t2.5\n", "24", "人", "24"),
    "growth": (
        "表1 存款\n单位：亿元、%\n项目\t比年初增减\n住户\t-14.5\n",
        "-14.5",
        "元",
        "-14.5e8",
    ),
    "span": ("\t收入（亿元）\t\n地区\t8月\t1—8月\n东屏区\t2.5\t19.5\n", "19.5", "元", "19.5e8"),
}


@pytest.mark.parametrize(("text", "raw", "unit", "value"), _UNITS.values(), ids=_UNITS)
def test_the_unit_comes_from_wherever_the_table_names_it(
    read_table_figures: ReadFigures, text: str, raw: str, unit: str, value: str
) -> None:
    (amount,) = [f.amount for f in read_table_figures(text) if f.amount.raw == raw]
    assert (amount.unit, float(amount.value)) == (unit, float(value))


@pytest.mark.parametrize(
    "text",
    [
        "表1 情况\n单位：户、亿元\n地区\t甲类\n东屏区\t24\n",
        "表1 情况\n单位：亿元、%\n地区\t增减\n东屏区\t24\n",
    ],
)
def test_of_several_units_none_is_guessed(read_table_figures: ReadFigures, text: str) -> None:
    (figure,) = read_table_figures(text)
    assert figure.amount.unit == ""


@pytest.mark.parametrize("cell", ["-", "—", "…", "", "/"])
def test_an_empty_cell_is_no_figure(read_table_figures: ReadFigures, cell: str) -> None:
    found = read_table_figures(f"表1 产量\n产品\t2021年\t2022年\n茶叶\t{cell}\t1.8\n")
    assert [(figure.amount.raw, figure.period) for figure in found] == [("1.8", "2022")]


def test_a_note_below_a_table_is_no_row(read_table_figures: ReadFigures) -> None:
    text = "表1 产量\n产品\t产量（吨）\n茶叶\t1.8\n注：2022年起含3个新品种。\n"
    found = read_table_figures(text)
    assert [figure.subject for figure in found if figure.amount.unit == "吨"] == ["茶叶·产量"]


_MONTHS = "\t\t8月\t\t同比（%）\n指标\t累计\t当月\t累计\t当月\n快递\t17.9\t2.4\t21.3\t19.8\n"


def test_a_change_belongs_to_the_level_with_its_own_head(read_table_figures: ReadFigures) -> None:
    levels = [figure for figure in read_table_figures(_MONTHS) if not figure.is_change]
    assert [str(f.change.value) for f in levels if f.change] == ["21.3", "19.8"]
    assert [figure.period for figure in levels] == ["2023-01/2023-08", "2023-08"]


def test_the_name_of_a_row_carries_what_it_is_a_part_of(read_table_figures: ReadFigures) -> None:
    text = "表1 存款\n项目\t余额（亿元）\n一、各项存款\t45.5\n　(一)住户存款\t30.5\n合计\t45.5\n"
    subjects = [figure.subject for figure in read_table_figures(text)]
    assert subjects == ["各项存款·余额", "各项存款·住户存款·余额", "合计·余额"]


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("某市财政收支情况（单位：亿元）", "元"),
        ("某市财政收支情况（亿元）", "元"),
        ("Fiscal accounts (unit: 100 million yuan)", "yuan"),
        ("某市财政收支情况（2022—2023年）", ""),
    ],
)
def test_the_title_of_a_file_that_is_one_table_gives_its_unit(
    read_table_figures: ReadFigures, title: str, unit: str
) -> None:
    found = read_table_figures("指标\t2022年\t2023年\n收入\t81.2\t86.4\n支出\t140\t151.9\n", title)
    assert {figure.amount.unit for figure in found} == {unit}


def test_the_caption_of_a_table_goes_before_the_title(read_table_figures: ReadFigures) -> None:
    assert {each.amount.unit for each in read_table_figures(_OUTPUT, "产量（万元）")}.isdisjoint(
        {"元"}
    )
