"""Tables with one cell a line."""

from collections.abc import Callable

import pytest

from ingest import Document, Passage, parse_blocks, split_passages

MakeDocument = Callable[..., Document]


@pytest.mark.parametrize(
    ("cells", "first", "columns"),
    [
        ("年份 产值 增速 2021年 9.5 1.2 2022年 9.9 4.1", "2021年 9.5 1.2", "年份 | 产值 | 增速"),
        ("年份 产值 增速 2021 9.5 1.2 2022 9.9 4.1", "2021 9.5 1.2", "年份 | 产值 | 增速"),
        ("产品 单位 产量 水泥 万吨 48.6 机床 台 384", "水泥 万吨 48.6", "产品 | 单位 | 产量"),
        (
            "港口 货物 集装箱 总量 增速 总量 增速 岷港 6.3 8.2 5.2 1.7 溪港 4.2 3.9 3.3 6.5",
            "岷港 6.3 8.2 5.2 1.7",
            "港口 | 货物·总量 | 货物·增速 | 集装箱·总量 | 集装箱·增速",
        ),
        ("主要产品 产品 产量 增速 茶叶 1.8 — 棉花 0.9 2.2", "茶叶 1.8 —", "产品 | 产量 | 增速"),
    ],
)
def test_cells_that_come_round_are_rows(
    make_document: MakeDocument, cells: str, first: str, columns: str
) -> None:
    rows = _rows(make_document("表1 情况\n" + "\n".join(cells.split()) + "\n以上为初步数据。\n"))
    assert len(rows) == 2
    assert rows[0].text == "\n".join(first.split())
    assert rows[0].heading_path[-1] == columns


def test_a_table_below_its_caption_may_do_without_heads(make_document: MakeDocument) -> None:
    rows = _rows(make_document("表1 收入　单位：亿元\n东区\n4.2\n西区\n2.8\n南区\n2.1\n"))
    assert [row.text for row in rows] == ["东区\n4.2", "西区\n2.8", "南区\n2.1"]


def test_a_second_table_follows_the_first(make_document: MakeDocument) -> None:
    first = "表1 甲\n地区\n产值\n增速\n东区\n4.2\n1.1\n西区\n2.8\n1.3\n"
    second = "表2 乙\n行业\n户数\n工业\n42\n农业\n28\n商业\n19\n"
    rows = _rows(make_document(first + second))
    assert [row.text.split("\n")[0] for row in rows] == ["东区", "西区", "工业", "农业", "商业"]
    assert [row.heading_path[-1] for row in (rows[0], rows[-1])] == [
        "地区 | 产值 | 增速",
        "行业 | 户数",
    ]


def _rows(document: Document) -> list[Passage]:
    passages = split_passages(document, parse_blocks(document))
    return [passage for passage in passages if passage.kind == "table_row"]
