"""A cell holds a number, nothing, a year or words."""

import pytest

from ingest.table_cells import MAX_CELL_CHARS, cell_kind, is_short_cell


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("6,492", "number"),
        ("１２．５％", "number"),
        ("-3.1", "number"),
        ("5.2万人", "number"),
        ("12/15%", "number"),
        ("……", "blank"),
        ("", "blank"),
        (" 2023 ", "year"),
        ("1.", "words"),
        ("2023年", "words"),
        ("全市", "words"),
    ],
)
def test_a_cell_is_known_by_what_it_holds(cell: str, kind: str) -> None:
    assert cell_kind(cell) == kind


@pytest.mark.parametrize(
    ("cell", "short"),
    [("其中：同城", True), ("增长较快。", False), ("甲，乙，丙", False), ("甲", True)],
)
def test_a_sentence_is_no_cell(cell: str, *, short: bool) -> None:
    assert is_short_cell(cell) is short


def test_a_cell_has_room_for_so_many_characters() -> None:
    assert is_short_cell("字" * MAX_CELL_CHARS)
    assert not is_short_cell("字" * (MAX_CELL_CHARS + 1))
