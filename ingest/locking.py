"""One writer at a time in a data folder: ingest, remove, index, what a server takes in."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ingest.errors import IngestError

LOCK_FILE: Final = "writer.lock"
_LOOKS_EVERY_S: Final = 0.1
_MAX_BYTES: Final = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who took the lock of a data folder.

    Attributes:
        process_id: of the process.
        command: its name and first word, ``zhiwen index``.
        since: when it took the lock, ISO 8601 in UTC.
    """

    process_id: int
    command: str
    since: str

    def __str__(self) -> str:
        """Say who it is, for people."""
        return f"process {self.process_id} ({self.command}, since {self.since})"


@dataclass(frozen=True, slots=True, kw_only=True)
class LockState:
    """How the lock of a data folder was found.

    Attributes:
        held: whether a writer is at work.
        writer: who took the lock last without letting go of it; ``None`` where nobody has, or it is
            not written down. One that does not hold it any more was ended while it wrote.
    """

    held: bool
    writer: Writer | None


@contextmanager
def lock_writers(
    data_dir: Path, *, patience_s: float = 3600.0, waiting: Callable[[str], None] = lambda _: None
) -> Iterator[None]:
    """Keep every other writer out of a data folder for a while.

    The system lets go of the lock when its process ends, however that comes; who has it stands in
    the file of the lock meanwhile.

    Args:
        data_dir: the folder; made where it is not there yet.
        patience_s: how long to wait for another writer, in seconds.
        waiting: called once if there is another, with who it is.

    Raises:
        IngestError: another writer did not finish in time, or the folder cannot be written to.
    """
    descriptor = _open(data_dir)
    try:
        if not _try_lock(descriptor):
            waiting(_name_writer(descriptor))
            limit = time.monotonic() + patience_s
            while not _try_lock(descriptor):
                if time.monotonic() > limit:
                    raise IngestError(
                        f"{data_dir}: {_name_writer(descriptor)} is still writing; try later"
                    )
                time.sleep(_LOOKS_EVERY_S)
        _note(descriptor, _this_writer())
        try:
            yield
        finally:
            _note(descriptor, None)
    finally:
        os.close(descriptor)


def look_at_lock(data_dir: Path) -> LockState:
    """Tell whether a writer is at work in a data folder; nothing is waited for or changed.

    Raises:
        OSError: the lock is there but cannot be opened.
    """
    try:
        descriptor = os.open(data_dir / LOCK_FILE, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return LockState(held=False, writer=None)
    try:
        free = _try_lock(descriptor, shared=True)
        return LockState(held=not free, writer=_read_writer(descriptor))
    finally:
        os.close(descriptor)


def _open(data_dir: Path) -> int:
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        return os.open(data_dir / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise IngestError(
            f"{data_dir}: cannot be written to: {error.strerror}; mend the folder or name another"
            " with ZHIWEN_DATA"
        ) from error


def _try_lock(descriptor: int, *, shared: bool = False) -> bool:
    try:
        import fcntl
    except ImportError:  # a system without such locks
        return True
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _this_writer() -> Writer:
    program = Path(next(iter(sys.argv), ""))
    name = program.parent.name if program.stem == "__main__" else program.stem
    return Writer(
        process_id=os.getpid(),
        command=" ".join([name, *sys.argv[1:2]]),
        since=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _note(descriptor: int, writer: Writer | None) -> None:
    """Write down who has the lock; a full disk keeps nobody from it."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        if writer is not None:
            os.pwrite(descriptor, json.dumps(asdict(writer)).encode()[:_MAX_BYTES], 0)


def _read_writer(descriptor: int) -> Writer | None:
    try:
        return Writer(**json.loads(os.pread(descriptor, _MAX_BYTES, 0)))
    except (OSError, ValueError, TypeError):
        return None


def _name_writer(descriptor: int) -> str:
    return str(_read_writer(descriptor) or "another command")
