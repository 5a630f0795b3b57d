import json
from pathlib import Path

import pytest

from eval.errors import SetError
from eval.file_facts import check_facts, read_file_facts

TEXT = """澄浦市2023年国民经济和社会发展统计公报

一、农业

全年粮食产量902.61万吨，比上年下降0.9%。

表3 主要农产品产量
产品名称\t产量（万吨）\t比上年增长（%）
粮食\t902.61\t-0.9
其中：夏粮\t508.58\t
"""
HOLD = [
    {"kind": "title", "expect": "澄浦市2023年国民经济和社会发展统计公报"},
    {"kind": "heading", "expect": "一、 农业"},
    {"kind": "sentence", "expect": "粮食产量902.61万吨", "page": 3},
    {"kind": "figure", "expect": "902.61万吨", "sentence": "全年粮食产量", "bound": "exact"},
    {"kind": "cell", "expect": "508.58", "row": ["粮食", "夏粮"], "col": ["产量（万吨）"]},
    {"kind": "cell", "expect": "", "row": ["夏粮"], "col": ["比上年增长（%）"]},
    {"kind": "absent", "expect": "999"},
    {"kind": "furniture", "expect": "- 5 -"},
]
DO_NOT = [
    {"kind": "title", "expect": "澄浦市公报"},
    {"kind": "heading", "expect": "全年粮食产量902.61万吨，比上年下降0.9%。"},
    {"kind": "sentence", "expect": "902.61万亩"},
    {"kind": "sentence", "expect": "粮食产量902.61万吨", "article": "第三条"},
    {"kind": "figure", "expect": "902.61万吨", "bound": "at_least"},
    {"kind": "cell", "expect": "508.58", "row": ["夏粮"], "col": ["比上年增长（%）"]},
    {"kind": "absent", "expect": "粮食"},
    {"kind": "contents", "expect": "全年粮食产量902.61万吨，比上年下降0.9%。"},
    {"kind": "metadata", "expect": "2023-05-01"},
    {"kind": "furniture", "expect": "粮食产量"},
]


def holds(fact: dict[str, object], folder: Path) -> bool:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (outcome,) = check_facts([{"file": "a.txt", **fact}], folder)
    return outcome.holds


@pytest.mark.parametrize("fact", HOLD, ids=[f"{fact['kind']} {fact['expect']}" for fact in HOLD])
def test_what_a_file_prints_holds(tmp_path: Path, fact: dict[str, object]) -> None:
    assert holds(fact, tmp_path)


@pytest.mark.parametrize("fact", DO_NOT, ids=[f"{f['kind']} {f['expect']}" for f in DO_NOT])
def test_what_a_file_does_not_print_does_not(tmp_path: Path, fact: dict[str, object]) -> None:
    assert not holds(fact, tmp_path)


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (outcome,) = check_facts([{"file": "no.pdf", "kind": "title", "expect": "x"}], tmp_path)
    assert (outcome.holds, "no such file" in outcome.error) == (False, True)


def test_tables_of_facts_are_checked(tmp_path: Path) -> None:
    table = tmp_path / "facts.jsonl"
    table.write_text("{", encoding="utf-8")
    with pytest.raises(SetError, match="cannot be read"):
        read_file_facts(table)
    table.write_text(json.dumps({"file": "a", "kind": "smell", "expect": ""}), encoding="utf-8")
    with pytest.raises(SetError, match="unknown kind of fact 'smell'"):
        list(check_facts(read_file_facts(table), tmp_path))
