"""What may take long stops once its time is over, and never where nobody set one."""

import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index import OverdueError, Searcher, check_deadline, remaining_s, work_until
from index.deadline import is_overdue
from index.texts import open_texts

PAST = 0.0
ENDLESS = (
    "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)"
    " SELECT count(*) FROM numbers"
)


def test_without_a_deadline_nothing_is_overdue() -> None:
    check_deadline()
    assert remaining_s(5.0) == 5.0


def test_a_deadline_holds_inside_only() -> None:
    with work_until(PAST):
        assert is_overdue()
        assert remaining_s(5.0) == 0.0
        with work_until(time.monotonic() + 60):
            check_deadline()
            assert 5.0 < remaining_s(100.0) <= 60.0
        with pytest.raises(OverdueError):
            check_deadline()
    assert not is_overdue()


def test_a_deadline_is_of_one_thread() -> None:
    found: list[bool] = []
    with work_until(PAST):
        other = threading.Thread(target=lambda: found.append(is_overdue()))
        other.start()
        other.join()
    assert found == [False]


@pytest.mark.parametrize(
    "ask",
    [
        lambda searcher: searcher.search("惩罚性赔偿"),
        lambda searcher: searcher.search_page("seizures by customs"),
    ],
)
def test_a_search_stops(report_searcher: Searcher, ask: Callable[[Searcher], object]) -> None:
    with work_until(PAST), pytest.raises(OverdueError):
        ask(report_searcher)


def test_a_query_of_the_texts_is_interrupted(report_data: Path) -> None:
    (folder,) = (report_data / "snapshots").glob("[!.]*")
    texts = open_texts(folder, table="figures")
    with (
        work_until(time.monotonic() + 0.05),
        pytest.raises(sqlite3.OperationalError, match="interrupted"),
    ):
        texts.execute(ENDLESS).fetchone()
    assert texts.execute("SELECT count(*) FROM figures").fetchone()[0] > 0
    texts.close()
