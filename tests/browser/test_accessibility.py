from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Opening = Callable[..., Page]
VIEWS = {
    "empty": ("/", "#examples a"),
    "answer": ("/?q=How many punitive damages cases in 2023?", ".hit"),
    "refused": ("/?q=？！", ".notice"),
    "reader": ("/?q=惩罚性赔偿", "mark"),
    "gone": ("/read/gone-00000000:5", ".notice"),
    "figures": ("/figures?q=民事一审", "svg.bars"),
    "api": ("/docs", "details"),
}
MAX_WEIGHT_BYTES = 160_000


def visit(page: Page, view: str) -> None:
    path, sign = VIEWS[view]
    page.goto(path)
    if view == "reader":
        page.locator(".hit .open").first.click()
    page.locator(sign).first.wait_for()
    for summary in page.locator("main summary").all()[:3]:
        summary.click()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_and_a_narrow_screen_never_scrolls_sideways(
    open_page: Opening, view: str
) -> None:
    page = open_page("about:blank")
    visit(page, view)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.emulate_media(color_scheme="dark")
    found = Axe().run(page, options={"runOnly": ["color-contrast"]})
    assert found.violations_count == 0, found.generate_report()
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_dark_is_dark_and_paper_is_light(open_page: Opening) -> None:
    page = open_page("/?q=惩罚性赔偿", color_scheme="dark")
    page.locator(".hit").first.wait_for()
    lightness = "getComputedStyle(document.body).color.match(/\\d+/g).map(Number)[0]"
    assert page.evaluate(lightness) > 200
    page.emulate_media(media="print")
    assert page.evaluate(lightness) < 60
    expect(page.locator("#q")).to_be_hidden()
    expect(page.locator(".hit .text").first).to_be_visible()


@pytest.mark.parametrize("view", ["empty", "answer", "figures"])
def test_a_page_is_light_to_load(open_page: Opening, view: str) -> None:
    page = open_page("about:blank")
    sizes: list[int] = []
    page.on(
        "response",
        lambda got: sizes.append(len(got.body())) if "/v1/figures" not in got.url else None,
    )
    visit(page, view)
    assert 10_000 < sum(sizes) < MAX_WEIGHT_BYTES
