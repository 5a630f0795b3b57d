"""A backup holds documents, pages and the live snapshot, all of one moment, or is not made."""

import os
import re
import shutil
import tarfile
import threading
from pathlib import Path

import pytest

from index.snapshot import live_folder
from ingest import DocumentStore, lock_writers
from service.backups import write_backup
from service.errors import BackupError

CHINESE = "澄浦市2023年统计公报\n\n全年生产总值746.2亿元。\n"
ENGLISH = "Annual report of the customs house\n\nIn 2022 it seized 4,500 parcels.\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder of two documents without an index."""
    for name, text in (("澄浦公报.txt", CHINESE), ("customs.txt", ENGLISH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        DocumentStore(tmp_path / "data").add(tmp_path / name)
    return tmp_path / "data"


def names_of(file: Path) -> list[str]:
    with tarfile.open(file) as archive:
        return archive.getnames()


def test_documents_are_backed_up_before_there_is_an_index(data: Path, tmp_path: Path) -> None:
    written = write_backup(data, tmp_path / "a.tar.gz")
    kept = sorted(path.name for path in (data / "documents").iterdir())
    assert names_of(written.file) == ["zhiwen-backup.json", *(f"documents/{name}" for name in kept)]
    assert (written.head.documents, written.head.originals, written.head.build_id) == (2, 0, None)
    assert written.size_bytes == written.file.stat().st_size


def test_the_live_snapshot_is_in_it_and_nothing_else(both_data: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(both_data, tmp_path / "data"))
    live = live_folder(data)
    shutil.copytree(live, data / "snapshots" / "0123456789abcdef")
    for stray in (live / "notes.txt", data / "documents" / "half.tmp", data / "vectors"):
        stray.touch()
    head = write_backup(data, tmp_path / "a.tar.gz").head
    folders = {name.rpartition("/")[0] for name in head.files}
    assert folders == {"", "documents", f"snapshots/{live.name}"}
    assert head.build_id == live.name
    assert not any("notes" in name or ".tmp" in name for name in head.files)


def test_a_backup_says_nothing_of_whose_it_was(data: Path, tmp_path: Path) -> None:
    write_backup(data, tmp_path / "a.tar.gz")
    with tarfile.open(tmp_path / "a.tar.gz") as archive:
        assert {(each.uid, each.gid, each.uname, each.gname) for each in archive} == {
            (0, 0, "", "")
        }


def test_what_is_damaged_is_told_and_not_backed_up(data: Path, tmp_path: Path) -> None:
    damaged = next((data / "documents").glob("customs*.json"))
    damaged.write_text(damaged.read_text("utf-8").replace("4,500", "4,501"), "utf-8")
    with pytest.raises(BackupError, match=rf"{damaged.name}: damaged document.*`zhiwen check`"):
        write_backup(data, tmp_path / "a.tar.gz")
    assert not list(tmp_path.glob("*a.tar.gz*"))


@pytest.mark.parametrize("make", [lambda _: None, Path.mkdir])
def test_a_folder_without_documents_is_no_data_folder(tmp_path: Path, make: object) -> None:
    assert callable(make)
    make(tmp_path / "data")
    with pytest.raises(BackupError, match="ZHIWEN_DATA"):
        write_backup(tmp_path / "data", tmp_path / "a.tar.gz")


def test_a_file_that_is_there_is_replaced_only_by_force(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.tar.gz"
    file.write_text("precious")
    with pytest.raises(BackupError, match=r"there already.*--force"):
        write_backup(data, file)
    assert file.read_text() == "precious"
    write_backup(data, file, force=True)
    assert "zhiwen-backup.json" in names_of(file)


@pytest.mark.parametrize("place", [".", "/dev/null"])
def test_what_is_no_file_is_never_replaced(data: Path, tmp_path: Path, place: str) -> None:
    with pytest.raises(BackupError, match="not a file"):
        write_backup(data, tmp_path / place, force=True)


@pytest.mark.parametrize("place", ["data/documents/a.tar.gz", "data/x/../snapshots/a.tar.gz"])
def test_a_backup_is_not_put_into_what_it_is_of(data: Path, tmp_path: Path, place: str) -> None:
    with pytest.raises(BackupError, match="in a folder of the data itself"):
        write_backup(data, tmp_path / place)
    assert write_backup(data, data / "a.tar.gz").head.documents == 2


def test_a_place_that_is_not_there_is_told(data: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"a\.tar\.gz: cannot be written: No such file"):
        write_backup(data, tmp_path / "gone" / "a.tar.gz")


def test_another_writer_is_waited_for_and_named(data: Path, tmp_path: Path) -> None:
    told: list[str] = []
    holding, let_go = threading.Event(), threading.Event()

    def write() -> None:
        with lock_writers(data):
            holding.set()
            let_go.wait(60)

    writer = threading.Thread(target=write)
    writer.start()
    holding.wait(60)

    def tell(who: str) -> None:
        told.append(who)
        let_go.set()

    write_backup(data, tmp_path / "a.tar.gz", waiting=tell)
    writer.join()
    assert re.match(rf"process {os.getpid()} \(", "".join(told))
