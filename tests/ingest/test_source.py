import codecs
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import Document, IngestError, read_document
from ingest.readers.plain import decode_text as decode
from ingest.source import MAX_FILE_BYTES

CHINESE = "二〇二三年报告\n\n全国法院新收知识产权民事一审案件 6 492 件，同比上升 5.4%。\n"
ENGLISH = "Annual report\n\nThe courts accepted 6,492 cases, up 5.4 percent.\n"


def write(folder: Path, data: bytes, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["zh", "en"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_one_document_in_every_encoding_and_with_all_line_ends(
    tmp_path: Path, text: str, ends: str, encoding: str
) -> None:
    document = read_document(write(tmp_path, text.replace("\n", ends).encode(encoding)))
    assert document == read_document(write(tmp_path, text.encode()))
    assert document.text == text
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_traditional_chinese_is_read_from_gb18030() -> None:
    text = "專利權人的合法權益得到維護，商標註冊量持續增長。"
    assert decode(text.encode("gb18030"), name="report.txt") == text


def test_the_report_is_read_the_same_from_gb18030(report: Document) -> None:
    text = report.text
    assert decode(text.encode("gb18030"), name="report.txt") == text


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_with_or_without_a_mark_gives_the_same_text(text: str) -> None:
    if not text.strip() or text.startswith("\ufeff"):
        return
    data = text.encode()
    assert decode(data, name="a") == decode(codecs.BOM_UTF8 + data, name="a") == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (b"\x07\x1c\x02 text" * 9, "binary"),
        (b"%PDF-1.7 \xe2\xe3", "damaged, cut off or no PDF"),
        (b"PK\x03\x04....", "damaged"),
        (b"\xff\xff\xfa\x80\x81" * 9, "neither UTF-8 nor GB18030"),
        (codecs.BOM_UTF16_LE + b"\x00", "neither UTF-8 nor GB18030"),
        ("專利權人的合法權益得到維護，商標註冊量持續增長。".encode("big5"), "neither UTF-8"),
        ("特許庁の年次報告書によると保護が強化された".encode("euc_jp"), "neither UTF-8"),
        ("지식재산권 보호에 관한 연차보고서에 따르면".encode("euc_kr"), "neither UTF-8"),
        ("Où êtes-vous né? La procédure à suivre".encode("latin-1"), "neither UTF-8"),
        (CHINESE.encode("gb18030")[:-2], "neither UTF-8"),
    ],
    ids=str.split(
        "nothing blank mark controls bells pdf zip bytes utf16 big5 euc-jp euc-kr latin cut"
    ),
)
def test_what_is_no_text_is_refused_with_a_reason(
    tmp_path: Path, data: bytes, message: str
) -> None:
    with pytest.raises(IngestError, match=message) as raised:
        read_document(write(tmp_path, data))
    assert "report.txt" in str(raised.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="no such file"):
        read_document(tmp_path / "missing.txt")
    with pytest.raises(IngestError, match="not a file"):
        read_document(tmp_path)


def test_a_file_of_50_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(IngestError, match=r"50\.0 MB, the limit is"):
        read_document(path)
    assert MAX_FILE_BYTES < 50_000_000


def test_the_id_is_a_slug_and_eight_digits_of_the_sum(tmp_path: Path) -> None:
    english = read_document(write(tmp_path, ENGLISH.encode(), "CN IP_2023.txt"))
    assert english.doc_id == "cn-ip-2023-" + english.sha256[:8]
    chinese = read_document(write(tmp_path, ENGLISH.encode(), "报告.txt"))
    assert chinese.doc_id == "report-" + english.sha256[:8]
