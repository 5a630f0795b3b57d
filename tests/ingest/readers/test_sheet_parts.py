from ingest.readers.grids import GridCell
from ingest.readers.sheet_parts import write_parts


def cells(
    *rows: str, spans: dict[tuple[int, int], tuple[int, int]] | None = None
) -> list[GridCell]:
    """Cells of rows whose values stand between bars; ``spans`` are rows and columns by place."""
    found = []
    for row, line in enumerate(rows):
        for column, text in enumerate(line.split("|")):
            high, wide = (spans or {}).get((row, column), (1, 1))
            if text:
                found.append(GridCell(row=row, column=column, rows=high, columns=wide, text=text))
    return found


def test_a_title_a_unit_at_the_right_and_notes_are_lines_of_their_own() -> None:
    sheet = cells(
        "2023年各县区主要指标",
        "|||单位：亿元",
        "县区|生产总值||备注",
        "|绝对值|增长",
        "甲区|456.8|5.2",
        "注：按当年价计算。",
        "数据来源：某市统计局",
        spans={(0, 0): (1, 4), (2, 0): (2, 1), (2, 1): (1, 2), (2, 3): (2, 1), (5, 0): (1, 4)},
    )
    assert write_parts(sheet) == [
        "2023年各县区主要指标",
        "单位：亿元",
        "县区\t生产总值\t\t备注\n县区\t绝对值\t增长\t备注\n甲区\t456.8\t5.2\t",
        "注：按当年价计算。",
        "数据来源：某市统计局",
    ]


def test_tables_below_each_other_stand_under_their_own_titles() -> None:
    sheet = cells(
        "表1 农产品",
        "产品|产量（万吨）",
        "粮食|902.61",
        "",
        "表2 畜牧业",
        "单位：万头",
        "品种|存栏|出栏",
        "生猪|210.5|356.8",
    )
    assert write_parts(sheet) == [
        "表1 农产品",
        "产品\t产量（万吨）\n粮食\t902.61",
        "表2 畜牧业",
        "单位：万头",
        "品种\t存栏\t出栏\n生猪\t210.5\t356.8",
    ]


def test_an_empty_row_above_a_total_ends_no_table() -> None:
    sheet = cells("地区|产值", "甲区|456.8", "", "合计|1024.5")
    assert write_parts(sheet) == ["地区\t产值\n甲区\t456.8\n合计\t1024.5"]


def test_a_part_with_a_name_alone_stays_in_its_table() -> None:
    sheet = cells("指标|2023年", "一、工业", "增加值|268.9", "二、投资", "固定资产投资|356.8")
    assert write_parts(sheet) == [
        "指标\t2023年\n一、工业\t\n增加值\t268.9\n二、投资\t\n固定资产投资\t356.8"
    ]


def test_tables_side_by_side_are_parted_by_an_empty_column_and_numbers_are_not() -> None:
    names = cells("产品|面积||产品|单产", "小麦|123.4||小麦|412")
    assert write_parts(names) == ["产品\t面积\n小麦\t123.4", "产品\t单产\n小麦\t412"]
    numbers = cells("地区|2022年||2023年", "甲区|12.1||13.4")
    assert write_parts(numbers) == ["地区\t2022年\t2023年\n甲区\t12.1\t13.4"]


def test_a_list_of_words_is_one_table_whatever_rows_are_empty() -> None:
    sheet = cells("学校|层次", "甲大学|本科", "", "乙大学|专科")
    assert write_parts(sheet) == ["学校\t层次\n甲大学\t本科\n乙大学\t专科"]
