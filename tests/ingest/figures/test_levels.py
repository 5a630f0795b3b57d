"""Which column a column of changes belongs to."""

import pytest

from ingest.figures.columns import read_columns
from ingest.figures.levels import find_levels
from ingest.figures.rows import iter_cells


@pytest.mark.parametrize(
    ("header", "row", "levels"),
    [
        ("国家\t出口额\t增长（%）\t进口额\t增长（%）", "东盟\t4\t3\t2\t1", {2: 1, 4: 3}),
        ("国家\t出口额\t增长（%）\t进口额\t增长（%）", "东盟\t4\t3\t—\t1", {2: 1, 4: 3}),
        ("商品\t数量\t金额\t数量同比\t金额同比", "大豆\t4\t3\t2\t1", {3: 1, 4: 2}),
        ("指标\t2023年\t2022年\t增长", "利润\t4\t3\t2", {3: 1}),
        ("指标\t本年\t上年\t增长", "利润\t4\t3\t2", {3: 1}),
        ("指标\t增长\t金额", "利润\t4\t3", {1: 2}),
        ("指标\t增长", "利润\t4", {}),
        ("Country\tExports\tGrowth (%)\tImports\tGrowth (%)", "Japan\t4\t3\t2\t1", {2: 1, 4: 3}),
    ],
)
def test_a_change_is_that_of_the_level_it_names_or_stands_behind(
    header: str, row: str, levels: dict[int, int]
) -> None:
    columns = read_columns(header.split("\t"))
    found = find_levels(list(iter_cells(row, columns)), columns)
    assert {rate.column: level.column for rate, level in found.items()} == levels
