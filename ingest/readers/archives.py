"""Zip files of documents, opened within limits."""

import io
import zipfile
import zlib

from ingest.errors import IngestError

MAX_MEMBERS = 20_000
MAX_UNPACKED_BYTES = 400 * 1024 * 1024
MAX_PART_BYTES = 100 * 1024 * 1024
"""A larger part is not parsed: its tree would take many times as much memory."""
MAX_RATIO = 300
"""A member that unpacks to more times its size is a bomb; XML packs to a twentieth at most."""
_SMALL = 1024 * 1024


def open_archive(data: bytes, *, name: str) -> zipfile.ZipFile:
    """Open the zip file that an office document is.

    Args:
        data: the file's bytes.
        name: what to call the file in an error.

    Raises:
        IngestError: it is damaged, has a password, or unpacks to more than a document holds.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise IngestError(f"{name}: damaged: {error}; save it once more") from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED_BYTES:
        raise IngestError(
            f"{name}: {len(members):,} parts that unpack to {unpacked / 1e6:,.0f} MB; a document "
            f"has at most {MAX_MEMBERS:,} and {MAX_UNPACKED_BYTES / 1e6:,.0f} MB"
        )
    for member in members:
        if member.file_size > _SMALL and member.file_size > MAX_RATIO * member.compress_size:
            raise IngestError(f"{name}: {member.filename} unpacks to {MAX_RATIO} times its size")
        if member.flag_bits & 1:
            raise IngestError(f"{name}: it has a password; save it without one")
    return archive


def read_member(archive: zipfile.ZipFile, member: str, *, name: str) -> bytes | None:
    """Return a part of an archive, ``None`` where it has no such part.

    Raises:
        IngestError: the part is damaged or too large.
    """
    try:
        size = archive.getinfo(member).file_size
        if size > MAX_PART_BYTES:
            raise IngestError(
                f"{name}: {member} has {size / 1e6:,.0f} MB, the limit is "
                f"{MAX_PART_BYTES / 1e6:,.0f} MB; split the document"
            )
        return archive.read(member)
    except KeyError:
        return None
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
        raise IngestError(f"{name}: {member} is damaged: {error}; save it once more") from error
