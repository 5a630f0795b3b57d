import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

Opening = Callable[..., Page]
MARKUP = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>惩罚性赔偿"\'><b>'
RAN = "window.ran === 1"


@pytest.mark.parametrize("path", ["/?q=", "/figures?q=", "/read/x:1?quote=", "/read/"])
def test_markup_in_an_address_never_runs(open_page: Opening, path: str) -> None:
    page = open_page(path + quote(MARKUP))
    page.wait_for_load_state("networkidle")
    assert not page.evaluate(RAN)
    assert page.locator("main img, main b:text-is('')").count() == 0


def test_markup_in_a_document_is_shown_and_never_runs(open_page: Opening) -> None:
    page = open_page("/?q=原样展示典型案例")
    expect(page.locator(".hit .text").first).to_contain_text("<b>典型案例</b>与<script>window.ran")
    page.locator(".hit .open").first.click()
    expect(page.locator(".reader-text")).to_contain_text("<script>window.ran = 1</script>")
    assert not page.evaluate(RAN)


def test_the_policy_stops_an_inline_script_and_an_inline_style(open_page: Opening) -> None:
    page = open_page("/docs", watched=False)
    header = page.request.get("/").headers["content-security-policy"]
    assert "unsafe" not in header
    blocked = page.evaluate(
        """() => new Promise((resolve) => {
            const names = [];
            document.addEventListener("securitypolicyviolation", (event) => {
                names.push(event.effectiveDirective);
                if (names.length === 2) resolve(names.sort());
            });
            const script = document.createElement("script");
            script.textContent = "window.ran = 1";
            document.body.append(script);
            document.body.setAttribute("style", "color: red");
        })"""
    )
    assert blocked == ["script-src-elem", "style-src-attr"]
    assert not page.evaluate(RAN)


def test_without_scripts_the_form_still_answers_with_passages(open_page: Opening) -> None:
    page = open_page("/", java_script_enabled=False, watched=False)
    page.locator("#q").fill("2023年惩罚性赔偿案件数")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".answer")).to_contain_text("319件")
    page.locator(".answer a").first.click()
    expect(page.locator("main article")).to_contain_text("319件")
    page.goto("/figures?kind=money")
    expect(page.locator("table.figures")).to_contain_text("11.6亿元")
    expect(page).to_have_title(re.compile("Figures"))
