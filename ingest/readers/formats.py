"""Which reader a file is for: by what its bytes begin with, else by its name."""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import Final

from ingest.errors import IngestError
from ingest.readers.archives import open_archive
from ingest.readers.grids import GridError
from ingest.readers.records import FileText

SUFFIXES: Final = frozenset(
    {".txt", ".md", ".markdown", ".pdf", ".docx", ".docm", ".html", ".htm", ".xhtml"}
    | {".mht", ".mhtml", ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"}
)
"""The names of the files that are taken from a folder."""
_BY_SUFFIX: Final = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), "read_html"),
    **dict.fromkeys((".csv", ".tsv"), "read_csv"),
}
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"BM")
_PICTURE_SUFFIXES: Final = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"})
_BINARY: Final = frozenset({".pdf", ".docx", ".docm", ".xlsx", ".xlsm", ".xls", ".ods"})
"""Those that are never text, whatever else they may hold."""

_Reader = Callable[..., FileText]

_HOMES: Final = {
    "read_pdf": "pdf",
    "read_docx": "docx",
    "read_html": "html_text",
    "read_message": "html_text",
    "read_sheets": "sheets",
    "read_csv": "sheets",
    "read_plain": "plain",
    "read_picture": "pictures",
}
_PAGED: Final = frozenset({"read_pdf", "read_picture"})
"""Those that tell of each page that they have read."""
"""The module of each reader: the parsers of a format are loaded when a file of it is read."""

WORD_DOCUMENT: Final = "word/document.xml"
"""The part of an archive that makes it a Word document."""
ARCHIVE: Final = b"PK\x03\x04"
"""What a zip file, and an office file, begins with."""
_SHEETS = frozenset({"xl/workbook.xml", "xl/workbook.bin"})
_OPEN_SHEET = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_MESSAGE = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
_MESSAGE_WITHIN = 4096
_PDF_WITHIN = 1024
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_BOOK = "Workbook".encode("utf-16-le")
_SAVE_AS: Final = {
    "a PowerPoint file": "save it as a PDF",
    "an OFD file": "save it as a PDF",
    "an OpenDocument file": "save it as .docx or PDF",
    "a zip archive": "unpack it and name the files inside",
    "an old Word or WPS file": "save it as .docx or PDF",
    "a rich text file": "save it as .docx or PDF",
    "a moving picture": "save it as PNG",
}
_ARCHIVES: Final = (
    ("ppt/presentation.xml", "a PowerPoint file"),
    ("OFD.xml", "an OFD file"),
    ("content.xml", "an OpenDocument file"),
)
_NOT_READ: Final = (
    (_OLD_OFFICE, "an old Word or WPS file"),
    (b"{\\rtf", "a rich text file"),
    (b"GIF8", "a moving picture"),
)


def read_file_text(
    data: bytes, *, name: str, progress: Callable[[], None] = lambda: None
) -> FileText:
    """Read a file of any format that is known.

    Args:
        data: its bytes.
        name: the file's name; what its bytes do not tell, its ending does.
        progress: called after each page of a file that has pages.

    Raises:
        IngestError: the format is not read, or its reader refuses the file.
    """
    reader = _reader_of(data, name)
    home = import_module(f"ingest.readers.{_HOMES[reader]}")
    read: _Reader = getattr(home, reader)
    try:
        return read(data, name=name, **({"progress": progress} if reader in _PAGED else {}))
    except GridError as error:
        raise IngestError(f"{name}: {error}; split it") from error


def is_text(begin: bytes) -> bool:
    """Tell by its first bytes whether a file is text or a web page, and no PDF or office file."""
    known = (ARCHIVE, *(each for each, _ in _NOT_READ), *_PICTURES)
    return b"%PDF" not in begin[:_PDF_WITHIN] and not begin.startswith(known)


def is_picture(begin: bytes, name: str) -> bool:
    """Tell by its first bytes and its name whether a file is a picture that can be read."""
    suffix = PurePath(name).suffix.lower()
    return begin.startswith(_PICTURES[:-1]) or (
        begin.startswith(_PICTURES[-1:]) and suffix in _PICTURE_SUFFIXES
    )


def is_message(data: bytes) -> bool:
    """Tell whether a file is a web page saved as a mail message (.mht)."""
    return _MESSAGE.search(data[:_MESSAGE_WITHIN]) is not None


def _reader_of(data: bytes, name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    if b"%PDF" in data[:_PDF_WITHIN]:
        return "read_pdf"
    if data.startswith(ARCHIVE):
        return _reader_of_archive(data, name)
    if data.startswith(_OLD_OFFICE) and (suffix == ".xls" or _BOOK in data):
        return "read_sheets"
    if is_picture(data, name):
        return "read_picture"
    for begin, what in _NOT_READ:
        if data.startswith(begin):
            raise _not_read(name, what)
    if _PAGE.match(data):
        return "read_html"
    return _reader_of_text(data, name, suffix)


def _reader_of_text(data: bytes, name: str, suffix: str) -> str:
    if suffix in _BINARY:
        raise IngestError(f"{name}: damaged, or no {suffix} file at all; get it once more")
    if suffix in (".mht", ".mhtml") and is_message(data):
        return "read_message"
    return _BY_SUFFIX.get(suffix, "read_plain")


def _reader_of_archive(data: bytes, name: str) -> str:
    with open_archive(data, name=name) as archive:
        members = frozenset(archive.namelist())
    if WORD_DOCUMENT in members:
        return "read_docx"
    if _SHEETS & members or _OPEN_SHEET in data[:_MESSAGE_WITHIN]:
        return "read_sheets"
    raise _not_read(name, archived_kind(members) or "a zip archive")


def archived_kind(members: frozenset[str]) -> str | None:
    """Return what an archive with such parts is; ``None`` where they make it no office file."""
    if WORD_DOCUMENT in members:
        return "a Word file"
    if _SHEETS & members:
        return "a spreadsheet"
    return next((what for part, what in _ARCHIVES if part in members), None)


def _not_read(name: str, what: str) -> IngestError:
    return IngestError(f"{name}: this is {what}; {_SAVE_AS[what]}")
