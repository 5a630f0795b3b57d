"""The search page in a frame on a page of another origin, and the example of the docs."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

Opening = Callable[..., Page]
EXAMPLE = Path(__file__).parents[3] / "docs" / "embedding-example.html"
ENGLISH = "How many punitive damages cases in 2023?"
CHINESE = "2023年惩罚性赔偿案件数"


class Site(Protocol):
    """A web site of another origin."""

    url: str
    page: dict[str, str]

    def shows(
        self, body: str, *, lang: str = ..., policy: str = ..., schemes: str = ...
    ) -> str: ...


def test_an_allowed_page_shows_the_search_page_in_a_frame(
    visit: Opening, allowed: Site, home: str
) -> None:
    address = f"{home}/embed?lang=zh&q={CHINESE}&year=2023"
    page = visit(allowed.shows(f'<iframe src="{address}" title="知问" height=600></iframe>'))
    frame = page.frame_locator("iframe")
    expect(frame.locator(".answer .figure")).to_have_text("319件")
    expect(frame.locator("nav")).to_have_count(0)
    frame.locator("#q").fill("惩罚性赔偿判赔金额")
    frame.locator("#q").press("Enter")
    expect(frame.locator(".answer .figure")).to_have_text("11.6亿元")
    where = page.frames[1].url
    assert "/embed?" in where
    assert "lang=zh" in where
    assert "year=2023" in where
    with page.expect_popup() as opened:
        frame.locator(".answer a.open").first.click()
    assert opened.value.url.startswith(f"{home}/read/")
    expect(opened.value.get_by_role("button", name="搜索")).to_be_visible()


@pytest.mark.parametrize("path", ["/embed", "/"])
def test_a_page_that_is_not_allowed_shows_no_frame(
    visit: Opening, stranger: Site, home: str, path: str
) -> None:
    assert _refused_frame(visit, stranger, home, path)


@pytest.mark.parametrize("path", ["/", "/figures", "/read/x", "/library", "/docs"])
def test_no_other_page_is_shown_in_a_frame(
    visit: Opening, allowed: Site, home: str, path: str
) -> None:
    assert _refused_frame(visit, allowed, home, path)


def _refused_frame(visit: Callable[..., Page], where: Site, home: str, path: str) -> bool:
    """Return whether the browser itself kept a page from being framed."""
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        said.append(message.text)

    page = visit(where.shows("<p>here</p>"))
    page.on("console", note)
    page.evaluate(
        """(address) => new Promise((resolve) => {
            const frame = document.createElement("iframe");
            frame.addEventListener("load", resolve);
            frame.src = address;
            document.body.append(frame);
        })""",
        home + path,
    )
    shown = page.frame_locator("iframe").locator("#q").count()
    return not shown and any("frame-ancestors" in line for line in said)


def test_the_example_of_the_docs_works(visit: Opening, allowed: Site, home: str) -> None:
    allowed.shows("")
    allowed.page["html"] = EXAMPLE.read_text("utf-8").replace("http://127.0.0.1:8000", home)
    page = visit(allowed.url)
    boxes = page.get_by_role("combobox")
    expect(boxes).to_have_count(2)
    for number, question in enumerate((ENGLISH, CHINESE)):
        boxes.nth(number).fill(question)
        boxes.nth(number).press("Enter")
    expect(page.locator("section.answer")).to_have_count(2)
    expect(page.frame_locator("iframe").locator("#q")).to_be_visible()


def test_without_scripts_the_component_is_the_form_within(
    visit: Opening, allowed: Site, home: str
) -> None:
    allowed.shows("")
    allowed.page["html"] = EXAMPLE.read_text("utf-8").replace("http://127.0.0.1:8000", home)
    page = visit(allowed.url, java_script_enabled=False)
    page.get_by_label("Question").fill(ENGLISH)
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Search").first.click()
    # The window that opens is not without scripts, as the browser of the test has it.
    plain = visit(opened.value.url, java_script_enabled=False)
    expect(plain.locator(".answer").first).to_contain_text("319")
    frame = page.frame_locator("iframe")
    frame.locator("#q").fill(ENGLISH)
    frame.get_by_role("button", name="Search").click()
    expect(frame.locator(".answer")).to_contain_text("319")
