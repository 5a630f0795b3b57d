"""Zip files of reports: unpacked within limits, each report a file of its own."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from ingest.errors import IngestError
from ingest.readers.archives import open_archive, read_member
from ingest.readers.formats import SUFFIXES

BUNDLE_SUFFIX: Final = ".zip"
MAX_BUNDLE_BYTES: Final = 200 * 1024 * 1024
BESIDE: Final = frozenset({".yaml", ".yml", ".json"})
"""What may stand beside a report and tell of it."""
_UTF8_NAMES: Final = 0x800
_LEFT: Final = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a zip file held.

    Attributes:
        files: the reports, as unpacked, by their names within.
        left: the names of what is no report and was not taken.
    """

    files: dict[str, Path]
    left: tuple[str, ...]


def is_bundle(path: Path) -> bool:
    """Tell by its name whether a file is a zip file of reports; an office file is none."""
    return path.suffix.lower() == BUNDLE_SUFFIX and path.is_file()


def unpack(path: Path, folder: Path) -> Bundle:
    """Unpack the reports of a zip file, and what tells of them, into a folder.

    A zip file within is not opened, and nothing is written outside the folder, whatever a name
    says. Names in GB18030, as Windows writes them, are read.

    Args:
        path: the zip file.
        folder: where to write; each report keeps the folders between.

    Raises:
        IngestError: it is damaged, too large, has a password, or holds no report.
    """
    name = str(path)
    if path.stat().st_size > MAX_BUNDLE_BYTES:
        raise IngestError(f"{name}: larger than {MAX_BUNDLE_BYTES / 1e6:,.0f} MB; split it")
    files: dict[str, Path] = {}
    left = []
    with open_archive(path.read_bytes(), name=name) as archive:
        for member, inner in _iter_members(archive):
            suffix = inner.suffix.lower()
            if suffix not in SUFFIXES | BESIDE:
                left.append(inner.as_posix())
                continue
            target = folder / inner
            if target.exists():
                raise IngestError(f"{name}: two files of it are named {inner}; rename one")
            _write(archive, member, target, name=name)
            if suffix in SUFFIXES:
                files[inner.as_posix()] = target
    if not files:
        kinds = ", ".join(sorted(SUFFIXES))
        raise IngestError(f"{name}: a zip file without a file of a known kind ({kinds})")
    return Bundle(files=dict(sorted(files.items())), left=tuple(left))


def _iter_members(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, PurePosixPath]]:
    """Yield the files of an archive, each with its name below the folder it is unpacked in."""
    for member in archive.infolist():
        told = PurePosixPath(_name_of(member).replace("\\", "/"))
        parts = [part for part in told.parts if part not in ("/", "..", ".")]
        if member.is_dir() or not parts or _LEFT & {*parts} or parts[-1].startswith("."):
            continue
        yield member, PurePosixPath(*parts)


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


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, *, name: str) -> None:
    try:
        data = read_member(archive, member.filename, name=name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data or b"")
    except (zlib.error, RuntimeError) as error:
        raise IngestError(f"{name}: {member.filename} is damaged: {error}") from error
    except OSError as error:
        raise IngestError(f"{name}: cannot unpack {target.name}: {error.strerror}") from error
