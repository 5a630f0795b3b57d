"""A text file is decoded by its mark, as UTF-8 or as GB18030, and refused where it is none."""

import codecs

import pytest

from ingest.errors import IngestError
from ingest.readers.plain import decode_text, read_plain

TEXT = "全国法院新收知识产权案件五十四万件。"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("gb18030"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
)
def test_one_text_is_read_from_every_encoding(data: bytes) -> None:
    assert read_plain(data, name="a.txt").text == TEXT


def test_line_ends_are_line_feeds() -> None:
    assert decode_text(b"a\r\nb\rc\nd", name="a.txt") == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"  \n", "empty"),
        (b"a\x00b", "NUL bytes"),
        (b"\x01\x02" * 50, "control characters"),
        (codecs.BOM_UTF8 + b"\xff\xff", "not utf-8 as its mark says"),
        ("特許庁における審査の状況".encode("shift_jis"), "neither UTF-8 nor GB18030"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, why: str) -> None:
    with pytest.raises(IngestError, match=rf"a\.txt: .*{why}"):
        decode_text(data, name="a.txt")
