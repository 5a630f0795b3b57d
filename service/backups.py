"""Writes a backup: documents, files with pages and the live snapshot in one archive."""

import io
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ingest import lock_writers
from service.backup_format import HEAD_NAME, BackupHead, check_outside
from service.errors import BackupError
from service.inspection import NOBODY_ELSE, Inspection, inspect_data
from service.version import installed_version

# A third of the time of the highest level, for a hundredth of the size more.
_LEVEL: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that was written.

    Attributes:
        file: the archive.
        size_bytes: of it.
        head: what it holds.
    """

    file: Path
    size_bytes: int
    head: BackupHead


def write_backup(
    data_dir: Path,
    file: Path,
    *,
    force: bool = False,
    waiting: Callable[[str], None] = lambda _: None,
) -> Backup:
    """Write a backup of a data folder; other writers wait meanwhile, so it is of one moment.

    Args:
        data_dir: the data folder.
        file: the archive; written aside, so that there is never half of one.
        force: take the place of a file that is there.
        waiting: called once if another writer is at work, with who it is.

    Raises:
        BackupError: there is nothing to back up or part of it is damaged, ``file`` is there
            already or in the data itself, or the disk does not take it.
        IngestError: another writer did not finish within the hour.
    """
    if not data_dir.is_dir():
        raise BackupError(f"{data_dir}: no such folder; set ZHIWEN_DATA to the data folder")
    _check_place(file, data_dir, force=force)
    with lock_writers(data_dir, waiting=waiting):
        found = inspect_data(data_dir, lock=NOBODY_ELSE)
        _check_whole(data_dir, found)
        files = found.files if found.build_id is None else (*found.files, data_dir / "CURRENT")
        members = {path.relative_to(data_dir).as_posix(): path for path in files}
        head = BackupHead(
            version=installed_version(),
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            documents=len(found.documents),
            originals=sum(name.startswith("originals/") for name in members),
            build_id=found.build_id,
            files={name: path.stat().st_size for name, path in members.items()},
        )
        head.check(name=str(file))
        with _told_disk(file):
            size_bytes = _write(file, head, members)
    return Backup(file=file, size_bytes=size_bytes, head=head)


def _check_place(file: Path, data_dir: Path, *, force: bool) -> None:
    check_outside(file, data_dir)
    if file.exists() and not file.is_file():
        raise BackupError(f"{file}: not a file; name the file to write")
    if file.exists() and not force:
        raise BackupError(f"{file}: there already; name another file, or replace it with --force")


def _check_whole(data_dir: Path, found: Inspection) -> None:
    if found.damage:
        more = f" and {len(found.damage) - 1} more" if len(found.damage) > 1 else ""
        raise BackupError(
            f"not backed up, for part of it is damaged; {found.damage[0].message}{more};"
            " `zhiwen check` lists all"
        )
    if not found.documents:
        raise BackupError(f"{data_dir}: no document to back up; set ZHIWEN_DATA")


def _write(file: Path, head: BackupHead, members: Mapping[str, Path]) -> int:
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-", suffix=".tmp")
    aside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            with tarfile.open(fileobj=stream, mode="w:gz", compresslevel=_LEVEL) as archive:
                _add_members(archive, head, members)
            stream.flush()
            os.fsync(stream.fileno())
        size_bytes = aside.stat().st_size
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
    return size_bytes


def _add_members(archive: tarfile.TarFile, head: BackupHead, members: Mapping[str, Path]) -> None:
    dumped = head.dump()
    archive.addfile(_member(HEAD_NAME, len(dumped)), io.BytesIO(dumped))
    for member, path in members.items():
        with path.open("rb") as source:
            mode = os.fstat(source.fileno()).st_mode
            archive.addfile(_member(member, head.files[member], mode=mode), source)


def _member(name: str, size_bytes: int, *, mode: int = 0o644) -> tarfile.TarInfo:
    """Return a member that says nothing of whose it was."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size_bytes, mode & 0o777
    member.mtime = int(datetime.now(UTC).timestamp())
    return member


@contextmanager
def _told_disk(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BackupError(
            f"{file}: cannot be written: {error.strerror or error}; mend that or name another place"
        ) from error
