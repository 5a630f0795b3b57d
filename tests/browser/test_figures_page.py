import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, expect

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


def test_what_is_asked_for_stands_before_what_only_shares_its_sentence(open_page: Opening) -> None:
    page = open_page("/figures?q=民事一审")
    first = page.locator(f"{ROWS} .subject").first
    expect(first).to_contain_text("民事一审")
    page.get_by_label("Sort").select_option("value_up")
    expect(page.locator("#chart-of option").first).to_contain_text("462,176")


def test_a_place_and_a_period_narrow_the_listing_and_its_chart(open_page: Opening) -> None:
    page = open_page("/figures?q=适用惩罚性赔偿")
    page.get_by_label("Place").fill("Binhai")
    page.get_by_role("textbox", name="Period").fill("2022")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("place=Binhai&period=2022"))
    expect(page.locator(f"{ROWS} .amount b").first).to_have_text("147件")
    page.get_by_label("Place").fill("Atlantis")
    page.keyboard.press("Tab")
    expect(page.locator(".notice")).to_contain_text("This filter fits nothing here")


def test_the_parts_of_a_whole_stand_beside_each_other(open_page: Opening) -> None:
    page = open_page("/figures?q=民事一审")
    expect(page.locator("#chart-of option").first).to_contain_text("462,176 cases and its 6 parts")
    expect(page.locator("svg.bars .bar-shape")).to_have_count(6)
    expect(page.locator("svg.bars desc")).to_contain_text("44,711 cases · 9.7%")
    page.get_by_text("The chart as a table").click()
    expect(page.locator(".chart-table tbody tr")).to_have_count(7)


def test_what_two_bodies_count_is_no_series(open_page: Opening) -> None:
    """The city's 147 cases of 2022 are not what the country's 319 of 2023 came from."""
    page = open_page("/figures?q=适用惩罚性赔偿")
    page.locator(ROWS).first.wait_for()
    assert {"147件", "319件"} <= set(page.locator(f"{ROWS} .amount b").all_inner_texts())
    page.wait_for_load_state("networkidle")
    expect(page.locator("#chart-of option").filter(has_text="2022 to 2023")).to_have_count(0)


def test_targets_are_named_and_bounds_are_marked(open_page: Opening) -> None:
    page = open_page("/")

    def fulfil(route: Route) -> None:
        response = route.fetch()
        told = response.json()
        chart = told["charts"][0]
        first, second = chart["bars"][:2]
        first["figure"] |= {"bound": "at_least", "value": "1100000", "unit": "人"}
        second["figure"] |= {"value": "-57", "unit": "人"}
        bars = [{**first, "name": "贵州省"}, {**second, "name": "广东省"}]
        chart |= {"kind": "places", "subject": "城镇新增就业", "period": "2026", "whole": None}
        chart |= {"is_target": True, "bars": bars}
        route.fulfill(response=response, json={**told, "charts": [chart]})

    page.route("**/v1/charts*", fulfil)
    page.goto("/figures?q=民事一审")
    expect(page.locator("#chart-of option")).to_have_text("Target · new urban jobs by place, 2026")
    expect(page.locator(".bar-name")).to_have_text(["Guizhou", "Guangdong"])
    expect(page.locator(".bar-value").first).to_contain_text("≥1.1 million")
    expect(page.locator(".bar-shape.bounded")).to_have_count(1)
    expect(page.locator(".chart")).to_contain_text("All are targets: planned, not reached.")
    expect(page.locator(".chart-what")).to_have_text("城镇新增就业")


def test_without_its_charts_the_listing_stands(open_page: Opening) -> None:
    page = open_page("/")
    page.route("**/v1/charts*", lambda route: route.fulfill(status=503, json={"ok": False}))
    page.goto("/figures?q=民事一审")
    expect(page.locator(ROWS).first).to_be_visible()
    expect(page.locator(".chart")).to_have_count(0)


def test_a_reader_of_english_sees_what_is_counted_and_in_chinese_no_english(
    open_page: Opening,
) -> None:
    page = open_page("/figures?q=适用惩罚性赔偿")
    expect(page.locator(f"{ROWS} .gloss").first).to_contain_text("punitive damages")
    assert page.locator(f"{ROWS} a.sentence").first.get_attribute("title")
    page.get_by_role("button", name="简体").click()
    page.locator("html[lang='zh-Hans']").wait_for(state="attached")
    page.locator(f"{ROWS} .scope").first.wait_for()
    assert not [
        tag for tag in page.locator(f"{ROWS} .scope").all_inner_texts() if re.search("[a-z]", tag)
    ]
    expect(page.locator(".gloss")).to_have_count(0)


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
