from collections.abc import Callable

from playwright.sync_api import Page, expect

Opening = Callable[..., Page]
TEXT = "2023年，知识产权民事案件适用惩罚性赔偿共计319件，同比增长17%。"


def test_a_pasted_text_is_marked_and_leads_to_its_source(open_page: Opening) -> None:
    page = open_page("/check")
    page.get_by_label("Text, Chinese or English").fill(TEXT)
    page.get_by_role("button", name="Check", exact=True).click()
    marks = page.locator(".checked-text mark")
    expect(marks).to_have_count(2)
    expect(marks.nth(1)).to_have_text("17%contradicted")
    marks.nth(1).locator("a").click()
    listed = page.locator(".claims li:target")
    expect(listed).to_contain_text("The document prints: 同比增长117%")
    listed.get_by_role("link", name="Read in context").click()
    expect(page.locator("mark").filter(has_text="117%").first).to_be_visible()


def test_the_table_is_downloaded(open_page: Opening) -> None:
    page = open_page("/check")
    page.get_by_label("Text, Chinese or English").fill(TEXT)
    with page.expect_download() as started:
        page.get_by_role("button", name="Download as CSV").click()
    assert started.value.suggested_filename == "zhiwen-check.csv"
