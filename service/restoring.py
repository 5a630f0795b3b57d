"""Puts a backup back: unpacked aside, checked as `zhiwen check` does, then put in its place."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from index.snapshot import sync_to_disk
from ingest import lock_writers
from ingest.locking import LOCK_FILE
from service.backup_format import KEPT, BackupHead, check_outside
from service.backup_reader import open_backup
from service.errors import BackupError
from service.inspection import NOBODY_ELSE, RESTORING, Inspection, Parts, inspect_data

_SPARE_BYTES: Final = 16 * 1024 * 1024
"""So much of the disk stays free."""
_MADE_ANEW: Final = frozenset({LOCK_FILE, "jobs", "vectors"})
"""What may be in a data folder that counts as empty, beside hidden files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A backup that was restored.

    Attributes:
        head: what it held.
        found: what `zhiwen check` says of it.
    """

    head: BackupHead
    found: Inspection


def restore_backup(
    file: Path,
    data_dir: Path,
    parts: Parts,
    *,
    force: bool = False,
    waiting: Callable[[str], None] = lambda _: None,
) -> Restored:
    """Put a backup into a data folder; what was there stays as it is on any failure.

    Args:
        file: the archive.
        data_dir: the data folder; made where it is not there.
        parts: what an index is to be of here.
        force: take the place of what the folder holds.
        waiting: called once if another writer is at work, with who it is.

    Raises:
        BackupError: the file is no backup, damaged, cut off, or holds what lies outside the data
            folder; the folder is not empty and ``force`` is not set; or the disk does not take it.
        IngestError: another writer did not finish within the hour.
    """
    check_outside(file, data_dir)
    with open_backup(file) as backup:
        # Before the lock, which leaves a file: a folder of other things stays as it is.
        _check_empty(data_dir, force=force)
        _check_room(data_dir, backup.head)
        with lock_writers(data_dir, waiting=waiting), _told_disk(data_dir):
            _check_empty(data_dir, force=force)
            with _folder_aside(data_dir) as aside:
                backup.unpack(aside / "new")
                found = inspect_data(aside / "new", parts, lock=NOBODY_ELSE)
                found = _told_of(found, aside / "new", data_dir)
                _check_whole(found, name=str(file))
                put_in_place(aside, data_dir)
    return Restored(head=backup.head, found=found)


@contextmanager
def _told_disk(data_dir: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BackupError(
            f"{error.filename or data_dir}: {error.strerror or error}; nothing was restored:"
            " mend that and try again"
        ) from error


def _check_empty(data_dir: Path, *, force: bool) -> None:
    if force or not data_dir.is_dir():
        return
    held = sorted(path.name for path in data_dir.iterdir() if path.name not in _MADE_ANEW)
    held = [name for name in held if not name.startswith(".")]
    if held:
        raise BackupError(
            f"{data_dir}: not empty (it holds {', '.join(held[:3])}); name another folder by"
            " ZHIWEN_DATA, or replace its documents and its index with --force"
        )


def _check_room(data_dir: Path, head: BackupHead) -> None:
    place = next(path for path in (data_dir, *data_dir.absolute().parents) if path.is_dir())
    needed, free = sum(head.files.values()) + _SPARE_BYTES, shutil.disk_usage(place).free
    if needed > free:
        raise BackupError(
            f"{data_dir}: the backup takes {needed / 1e6:,.0f} MB, {free / 1e6:,.0f} MB are free;"
            " make room"
        )


def _told_of(found: Inspection, place: Path, data_dir: Path) -> Inspection:
    """Return what was found, said of where it will be."""
    findings = tuple(
        replace(finding, message=finding.message.replace(str(place), str(data_dir)))
        for finding in found.findings
    )
    return replace(found, findings=findings)


def _check_whole(found: Inspection, *, name: str) -> None:
    if found.damage:
        said = found.damage[0].message.partition(";")[0]
        raise BackupError(f"{name}: part of it is damaged, nothing was restored: {said}")


@contextmanager
def _folder_aside(data_dir: Path) -> Iterator[Path]:
    """Make a folder beside what it will replace; what was replaced goes with it in the end.

    Should it come to a failure that cannot be undone, what was there before stays in it.
    """
    aside = data_dir / f"{RESTORING}{os.getpid()}"
    (aside / "before").mkdir(parents=True)
    try:
        yield aside
        shutil.rmtree(aside / "before", ignore_errors=True)
    finally:
        shutil.rmtree(aside / "new", ignore_errors=True)
        for folder in (aside / "before", aside):
            with suppress(OSError):
                folder.rmdir()


def put_in_place(aside: Path, data_dir: Path) -> None:
    """Put what was unpacked in the place of what was there; by names alone, so nothing is lost.

    ``CURRENT`` comes last: until then a server sees nothing new.

    Args:
        aside: holds ``new``, what was unpacked, and ``before``, for what was there.
        data_dir: the data folder, on the same disk.

    Raises:
        OSError: a name cannot be changed; all is then as it was.
    """
    new, before = aside / "new", aside / "before"
    with ExitStack() as undo:
        for name in KEPT:
            undo.callback(_put_back, name, aside, data_dir, comes=(new / name).exists())
            _move(data_dir / name, before / name)
            _move(new / name, data_dir / name)
        sync_to_disk(data_dir)
        undo.pop_all()


def _put_back(name: str, aside: Path, data_dir: Path, *, comes: bool) -> None:
    if comes and not (aside / "new" / name).exists():
        _move(data_dir / name, aside / "new" / name)
    _move(aside / "before" / name, data_dir / name)


def _move(source: Path, target: Path) -> None:
    if os.path.lexists(source):
        source.rename(target)
