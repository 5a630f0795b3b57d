"""Reads a backup from its first byte to its last, and unpacks it where it is told."""

import gzip
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, Protocol

from index.snapshot import sync_to_disk
from service.backup_format import HEAD_NAME, MAX_HEAD_BYTES, BackupHead
from service.errors import BackupError

_BLOCK_BYTES: Final = 1024 * 1024
_MEMBER_BYTES: Final = 4096
"""What a member of an archive takes beside its content, at most."""
_UNREADABLE: Final = (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error, ValueError)


@contextmanager
def open_backup(file: Path) -> Iterator["BackupReader"]:
    """Open a backup and read what it holds.

    Raises:
        BackupError: it cannot be read, or is none.
    """
    try:
        stream = file.open("rb")
    except OSError as error:
        raise BackupError(f"{file}: cannot be read: {error.strerror}; name a backup") from error
    with stream, gzip.open(stream) as unpacked:
        yield BackupReader(unpacked, name=str(file))


class _Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Bounded:
    """Reads so much of a stream and no more: what unpacks to far more than it says is refused."""

    def __init__(self, stream: _Source, *, most_bytes: int) -> None:
        self._stream = stream
        self.left_bytes = most_bytes

    def read(self, size: int, /) -> bytes:
        data = self._stream.read(size)
        self.left_bytes -= len(data)
        if self.left_bytes < 0:
            raise tarfile.ReadError("it unpacks to more than it says")
        return data


class BackupReader:
    """A backup that is read from its first member to its last, once.

    Args:
        stream: what the archive unpacks to.
        name: what to call it in an error.

    Raises:
        BackupError: it is no backup.
    """

    def __init__(self, stream: _Source, *, name: str) -> None:
        self._name = name
        self._stream = _Bounded(stream, most_bytes=MAX_HEAD_BYTES + _BLOCK_BYTES)
        with _told_damage(name):
            # In this mode nothing but ``read`` is called, whatever its type asks for.
            stream_of_tar: Any = self._stream
            self._archive = tarfile.open(fileobj=stream_of_tar, mode="r|")  # noqa: SIM115
            self._members = iter(self._archive)
            first = next(self._members, None)
            if first is None or first.name != HEAD_NAME or first.size > MAX_HEAD_BYTES:
                raise BackupError(
                    f"{name}: no backup of Zhiwen; name one that `zhiwen backup` wrote"
                )
            self.head = BackupHead.load(self._read(first).read(), name=name)
        self._stream.left_bytes = (
            sum(self.head.files.values()) + _MEMBER_BYTES * len(self.head.files) + _BLOCK_BYTES
        )

    def unpack(self, folder: Path) -> None:
        """Unpack all files into a folder, which is made.

        Raises:
            BackupError: the archive is damaged, cut off, or not what its list says.
            OSError: the disk does not take it.
        """
        folder.mkdir(parents=True)
        expected = dict(self.head.files)
        with _told_damage(self._name):
            for member in self._members:
                if member.size != expected.pop(member.name, None):
                    raise BackupError(f"{self._name}: {member.name!r} is not as its list says")
                _write(self._read(member), folder / member.name, mode=member.mode)
            # The sum of the whole archive stands at its end.
            while self._stream.read(_BLOCK_BYTES):
                pass
        if expected:
            missing = next(iter(expected))
            raise BackupError(
                f"{self._name}: cut off: {len(expected)} files lack, {missing!r} first"
            )

    def _read(self, member: tarfile.TarInfo) -> IO[bytes]:
        """Open a member that is a file, and neither a link nor a device nor full of holes."""
        source = self._archive.extractfile(member) if member.isreg() else None
        if source is None or member.issparse():
            raise BackupError(f"{self._name}: {member.name!r} is no plain file")
        return source


def _write(source: IO[bytes], path: Path, *, mode: int) -> None:
    """Write a file that its owner may read and write, and others read at most."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as target:
        shutil.copyfileobj(source, target, _BLOCK_BYTES)
    path.chmod(0o600 | (mode & 0o044))
    sync_to_disk(path)


@contextmanager
def _told_damage(name: str) -> Iterator[None]:
    try:
        yield
    except _UNREADABLE as error:
        raise BackupError(
            f"{name}: no backup, or damaged or cut off ({error}); take another copy of it"
        ) from error
