"""The search box as an element of a page of another origin."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

Opening = Callable[..., Page]
ENGLISH = "How many punitive damages cases in 2023?"
# The first to ask for examples waits until the server has tried them.
EXAMPLES_MS = 30_000


def ask(page: Page, question: str) -> None:
    page.get_by_role("combobox").fill(question)
    page.get_by_role("combobox").press("Enter")


def test_an_answer_stands_with_its_sentence_and_its_source(open_box: Opening, home: str) -> None:
    page = open_box()
    ask(page, ENGLISH)
    answer = page.locator("section.answer")
    expect(answer.locator(".large")).to_have_text("319 cases (319件)")
    expect(answer).to_contain_text("up 117% on 2022")
    expect(answer.locator("blockquote mark")).to_have_text("319件")
    expect(answer.locator("figcaption")).to_contain_text(
        "二〇二三年中国知识产权保护状况 › 一、保护成效"
    )
    expect(page.get_by_role("status")).to_contain_text("319 cases")
    expect(page.locator("ol li")).to_have_count(3)
    expect(page.locator("ol li a").first).to_contain_text("二〇二三年中国知识产权保护状况 ›")
    with page.expect_popup() as opened:
        answer.get_by_role("link", name="Read in context").click()
    assert opened.value.url.startswith(f"{home}/read/")
    expect(opened.value.locator("mark.exact").first).to_contain_text("判赔金额")


@pytest.mark.parametrize(
    ("lang", "attributes", "button"),
    [
        ("zh-CN", "", "搜索"),
        ("zh-CN", 'lang="en"', "Search"),
        ("en", 'lang="zh"', "搜索"),
        ("zh-TW", 'lang="auto"', "搜尋"),
        ("fr", "", "Search"),
    ],
)
def test_the_words_are_of_the_element_else_of_the_page(
    open_box: Opening, lang: str, attributes: str, button: str
) -> None:
    page = open_box(attributes, lang=lang)
    expect(page.get_by_role("button")).to_have_text(button)


def test_attributes_narrow_and_name_the_box(open_box: Opening, home: str) -> None:
    page = open_box('year="2022" placeholder="Ask us" lang="zh"')
    expect(page.get_by_role("combobox")).to_have_attribute("placeholder", "Ask us")
    ask(page, "惩罚性赔偿案件数")
    expect(page.locator("section.answer .figure")).to_contain_text("147件")
    everything = page.get_by_role("link", name="全部结果与筛选").get_attribute("href") or ""
    assert everything.startswith(f"{home}/?q=")
    assert everything.endswith("&year=2022")


def test_the_suggestions_are_a_listbox_that_the_keys_walk_through(open_box: Opening) -> None:
    page = open_box('lang="zh"')
    box = page.get_by_role("combobox")
    box.focus()
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("ArrowDown")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible(timeout=EXAMPLES_MS)
    expect(box).to_have_attribute("aria-expanded", "true")
    assert box.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    first = options.first.inner_text()
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    chosen = options.first.get_attribute("id") or ""
    expect(box).to_have_attribute("aria-activedescendant", chosen)
    box.press("ArrowUp")
    expect(box).not_to_have_attribute("aria-activedescendant", chosen)
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(box).to_have_value(first)
    expect(page.locator("section.answer")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "false")


def test_what_is_typed_narrows_the_suggestions_and_a_press_takes_one(open_box: Opening) -> None:
    page = open_box('lang="zh"')
    box = page.get_by_role("combobox")
    box.click()
    options = page.get_by_role("option")
    expect(options.nth(1)).to_be_visible(timeout=EXAMPLES_MS)
    last = options.last.inner_text()
    box.press_sequentially(last[-8:])
    expect(options).to_have_count(1)
    options.first.click()
    expect(box).to_have_value(last)
    expect(page.locator("section.answer")).to_be_visible()
    box.fill("没有这样的问题")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_suggestions_that_come_after_the_question_are_not_shown(open_box: Opening) -> None:
    page = open_box()
    waiting: list[Route] = []
    page.route("**/examples*", lambda route: waiting.append(route))
    ask(page, "punitive damages cases in 2023")
    expect(page.locator("section.answer")).to_be_visible()
    (late, *_) = waiting
    told = {"ok": True, "questions": ["How many punitive damages cases in 2023 were there?"]}
    late.fulfill(json=told, headers={"access-control-allow-origin": "*"})
    page.wait_for_timeout(200)
    expect(page.get_by_role("listbox")).to_have_count(0)
    page.get_by_role("combobox").press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(1)


def test_a_strict_policy_of_the_page_needs_to_name_the_server_alone(
    open_box: Opening, home: str
) -> None:
    policy = f"default-src 'none'; script-src {home}; connect-src {home}"
    trusted = "; require-trusted-types-for 'script'"
    page = open_box(policy=policy + trusted)
    ask(page, ENGLISH)
    expect(page.locator("section.answer")).to_be_visible()
    size = "element => getComputedStyle(element).fontSize"
    assert page.locator(".large").evaluate(size) != page.locator("blockquote").evaluate(size)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_narrow_page_never_scrolls_sideways(
    open_box: Opening, scheme: str
) -> None:
    page = open_box(color_scheme=scheme)
    page.get_by_role("combobox").press("ArrowDown")
    ask(page, ENGLISH)
    page.locator("section.answer").wait_for()
    violations = Axe().run(page).response["violations"]
    assert not violations
    background = "element => getComputedStyle(element).backgroundColor.match(/\\d+/)[0]"
    assert (int(page.locator("section.answer").evaluate(background)) < 60) == (scheme == "dark")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("schemes", "theme", "background"),
    [
        ("light dark", "light", "rgb(255, 255, 255)"),
        ("light", "", "rgb(255, 255, 255)"),
        ("light", "dark", "rgb(29, 31, 37)"),
    ],
)
def test_the_colours_are_those_of_the_page_unless_a_theme_is_named(
    open_box: Opening, schemes: str, theme: str, background: str
) -> None:
    page = open_box(f'theme="{theme}"', schemes=schemes, color_scheme="dark")
    shown = "element => getComputedStyle(element).backgroundColor"
    assert page.locator(".box").evaluate(shown) == background
