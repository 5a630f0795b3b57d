"""Publishing: the live snapshot changes in one step or not at all."""

import os
from pathlib import Path

import pytest

from index.errors import SnapshotError
from index.snapshot import CURRENT_FILE, SNAPSHOTS_FOLDER, building_folder, live_folder, publish


def publish_made_up(data_dir: Path, build_id: str) -> Path:
    built = building_folder(data_dir)
    (built / "content").write_text(build_id, encoding="utf-8")
    return publish(data_dir, built, build_id)


def test_without_a_snapshot_the_error_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="no snapshot yet; run `zhiwen ingest"):
        live_folder(tmp_path)


def test_a_published_snapshot_is_live(tmp_path: Path) -> None:
    published = publish_made_up(tmp_path, "first")
    assert live_folder(tmp_path) == published
    assert (published / "content").read_text(encoding="utf-8") == "first"


def test_the_one_before_is_kept_and_older_ones_are_dropped(tmp_path: Path) -> None:
    for stamp, build_id in enumerate(["first", "second", "third"], 1):
        os.utime(publish_made_up(tmp_path, build_id), (stamp, stamp))
    assert live_folder(tmp_path).name == "third"
    kept = {path.name for path in (tmp_path / SNAPSHOTS_FOLDER).iterdir()}
    assert kept == {"second", "third"}


def test_a_build_that_died_leaves_the_old_snapshot_live_and_is_cleared_later(
    tmp_path: Path,
) -> None:
    publish_made_up(tmp_path, "first")
    dead = tmp_path / SNAPSHOTS_FOLDER / ".building-999999999"
    dead.mkdir()
    assert live_folder(tmp_path).name == "first"
    publish_made_up(tmp_path, "second")
    assert not dead.exists()


def test_the_same_build_published_again_takes_the_place_of_the_old(tmp_path: Path) -> None:
    (publish_made_up(tmp_path, "first") / "content").write_text("damaged", encoding="utf-8")
    published = publish_made_up(tmp_path, "first")
    assert (published / "content").read_text(encoding="utf-8") == "first"


@pytest.mark.parametrize("name", ["gone", "", "../elsewhere"])
def test_a_pointer_to_nothing_is_refused(tmp_path: Path, name: str) -> None:
    publish_made_up(tmp_path, "first")
    (tmp_path / CURRENT_FILE).write_text(name, encoding="utf-8")
    with pytest.raises(SnapshotError, match="which is not there"):
        live_folder(tmp_path)
