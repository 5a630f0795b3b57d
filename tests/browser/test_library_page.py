"""The page of all documents: read by everybody, changed by those who have the key."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from ingest import DocumentStore
from service.composition import build_index
from service.settings import Settings

Opening = Callable[..., Page]
KEY = "correct horse battery"
PATIENCE_MS = 60_000


def test_documents_are_listed_and_filtered_by_words(open_page: Opening) -> None:
    page = open_page("/library", locale="zh-CN")
    expect(page.locator("#documents li")).to_have_count(3)
    expect(page.locator("#admin form")).to_have_count(0)
    page.locator("#q").fill("滨海 2022")
    expect(page.locator("#documents li:visible")).to_have_count(1)
    expect(page.locator("#status")).to_have_text("1 份文件")
    page.locator("#documents li:visible a").click()
    expect(page.locator("h1")).to_have_text("二〇二二年滨海市知识产权保护状况")


def test_the_keeper_adds_corrects_and_removes_documents(
    browser: Browser,
    report_path: Path,
    serve: Callable[..., AbstractContextManager[Any]],
    tmp_path: Path,
) -> None:
    DocumentStore(tmp_path / "data").add(report_path)
    build_index(Settings.from_environ({"ZHIWEN_DATA": str(tmp_path / "data")}))
    added = tmp_path / "公报.txt"
    added.write_text("2023年澄浦市公报\n\n全市生产总值1024.5亿元。\n", encoding="utf-8")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 cut off")
    with serve(tmp_path / "data", ZHIWEN_ADMIN_KEY=KEY) as server:
        page = browser.new_page(locale="en-US")
        page.goto(f"{server.url}/library")
        page.locator("#key").fill("wrong")
        page.locator("#key").press("Enter")
        expect(page.get_by_role("alert")).to_have_text("This is not the key of the server.")
        page.locator("#key").fill(KEY)
        page.locator("#key").press("Enter")
        page.locator("#files").set_input_files([added, tmp_path / "bad.pdf"])
        expect(page.locator(".jobs .failed")).to_contain_text("damaged", timeout=PATIENCE_MS)
        entries = page.locator("#documents li")
        expect(entries).to_have_count(2, timeout=PATIENCE_MS)

        entry = page.locator("#documents li", has_text="澄浦市")
        entry.locator("summary").click()
        entry.get_by_label("Issued by").fill("澄浦市统计局")
        entry.get_by_role("button", name="Save").click()
        expect(entry).to_contain_text("澄浦市统计局", timeout=PATIENCE_MS)

        entry.get_by_role("button", name="Remove", exact=True).click()
        entry.get_by_role("button", name="Remove it for good?").click()
        expect(entries).to_have_count(1, timeout=PATIENCE_MS)
        page.close()
