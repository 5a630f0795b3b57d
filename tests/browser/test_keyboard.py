import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Opening = Callable[..., Page]


def test_the_whole_way_needs_no_mouse(open_page: Opening) -> None:
    page = open_page("/figures")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.goto("/")
    page.locator("#examples a").first.focus()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("2023年惩罚性赔偿案件数")
    page.keyboard.press("Enter")
    page.locator(".hit").first.wait_for()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".answer .open").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/\?q="))


def test_a_citation_is_scrolled_copied_and_downloaded_without_a_mouse(open_page: Opening) -> None:
    page = open_page("/?q=2023年惩罚性赔偿案件数")
    page.locator(".answer .cite summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".answer .styles dt").nth(6)).to_be_visible()
    stops = []
    for _ in range(13):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    formats = ("RIS", "BibTeX", "CSL-JSON")
    assert stops[4:] == [
        name for each in formats for name in (each, f"Copy: {each}", f"Download: {each}")
    ]
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".json")


def test_escape_closes_the_citation_and_then_leads_to_the_box(open_page: Opening) -> None:
    page = open_page("/?q=2023年惩罚性赔偿案件数")
    summary = page.locator(".answer .cite summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".answer .styles dt").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".answer .styles dt").first).to_be_hidden()
    expect(summary).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_be_focused()
