"""Takes the pictures of `docs/`: `make screenshots`. Not collected with the tests by its name."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from ingest import DocumentStore
from service.composition import build_index
from service.settings import Settings

Opening = Callable[..., Page]
DOCS = Path(__file__).parent.parent.parent / "docs"
QUESTION = "/?q=How many punitive damages cases in 2023?"
DESK = {"width": 1200, "height": 860}
PHONE = {"width": 390, "height": 844}
VIEWS = {
    "page": (QUESTION, ".hit", {}),
    "page-empty": ("/", "#examples a", {}),
    "page-chinese": ("/?q=2023年惩罚性赔偿案件数", ".hit", {"locale": "zh-CN"}),
    "page-dark": (QUESTION, ".hit", {"color_scheme": "dark"}),
    "page-narrow": (QUESTION, ".hit", {"viewport": PHONE}),
    "page-cite": (QUESTION, ".answer summary", {}),
    "page-no-answer": ("/?q=How many punitive damages cases in 2019?", ".notice", {}),
    "page-reader": (QUESTION, ".answer .open", {}),
    "page-library": ("/library", "#documents li", {}),
    "page-figures": ("/figures?q=民事一审", "svg.bars", {}),
    "page-api": ("/docs", "details", {}),
}


@pytest.fixture(scope="session")
def library_data(tmp_path_factory: pytest.TempPathFactory, report_path: Path) -> Path:
    """Return a data folder with the shipped report alone: the pictures show nothing made up."""
    folder = tmp_path_factory.mktemp("shown")
    DocumentStore(folder).add(report_path)
    build_index(Settings.from_environ({"ZHIWEN_DATA": str(folder)}))
    return folder


@pytest.mark.parametrize("name", VIEWS)
def test_screenshot(open_page: Opening, name: str) -> None:
    path, sign, options = VIEWS[name]
    page = open_page(path, **{"viewport": DESK, **options})
    page.locator(sign).first.wait_for()
    if name in ("page-cite", "page-reader"):
        page.locator(sign).first.click()
    page.wait_for_load_state("networkidle")
    if name == "page-cite":
        page.locator(".answer .styles dd").last.scroll_into_view_if_needed()
    page.screenshot(path=DOCS / f"{name}.png")


def test_screenshot_of_the_box_elsewhere(open_page: Opening) -> None:
    page = open_page("/healthz", viewport=DESK, watched=False)
    home = page.url.removesuffix("/healthz")
    example = (DOCS / "embedding-example.html").read_text(encoding="utf-8")
    shown = example.replace("http://127.0.0.1:8000", home).replace("<iframe", "<iframe hidden")
    page.route("**/elsewhere", lambda route: route.fulfill(body=shown, content_type="text/html"))
    page.goto("/elsewhere")
    box = page.get_by_role("combobox").first
    box.fill("How many punitive damages cases in 2023?")
    box.press("Enter")
    page.locator("section.answer").wait_for()
    page.screenshot(path=DOCS / "page-elsewhere.png")


def test_screenshot_of_an_answer_with_its_page(
    report_path: Path,
    print_report: Callable[[Path], bytes],
    browser: Browser,
    tmp_path: Path,
    serve: Callable[[Path], AbstractContextManager[Any]],
) -> None:
    (tmp_path / report_path.with_suffix(".pdf").name).write_bytes(print_report(report_path))
    DocumentStore(tmp_path).add(tmp_path / report_path.with_suffix(".pdf").name)
    build_index(Settings.from_environ({"ZHIWEN_DATA": str(tmp_path)}))
    with serve(tmp_path) as server:
        page = browser.new_page(viewport=DESK)
        page.goto(server.url + QUESTION)
        page.locator(".facsimile img").first.wait_for()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=DOCS / "page-facsimile.png")
        page.close()
