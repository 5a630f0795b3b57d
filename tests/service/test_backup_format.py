"""The list of a backup is read again as it was written, and nothing else is."""

import json
from pathlib import Path

import pytest

from service.backup_format import BackupHead, check_outside
from service.errors import BackupError

HEAD = BackupHead(
    version="1.0",
    created="2023-09-15T00:00:00Z",
    documents=1,
    originals=0,
    build_id=None,
    files={"documents/one.json": 5, "CURRENT": 3},
)


def dumped(**changed: object) -> bytes:
    return json.dumps({**json.loads(HEAD.dump()), **changed}).encode()


def test_a_list_comes_back_as_it_was() -> None:
    assert BackupHead.load(HEAD.dump(), name="b.tar.gz") == HEAD


@pytest.mark.parametrize(
    "member",
    ["../evil.json", "/etc/passwd", "documents/../x.json", "documents/.x.json", "originals/short"],
)
def test_what_could_lie_outside_is_refused(member: str) -> None:
    with pytest.raises(BackupError, match="is no file of a data folder"):
        BackupHead.load(dumped(files={member: 5}), name="b.tar.gz")


@pytest.mark.parametrize("size", [-1, "5", None])
def test_a_member_has_a_size(size: object) -> None:
    with pytest.raises(BackupError, match="is no file of a data folder"):
        BackupHead.load(dumped(files={"CURRENT": size}), name="b.tar.gz")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{", "damaged"),
        (b"[]", "damaged"),
        (dumped(format=99), "format 99"),
        (dumped(more=1), "damaged"),
    ],
)
def test_another_list_is_refused_by_name(data: bytes, why: str) -> None:
    with pytest.raises(BackupError, match=rf"b\.tar\.gz: .*{why}"):
        BackupHead.load(data, name="b.tar.gz")


def test_a_backup_lies_outside_of_what_it_is_of(tmp_path: Path) -> None:
    check_outside(tmp_path / "b.tar.gz", tmp_path)
    with pytest.raises(BackupError, match="name another place"):
        check_outside(tmp_path / "documents" / "b.tar.gz", tmp_path)
