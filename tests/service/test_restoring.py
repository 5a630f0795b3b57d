"""A backup is put back whole or not at all, and what was there before stays on any failure."""

import gzip
import io
import json
import shutil
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index.snapshot import live_folder
from ingest import DocumentStore
from service.backup_format import HEAD_NAME, BackupHead
from service.backups import write_backup
from service.errors import BackupError
from service.inspection import RESTORING, Parts, inspect_data
from service.restoring import put_in_place, restore_backup

CHINESE = "澄浦市2023年统计公报\n\n全年生产总值746.2亿元。\n"
ENGLISH = "Annual report of the customs house\n\nIn 2022 it seized 4,500 parcels.\n"
NO_PARTS = Parts()

Member = tuple[str, bytes] | tarfile.TarInfo


def make_data(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "report.txt").write_text(text, encoding="utf-8")
    DocumentStore(folder / "data").add(folder / "report.txt")
    return folder / "data"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Return a backup of one Chinese document without an index."""
    data = make_data(tmp_path / "first", CHINESE)
    return write_backup(data, tmp_path / "backup.tar.gz").file


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return the data folder of one English document, with all that may lie in one."""
    data = make_data(tmp_path / "other", ENGLISH)
    for name in ("originals", "snapshots", "jobs", "vectors"):
        (data / name).mkdir()
        (data / name / "something").write_text(name)
    (data / "CURRENT").write_text("something")
    return data


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, but for the lock."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    found.pop("writer.lock", None)
    return found


def members_of(file: Path) -> dict[str, bytes]:
    with tarfile.open(file) as archive:
        read = {each.name: archive.extractfile(each) for each in archive}
        return {name: stream.read() for name, stream in read.items() if stream is not None}


def write_archive(
    file: Path, members: Mapping[str, bytes], *, more: tuple[Member, ...] = ()
) -> Path:
    """Write an archive whose list is of ``members``, whatever ``more`` there is in it."""
    head = BackupHead(
        version="0",
        created="",
        documents=1,
        originals=0,
        build_id=None,
        files={name: len(data) for name, data in members.items()},
    )
    with tarfile.open(file, "w:gz") as archive:
        for name, data in ((HEAD_NAME, head.dump()), *members.items()):
            add(archive, name, data)
        for member in more:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
            else:
                add(archive, *member)
    return file


def add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(data)
    archive.addfile(member, io.BytesIO(data))


@pytest.mark.parametrize("made", [False, True])
def test_a_backup_is_put_into_a_folder_that_is_empty_or_not_there(
    backup: Path, tmp_path: Path, made: bool
) -> None:
    target = tmp_path / "target"
    if made:
        target.mkdir()
        (target / ".indexed").touch()
    restored = restore_backup(backup, target, NO_PARTS)
    assert [document.title for document in DocumentStore(target).documents()] == [
        "澄浦市2023年统计公报"
    ]
    assert restored.head.documents == 1
    assert [finding.kind for finding in restored.found.findings] == ["outdated"]
    assert str(target) in restored.found.findings[0].message
    assert RESTORING not in restored.found.findings[0].message
    assert not list(target.glob(f"{RESTORING}*"))


def test_a_snapshot_is_served_from_where_it_was_restored(both_data: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(both_data, tmp_path / "data"))
    file = write_backup(data, tmp_path / "backup.tar.gz").file
    restored = restore_backup(file, tmp_path / "target", NO_PARTS)
    assert live_folder(tmp_path / "target").name == live_folder(data).name
    assert restored.found.findings == ()
    assert contents(tmp_path / "target") == contents(data)
    assert inspect_data(tmp_path / "target").findings == ()


def test_another_data_folder_is_replaced_only_by_force(backup: Path, other: Path) -> None:
    before = contents(other)
    with pytest.raises(BackupError, match=r"not empty \(it holds CURRENT, documents.*--force"):
        restore_backup(backup, other, NO_PARTS)
    assert contents(other) == before
    restore_backup(backup, other, NO_PARTS, force=True)
    assert sorted({name.partition("/")[0] for name in contents(other)}) == [
        *("documents", "jobs", "vectors")
    ]
    assert "澄浦市" in DocumentStore(other).documents()[0].text


