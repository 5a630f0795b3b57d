from pathlib import Path

import pytest

from eval.errors import SetError
from eval.quantities import (
    FIELDS,
    SHIPPED_QUANTITIES,
    compare_amounts,
    describe_wrong,
    read_quantities,
    share_right,
)
from ingest.figures import read_amounts

HEAD = "text\traw\tvalue\thigh\tunit\tkind\tbound\tsource\n"
ROW = "共5件和6人\t5件\t5\t\t件\tcount\texact\tmade\n"


def write(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "quantities.tsv"
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return path


def test_the_shipped_table_is_large_and_names_its_sources() -> None:
    cases = read_quantities(SHIPPED_QUANTITIES)
    assert len(cases) >= 150
    assert all(case.source for case in cases)
    assert sum(not case.expressions for case in cases) >= 20


@pytest.mark.parametrize("field", FIELDS)
def test_the_shipped_table_is_read_right(field: str) -> None:
    comparisons = compare_amounts(read_quantities(SHIPPED_QUANTITIES), read_amounts)
    assert share_right(comparisons, field) >= 0.98


def test_an_amount_that_no_row_names_is_wrong(tmp_path: Path) -> None:
    comparisons = compare_amounts(read_quantities(write(tmp_path, ROW)), read_amounts)
    assert [comparison.wrong() for comparison in comparisons] == [
        (),
        ("raw", "value", "unit", "kind", "bound"),
    ]
    assert share_right(comparisons, "unit") == 0.5
    assert share_right(comparisons, "high") == 1.0
    assert "raw '' read as '6人'" in describe_wrong(comparisons[1])


def test_an_amount_that_is_not_read_is_wrong(tmp_path: Path) -> None:
    comparisons = compare_amounts(read_quantities(write(tmp_path, ROW)), lambda _: ())
    assert comparisons[0].wrong() == ("raw", "value", "unit", "kind", "bound")


def test_a_text_without_a_quantity_is_right_where_none_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "第14届\t\t\t\t\t\t\tmade\n")
    (comparison,) = compare_amounts(read_quantities(path), read_amounts)
    assert comparison.wrong() == ()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("共5件\t6件\t6\t\t件\tcount\texact\tmade\n", "does not stand in"),
        ("共5件\t5件\tfive\t\t件\tcount\texact\tmade\n", "write a decimal number"),
        ("共5件\t5件\n", "columns are"),
    ],
)
def test_a_faulty_row_is_named(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(SetError, match=message):
        read_quantities(write(tmp_path, row))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="cannot be read"):
        read_quantities(tmp_path / "none.tsv")
