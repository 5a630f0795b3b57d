"""Counts by name and window, which several processes may share: a table of SQLite.

The storages of ``limits`` itself keep counts in one process or ask another server for them.
"""

import sqlite3
import time
from pathlib import Path
from typing import Final

from limits.storage.base import SlidingWindowCounterSupport, Storage

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS counts (
    name TEXT, window INTEGER, count INTEGER, ends REAL, PRIMARY KEY (name, window)
) WITHOUT ROWID
"""
_ADD: Final = """
INSERT INTO counts VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET count = count + excluded.count RETURNING count
"""
_PATIENCE_S: Final = 0.5
_SWEEPS_EVERY_S: Final = 60.0


class RateCounts(Storage, SlidingWindowCounterSupport):
    """The counts of windows of fixed length; the one before is weighed by what is left of it.

    Source: https://limits.readthedocs.io/en/stable/strategies.html#sliding-window-counter

    Args:
        path: a file that several processes share and that nobody needs after them; ``None`` to
            count in memory.
    """

    STORAGE_SCHEME = None

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        # No transaction begins by itself; the file need not outlive a crash.
        self._table = sqlite3.connect(
            path or ":memory:", timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False
        )
        self._table.execute("PRAGMA journal_mode = MEMORY")
        self._table.execute("PRAGMA synchronous = OFF")
        self._table.execute(_SCHEMA)
        self._swept = time.time()

    @property
    def base_exceptions(self) -> type[Exception]:
        """What goes wrong here."""
        return sqlite3.Error

    def acquire_sliding_window_entry(
        self, key: str, limit: int, expiry: int, amount: int = 1
    ) -> bool:
        """Count, if there is room; else leave the counts as they are.

        Args:
            key: whose.
            limit: so many may be in a window.
            expiry: the length of a window, in seconds.
            amount: how many to count.
        """
        self._sweep()
        self._table.execute("BEGIN IMMEDIATE")
        try:
            before, left_s, count, _ = self.get_sliding_window(key, expiry)
            fits = int(before * left_s / expiry + count) + amount <= limit
            if fits:
                self.incr(key, expiry, amount)
        except sqlite3.Error:
            self._table.execute("ROLLBACK")
            raise
        self._table.execute("COMMIT")
        return fits

    def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        """Return the count of the window before and of this one, each with its time left."""
        now = time.time()
        window = int(now // expiry)
        left_s = (window + 1) * expiry - now
        found = self._table.execute(
            "SELECT window, count FROM counts WHERE name = ? AND window >= ?", (key, window - 1)
        )
        counts = dict(found.fetchall())
        before = counts.get(window - 1, 0)
        return before, left_s if before else 0.0, counts.get(window, 0), left_s + expiry

    def clear_sliding_window(self, key: str, expiry: int) -> None:
        """Forget the counts of a name."""
        self.clear(key)

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count in the window of now, and return its count."""
        window = int(time.time() // expiry)
        ends = float((window + 2) * expiry)
        (row,) = self._table.execute(_ADD, (key, window, amount, ends)).fetchall()
        return int(row[0])

    def get(self, key: str) -> int:
        """Return the count of the newest window of a name."""
        return int(self._newest(key)[0])

    def get_expiry(self, key: str) -> float:
        """Return when the newest window of a name is forgotten, in seconds since 1970."""
        return float(self._newest(key)[1])

    def check(self) -> bool:
        """Tell whether it can count."""
        return bool(self._table.execute("SELECT 1").fetchone() == (1,))

    def reset(self) -> int:
        """Forget all counts, and return how many there were."""
        return self._table.execute("DELETE FROM counts").rowcount

    def clear(self, key: str) -> None:
        """Forget the counts of a name."""
        self._table.execute("DELETE FROM counts WHERE name = ?", (key,))

    def _newest(self, key: str) -> tuple[int, float]:
        order = "SELECT count, ends FROM counts WHERE name = ? ORDER BY window DESC"
        found: tuple[int, float] | None = self._table.execute(order, (key,)).fetchone()
        return found or (0, time.time())

    def _sweep(self) -> None:
        """Forget now and then what no window needs any more."""
        now = time.time()
        if now - self._swept >= _SWEEPS_EVERY_S:
            self._swept = now
            self._table.execute("DELETE FROM counts WHERE ends < ?", (now,))
