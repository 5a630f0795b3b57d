"""Zip files of reports: unpacked within limits, each report a file of its own."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import Final

from ingest.errors import IngestError
from ingest.readers.archives import MAX_MEMBERS, MAX_PART_BYTES, MAX_RATIO, MAX_UNPACKED_BYTES
from ingest.readers.formats import ARCHIVE, SUFFIXES, archived_kind

MAX_BUNDLE_BYTES: Final = 200 * 1024 * 1024
BESIDE: Final = frozenset({".yaml", ".yml", ".json"})
"""What may stand beside a report and tell of it."""
_UTF8_NAMES: Final = 0x800
_PASSWORD: Final = 1
_SMALL: Final = 1024 * 1024
_NO_REPORTS: Final = frozenset({"__MACOSX", "Thumbs.db"})
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises for a member that is damaged, packed otherwise, or has a password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a zip file held.

    Attributes:
        files: the reports, as unpacked, by their names within.
        left: the names of what is no report and was not taken.
        failed: why some reports could not be unpacked, by their names.
    """

    files: dict[str, Path]
    left: tuple[str, ...]
    failed: dict[str, str]


def is_bundle(path: Path) -> bool:
    """Tell by its bytes whether a file is a zip file and no office file."""
    try:
        with path.open("rb") as stream:
            if stream.read(len(ARCHIVE)) != ARCHIVE:
                return False
        with zipfile.ZipFile(path) as archive:
            return archived_kind(frozenset(archive.namelist())) is None
    except OSError:
        return False
    except _UNREADABLE:
        # Told when it is unpacked; an office file that is damaged is told by its own reader.
        return path.suffix.lower() == ".zip"


def unpack(path: Path, folder: Path) -> Bundle:
    """Unpack the reports of a zip file, and what tells of them, into a folder.

    A zip file within is not opened, and nothing is written outside the folder, whatever a name
    says. Names in GB18030, as Windows writes them, are read.

    Args:
        path: the zip file.
        folder: where to write; each report keeps the folders between.

    Raises:
        IngestError: it is damaged, too large, or holds no report.
    """
    name = str(path)
    try:
        if path.stat().st_size > MAX_BUNDLE_BYTES:
            raise IngestError(f"{name}: larger than {MAX_BUNDLE_BYTES / 1e6:,.0f} MB; split it")
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            return _unpack(archive, folder, name=name)
    except OSError as error:
        raise IngestError(f"{name}: cannot be unpacked: {error.strerror}") from error
    except _UNREADABLE as error:
        raise IngestError(f"{name}: damaged: {error}; save it once more") from error


def _unpack(archive: zipfile.ZipFile, folder: Path, *, name: str) -> Bundle:
    members = list(_iter_members(archive))
    reports = {inner for inner, member in members if _is_report(inner, member)}
    beside = {inner for inner, _ in members if _tells_of(inner, reports)}
    taken = [(inner, member) for inner, member in members if inner in reports | beside]
    if not reports:
        kinds = ", ".join(sorted(SUFFIXES))
        raise IngestError(f"{name}: a zip file without a file of a known kind ({kinds})")
    unpacked = sum(member.file_size for _, member in taken)
    if len(taken) > MAX_MEMBERS or unpacked > MAX_UNPACKED_BYTES:
        raise IngestError(
            f"{name}: {len(taken):,} reports of {unpacked / 1e6:,.0f} MB; the limits are "
            f"{MAX_MEMBERS:,} and {MAX_UNPACKED_BYTES / 1e6:,.0f} MB: split it"
        )
    files: dict[str, Path] = {}
    failed: dict[str, str] = {}
    for inner, member in taken:
        target = folder / inner
        try:
            _write(archive, member, target)
        except IngestError as error:
            failed[inner.as_posix()] = str(error)
        else:
            if inner in reports:
                files[inner.as_posix()] = target
    left = [inner.as_posix() for inner, _ in members if inner not in reports | beside]
    return Bundle(files=dict(sorted(files.items())), left=tuple(left), failed=failed)


def _iter_members(
    archive: zipfile.ZipFile,
) -> Iterator[tuple[PurePosixPath, zipfile.ZipInfo]]:
    """Yield the files of an archive, each with its name below the folder it is unpacked in."""
    for member in archive.infolist():
        told = _name_of(member).replace("\\", "/")
        parts = ["".join(filter(str.isprintable, part)) for part in told.split("/")]
        parts = [part for part in parts if part not in ("", ".", "..")]
        hidden = not parts or parts[-1].startswith(".") or _NO_REPORTS & {*parts}
        if not hidden and not told.endswith("/"):
            yield PurePosixPath(*parts), member


def _is_report(inner: PurePosixPath, member: zipfile.ZipInfo) -> bool:
    return inner.suffix.lower() in SUFFIXES and not stat.S_ISLNK(member.external_attr >> 16)


def _tells_of(inner: PurePosixPath, reports: set[PurePosixPath]) -> bool:
    stems = {each.with_suffix("") for each in reports}
    return inner.suffix.lower() in BESIDE and inner.with_suffix("") in stems


def _name_of(member: zipfile.ZipInfo) -> str:
    """Return the name of a member; one that is not marked as UTF-8 was read as code page 437."""
    if member.flag_bits & _UTF8_NAMES:
        return member.filename
    written = member.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    """Unpack a member.

    Raises:
        IngestError: it cannot be; the message does not name it.
    """
    if member.flag_bits & _PASSWORD:
        raise IngestError("it has a password; save it without one")
    if member.file_size > MAX_PART_BYTES:
        raise IngestError(f"larger than {MAX_PART_BYTES / 1e6:,.0f} MB; split it")
    if member.file_size > _SMALL and member.file_size > MAX_RATIO * member.compress_size:
        raise IngestError(f"it unpacks to {MAX_RATIO} times its size")
    try:
        if target.exists():
            raise IngestError("another file of the zip file has this name; rename one")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(archive.read(member))
    except OSError as error:
        raise IngestError(f"cannot be unpacked: {error.strerror}") from error
    except _UNREADABLE as error:
        raise IngestError(f"damaged: {error}; save it once more") from error
