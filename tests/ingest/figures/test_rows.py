"""The cells of a row."""

import pytest

from ingest.figures.columns import read_columns
from ingest.figures.rows import clean_head, iter_cells


@pytest.mark.parametrize(
    ("cell", "head"),
    [
        ("#粮食", "粮食"),
        ("　　＃ 粮食", "粮食"),
        ("其中：粮食", "粮食"),
        ("其中:粮食", "粮食"),
        ("一、粮食", "粮食"),
        ("十种有色金属[7]", "十种有色金属"),
        ("Grain", "Grain"),
    ],
)
def test_marks_of_structure_are_no_part_of_a_head(cell: str, head: str) -> None:
    assert clean_head(cell) == head


def test_each_cell_is_known_for_what_it_is() -> None:
    columns = read_columns(["产品", "单位", "产量", "增速"])
    cells = list(iter_cells("5G手机\t万台\t—\t-9.7", columns))
    assert [cell.kind for cell in cells] == ["words", "unit", "blank", "number"]
    assert cells[3].head == "5G手机"
    assert cells[3].measure is not None
    assert cells[3].measure.unit == "台"


def test_a_column_of_bodies_is_none_of_units() -> None:
    columns = read_columns(["单位", "收案"])
    cells = list(iter_cells("甲市法院\t120", columns))
    assert [cell.kind for cell in cells] == ["words", "number"]
    assert cells[1].measure is None
