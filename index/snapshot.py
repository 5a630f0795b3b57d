"""The snapshots on disk: which one is live, and how a new one takes its place."""

import os
import shutil
from collections.abc import Iterable, Iterator
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
    name = _live_name(data_dir)
    if name is None:
        raise SnapshotError(
            f"{data_dir}: no snapshot yet; run `zhiwen ingest FILE...` and then `zhiwen index`"
        )
    folder = data_dir / SNAPSHOTS_FOLDER / name
    if not name or Path(name).name != name or not folder.is_dir():
        raise SnapshotError(
            f"{data_dir / CURRENT_FILE}: names the snapshot {name!r}, which is not there;"
            " run `zhiwen index`"
        )
    return folder


def live_stamp(data_dir: Path) -> int | None:
    """Return what changes whenever a snapshot is published; ``None`` before there is one."""
    try:
        return (data_dir / CURRENT_FILE).stat().st_mtime_ns
    except OSError:
        return None


def stand_by_folders(data_dir: Path) -> tuple[Path, ...]:
    """Return the folders of the snapshots that are not live, the last published first."""
    live = _live_name(data_dir)
    folders = [
        path
        for path in (data_dir / SNAPSHOTS_FOLDER).glob("[!.]*")
        if path.is_dir() and path.name != live
    ]
    return _newest_first(folders)


def iter_left_over(data_dir: Path) -> Iterator[Path]:
    """Yield what builds that were ended left behind, and snapshots beyond those that are kept."""
    yield from sorted(path for path in data_dir.glob(f".{CURRENT_FILE}-*") if is_abandoned(path))
    snapshots = data_dir / SNAPSHOTS_FOLDER
    yield from sorted(path for path in snapshots.glob(".*") if is_abandoned(path))
    yield from stand_by_folders(data_dir)[_KEPT - 1 :]


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
        sync_to_disk(path)
    sync_to_disk(built)
    folder = data_dir / SNAPSHOTS_FOLDER / build_id
    if folder.exists():
        _retire(folder)
    built.rename(folder)
    sync_to_disk(folder.parent)
    _switch(data_dir, build_id)
    _prune(data_dir, folder)
    return folder


def _live_name(data_dir: Path) -> str | None:
    """Return what ``CURRENT`` says, whatever that is; ``None`` where there is no such file."""
    try:
        return (data_dir / CURRENT_FILE).read_text(encoding="utf-8", errors="replace").strip()
    except FileNotFoundError:
        return None


def _switch(data_dir: Path, build_id: str) -> None:
    aside = data_dir / f".{CURRENT_FILE}-{os.getpid()}"
    aside.write_text(build_id + "\n", encoding="utf-8")
    sync_to_disk(aside)
    aside.replace(data_dir / CURRENT_FILE)
    sync_to_disk(data_dir)


def _retire(folder: Path) -> None:
    """Move a damaged snapshot of the same build out of the way and remove it."""
    retired = folder.with_name(f".retired-{folder.name}-{os.getpid()}")
    folder.rename(retired)
    shutil.rmtree(retired)


def _prune(data_dir: Path, live: Path) -> None:
    siblings = [path for path in live.parent.iterdir() if path.is_dir() and path != live]
    published = _newest_first([path for path in siblings if not path.name.startswith(".")])
    abandoned = [path for path in siblings if is_abandoned(path)]
    for path in [*published[_KEPT - 1 :], *abandoned]:
        shutil.rmtree(path)


def _newest_first(folders: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(sorted(folders, key=lambda path: path.stat().st_mtime_ns, reverse=True))


def is_abandoned(path: Path) -> bool:
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


def sync_to_disk(path: Path) -> None:
    """Flush a file or a folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
