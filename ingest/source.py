"""A report's file -> Document: bytes decoded, identified and described."""

import codecs
import hashlib
import itertools
import re
import unicodedata
from pathlib import Path

from ingest.analyzer import default_segmenter
from ingest.errors import IngestError
from ingest.folding import fold
from ingest.metadata import read_metadata
from ingest.records import Document

MAX_FILE_BYTES = 20 * 1024 * 1024
"""A larger file is refused: twenty million letters or seven million hanzi are no one report."""
MIN_LOG_PROBABILITY = -10.5
"""What a character outside ASCII is worth at least, in nats, in text that is Chinese.

Measured on words and sentences: Chinese -5.7 (names alone -9.7), EUC-KR read as GB18030 -11.3,
Big5 -13.3 or less, Japanese encodings -14.8.
"""
SAMPLE_CHARS = 1000
"""How many characters outside ASCII are judged."""
_MAX_CONTROL_SHARE = 0.001
_MAX_SLUG_CHARS = 60
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive (a Word file is one)"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
)
_LINE_END = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def read_document(path: Path) -> Document:
    r"""Read a report from a text file, with the metadata beside it.

    The text is what the file holds, untouched but for a byte order mark, each line end a ``\n``: so
    one text is one document, with one sum and the same offsets, however its file writes it. The
    title, issuer, year and language come from ``<stem>.yaml``, ``.yml`` or ``.json`` beside it, or
    from the text.

    Args:
        path: a text file in UTF-8, GB18030, or UTF-16 with a byte order mark.

    Raises:
        IngestError: there is no such file, it is a folder, too large, empty or binary, in another
            encoding, or its metadata is wrong.
    """
    data = _read_bytes(path)
    text = decode(data, name=path.name)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    metadata = read_metadata(path, text)
    return Document(
        doc_id=f"{slug(path.stem)}-{sha256[:8]}",
        title=metadata.title,
        issuer=metadata.issuer,
        year=metadata.year,
        language=metadata.language,
        source_name=path.name,
        sha256=sha256,
        text=text,
        context=metadata.context,
    )


def _read_bytes(path: Path) -> bytes:
    if not path.exists():
        raise IngestError(f"{path}: no such file; check the path")
    if not path.is_file():
        raise IngestError(f"{path}: not a file; name the text files inside it one by one")
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise IngestError(
                f"{path}: the file has {size / 1e6:.1f} MB, the limit is "
                f"{MAX_FILE_BYTES / 1e6:.1f} MB; split it into one file a report"
            )
        return path.read_bytes()
    except OSError as error:
        raise IngestError(f"{path}: cannot be read: {error.strerror}") from error


def decode(data: bytes, *, name: str) -> str:
    r"""Decode a text file: by its byte order mark, else as UTF-8, else as GB18030.

    Line ends come out as ``\n``, whether the file has ``\r\n``, ``\r`` or ``\n``.

    Args:
        data: the file's bytes.
        name: what to call the file in an error.

    Raises:
        IngestError: the file is empty, binary, or in another encoding.

    >>> decode("知识产权".encode("gb18030"), name="report.txt")
    '知识产权'
    >>> decode(b"one\r\ntwo\rthree", name="report.txt")
    'one\ntwo\nthree'
    """
    for magic, description in _FORMATS:
        if data.startswith(magic):
            raise IngestError(f"{name}: this is {description}; save its text as a UTF-8 file")
    text = _LINE_END.sub("\n", _decode(data, name))
    controls = len(_CONTROL.findall(text))
    if controls > _MAX_CONTROL_SHARE * len(text):
        raise IngestError(
            f"{name}: a binary file ({controls} control characters); a text file is needed"
        )
    if not text.strip():
        raise IngestError(f"{name}: the file is empty; nothing to ingest")
    return text


def _decode(data: bytes, name: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _unknown_encoding(name, f"not {encoding} as its mark says") from error
    if b"\x00" in data:
        raise IngestError(f"{name}: a binary file (it holds NUL bytes); a text file is needed")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as utf8_error:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError as error:
            raise _unknown_encoding(name, f"UTF-8 fails at byte {utf8_error.start}") from error
        if not _is_plausible(text):
            raise _unknown_encoding(name, "as GB18030 it makes no Chinese") from utf8_error
        return text


def _unknown_encoding(name: str, found: str) -> IngestError:
    return IngestError(f"{name}: neither UTF-8 nor GB18030 ({found}); save it as UTF-8")


def _is_plausible(text: str) -> bool:
    """Tell whether ``text`` reads as Chinese: GB18030 decodes nearly any bytes to something."""
    foreign = "".join(itertools.islice((char for char in text if not char.isascii()), SAMPLE_CHARS))
    folded = fold(foreign).text
    return default_segmenter().log_probability(folded) >= MIN_LOG_PROBABILITY * len(folded)


def slug(stem: str) -> str:
    """Return ``stem`` in lower-case ASCII letters, digits and hyphens, ``report`` if none is left.

    >>> slug("CN IP_protection (2023)"), slug("二〇二三年报告")
    ('cn-ip-protection-2023', 'report')
    """
    ascii_only = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only)[:_MAX_SLUG_CHARS].strip("-") or "report"
