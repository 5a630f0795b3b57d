"""The dresses of tables: the rows of each, with caption, unit and columns; and what is no table."""

from collections.abc import Callable

import pytest

from ingest import Document, Passage, parse_blocks, split_passages
from ingest.tables import iter_lines, split_cells

MakeDocument = Callable[..., Document]

_CELLS = [["东屏区", "132.5", "6.1"], ["西岭县", "87.4", "-2.3"], ["南渡县", "64.9", "4.8"]]
_PATH = ("表1 2022年各县区产值", "单位：亿元、%", "地区 | 产值 | 增速")
_TABS = "地区\t产值\t增速\n东屏区\t132.5\t6.1\n西岭县\t87.4\t-2.3\n南渡县\t64.9\t4.8"
_BARS = "\n".join(f"| {line} |" for line in _TABS.replace("\t", " | ").split("\n"))
_ALIGNED = """  地  区         产值       增速
  东屏区        132.5        6.1
  西岭县         87.4       -2.3
  南渡县         64.9        4.8"""

_DRESSES = {
    "tabs": _TABS,
    "bars": _BARS,
    "markdown": _BARS.replace("|\n", "|\n|------|-----:|-----:|\n", 1),
    "inner bars": _TABS.replace("\t", " | "),
    "box bars": _TABS.replace("\t", "│"),
    "wide bars": _TABS.replace("\t", "｜"),
    "ruled": _TABS.replace("\t", "│").replace("增速\n", "增速\n────┼────┼────\n"),
    "commas": _TABS.replace("\t", ","),
    "spaces": _ALIGNED,
    "wide spaces": _TABS.replace("\t", "　　"),
    "spaces and rules": _ALIGNED.replace("增速\n", "增速\n  ----------------------------\n"),
    "one cell a line": _TABS.replace("\t", "\n"),
    "one cell a line, with gaps": _TABS.replace("\t", "\n\n").replace("\n东", "\n\n东"),
}


@pytest.mark.parametrize("table", _DRESSES.values(), ids=_DRESSES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_every_dress_gives_the_same_rows(
    make_document: MakeDocument, table: str, ends: str
) -> None:
    caption = "表1　2022年各县区产值\n单位：亿元、%"
    text = f"各县区经济继续回升向好，全年运行平稳。\n{caption}\n{table}\n注：按现价计算。\n"
    rows = _rows(make_document(text.replace("\n", ends)))
    assert [_cells(row) for row in rows] == _CELLS
    assert {row.heading_path for row in rows} == {_PATH}


def test_one_row_by_commas_is_a_table_under_years(make_document: MakeDocument) -> None:
    text = "指标,单位,2021年,2022年\n财政收入,亿元,61.4,65.2\n"
    assert [_cells(row) for row in _rows(make_document(text))] == [
        ["财政收入", "亿元", "61.4", "65.2"]
    ]
    assert _rows(make_document(text.replace("2021年,2022年", "支出,盈余"))) == []


@pytest.mark.parametrize("table", _DRESSES.values(), ids=_DRESSES)
def test_every_character_of_a_row_stands_in_the_document(
    make_document: MakeDocument, table: str
) -> None:
    document = make_document(f"表1 各县区产值\n{table}\n")
    for row in _rows(document):
        source = "".join(document.text[row.source_offset(i)] for i in range(len(row.text)))
        assert source == row.text


@pytest.mark.parametrize(
    "text",
    [
        "全市生产总值1200亿元，增长5.2%，第一产业100亿元。\n全年新增就业3万人。",
        "会议由副市长林若溪    主持。\n参加会议的有发展改革委    财政局等部门。",
        "一是稳增长\n二是调结构\n三是惠民生\n四是防风险",
        "提 租 补 贴 、 粮 油 补 贴 拉 动 增 收 2 . 1 个 百 分 点 。\n务 工 3 . 4 个 。",
        "1.　完成投资12亿元\n2.　新建学校6所\n3.　改造管网48公里",
        "联系电话\n0579-1234567\n邮政编码\n321000",
        "首页 | 概况 | 公开\n服务 | 互动 | 数据",
        "字号：大 | 中 | 小",
        "郦桐市统计局　国家统计局郦桐调查队\n2023年3月20日",
        "In 2022, exports rose 5, imports fell 3, and growth slowed to 2\nNext, 1, 2 and 3",
        "第一条\t为了规范管理，制定本条例。\n第二条\t本条例适用于全市。",
    ],
)
def test_prose_and_lists_are_no_tables(make_document: MakeDocument, text: str) -> None:
    assert _rows(make_document(f"工作情况\n\n全年工作有序推进，成效明显。\n{text}\n")) == []


def test_rows_that_look_like_page_heads_are_rows(make_document: MakeDocument) -> None:
    first = "声级        昼间        夜间\n1类区      95.8       87.5"
    table = f"{first}\n2类区      98.2       92.9\n3类区     100.0       95.0"
    prose = "全市声环境质量总体稳定，各功能区达标率较上年有所上升"
    rows = _rows(make_document(f"{prose}\n{table}\n噪声来源以社会生活为主。"))
    assert [_cells(row)[0] for row in rows] == ["1类区", "2类区", "3类区"]


def test_a_continued_table_keeps_its_columns(make_document: MakeDocument) -> None:
    head, *rows = _TABS.split("\n")
    text = f"表1 产值\n{head}\n{rows[0]}\n\n- 2 -\n\n续表1\n{head}\n{rows[1]}\n{rows[2]}\n"
    found = _rows(make_document(text))
    assert [_cells(row) for row in found] == _CELLS
    assert {row.heading_path[-1] for row in found} == {"地区 | 产值 | 增速"}


def test_a_table_set_by_spaces_goes_on_behind_a_page_end(make_document: MakeDocument) -> None:
    head, *rows = _ALIGNED.split("\n")
    page = "\n\n                    - 3 -\n\f\n续表1\n"
    text = f"表1 产值\n{head}\n{rows[0]}\n{rows[1]}{page}{head}\n{rows[2]}\n{rows[0]}\n"
    found = _rows(make_document(text))
    assert [_cells(row) for row in found] == [*_CELLS, _CELLS[0]]
    assert {row.heading_path[-1] for row in found} == {"地区 | 产值 | 增速"}


@pytest.mark.parametrize("dash", ["", "-", "—", "…"])
def test_an_empty_cell_shifts_no_other(make_document: MakeDocument, dash: str) -> None:
    text = f"表1 产值\n{_ALIGNED}\n  北汀县         {dash:4}        3.3\n"
    assert _cells(_rows(make_document(text))[-1]) == ["北汀县", dash, "3.3"]


def test_the_sentence_above_a_table_is_its_caption(make_document: MakeDocument) -> None:
    (row, *_) = _rows(make_document(f"主要指标如下（万元）：\n{_TABS}\n"))
    assert row.heading_path == ("主要指标如下（万元）：", "地区 | 产值 | 增速")


def _rows(document: Document) -> list[Passage]:
    passages = split_passages(document, parse_blocks(document))
    return [passage for passage in passages if passage.kind == "table_row"]


def _cells(row: Passage) -> list[str]:
    return [
        cell.strip() for line in iter_lines(row.text) for cell in split_cells(line.of(row.text))
    ]
