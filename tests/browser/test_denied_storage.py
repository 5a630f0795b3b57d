"""The pages in a browser that lets no site keep anything: no cookie, no storage."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect, sync_playwright

KEY = "a key of some length"
ANSWER = "/?q=How many punitive damages cases in 2023?"
_BLOCK = 2


@pytest.fixture(scope="module")
def home(library_data: Path, serve: Callable[..., AbstractContextManager[Any]]) -> Iterator[str]:
    with serve(library_data, ZHIWEN_ADMIN_KEY=KEY) as running:
        yield running.url


@pytest.fixture(scope="module")
def page(chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Return a page of a Chromium that is set to block all cookies."""
    profile = tmp_path_factory.mktemp("profile")
    (profile / "Default").mkdir()
    settings = {"profile": {"default_content_setting_values": {"cookies": _BLOCK}}}
    (profile / "Default" / "Preferences").write_text(json.dumps(settings))
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=chromium_path, args=sandbox, locale="en-GB"
        )
        yield context.pages[0]
        context.close()


@pytest.fixture
def faultless(page: Page) -> Iterator[Page]:
    """Return the page; afterwards no script may have failed."""
    faults: list[str] = []

    def note(error: Exception) -> None:
        faults.append(str(error))

    page.on("pageerror", note)
    yield page
    page.remove_listener("pageerror", note)
    assert not faults


def test_the_browser_denies_storage(page: Page, home: str) -> None:
    page.goto(home)
    denied = (
        "() => { try { sessionStorage.length; return ''; } catch (error) { return error.name; } }"
    )
    assert page.evaluate(denied) == "SecurityError"


def test_an_answer_is_found_and_read_in_its_report(faultless: Page, home: str) -> None:
    faultless.goto(home + ANSWER)
    expect(faultless.locator(".answer .figure")).to_have_text("319 cases")
    faultless.locator(".answer .open").click()
    expect(faultless.locator("mark.exact").first).to_contain_text("319")


def test_the_language_is_chosen_and_goes_along(faultless: Page, home: str) -> None:
    faultless.goto(home + ANSWER)
    faultless.get_by_role("button", name="简体").click()
    expect(faultless.get_by_role("button", name="搜索")).to_be_visible()
    expect(faultless.locator(".answer .figure")).to_have_text("319件")
    faultless.get_by_role("link", name="数据", exact=True).click()
    expect(faultless.locator("h1")).to_have_text("数据")
    faultless.go_back()
    faultless.locator(".answer .open").click()
    expect(faultless.get_by_role("button", name="搜索")).to_be_visible()
    # The page moves to it.
    expect(faultless.locator("mark.exact").first).to_be_in_viewport()
    faultless.get_by_role("button", name="English").click()
    expect(faultless.get_by_role("button", name="Search")).to_be_visible()


def test_the_key_of_the_library_is_asked_for_and_works(faultless: Page, home: str) -> None:
    faultless.goto(home + "/library")
    faultless.get_by_label("Key of the server").fill(KEY)
    faultless.get_by_role("button", name="Unlock").click()
    expect(faultless.get_by_text("Add files, or drop them here")).to_be_visible()
    faultless.reload()
    expect(faultless.get_by_label("Key of the server")).to_be_visible()
