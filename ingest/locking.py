"""One writer at a time in a data folder: ingest, remove, index, what a server takes in."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ingest.errors import IngestError

LOCK_FILE: Final = "writer.lock"
_LOOKS_EVERY_S: Final = 0.1


@contextmanager
def lock_writers(
    data_dir: Path, *, patience_s: float = 3600.0, waiting: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Keep every other writer out of a data folder for a while.

    The system lets go of the lock when its process ends, however that comes.

    Args:
        data_dir: the folder; made where it is not there yet.
        patience_s: how long to wait for another writer, in seconds.
        waiting: called once if there is another.

    Raises:
        IngestError: another writer did not finish in time, or the folder cannot be written to.
    """
    descriptor = _open(data_dir)
    try:
        if not _try_lock(descriptor):
            waiting()
            limit = time.monotonic() + patience_s
            while not _try_lock(descriptor):
                if time.monotonic() > limit:
                    raise IngestError(f"{data_dir}: another command is still writing; try later")
                time.sleep(_LOOKS_EVERY_S)
        yield
    finally:
        os.close(descriptor)


def _open(data_dir: Path) -> int:
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        return os.open(data_dir / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise IngestError(f"{data_dir}: cannot be written to: {error.strerror}") from error


def _try_lock(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # a system without such locks
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
