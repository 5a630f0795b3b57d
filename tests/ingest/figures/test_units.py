"""What may stand behind a number."""

import pytest

from ingest.figures.units import UNITS_FILE, unit_at


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("件次", "件次", "count"),
        ("人次", "人次", "count"),
        ("项制度", "项", "count"),
        ("平方米", "平方米", "count"),
        ("千瓦时", "千瓦时", "count"),
        ("日元", "日元", "money"),
        ("元", "元", "money"),
        ("百分点", "个百分点", "percentage_point"),
        ("个多月", "个月", "duration"),
        ("个工作日", "个工作日", "duration"),
        ("周岁", "周岁", "other"),
        ("‰", "‰", "percent"),
    ],
)
def test_the_longest_unit_is_taken(text: str, name: str, kind: str) -> None:
    unit = unit_at(text, 0)
    assert unit is not None
    assert (unit.name, unit.kind) == (name, kind)


@pytest.mark.parametrize("text", ["批准", "位一体", "年级", "台湾", "门峡", "元旦", "款项", ""])
def test_a_word_that_begins_as_a_unit_is_none(text: str) -> None:
    assert unit_at(text, 0) is None


def test_a_medal_ends_what_it_stands_in() -> None:
    units = [unit_at(text, 0) for text in ("金、5银", "银", "铜的成绩", "金融机构", "银行", "铜矿")]
    assert [unit and unit.name for unit in units] == ["金", "银", "铜", None, None, None]
    assert unit_at("金", 0, spelt=True) is None


@pytest.mark.parametrize("text", ["级", "期", "届", "面"])
def test_a_unit_of_rank_counts_behind_digits_only(text: str) -> None:
    assert unit_at(text, 0) is not None
    assert unit_at(text, 0, spelt=True) is None


def test_every_line_of_the_table_is_a_unit_of_its_own() -> None:
    head, *rows = [line.split("\t") for line in UNITS_FILE.read_text("utf-8").splitlines()]
    assert head == ["unit", "name", "kind", "flags", "size", "extra", "unless"]
    assert {len(row) for row in rows} == {len(head)}
    assert len({row[0] for row in rows}) == len(rows) > 400
    for text, name, kind, *_ in rows:
        unit = unit_at(text, 0)
        assert kind == "symbol" or (unit is not None and unit.name == name)
