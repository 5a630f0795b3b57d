"""What ``zhiwen show`` tells of a document."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Zhiwen = Callable[..., Result]
REPORT = """岚江市2023年国民经济和社会发展统计公报
岚江市统计局
2024年3月20日

一、综合
全年地区生产总值3121.6亿元，比上年增长5.4%。

二、农业
全年粮食产量88.1万吨。

表1 主要农产品产量
单位：万吨
产品\t单位\t产量
粮食\t万吨\t88.1
茶叶\t万吨\t1.3
"""


@pytest.fixture
def shown(fresh: Zhiwen, tmp_path: Path) -> Zhiwen:
    path = tmp_path / "lanjiang.txt"
    path.write_text(REPORT, encoding="utf-8")
    fresh("ingest", str(path))
    fresh("index")
    return fresh


def test_context_outline_and_tables_are_shown(shown: Zhiwen) -> None:
    lines = [line.strip() for line in shown("show", "lanjiang").stdout.splitlines()]
    assert lines[0] == "岚江市2023年国民经济和社会发展统计公报"
    assert "kind: communique" in " ".join(lines)
    assert "issued: 2024-03-20 (title block)" in lines
    assert "issuer: 岚江市统计局" in lines
    assert lines.index("一、综合") < lines.index("二、农业")
    assert "table of 2 rows: 表1 主要农产品产量" in lines


def test_the_same_as_json(shown: Zhiwen) -> None:
    outline = json.loads(shown("show", "lanjiang", "--json").stdout)
    assert outline["year"] == 2023
    assert [each["text"] for each in outline["sections"]][:2] == ["一、综合", "二、农业"]
    assert outline["tables"] == [{"caption": "表1 主要农产品产量", "rows": 2}]
    assert outline["figures"] >= 4
    assert outline["warnings"] == []


def test_what_is_not_indexed_yet_is_told(shown: Zhiwen, tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text(REPORT.replace("岚江", "汐湾"), encoding="utf-8")
    shown("ingest", str(path))
    assert "run `zhiwen index`" in shown("show", "new").stderr


def test_an_unknown_id_is_told(shown: Zhiwen) -> None:
    outcome = shown("show", "nowhere")
    assert outcome.exit_code != 0
    assert "no document" in outcome.stderr
