from collections.abc import Callable

import pytest

from ingest import IngestError
from ingest.readers import read_file_text
from ingest.readers.archives import MAX_RATIO

MakePdf = Callable[..., bytes]
MakeZip = Callable[..., bytes]
MakeDocx = Callable[..., bytes]


def test_the_bytes_tell_the_format_whatever_the_name_says(
    make_pdf: MakePdf, make_docx: MakeDocx
) -> None:
    assert (
        read_file_text(make_pdf([(90, 90, "全年增长。", 12)]), name="a.txt").text == "全年增长。\n"
    )
    word = make_docx("<w:p><w:r><w:t>全年增长。</w:t></w:r></w:p>")
    assert read_file_text(word, name="a.pdf").text == "全年增长。\n"
    page = "<!DOCTYPE html><html><body><p>全年增长。</p></body></html>".encode()
    assert read_file_text(page, name="a.txt").text == "全年增长。\n"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xls"])
def test_text_under_the_name_of_another_format_is_refused(name: str) -> None:
    with pytest.raises(IngestError, match=f"{name}: damaged, or no"):
        read_file_text(b"not found", name=name)


def test_a_sheet_exported_as_a_web_page_is_read() -> None:
    page = "<html><body><table><tr><td>地区</td><td>产值</td></tr>" + (
        "<tr><td>甲县</td><td>12.1</td></tr></table></body></html>"
    )
    read = read_file_text(page.encode("gb18030"), name="a.xls")
    assert read.text == "地区\t产值\n甲县\t12.1\n"


def test_a_text_with_angle_brackets_stays_as_it_is() -> None:
    text = "全年<注>增长5%。\n<html>是标记。\n"
    assert read_file_text(text.encode(), name="a.txt").text == text


@pytest.mark.parametrize(
    ("begin", "message"),
    [
        (b"\xd0\xcf\x11\xe0", r"an old Word or WPS file; save it as \.docx or PDF"),
        (b"{\\rtf1 text}", "a rich text file"),
    ],
)
def test_formats_that_are_not_read_are_refused_by_name(begin: bytes, message: str) -> None:
    with pytest.raises(IngestError, match=f"a.doc: this is {message}"):
        read_file_text(begin, name="a.doc")


@pytest.mark.parametrize("begin", [b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"II*\x00", b"BM"])
def test_a_picture_under_any_name_is_read_as_one(begin: bytes) -> None:
    with pytest.raises(IngestError, match=r"a\.bmp: damaged, or no picture"):
        read_file_text(begin, name="a.bmp")


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("ppt/presentation.xml", "a PowerPoint file; save it as a PDF"),
        ("OFD.xml", "an OFD file"),
        ("content.xml", r"an OpenDocument file; save it as \.docx"),
        ("report.txt", "a zip archive; unpack it"),
    ],
)
def test_archives_of_other_kinds_are_refused_by_name(
    make_zip: MakeZip, part: str, message: str
) -> None:
    with pytest.raises(IngestError, match=f"a.zip: this is {message}"):
        read_file_text(make_zip({part: "x"}), name="a.zip")


def test_a_zip_bomb_is_refused_unread(make_zip: MakeZip) -> None:
    data = make_zip({"word/document.xml": b"0" * 50_000_000})
    with pytest.raises(IngestError, match=f"unpacks to {MAX_RATIO} times its size"):
        read_file_text(data, name="a.docx")
