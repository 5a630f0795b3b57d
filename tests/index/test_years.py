"""The years that passages tell of come back from the file of a snapshot."""

from pathlib import Path

import pytest

from index.errors import SnapshotError
from index.years import YearTable
from ingest.figures import PassageYears

YEARS = (
    PassageYears(told=frozenset({2022, 2023}), reported=2023),
    PassageYears(told=frozenset(), reported=None),
    PassageYears(told=frozenset({2023}), reported=None),
)


@pytest.fixture
def table(tmp_path: Path) -> YearTable:
    YearTable.write(tmp_path, YEARS)
    return YearTable.load(tmp_path)


@pytest.mark.parametrize(
    ("year", "told"),
    [(2022, [True, False, False]), (2023, [True, False, True]), (2024, [False] * 3)],
)
def test_a_passage_tells_of_its_years(table: YearTable, year: int, told: list[bool]) -> None:
    assert table.tells_of(year, len(YEARS)).tolist() == told


def test_a_passage_reports_on_one_year_or_on_none(table: YearTable) -> None:
    assert [table.reported(row) for row in range(3)] == [2023, None, None]
    assert table.reported_rows() == {0: 2023}


def test_a_snapshot_without_years_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError):
        YearTable.load(tmp_path)
