"""A zip file is opened within limits, and what is wrong with it is said."""

import io
import zipfile

import pytest

from ingest.errors import IngestError
from ingest.readers.archives import open_archive, read_member


def packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_a_part_is_read_and_one_that_lacks_is_none() -> None:
    archive = open_archive(packed(document=b"text"), name="a.docx")
    assert read_member(archive, "document", name="a.docx") == b"text"
    assert read_member(archive, "styles", name="a.docx") is None


def test_what_is_no_archive_is_refused_by_name() -> None:
    with pytest.raises(IngestError, match=r"a\.docx: damaged"):
        open_archive(b"no zip", name="a.docx")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(IngestError, match="document unpacks to 300 times its size"):
        open_archive(packed(document=bytes(2 * 1024 * 1024)), name="a.docx")


def test_a_damaged_part_is_named() -> None:
    data = bytearray(packed(document=b"text of some length" * 9))
    data[45] ^= 0xFF
    archive = open_archive(bytes(data), name="a.docx")
    with pytest.raises(IngestError, match="document is damaged"):
        read_member(archive, "document", name="a.docx")


def test_an_archive_with_a_password_is_refused() -> None:
    data = bytearray(packed(document=b"text"))
    start = data.index(b"PK\x01\x02")
    data[start + 8] |= 1
    with pytest.raises(IngestError, match="it has a password"):
        open_archive(bytes(data), name="a.docx")
