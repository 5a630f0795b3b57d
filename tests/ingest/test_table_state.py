"""Which rows of a table name its columns."""

from collections.abc import Callable

import pytest

from ingest import Document, Passage, parse_blocks, split_passages

MakeDocument = Callable[..., Document]


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        (
            "\t产量\t\t产值\t\n地区\t上年\t本年\t上年\t本年",
            "地区 | 产量·上年 | 产量·本年 | 产值·上年 | 产值·本年",
        ),
        (
            "\t大学\t高中\t\t\n单位：人\t（大专）\t（中专）\t初中\t小学",
            "单位：人 | 大学（大专） | 高中（中专） | 初中 | 小学",
        ),
        (
            "指标\t产量\t产值\t价格\t利润\n\t（万吨）\t（万元）\t（元）\t（万元）",
            "指标 | 产量（万吨） | 产值（万元） | 价格（元） | 利润（万元）",
        ),
        (
            "地区\t0—14岁\t15—59岁\t60岁及以上\t1—8月",
            "地区 | 0—14岁 | 15—59岁 | 60岁及以上 | 1—8月",
        ),
        (
            "指标\t\t8月\t\t同比（%）\n指标\t累计\t当月\t累计\t当月",
            "指标 | 8月·累计 | 8月·当月 | 同比（%）·累计 | 同比（%）·当月",
        ),
    ],
)
def test_rows_of_heads_are_put_together(
    make_document: MakeDocument, heads: str, columns: str
) -> None:
    (row,) = _rows(make_document(f"表1 情况\n{heads}\n东屏区\t1.5\t2.5\t3.5\t4.5\n"))
    assert row.heading_path[-1] == columns


def test_the_heads_of_a_form_are_rows(make_document: MakeDocument) -> None:
    text = "申请表\n单位\t\t性质\t\n地址\t\t行业\t\n联系人\t\t电话\t\n"
    assert [row.text for row in _rows(make_document(text))] == ["地址\t\t行业", "联系人\t\t电话"]


def test_names_of_columns_inside_a_table_count_for_the_rows_below(
    make_document: MakeDocument,
) -> None:
    rows = _rows(make_document("表1 汇总\n产品\t产量\n粮食\t35.5\n货物\t金额\n大豆\t12.5\n"))
    assert [row.heading_path[-1] for row in rows] == ["产品 | 产量", "产品 | 产量", "货物 | 金额"]


def test_a_part_without_numbers_keeps_all_heads(make_document: MakeDocument) -> None:
    text = "表1 指标\n指标\t12月\t\n指标\t绝对量\t增长（%）\n一、工业\t\t\n增加值\t35.5\t6.8\n"
    *_, row = _rows(make_document(text))
    assert row.heading_path[-2:] == ("指标 | 12月·绝对量 | 12月·增长（%）", "工业")


def test_names_below_a_gap_begin_another_table(make_document: MakeDocument) -> None:
    first = "品种\t存栏\t出栏\n生猪\t210.5\t356.8\n"
    rows = _rows(make_document(f"表1 汇总\n{first}\n产品\t单产（公斤）\n小麦\t412\n"))
    assert rows[-1].heading_path[-1] == "产品 | 单产（公斤）"


def test_a_total_without_a_number_of_its_own_is_a_row(make_document: MakeDocument) -> None:
    text = "表1 支出\n编码\t名称\t支出\n205\t教育\t80.5\n\t合计\t90.5\n"
    assert [row.text for row in _rows(make_document(text))] == ["205\t教育\t80.5", "\t合计\t90.5"]


def test_words_below_a_gap_are_a_row(make_document: MakeDocument) -> None:
    rows = _rows(make_document("表1 名单\n学校\t层次\n甲大学\t本科\n\n乙大学\t专科\n"))
    assert [row.text for row in rows] == ["甲大学\t本科", "乙大学\t专科"]


def test_what_stands_above_markdowns_rule_is_the_head(make_document: MakeDocument) -> None:
    (row,) = _rows(make_document("| 项目 | 12 |\n|---|---|\n| 投资 | 35.5 |\n"))
    assert row.heading_path[-1] == "项目 | 12"


def _rows(document: Document) -> list[Passage]:
    passages = split_passages(document, parse_blocks(document))
    return [passage for passage in passages if passage.kind == "table_row"]
