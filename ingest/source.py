"""A report's file -> Document: bytes decoded, identified and described."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IngestError
from ingest.metadata import SUFFIXES as METADATA_SUFFIXES
from ingest.metadata import read_metadata
from ingest.page_map import Facsimile
from ingest.readers import is_text, read_file_text
from ingest.records import Document

MAX_FILE_BYTES = 20 * 1024 * 1024
"""A larger text file is refused: seven million hanzi are no one report."""
MAX_BINARY_BYTES = 200 * 1024 * 1024
"""A larger file of another format is refused; pictures make most of their size."""
_MAX_SLUG_CHARS = 60


READING = "2"
"""What the readers make of a file; another where they make something else of the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSource:
    """A document as it was read.

    Attributes:
        document: what was read.
        warnings: what of the file could not be.
        fingerprint: of the file and what stands beside it, as ``fingerprint`` gives it.
        path: the file.
    """

    document: Document
    path: Path
    warnings: tuple[str, ...] = ()
    fingerprint: str = ""


def fingerprint(path: Path) -> str:
    """Return the sum of a file, of the metadata beside it and of how files are read.

    Raises:
        IngestError: there is no such file, or it cannot be read.
    """
    return _fingerprint(path, _read_bytes(path))


def _fingerprint(path: Path, data: bytes) -> str:
    told = hashlib.sha256(READING.encode())
    told.update(hashlib.sha256(data).digest())
    for suffix in METADATA_SUFFIXES:
        beside = path.with_suffix(suffix)
        if beside != path and beside.is_file():
            told.update(beside.name.encode() + hashlib.sha256(beside.read_bytes()).digest())
    return told.hexdigest()


def read_document(path: Path) -> Document:
    r"""Read a report from a file, with the metadata beside it.

    Of a text file the text is what the file holds, untouched but for a byte order mark, each line
    end a ``\n``: so one text is one document, with one sum and the same offsets, however its file
    writes it. Of other formats it is what their reader found (``ingest.readers``). The title,
    issuer, year and language come from ``<stem>.yaml``, ``.yml`` or ``.json`` beside it, or from
    the text.

    Args:
        path: a text file in UTF-8, GB18030, or UTF-16 with a byte order mark; a PDF, a Word
            document (.docx), a web page, a spreadsheet.

    Raises:
        IngestError: there is no such file, it is a folder, too large, damaged, or without text, of
            a format or in an encoding that is not read, or its metadata is wrong.
    """
    return read_source(path).document


def read_source(
    path: Path, *, name: str = "", progress: Callable[[], None] = lambda: None
) -> ReadSource:
    """Read a report as ``read_document`` does, and tell what of its file could not be read.

    Args:
        path: the file.
        name: what tells it from others, ``source_name`` of the document; that of the file by
            default.
        progress: called after each page of a file that has pages.

    Raises:
        IngestError: as ``read_document`` does.
    """
    data = _read_bytes(path)
    read = read_file_text(data, name=str(path), progress=progress)
    sha256 = hashlib.sha256(read.text.encode()).hexdigest()
    metadata = read_metadata(path, read.text)
    document = Document(
        doc_id=f"{slug(path.stem)}-{sha256[:8]}",
        title=metadata.title,
        issuer=metadata.issuer,
        year=metadata.year,
        language=metadata.language,
        source_name=name or path.name,
        sha256=sha256,
        text=read.text,
        pages=read.pages,
        context=metadata.context,
        facsimile=None
        if read.page_map is None
        else Facsimile(file_sha256=hashlib.sha256(data).hexdigest(), page_map=read.page_map),
    )
    return ReadSource(
        document=document,
        path=path,
        warnings=read.warnings,
        fingerprint=_fingerprint(path, data),
    )


def _read_bytes(path: Path) -> bytes:
    if not path.exists():
        raise IngestError(f"{path}: no such file; check the path")
    if not path.is_file():
        raise IngestError(f"{path}: not a file; name the files inside it")
    try:
        with path.open("rb") as stream:
            begin = stream.read(1024)
            limit = MAX_FILE_BYTES if is_text(begin) else MAX_BINARY_BYTES
            size = os.fstat(stream.fileno()).st_size
            if size > limit:
                raise IngestError(
                    f"{path}: the file has {size / 1e6:.1f} MB, the limit is "
                    f"{limit / 1e6:.1f} MB; split it into one file a report"
                )
            return begin + stream.read()
    except OSError as error:
        raise IngestError(f"{path}: cannot be read: {error.strerror}") from error


def slug(stem: str) -> str:
    """Return ``stem`` in lower-case ASCII letters, digits and hyphens, ``report`` if none is left.

    >>> slug("CN IP_protection (2023)"), slug("二〇二三年报告")
    ('cn-ip-protection-2023', 'report')
    """
    ascii_only = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only)[:_MAX_SLUG_CHARS].strip("-") or "report"
