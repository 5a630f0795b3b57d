"""A column is named by all the heads that stand above it."""

import pytest

from ingest.table_heads import Placed, name_by_index, name_columns


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([["地区", "产量"]], ("地区", "产量")),
        (
            [["地区", "产量", ""], ["", "上年", "本年"]],
            ("地区", "产量·上年", "产量·本年"),
        ),
        ([["地区", "产量"], ["", "（吨）"]], ("地区", "产量（吨）")),
        ([], ()),
    ],
)
def test_a_merged_cell_names_the_columns_below_it(
    rows: list[list[str]], names: tuple[str, ...]
) -> None:
    assert name_by_index(rows, len(names)) == names


def placed(*heads: tuple[str, float, float]) -> list[Placed]:
    return [Placed(words=words, left=left, right=right) for words, left, right in heads]


def test_a_head_over_two_columns_names_both() -> None:
    lines = [
        placed(("产量", 9, 15)),
        placed(("地区", 0, 4), ("上年", 8, 12), ("本年", 14, 18)),
    ]
    columns = [(0.0, 4.0), (8.0, 12.0), (14.0, 18.0)]
    assert name_columns(lines, columns) == ("地区", "产量·上年", "产量·本年")


def test_a_name_broken_over_lines_is_one() -> None:
    lines = [placed(("地表水", 8, 14)), placed(("地区", 0, 4), ("资源量", 8, 14))]
    assert name_columns(lines, [(0.0, 4.0), (8.0, 14.0)]) == ("地区", "地表水资源量")


def test_no_heads_name_nothing() -> None:
    assert name_columns([], [(0.0, 4.0)]) == ()
