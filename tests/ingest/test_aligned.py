"""Heads of tables that spaces align."""

from collections.abc import Callable

import pytest

from ingest import Document, parse_blocks, split_passages

MakeDocument = Callable[..., Document]

_HEADS = {
    "spanning": (
        """                                    单位：人、%
                                  比    重
   地  区       常住人口数    -------------------
                               2020年     2010年
   全  市       2 106 483      100.00     100.00
   桐阳区         734 218       34.86      31.02
""",
        "地区 | 常住人口数 | 比重·2020年 | 比重·2010年",
    ),
    "broken": (
        """                计算面积     年降水量      地表水      水资源
  行政分区                                  资源量       总量
                (平方公里)    (毫米)
  州  直         1874         921.6        6.12        6.47
  青崖县         2906        1043.8       11.38       11.52
""",
        "行政分区 | 计算面积(平方公里) | 年降水量(毫米) | 地表水资源量 | 水资源总量",
    ),
    "two spans": (
        """        快递业务量（万件）                        快递业务收入（万元）
单位
        1—8月累计     同比（%）    8月当月       1—8月累计      同比（%）
昀都市   58314.6      18.4          7826.3        496237.5       9.7
鹭江市   41275.8      26.1          5604.9        327418.2      15.4
""",
        "单位 | 快递业务量（万件）·1—8月累计 | 快递业务量（万件）·同比（%）"
        " | 快递业务量（万件）·8月当月 | 快递业务收入（万元）·1—8月累计"
        " | 快递业务收入（万元）·同比（%）",
    ),
    "wide": (
        """指　　标　　　　　　　　　　上　年　　　　本　年
床位（张）　　　　　　　　　34216　　　　35108
　牙椅（台）　　　　　　　　 1542　　　　 1608
""",
        "指标 | 上年 | 本年",
    ),
    "single characters": (
        """  地区        男        女
  东屏区     50.1      49.9
  西岭县     51.4      48.6
""",
        "地区 | 男 | 女",
    ),
    "English": (
        """  Region         Output (bn yuan)      Growth (%)
  Dongping            132.5                6.1
  Xiling               87.4               -2.3
""",
        "Region | Output (bn yuan) | Growth (%)",
    ),
}


@pytest.mark.parametrize(("table", "columns"), _HEADS.values(), ids=_HEADS)
def test_heads_name_the_columns_below_them(
    make_document: MakeDocument, table: str, columns: str
) -> None:
    document = make_document(f"一、概况\n全年总体平稳，各项指标均有改善。\n表1 主要指标\n{table}")
    passages = split_passages(document, parse_blocks(document))
    rows = [passage for passage in passages if passage.kind == "table_row"]
    assert len(rows) == 2
    assert columns in rows[0].heading_path


def test_a_stretched_name_stays_apart_from_its_unit(make_document: MakeDocument) -> None:
    table = """  指   标      计量单位       2024年
  稻  谷          吨         148260
  生猪出栏        头         264700
"""
    document = make_document(f"表1 产量\n{table}")
    rows = [p for p in split_passages(document, parse_blocks(document)) if p.kind == "table_row"]
    assert [row.text for row in rows] == ["稻谷  吨  148260", "生猪出栏  头  264700"]


def test_numbers_in_groups_are_one_number(make_document: MakeDocument) -> None:
    head = "地区        人口          占比\n"
    table = f"{head}全市     3 412 586      100.00\n东屏区     812 453       23.81\n"
    document = make_document(f"表1 人口\n{table}")
    rows = [p for p in split_passages(document, parse_blocks(document)) if p.kind == "table_row"]
    assert [row.text for row in rows] == ["全市  3412586  100.00", "东屏区  812453  23.81"]
