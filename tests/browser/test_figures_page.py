import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

Opening = Callable[..., Page]
ROWS = "table.figures tbody tr"


def test_every_figure_leads_to_its_sentence(open_page: Opening) -> None:
    page = open_page("/figures?q=punitive damages 2023")
    row = page.locator(ROWS).filter(has_text="319件").first
    row.locator("a.sentence").click()
    expect(page.locator("mark.exact").first).to_be_in_viewport()
    assert "319" in "".join(page.locator("mark.exact").all_inner_texts())


def test_filters_and_order_stand_in_the_address(open_page: Opening) -> None:
    page = open_page("/figures")
    page.get_by_label("Kind").select_option("money")
    page.get_by_role("button", name="Figure").click()
    expect(page).to_have_url(re.compile("kind=money&sort=value_down"))
    expect(page.locator("th[aria-sort='descending']")).to_contain_text("Figure")
    first = page.locator(f"{ROWS} .amount").first
    expect(first).to_contain_text("亿元")
    expect(first).to_contain_text("RMB")
    page.go_back()
    expect(page.locator("th[aria-sort]")).to_have_count(0)


def test_the_parts_of_a_whole_stand_beside_each_other(open_page: Opening) -> None:
    page = open_page("/figures?q=民事一审")
    expect(page.locator("#chart-of option").first).to_contain_text("462176件 and its 6 parts")
    expect(page.locator("svg.bars .bar-shape")).to_have_count(6)
    expect(page.locator("svg.bars desc")).to_contain_text("44,711 · 9.7%")
    page.get_by_text("The chart as a table").click()
    expect(page.locator(".chart-table tbody tr")).to_have_count(7)


def test_what_two_bodies_count_is_no_series(open_page: Opening) -> None:
    """The city's 147 cases of 2022 are not what the country's 319 of 2023 came from."""
    page = open_page("/figures?q=适用惩罚性赔偿")
    page.locator(ROWS).first.wait_for()
    assert {"147件", "319件"} <= set(page.locator(f"{ROWS} .amount b").all_inner_texts())
    expect(page.locator("#chart-of option").filter(has_text="2022 to 2023")).to_have_count(0)


def test_one_indicator_is_followed_across_the_years_of_one_report(open_page: Opening) -> None:
    rows = [
        {"report": report, "subject": "案件", "unit": "件", "scope": "", "kind": "count"}
        | {"is_change": False, "high": high, "bound": "exact", "period": period, "value": value}
        for report, period, value, high in (
            ("甲局 年报", "2023", "319", None),
            ("甲局 年报", "2022", "147", None),
            ("甲局 年报", "2021", "90", "110"),
            ("乙局 年报", "2020", "12", None),
        )
    ]
    found = open_page("/figures").evaluate(
        "async (rows) => (await import('/static/groups.js')).series(rows)", rows
    )
    assert [[(row["period"], row["value"]) for row in one] for one in found] == [
        [("2022", "147"), ("2023", "319")]
    ]


def test_what_is_shown_can_be_downloaded(open_page: Opening, tmp_path: Path) -> None:
    page = open_page("/figures?q=适用惩罚性赔偿&kind=count&sort=value_down")
    shown = page.locator(f"{ROWS} .amount b")
    shown.first.wait_for()
    texts = shown.all_inner_texts()
    for name in ("CSV", "JSON"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        download.value.save_as(tmp_path / name)
    lines = csv.DictReader((tmp_path / "CSV").read_text(encoding="utf-8-sig").splitlines())
    assert [line["raw"] for line in lines] == texts
    assert [one["raw"] for one in json.loads((tmp_path / "JSON").read_text())] == texts


def test_no_figure_says_so(open_page: Opening) -> None:
    page = open_page("/figures?q=火星移民")
    expect(page.locator(".notice")).to_contain_text("No figure fits")
