"""The page that a citation stands on, as a picture with the citation marked."""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, cast

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from PIL import Image

from index import Embedder, Searcher, build_snapshot
from ingest import Analyzer, DocumentStore, Originals
from ingest.readers.pdf_rendering import SCALE
from service import ApiError, Client
from service.app import create_app
from service.composition import open_answerer
from service.errors import RefusedError
from service.library import Library
from service.page_images import PageImages
from service.settings import Settings

MakePdf = Callable[..., bytes]
Serve = Callable[[FastAPI], AbstractContextManager[str]]
FIRST = [
    (150, 100, "2023年澄浦市国民经济和社会发展统计公报", 18),
    (114, 150, "全年全市生产总值1024.5亿元，比上年增长5.2%。", 12),
]
SECOND = [(114, 100, "全年粮食产量902.61万吨，比上年下降0.9%。", 12)]


@pytest.fixture(scope="module")
def data_dir(
    make_pdf: MakePdf,
    analyzer: Analyzer,
    embedder: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "公报.pdf").write_bytes(make_pdf(FIRST, SECOND))
    (folder / "通知.txt").write_text("关于开会的通知\n\n会议定于周五召开。\n", encoding="utf-8")
    store = DocumentStore(folder / "data")
    store.add(folder / "公报.pdf")
    store.add(folder / "通知.txt")
    build_snapshot(folder / "data", analyzer=analyzer, embedder=embedder)
    return folder / "data"


@pytest.fixture(scope="module")
def library(data_dir: Path, analyzer: Analyzer, embedder: Embedder) -> Library:
    searcher = Searcher.load(data_dir, analyzer=analyzer, embedder=embedder)
    answerer = open_answerer(Settings.from_environ({}), searcher, embedder)
    return Library(searcher, answerer, Originals(data_dir))


@pytest.fixture
def http(library: Library) -> TestClient:
    return TestClient(create_app(library))


def ask(http: TestClient, question: str) -> dict[str, Any]:
    """The first citation of an answer."""
    citation: dict[str, Any] = http.get("/v1/answer", params={"q": question}).json()["citations"][0]
    return citation


def picture(http: TestClient, address: str) -> Image.Image:
    response = http.get(address)
    assert (response.status_code, response.headers["content-type"]) == (200, "image/png")
    return Image.open(io.BytesIO(response.content)).convert("RGB")


def marked(image: Image.Image, at: Callable[[int, int, int], bool]) -> tuple[int, int, int, int]:
    """The box of the pixels of a colour."""
    found = [
        (x, y)
        for x in range(image.width)
        for y in range(image.height)
        if at(*cast("tuple[int, int, int]", image.getpixel((x, y))))
    ]
    xs, ys = zip(*found, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def test_a_citation_leads_to_its_page_with_quotation_and_answer_marked(http: TestClient) -> None:
    citation = ask(http, "2023年澄浦市粮食产量")
    assert (citation["page"], citation["ocr"]) == (2, None)
    image = picture(http, citation["page_image"])
    # A4 at 126 dots to the inch.
    assert image.size == (1042, 1474)
    left, top, right, bottom = marked(image, lambda r, g, b: r > 240 and b < 200)
    assert (left, right) == (pytest.approx(114 * SCALE, abs=6), pytest.approx(370 * SCALE, abs=30))
    assert top < 100 * SCALE < bottom + 8
    inner = marked(image, lambda r, g, b: r > 240 and b < 130)
    assert left < inner[0] < inner[2] < right


def test_only_what_is_marked_is_shown_on_request(http: TestClient) -> None:
    address = ask(http, "2023年澄浦市粮食产量")["page_image"]
    whole, part = picture(http, address), picture(http, f"{address}&crop=true")
    assert part.width == whole.width
    assert 100 < part.height < whole.height / 4


def test_a_page_without_marks_is_shown_as_it_is(http: TestClient) -> None:
    doc_id = ask(http, "2023年澄浦市粮食产量")["doc_id"]
    image = picture(http, f"/v1/documents/{doc_id}/pages/1.png?crop=true")
    assert image.height == 1474
    assert all(abs(r - b) < 24 for _, (r, _, b) in image.getcolors(maxcolors=100_000) or ())


def test_documents_tell_how_many_pages_they_have_and_where_each_begins(http: TestClient) -> None:
    listed = http.get("/v1/documents").json()["documents"]
    assert sorted(document["pages"] for document in listed) == [0, 2]
    paged = next(document for document in listed if document["pages"])
    text = http.get(f"/v1/documents/{paged['doc_id']}").json()["document"]
    second = text["page_starts"][1]
    assert text["text"][second:].startswith("全年粮食产量")


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("{paged}/pages/3.png", 404, "page_not_found"),
        ("{paged}/pages/0.png", 422, "invalid_parameter"),
        ("{paged}/pages/x.png", 422, "invalid_parameter"),
        ("{paged}/pages/1.png?highlight=9", 422, "invalid_parameter"),
        ("{paged}/pages/1.png?highlight=5-5", 422, "invalid_parameter"),
        ("{paged}/pages/1.png?mark=1-99999", 422, "invalid_parameter"),
        ("{paged}/pages/1.png?highlight=" + ",".join(["1-2"] * 65), 422, "invalid_parameter"),
        ("{paged}/pages/1.png?size=9", 422, "unknown_parameter"),
        ("{plain}/pages/1.png", 404, "page_not_found"),
        ("nope/pages/1.png", 404, "page_not_found"),
    ],
)
def test_what_cannot_be_shown_is_refused(
    http: TestClient, path: str, status: int, code: str
) -> None:
    plain, paged = sorted(
        http.get("/v1/documents").json()["documents"], key=lambda document: document["pages"]
    )
    named = path.format(paged=paged["doc_id"], plain=plain["doc_id"])
    response = http.get(f"/v1/documents/{named}")
    assert (response.status_code, response.json()["code"]) == (status, code)


def test_a_file_that_is_not_kept_any_more_is_not_shown(
    data_dir: Path, analyzer: Analyzer, embedder: Embedder, tmp_path: Path
) -> None:
    searcher = Searcher.load(data_dir, analyzer=analyzer, embedder=embedder)
    doc_id = next(each.doc_id for each in searcher.documents() if each.pages)
    lost = PageImages(searcher, Originals(tmp_path))
    with pytest.raises(RefusedError, match="no longer kept") as raised:
        lost.draw(doc_id, 1)
    assert (raised.value.code, raised.value.status) == ("original_not_kept", 404)


def test_the_client_gets_the_picture(library: Library, serve: Serve) -> None:
    with serve(create_app(library)) as url, Client(url) as client:
        citation = client.answer("2023年澄浦市粮食产量").citations[0]
        marked_page = client.page_image(citation.doc_id, 2, highlight=citation.source, crop=True)
        assert Image.open(io.BytesIO(marked_page)).format == "PNG"
        with pytest.raises(ApiError, match="there is no page 9"):
            client.page_image(citation.doc_id, 9)
