import pytest

from ingest.readers.grids import GridCell, GridError, write_grid


def cells(*rows: str) -> list[GridCell]:
    return [
        GridCell(row=row, column=column, text=text)
        for row, line in enumerate(rows)
        for column, text in enumerate(line.split("|"))
        if text
    ]


def test_empty_rows_and_columns_are_left_out() -> None:
    assert write_grid(cells("地区||产值", "||", "甲县||12.1")) == ["地区\t产值", "甲县\t12.1"]


def test_an_empty_cell_keeps_its_place() -> None:
    assert write_grid(cells("地区|产值|增长", "甲县||3.1", "乙县|9.8|")) == [
        "地区\t产值\t增长",
        "甲县\t\t3.1",
        "乙县\t9.8\t",
    ]


def test_a_row_of_one_cell_is_a_line_and_the_head_is_written_again_below_it() -> None:
    rows = cells("学校|代码", "甲大学|1", "", "乙大学|2")
    across = GridCell(row=2, column=0, columns=2, text="北京市（92所）")
    assert write_grid([*rows, across]) == [
        "学校\t代码",
        "甲大学\t1",
        "北京市（92所）",
        "学校\t代码",
        "乙大学\t2",
    ]


def test_tables_side_by_side_are_written_one_below_the_other() -> None:
    over = [
        GridCell(row=0, column=0, columns=2, text="收入"),
        GridCell(row=0, column=2, columns=2, text="支出"),
    ]
    rows = cells(
        "", "项目|决算数|项目|决算数", "财政拨款|307.8|教育支出|12.5", "||公共安全支出|3.1"
    )
    assert write_grid([*over, *rows]) == [
        "收入·项目\t收入·决算数",
        "财政拨款\t307.8",
        "支出·项目\t支出·决算数",
        "教育支出\t12.5",
        "公共安全支出\t3.1",
    ]


def test_a_title_over_all_columns_parts_no_table() -> None:
    title = GridCell(row=0, column=0, columns=4, text="2023年主要指标")
    rows = cells("", "地区|产值|增长|备注", "甲县|12.1|3.1|无")
    assert write_grid([title, *rows]) == [
        "2023年主要指标",
        "地区\t产值\t增长\t备注",
        "甲县\t12.1\t3.1\t无",
    ]


def test_numbers_that_come_twice_part_no_table() -> None:
    rows = cells("甲|乙|丙|丁", "12|34|12|34")
    assert write_grid(rows) == ["甲\t乙\t丙\t丁", "12\t34\t12\t34"]


def test_a_numbered_part_of_a_table_stays_a_row_of_it() -> None:
    rows = cells("指标|12月", "", "增加值|6.8")
    part = GridCell(row=1, column=0, columns=2, text="一、工业")
    assert write_grid([*rows, part]) == ["指标\t12月", "一、工业\t", "增加值\t6.8"]


@pytest.mark.parametrize("name", ["1—12月", "产量（万吨/10天）", "PM2.5"])
def test_digits_of_a_name_make_no_figure(name: str) -> None:
    head = GridCell(row=0, column=1, columns=2, text=name)
    rows = cells("指标", "|绝对量|增长", "甲县|12.1|3.1")
    name_cell = GridCell(row=0, column=0, rows=2, text="指标")
    assert write_grid([name_cell, head, *rows[1:]])[:2] == [f"指标\t{name}\t", "指标\t绝对量\t增长"]


def test_labels_of_the_whole_table_and_a_count_of_its_columns_are_no_rows() -> None:
    labels = [
        GridCell(row=0, column=0, columns=2, text="金额单位：万元"),
        GridCell(row=0, column=2, columns=2, text="部门：某县教育局"),
    ]
    rows = cells(
        "",
        "编码|名称|合计|项目支出",
        "栏次||1|2",
        "205|教育支出|80.5|20.1",
        "制表：王某||审核：李某|",
    )
    assert write_grid([*labels, *rows]) == [
        "部门：某县教育局",
        "金额单位：万元",
        "编码\t名称\t合计\t项目支出",
        "205\t教育支出\t80.5\t20.1",
        "制表：王某",
        "审核：李某",
    ]


def test_a_table_without_end_is_refused() -> None:
    with pytest.raises(GridError, match="a table of 3,000,000 rows"):
        write_grid([GridCell(row=0, column=0, rows=3_000_000, text="甲")])


def test_a_name_is_set_in_as_it_is_printed() -> None:
    assert write_grid(cells("指标|值", "粮食|9", "　　夏粮|5")) == [
        "指标\t值",
        "粮食\t9",
        "　　夏粮\t5",
    ]
