"""Scans and pictures of pages, read by OCR."""

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from ingest import IngestError
from ingest.readers import read_file_text
from ingest.readers.pdf_rendering import draw_page

MakePdf = Callable[..., bytes]

pytest.importorskip("rapidocr", reason="OCR is not installed")

PAGE = [
    (90, 100, "Annual report 2023", 22),
    (90, 150, "In 2023 the courts closed 544,112 cases, up 1.9 percent,", 12),
    (90, 170, "and heard 319 of them in public.", 12),
]


@pytest.fixture
def picture(make_pdf: MakePdf, tmp_path: Path) -> Image.Image:
    """A page as a scanner gives it."""
    (tmp_path / "page.pdf").write_bytes(make_pdf(PAGE))
    return draw_page(str(tmp_path / "page.pdf"), 1, wide=[], exact=[], crop=False)


def saved(picture: Image.Image, form: str) -> bytes:
    written = io.BytesIO()
    picture.save(written, form)
    return written.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PDF"])
def test_a_picture_of_a_page_is_read(picture: Image.Image, form: str) -> None:
    pages = []
    data = saved(picture, form)
    read = read_file_text(data, name=f"page.{form.lower()}", progress=lambda: pages.append(1))
    assert "544,112 cases" in read.text
    assert "319 of them" in read.text
    assert (read.pages, len(pages)) == ((0,), 1)
    assert "pages read by OCR: 1" in read.warnings[0]


def test_what_ocr_reads_has_its_place_and_how_sure_it_was(picture: Image.Image) -> None:
    read = read_file_text(saved(picture, "PNG"), name="page.png")
    start = read.text.index("544,112")
    assert read.page_map is not None
    (box,) = read.page_map.lines(start, start + len("544,112"))
    assert box.top < 150 < box.bottom + 8
    assert 200 < box.left < box.right < 330
    score = read.page_map.score([(start, start + 7)])
    assert score is not None
    assert 0.5 < score <= 1


@pytest.mark.parametrize("quarters", [3])
def test_a_page_that_lies_on_its_side_is_turned(picture: Image.Image, quarters: int) -> None:
    lying = picture.rotate(90 * quarters, expand=True)
    read = read_file_text(saved(lying, "PDF"), name="page.pdf")
    start = read.text.index("544,112")
    assert read.page_map is not None
    boxes = read.page_map.lines(start, start + 7)
    # On the page as it is shown the words run up or down its side.
    tall = max(box.bottom for box in boxes) - min(box.top for box in boxes)
    assert tall > 1.5 * (max(box.right for box in boxes) - min(box.left for box in boxes))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n cut off", "damaged, or no picture"),
        (saved(Image.new("1", (20_000, 20_000)), "PNG"), "larger than a page is"),
        (saved(Image.new("RGB", (800, 1000), "white"), "PNG"), "no text on its pages"),
    ],
    ids=["cut off", "of 400 million pixels", "white"],
)
def test_a_picture_that_is_no_page_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(IngestError, match=said):
        read_file_text(data, name="page.png")


@pytest.fixture
def without_ocr() -> Iterator[None]:
    """As where the extra is not installed: the import finds nothing."""
    hidden = {name: sys.modules.pop(name) for name in list(sys.modules) if name == "rapidocr"}
    sys.modules["rapidocr"] = None  # type: ignore[assignment]
    yield
    del sys.modules["rapidocr"]
    sys.modules.update(hidden)


@pytest.mark.usefixtures("without_ocr")
def test_without_ocr_a_scan_is_refused_with_what_to_do(picture: Image.Image) -> None:
    with pytest.raises(IngestError, match="a scan, it has no text; install OCR"):
        read_file_text(saved(picture, "PDF"), name="scan.pdf")
