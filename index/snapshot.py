"""The snapshots on disk: which one is live, and how a new one takes its place."""

import os
import shutil
from pathlib import Path

from index.errors import SnapshotError

CURRENT_FILE = "CURRENT"
SNAPSHOTS_FOLDER = "snapshots"
_KEPT = 2


def live_folder(data_dir: Path) -> Path:
    """Return the folder of the live snapshot.

    Raises:
        SnapshotError: nothing was published yet, or what ``CURRENT`` names is gone.
    """
    current = data_dir / CURRENT_FILE
    try:
        name = current.read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise SnapshotError(
            f"{data_dir}: no snapshot yet; run `zhiwen ingest FILE...` and then `zhiwen index`"
        ) from error
    folder = data_dir / SNAPSHOTS_FOLDER / name
    if not name or Path(name).name != name or not folder.is_dir():
        raise SnapshotError(
            f"{current}: names the snapshot {name!r}, which is not there; run `zhiwen index`"
        )
    return folder


def live_stamp(data_dir: Path) -> int | None:
    """Return what changes whenever a snapshot is published; ``None`` before there is one."""
    try:
        return (data_dir / CURRENT_FILE).stat().st_mtime_ns
    except OSError:
        return None


def building_folder(data_dir: Path) -> Path:
    """Make and return an empty folder to build a snapshot in, aside from the live one."""
    folder = data_dir / SNAPSHOTS_FOLDER / f".building-{os.getpid()}"
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def publish(data_dir: Path, built: Path, build_id: str) -> Path:
    """Make a finished snapshot the live one, and drop those that nobody needs any more.

    Each file reaches the disk before the name does, and ``CURRENT`` is replaced by one atomic
    rename: whoever dies half-way leaves the old snapshot live. The one before the live one is
    kept for processes that still serve it.

    Returns:
        The folder of the snapshot, now immutable.
    """
    for path in built.iterdir():
        _sync(path)
    _sync(built)
    folder = data_dir / SNAPSHOTS_FOLDER / build_id
    if folder.exists():
        _retire(folder)
    built.rename(folder)
    _sync(folder.parent)
    _switch(data_dir, build_id)
    _prune(data_dir, folder)
    return folder


def _switch(data_dir: Path, build_id: str) -> None:
    aside = data_dir / f".{CURRENT_FILE}-{os.getpid()}"
    aside.write_text(build_id + "\n", encoding="utf-8")
    _sync(aside)
    aside.replace(data_dir / CURRENT_FILE)
    _sync(data_dir)


def _retire(folder: Path) -> None:
    """Move a damaged snapshot of the same build out of the way and remove it."""
    retired = folder.with_name(f".retired-{folder.name}-{os.getpid()}")
    folder.rename(retired)
    shutil.rmtree(retired)


def _prune(data_dir: Path, live: Path) -> None:
    siblings = [path for path in live.parent.iterdir() if path.is_dir() and path != live]
    published = sorted(
        (path for path in siblings if not path.name.startswith(".")),
        key=lambda path: path.stat().st_mtime_ns,
        reverse=True,
    )
    abandoned = [path for path in siblings if _is_abandoned(path)]
    for path in [*published[_KEPT - 1 :], *abandoned]:
        shutil.rmtree(path)


def _is_abandoned(path: Path) -> bool:
    """Tell whether the process that was building in ``path`` is gone."""
    owner = path.name.rpartition("-")[2]
    return path.name.startswith(".") and not (owner.isdigit() and _is_running(int(owner)))


def _is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _sync(path: Path) -> None:
    """Flush a file or a folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
