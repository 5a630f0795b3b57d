"""Text files: their bytes decoded."""

import codecs
import itertools
import re

from ingest.analyzer import default_segmenter
from ingest.errors import IngestError
from ingest.folding import fold
from ingest.readers.records import FileText

MIN_LOG_PROBABILITY = -10.5
"""What a character outside ASCII is worth at least, in nats, in text that is Chinese.

Measured on words and sentences: Chinese -5.7 (names alone -9.7), EUC-KR read as GB18030 -11.3,
Big5 -13.3 or less, Japanese encodings -14.8.
"""
SAMPLE_CHARS = 1000
"""How many characters outside ASCII are judged."""
_MAX_CONTROL_SHARE = 0.001
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def read_plain(data: bytes, *, name: str) -> FileText:
    """Read a text file.

    Raises:
        IngestError: it is empty, binary, or in another encoding than UTF-8, UTF-16 or GB18030.
    """
    return FileText(text=decode_text(data, name=name))


def decode_text(data: bytes, *, name: str) -> str:
    r"""Decode a text file: by its byte order mark, else as UTF-8, else as GB18030.

    Line ends come out as ``\n``, whether the file has ``\r\n``, ``\r`` or ``\n``.

    Args:
        data: the file's bytes.
        name: what to call the file in an error.

    Raises:
        IngestError: the file is empty, binary, or in another encoding.

    >>> decode_text("知识产权".encode("gb18030"), name="report.txt")
    '知识产权'
    >>> decode_text(b"one\r\ntwo\rthree", name="report.txt")
    'one\ntwo\nthree'
    """
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
