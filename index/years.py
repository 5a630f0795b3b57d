"""Which years the passages of a snapshot tell of, in the file of their texts."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.texts import TEXTS_FILE, open_texts
from ingest.figures import PassageYears

_SCHEMA = """
CREATE TABLE years (
    row INTEGER NOT NULL, year INTEGER NOT NULL, reported INTEGER NOT NULL,
    PRIMARY KEY (row, year)) WITHOUT ROWID
"""


class YearTable:
    """The years of every passage, held in memory.

    Args:
        told: for each year, the rows of the passages that tell of it.
        reported: for each row with one, the year that its passage reports on.
    """

    def __init__(self, told: Mapping[int, Sequence[int]], reported: Mapping[int, int]) -> None:
        self._told = told
        self._reported = reported

    @staticmethod
    def write(folder: Path, years: Sequence[PassageYears]) -> None:
        """Add the years to a new snapshot.

        Args:
            folder: where ``TextStore.write`` has written.
            years: of each passage, in row order.
        """
        connection = sqlite3.connect(folder / TEXTS_FILE)
        try:
            with connection:
                connection.executescript(_SCHEMA)
                connection.executemany(
                    "INSERT INTO years VALUES (?, ?, ?)",
                    (
                        (row, year, year == each.reported)
                        for row, each in enumerate(years)
                        for year in sorted(each.told)
                    ),
                )
        finally:
            connection.close()

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the years of a snapshot.

        Raises:
            SnapshotError: the file cannot be opened as a database, or holds no years.
        """
        connection = open_texts(folder, table="years")
        told: dict[int, list[int]] = defaultdict(list)
        reported: dict[int, int] = {}
        try:
            for row, year, is_reported in connection.execute(
                "SELECT row, year, reported FROM years"
            ):
                told[year].append(row)
                if is_reported:
                    reported[row] = year
        finally:
            connection.close()
        return cls(told, reported)

    def reported(self, row: int) -> int | None:
        """Return the year that a passage reports on where it names none; ``None`` for no year."""
        return self._reported.get(row)

    def tells_of(self, year: int, count: int) -> NDArray[np.bool_]:
        """Return which of ``count`` passages tell of a year, shape (count,)."""
        told = np.zeros(count, dtype=np.bool_)
        told[list(self._told.get(year, ()))] = True
        return told

    def reported_rows(self) -> Mapping[int, int]:
        """Return the year of each row that reports on one."""
        return self._reported
