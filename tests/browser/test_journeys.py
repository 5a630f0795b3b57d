import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Opening = Callable[..., Page]
ENGLISH = "How many punitive damages cases in 2023?"
CHINESE = "2023年惩罚性赔偿案件数"


def ask(page: Page, question: str) -> None:
    page.locator("#q").fill(question)
    page.locator("#q").press("Enter")


def test_an_english_reader_leaves_with_a_figure_to_quote(open_page: Opening) -> None:
    page = open_page("/", permissions=["clipboard-read", "clipboard-write"])
    ask(page, ENGLISH)
    card = page.locator(".answer")
    expect(card.locator(".figure")).to_have_text("319 cases")
    expect(card.locator(".printed")).to_contain_text("319件")
    expect(card.locator(".change")).to_contain_text("up 117% on the year before")
    expect(card.locator(".quote mark").first).to_contain_text("319件")
    card.get_by_text("Cite", exact=True).first.click()
    card.get_by_role("button", name="Copy: Plain text").first.click()
    expect(card.get_by_role("button", name="Copy: Plain text").first).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "319件" in copied
    assert "二〇二三年中国知识产权保护状况" in copied


def test_a_chinese_reader_does_the_same(open_page: Opening) -> None:
    page = open_page("/", locale="zh-CN")
    ask(page, CHINESE)
    expect(page.locator(".answer .figure")).to_have_text("319件")
    expect(page.locator(".answer .change")).to_contain_text("同比增长117%")
    expect(page.locator("#results .section")).to_contain_text("相关段落")
    page.locator(".answer .open").first.click()
    expect(page.locator("mark.exact").first).to_be_in_viewport()