def test_a_backup_is_not_replaced_by_what_is_in_it(backup: Path, other: Path) -> None:
    within = Path(shutil.copy(backup, other / "documents"))
    with pytest.raises(BackupError, match="in a folder of the data itself"):
        restore_backup(within, other, NO_PARTS, force=True)
    beside = Path(shutil.copy(backup, other))
    restore_backup(beside, other, NO_PARTS, force=True)
    assert beside.exists()


def test_a_folder_of_other_things_is_left_alone(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("dear")
    with pytest.raises(BackupError, match=r"letter\.txt"):
        restore_backup(backup, tmp_path / "home", NO_PARTS)
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["letter.txt"]


def test_a_switch_that_fails_half_way_is_undone(other: Path) -> None:
    before = contents(other)
    aside = other.parent / "aside"
    for name in ("new/documents", "before/snapshots"):
        (aside / name).mkdir(parents=True)
        (aside / name / "file").touch()  # in the way of what is to be put there
    with pytest.raises(OSError, match="not empty"):
        put_in_place(aside, other)
    assert contents(other) == before
    assert (aside / "new" / "documents" / "file").exists()


def cut(file: Path, share: float) -> Path:
    data = file.read_bytes()
    shorter = file.with_name(f"cut-{file.name}")
    shorter.write_bytes(data[: int(len(data) * share)])
    return shorter


@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 0.9, 0.999])
def test_a_backup_that_is_cut_off_is_refused(backup: Path, other: Path, share: float) -> None:
    before = contents(other)
    with pytest.raises(BackupError, match="damaged or cut off"):
        restore_backup(cut(backup, share), other, NO_PARTS, force=True)
    assert contents(other) == before


@pytest.mark.parametrize("place", [0.3, 0.6, 0.97])
def test_a_backup_with_one_byte_changed_is_refused(backup: Path, other: Path, place: float) -> None:
    before = contents(other)
    data = bytearray(backup.read_bytes())
    data[int(len(data) * place)] ^= 0x55
    backup.write_bytes(data)
    with pytest.raises(BackupError):
        restore_backup(backup, other, NO_PARTS, force=True)
    assert contents(other) == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"some text, no archive",
        gzip.compress(b""),
        gzip.compress(b"text in gzip"),
        gzip.compress(b"\0" * 10_240),
        b"PK\x03\x04 a zip file",
    ],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.tar.gz").write_bytes(content)
    with pytest.raises(BackupError, match="no backup"):
        restore_backup(tmp_path / "a.tar.gz", tmp_path / "data", NO_PARTS)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("name", ["gone.tar.gz", "."])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(BackupError, match="cannot be read"):
        restore_backup(tmp_path / name, tmp_path / "data", NO_PARTS)


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive:
        add(archive, "photo.png", b"\x89PNG")
    with pytest.raises(BackupError, match="no backup of Zhiwen"):
        restore_backup(tmp_path / "a.tar.gz", tmp_path / "data", NO_PARTS)


