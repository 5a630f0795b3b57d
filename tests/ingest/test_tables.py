"""The row of a table is parted into cells by whatever its borders are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.tables import (
    cell_spans,
    is_header,
    is_rule,
    is_unit_line,
    join_columns,
    split_caption,
    split_cells,
    split_path,
    with_tabs,
)


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("甲市\t12\t34", ["甲市", "12", "34"]),
        ("| 甲市 | 12 |", [" 甲市 ", " 12 "]),
        ("甲市  12  34", ["甲市", "12", "34"]),
        ("甲市\u300012", ["甲市", "12"]),
        ("甲市,12,34", ["甲市", "12", "34"]),
        ("住房1,200套", ["住房1,200套"]),
    ],
)
def test_the_first_sort_of_border_found_parts_a_row(row: str, cells: list[str]) -> None:
    assert split_cells(row) == cells


@given(st.text(alphabet="甲1,|\t \n", max_size=20))
def test_cells_stand_in_order_within_their_row(row: str) -> None:
    spans = cell_spans(row)
    assert all(0 <= span.start <= span.end <= len(row) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.text(alphabet="甲1,|\t ", max_size=20))
def test_tabs_in_the_place_of_borders_leave_the_length(row: str) -> None:
    assert len(with_tabs(row)) == len(row)


@pytest.mark.parametrize(
    ("cells", "header"),
    [(["地区", "2023年"], True), (["甲市", "5"], False), (["地区", "PM2.5"], True)],
)
def test_a_row_without_figures_names_columns(cells: list[str], *, header: bool) -> None:
    assert is_header(cells) is header


def test_a_rule_and_a_unit_are_no_row_of_figures() -> None:
    assert is_rule("+----+----+")
    assert not is_rule("| - | - |")
    assert is_unit_line("[单位：万元]")
    assert not is_unit_line("单位增长。")


def test_a_unit_behind_a_caption_is_parted_from_it() -> None:
    assert split_caption("表1 产值 单位：亿元") == ["表1 产值", "单位：亿元"]
    assert split_caption("表1 产值") == ["表1 产值"]


def test_the_names_of_columns_are_one_heading_and_come_apart_again() -> None:
    heading = join_columns(["地 区", "产|值", ""])
    assert split_path(["表1", heading, "全市"]) == (("表1",), ("地区", "产值", ""), ("全市",))
    assert split_path(["表1"]) == (("表1",), (), ())
