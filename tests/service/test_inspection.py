"""Documents, pages, snapshots and the lock are looked through, and nothing is changed by it."""

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingest import lock_writers
from ingest.locking import LOCK_FILE
from service.inspection import RESTORING, Inspection, inspect_data, open_parts
from service.settings import Settings

GONE = 999_999_999
"""The id of no process."""


def kinds(found: Inspection) -> list[str]:
    return [finding.kind for finding in found.findings]


@pytest.fixture
def copied(both_data: Path, tmp_path: Path) -> Path:
    """Return a copy of the data of both reports, for one test to change."""
    return Path(shutil.copytree(both_data, tmp_path / "data"))


def note_writer(data_dir: Path, since: datetime) -> None:
    record = {"process_id": GONE, "command": "zhiwen index", "since": since.isoformat()}
    (data_dir / LOCK_FILE).write_text(json.dumps(record))


def test_of_data_as_it_should_be_nothing_is_found(both_data: Path) -> None:
    settings = Settings.from_environ({"ZHIWEN_DATA": str(both_data)})
    found = inspect_data(both_data, open_parts(settings))
    assert (found.findings, found.damage, found.writer) == ((), (), None)
    assert len(found.documents) == 2


def test_looking_through_changes_nothing(copied: Path) -> None:
    (copied / "documents" / "half.tmp").touch()
    before = sorted((path, path.stat().st_mtime_ns) for path in copied.rglob("*"))
    assert kinds(inspect_data(copied)) == ["left_over"]
    assert sorted((path, path.stat().st_mtime_ns) for path in copied.rglob("*")) == before


def test_a_folder_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    found = inspect_data(tmp_path / "data")
    assert kinds(found) == ["missing"]
    assert "set ZHIWEN_DATA" in found.findings[0].message
    assert not (tmp_path / "data").exists()


def test_a_document_that_is_damaged_is_missing_in_the_index_as_well(copied: Path) -> None:
    file = next((copied / "documents").glob("small-*.json"))
    file.write_text(file.read_text("utf-8").replace("滨海", "沿海"), "utf-8")
    found = inspect_data(copied)
    assert kinds(found) == ["damaged", "outdated"]
    assert found.damage[0].message.startswith(f"{file}: damaged document: its sum")
    assert "not here any more" in found.findings[1].message


def test_a_part_that_cannot_be_opened_is_told_and_the_rest_is_looked_at(
    both_data: Path, tmp_path: Path
) -> None:
    environ = {"ZHIWEN_DATA": str(both_data), "ZHIWEN_USER_TERMS": str(tmp_path / "none.txt")}
    found = inspect_data(both_data, open_parts(Settings.from_environ(environ)))
    assert kinds(found) == ["setting"]
    assert "none.txt" in found.findings[0].message
    assert found.build_id is not None


def test_other_user_terms_than_those_of_the_index_are_told(both_data: Path, tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text("滨海市\n", encoding="utf-8")
    environ = {"ZHIWEN_DATA": str(both_data), "ZHIWEN_USER_TERMS": str(tmp_path / "terms.txt")}
    found = inspect_data(both_data, open_parts(Settings.from_environ(environ)))
    assert kinds(found) == ["outdated"]
    assert "another analyzer or user dictionary" in found.findings[0].message


def test_a_writer_at_work_is_told_and_what_it_has_begun_is_no_finding(copied: Path) -> None:
    (copied / "documents" / "half.tmp").touch()
    with lock_writers(copied):
        found = inspect_data(copied)
    assert found.findings == ()
    assert f"process {os.getpid()} (" in str(found.writer)


def test_a_writer_that_was_killed_is_told(copied: Path) -> None:
    note_writer(copied, datetime.now(UTC))
    found = inspect_data(copied)
    assert kinds(found) == ["left_over"]
    assert f"process {GONE} (zhiwen index, since " in found.findings[0].message
    assert "was ended while it wrote; run its command again" in found.findings[0].message


@pytest.mark.parametrize(("hours", "expected"), [(0, []), (2, ["left_over"])])
def test_a_writer_that_is_at_work_for_hours_may_hang(
    copied: Path, hours: int, expected: list[str]
) -> None:
    with lock_writers(copied):
        note_writer(copied, datetime.now(UTC) - timedelta(hours=hours))
        assert kinds(inspect_data(copied)) == expected


def test_what_a_restore_that_was_killed_left_is_told(copied: Path) -> None:
    for process_id in (GONE, os.getpid()):
        (copied / f"{RESTORING}{process_id}" / "before").mkdir(parents=True)
    found = inspect_data(copied)
    assert kinds(found) == ["left_over"]
    assert f"{RESTORING}{GONE}: left by a restore" in found.findings[0].message