@pytest.mark.parametrize(
    "name",
    [
        *("/etc/passwd", "../escaped.json", "documents/../../escaped.json", "documents/a/b.json"),
        *("documents/..", "snapshots/../x", "jobs/1.json", "documents/a.json\n", "writer.lock"),
        *("documents/报告.json", "originals/x.pdf", "documents\\a.json", "", "CURRENT/x"),
    ],
)
def test_a_list_that_names_what_lies_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    file = write_archive(tmp_path / "a.tar.gz", {name: b"{}"})
    with pytest.raises(BackupError, match="is no file of a data folder"):
        restore_backup(file, tmp_path / "data", NO_PARTS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tar.gz"]


@pytest.mark.parametrize("name", ["/etc/passwd", "../escaped", "documents/b.json", HEAD_NAME])
def test_a_member_that_is_not_in_the_list_is_refused(
    backup: Path, tmp_path: Path, name: str
) -> None:
    members = members_of(backup)
    del members[HEAD_NAME]
    file = write_archive(tmp_path / "a.tar.gz", members, more=((name, b"{}"),))
    with pytest.raises(BackupError, match="is not as its list says"):
        restore_backup(file, tmp_path / "data", NO_PARTS)
    assert not (tmp_path / "escaped").exists()
    assert contents(tmp_path / "data") == {}


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        (tarfile.SYMTYPE, "/etc"),
        (tarfile.LNKTYPE, "../../etc/passwd"),
        (tarfile.CHRTYPE, ""),
        (tarfile.BLKTYPE, ""),
        (tarfile.FIFOTYPE, ""),
        (tarfile.DIRTYPE, ""),
    ],
)
def test_links_and_devices_are_refused(tmp_path: Path, kind: bytes, target: str) -> None:
    member = tarfile.TarInfo("documents/a.json")
    member.type, member.linkname = kind, target
    file = tmp_path / "a.tar.gz"
    head = json.loads(
        BackupHead(
            version="0", created="", documents=1, originals=0, build_id=None, files={member.name: 0}
        ).dump()
    )
    with tarfile.open(file, "w:gz") as archive:
        add(archive, HEAD_NAME, json.dumps(head).encode())
        archive.addfile(member)
    with pytest.raises(BackupError, match="is no plain file"):
        restore_backup(file, tmp_path / "data", NO_PARTS)
    assert contents(tmp_path / "data") == {}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda head: head.pop("files"), "its list cannot be read"),
        (lambda head: head.update(files=3), "its list cannot be read"),
        (lambda head: head.update(files={"CURRENT": "x"}), "is no file of a data folder"),
        (lambda head: head.update(files={"CURRENT": -1}), "is no file of a data folder"),
        (lambda head: head.update(format=9), "format 9, this Zhiwen reads 1"),
        (lambda head: head.update(colour="red"), "its list cannot be read"),
        (lambda head: head["files"].update({"CURRENT": 10**18}), "MB are free"),
        (lambda head: head["files"].update({"CURRENT": 5}), "cut off: 1 files lack, 'CURRENT'"),
    ],
)
def test_a_list_that_does_not_fit_is_refused(
    backup: Path, other: Path, change: Callable[[dict[str, Any]], object], message: str
) -> None:
    before = contents(other)
    members = members_of(backup)
    head = json.loads(members.pop(HEAD_NAME))
    change(head)
    with tarfile.open(backup, "w:gz") as archive:
        for name, data in ((HEAD_NAME, json.dumps(head).encode()), *members.items()):
            add(archive, name, data)
    with pytest.raises(BackupError, match=message):
        restore_backup(backup, other, NO_PARTS, force=True)
    assert contents(other) == before


def test_what_unpacks_to_more_than_it_says_is_refused(backup: Path, tmp_path: Path) -> None:
    padded = gzip.decompress(backup.read_bytes()) + b"\0" * 40_000_000
    backup.write_bytes(gzip.compress(padded))
    with pytest.raises(BackupError, match="unpacks to more than it says"):
        restore_backup(backup, tmp_path / "data", NO_PARTS)


def test_a_document_that_was_altered_in_a_backup_is_refused(backup: Path, other: Path) -> None:
    before = contents(other)
    members = members_of(backup)
    del members[HEAD_NAME]
    altered = {name: data.replace(b"746.2", b"746.3") for name, data in members.items()}
    with pytest.raises(BackupError, match=r"part of it is damaged.*its sum does not match"):
        restore_backup(write_archive(backup, altered), other, NO_PARTS, force=True)
    assert contents(other) == before


def test_what_was_found_is_told_of_the_folder_itself(backup: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    restored = restore_backup(backup, target, NO_PARTS)
    again = inspect_data(target)
    assert replace(restored.found, files=()) == replace(again, files=())