@pytest.mark.parametrize(
    ("locale", "question", "cite", "copy", "save"),
    [
        ("en-GB", ENGLISH, "Cite", "Copy", "Download"),
        ("zh-CN", CHINESE, "引用", "复制", "下载"),
        ("zh-TW", CHINESE, "引用", "複製", "下載"),
    ],
)
def test_a_citation_leaves_for_a_reference_manager(
    open_page: Opening, locale: str, question: str, cite: str, copy: str, save: str
) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    page = open_page(f"/?q={question}", locale=locale, permissions=allowed)
    card = page.locator(".answer")
    card.get_by_text(cite, exact=True).first.click()
    card.get_by_role("button", name=f"{copy}: BibTeX").first.click()
    expect(page.locator(".answer [role=status]").first).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@techreport{cn-ip-protection-2023-")
    assert "title = {{二〇二三年中国知识产权保护状况}}" in copied
    for name, suffix in (("RIS", ".ris"), ("BibTeX", ".bib"), ("CSL-JSON", ".json")):
        with page.expect_download() as download:
            card.get_by_role("link", name=f"{save}: {name}").first.click()
        assert download.value.suggested_filename.startswith("cn-ip-protection-2023-")
        assert download.value.suggested_filename.endswith(suffix)
    with page.expect_download() as download:
        card.get_by_role("link", name=f"{save}: RIS").first.click()
    assert download.value.path().read_bytes().startswith(b"TY  - RPRT\r\nAU  - ")


def test_money_is_read_out_with_its_change_both_ways(open_page: Opening) -> None:
    page = open_page("/?q=punitive damages awarded in 2023, amount of money")
    expect(page.locator(".answer .figure")).to_have_text("RMB 1.16 billion")
    expect(page.locator(".printed")).to_contain_text("11.6亿元")
    expect(page.locator(".facts")).to_contain_text("4.5 times the earlier level")


def test_a_passage_says_why_it_was_found_in_both_languages(open_page: Opening) -> None:
    first = open_page(f"/?q={ENGLISH}").locator(".hit").first
    expect(first.locator(".terms")).to_contain_text("punitive damages → 惩罚性赔偿")
    expect(first.locator("h3")).to_contain_text("（一）司法保护")
    expect(first.locator(".text mark").first).to_be_visible()


def test_the_report_opens_at_the_citation_and_back_leads_to_the_results(
    open_page: Opening,
) -> None:
    page = open_page(f"/?q={ENGLISH}")
    page.locator(".answer .open").first.click()
    expect(page.locator("mark.exact").first).to_be_in_viewport()
    expect(page.locator(".outline a[aria-current]")).to_have_text("（一）司法保护")
    page.go_back()
    expect(page.locator("#q")).to_have_value(ENGLISH)
    expect(page.locator(".answer")).to_be_visible()


def test_a_permanent_link_marks_the_sentence_and_nothing_more_as_cited(
    open_page: Opening,
) -> None:
    page = open_page(f"/?q={ENGLISH}")
    link = page.locator(".answer .open").first.get_attribute("href")
    quoted = page.locator(".answer .quote").first.inner_text()
    reader = open_page(link or "")
    expect(reader.locator("mark.exact").first).to_be_in_viewport()
    cited = "".join(reader.locator("mark.exact").all_inner_texts())
    assert re.sub(r"\s", "", cited) == re.sub(r"\s", "", quoted)


def test_every_search_has_its_address_and_back_works(open_page: Opening) -> None:
    page = open_page("/")
    ask(page, ENGLISH)
    expect(page.locator(".answer")).to_be_visible()
    ask(page, CHINESE)
    expect(page).to_have_title(re.compile(CHINESE))
    page.go_back()
    expect(page.locator("#q")).to_have_value(ENGLISH)
    page.go_back()
    expect(page.locator("#examples")).to_be_visible()
    page.go_forward()
    expect(page.locator(".answer")).to_be_visible()


def test_filters_narrow_the_search_and_stand_in_its_address(open_page: Opening) -> None:
    page = open_page("/?q=惩罚性赔偿")
    page.get_by_label("Year").select_option("2022")
    expect(page).to_have_url(re.compile("year=2022"))
    expect(page.locator(".hit h3").first).to_contain_text("二〇二二年")
    page.get_by_label("Year").select_option("")
    page.get_by_label("Kind").select_option("table_row")
    expect(page.locator(".hit .cells").first).to_be_visible()
    expect(page.locator(".hit .text")).to_have_count(0)


@pytest.mark.parametrize("locale", ["en-GB", "zh-TW"])
def test_every_example_is_answered(open_page: Opening, locale: str) -> None:
    page = open_page("/", locale=locale)
    page.locator("#examples a").first.wait_for()
    links = [one.get_attribute("href") for one in page.locator("#examples a").all()]
    for link in links[:2]:
        page.goto(link or "")
        expect(page.locator(".answer .figure")).to_be_visible()


def test_the_language_that_is_chosen_is_remembered(open_page: Opening) -> None:
    page = open_page(f"/?q={CHINESE}")
    page.get_by_role("button", name="繁體").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(page.get_by_role("button", name="搜尋")).to_be_visible()
    page.goto("/figures")
    expect(page.get_by_role("heading", level=1)).to_have_text("數據")


def test_an_answer_from_a_pdf_shows_the_page_it_stands_on(open_page: Opening) -> None:
    page = open_page("/?q=2021年云洲市水产品总产量", locale="zh-CN")
    strip = page.locator(".answer .facsimile img")
    expect(strip).to_have_attribute("alt", "原件第 1 页，标出引文")
    expect(strip).to_have_js_property("complete", value=True)
    assert strip.evaluate("image => image.naturalWidth") > 1000
    page.locator(".answer .open").first.click()
    expect(page.locator(".cited-box .facsimile img")).to_be_attached()
    expect(page.locator(".cited-box .path")).to_contain_text("第 1 页")


def test_what_is_found_is_narrowed_by_place_and_widened_again(open_page: Opening) -> None:
    page = open_page("/?q=惩罚性赔偿案件")
    page.locator(".facets summary").click()
    page.locator(".facets").get_by_role("link", name="2022", exact=True).click()
    expect(page).to_have_url(re.compile("year=2022"))
    expect(page.locator(".hit h3").first).to_contain_text("滨海市")
    page.goto(page.url.replace("year=2022", "place=滨海市"))
    chip = page.get_by_role("button", name="Take away: Place: 滨海市")
    expect(page.locator(".hit h3").first).to_contain_text("滨海市")
    chip.click()
    expect(page).not_to_have_url(re.compile("place="))
    expect(page.locator(".hit h3").first).to_contain_text("二〇二三年")


def test_further_passages_come_ten_at_a_time(open_page: Opening) -> None:
    page = open_page("/?q=知识产权案件")
    expect(page.locator(".hit")).to_have_count(10)
    page.locator(".more").click()
    expect(page.locator(".hit")).to_have_count(20)
    expect(page.locator(".hit .rank").last).to_have_text("20")
