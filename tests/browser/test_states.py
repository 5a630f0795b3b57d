import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

import pytest
from playwright.sync_api import Page, Route, expect

Opening = Callable[..., Page]
QUESTION = "/?q=2023年惩罚性赔偿案件数"


class Halting(Protocol):
    """A server that can be made to stand still."""

    def halted(self) -> AbstractContextManager[None]: ...


def changed(page: Page, *, route: str = "answer", **values: object) -> None:
    """Let the next answers be the real ones with some values changed."""

    def fulfil(caught: Route) -> None:
        response = caught.fetch()
        caught.fulfill(response=response, json={**response.json(), **values})

    page.route(f"**/v1/{route}*", fulfil)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("not_in_corpus", "surely enough"),
        ("year_not_covered", "Covered: 2021, 2022, 2023"),
        ("no_such_figure", "no such figure was found"),
    ],
)
def test_no_answer_gives_its_reason_and_the_nearest_passages(
    open_page: Opening, reason: str, said: str
) -> None:
    page = open_page("/")
    changed(page, answer=None, reason=reason, citations=[])
    page.goto(QUESTION)
    expect(page.locator(".notice")).to_contain_text("No answer in this library")
    expect(page.locator(".notice")).to_contain_text(said)
    expect(page.locator("#results .section")).to_have_text("Nearest passages")
    expect(page.locator(".hit").first).to_be_visible()


def test_of_figures_none_of_which_can_be_preferred_none_stands_large(open_page: Opening) -> None:
    page = open_page("/")
    figure = {
        "value": "319",
        "high": None,
        "unit": "件",
        "unit_en": "cases",
        "subject": "适用惩罚性赔偿",
        "scope": "civil",
        "period": "2023",
    }

    def fulfil(route: Route) -> None:
        response = route.fetch()
        told = response.json()
        (cited, *_) = told["citations"]
        place = {"passage_id": cited["passage_id"]}
        told |= {
            "answer": None,
            "reason": "ambiguous",
            "citations": [cited, cited],
            "choices": [
                {**figure, **place, "raw": "319件", "bound": "at_least"},
                {**figure, **place, "raw": "147件", "value": "147", "bound": "exact"},
            ],
        }
        route.fulfill(response=response, json=told)

    page.route("**/v1/answer*", fulfil)
    page.goto(QUESTION)
    table = page.locator(".choices")
    expect(table).to_contain_text("none can be preferred")
    expect(table.locator(".amount b")).to_have_text(["at least 319 cases", "147 cases"])
    row = table.locator("tbody tr").first
    expect(row).to_contain_text("civil")
    expect(row).to_contain_text("2023")
    expect(row.locator("blockquote")).to_contain_text("319件")
    expect(row.locator(".gloss").first).to_contain_text("punitive damages")
    expect(row.get_by_role("link", name="Read in context")).to_have_attribute(
        "href", re.compile("^/read/")
    )
    expect(page.locator(".figure.large, .notice")).to_have_count(0)


def test_a_question_for_several_things_gets_a_row_for_each(open_page: Opening) -> None:
    page = open_page("/?q=2023年新收知识产权民事、刑事和行政一审案件分别多少件")
    table = page.locator(".parts")
    expect(table.locator("tbody th")).to_have_text(["民事", "刑事", "行政"])
    expect(table.locator(".amount b")).to_have_text(
        ["462,176 cases", "7,335 cases", "20,583 cases"]
    )
    expect(page.locator(".figure.large")).to_have_count(0)


def test_what_the_server_says_in_one_language_is_shown_in_that_of_the_page(
    open_page: Opening,
) -> None:
    page = open_page("/?q=案件&place=Atlantis", locale="zh-CN")
    expect(page.locator(".notice")).to_contain_text("没有关于这个地方的文件")
    coverage = {"message": "没有关于火星的文件", "places": ["滨海市"], "years": []}
    page = open_page("/")
    changed(page, answer=None, reason="not_in_corpus", coverage=coverage, citations=[])
    page.goto(QUESTION)
    expect(page.locator(".notice")).to_contain_text("There are documents on: Binhai City.")


def test_a_figure_among_others_stands_large_only_where_it_is_clearly_the_one(
    open_page: Opening,
) -> None:
    page = open_page("/")
    sure = 0.6

    def fulfil(route: Route) -> None:
        response = route.fetch()
        told = response.json()
        (cited, *_) = told["citations"]
        other = {**cited, "passage_id": "other:0", "quote": "共147件", "title": "另一份报告"}
        figure = {"raw": "147件", "value": "147", "high": None, "unit": "件", "unit_en": "cases"}
        figure |= {"subject": "案件", "scope": "", "period": "2022", "bound": "exact"}
        told["answer"] |= {"confidence": sure, "others": [{**figure, "passage_id": "other:0"}]}
        told["citations"] = [cited, other]
        route.fulfill(response=response, json=told)

    page.route("**/v1/answer*", fulfil)
    page.goto(QUESTION)
    expect(page.locator(".choices .amount b")).to_have_text(["319 cases", "147 cases"])
    expect(page.locator(".figure.large")).to_have_count(0)
    sure = 0.9
    page.reload()
    expect(page.locator(".figure.large")).to_have_text("319 cases")
    expect(page.locator(".choices .amount b")).to_have_text(["147 cases"])
    expect(page.locator(".sure")).to_have_text("How sure high")


@pytest.mark.parametrize(
    ("coverage", "said"),
    [
        (None, "No passage found"),
        ({"message": "No document of 2023; covered: 2022.", "places": [], "years": [2022]}, "2022"),
    ],
)
def test_none_found_says_what_to_try(
    open_page: Opening, coverage: dict[str, object] | None, said: str
) -> None:
    page = open_page("/")
    changed(page, answer=None, reason="not_in_corpus", coverage=coverage, citations=[], hits=[])
    changed(page, route="search", hits=[], total=0)
    page.goto(f"{QUESTION}&year=2022")
    expect(page.locator(".notice")).to_contain_text(said)
    page.get_by_role("button", name="Clear filters").click()
    expect(page.get_by_label("Year")).to_have_value("")


def test_a_slow_server_is_waited_for(open_page: Opening, server: Halting) -> None:
    page = open_page("/")
    with server.halted():
        page.locator("#q").fill("惩罚性赔偿")
        page.locator("#q").press("Enter")
        expect(page.locator(".ghost")).to_have_count(3)
        expect(page.locator("#status")).to_have_text("Searching…")
    expect(page.locator(".hit").first).to_be_visible()


def test_a_server_that_is_away_is_told_and_asked_again_when_it_is_back(
    open_page: Opening,
) -> None:
    page = open_page("/")
    page.context.set_offline(True)
    page.locator("#q").fill("惩罚性赔偿")
    page.locator("#q").press("Enter")
    expect(page.locator(".notice")).to_contain_text("The server is away")
    expect(page.locator("#q")).to_have_value("惩罚性赔偿")
    page.context.set_offline(False)
    expect(page.locator(".hit").first).to_be_visible()


def test_a_proxy_that_answers_html_is_no_server(open_page: Opening) -> None:
    page = open_page("/")
    page.route("**/v1/answer*", lambda route: route.fulfill(status=502, body="<h1>Bad</h1>"))
    page.goto(QUESTION)
    expect(page.locator(".notice")).to_contain_text("The server is away")


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (500, "internal_error", "The server could not answer"),
        (503, "too_busy", "The server is busy"),
        (503, "took_too_long", "The server is busy"),
    ],
)
def test_an_error_of_the_server_is_told(
    open_page: Opening, status: int, code: str, said: str
) -> None:
    page = open_page("/")
    body = json.dumps({"ok": False, "code": code, "error": "it broke", "status": status})
    page.route("**/v1/answer*", lambda route: route.fulfill(status=status, body=body))
    page.goto(QUESTION)
    expect(page.locator(".notice")).to_contain_text(said)
    page.unroute("**/v1/answer*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".hit").first).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("知" * 10_000, "10,000 characters"),
        ("？！", "cannot be searched"),
        ("🙂", "cannot be searched"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(open_page: Opening, typed: str, said: str) -> None:
    page = open_page("/")
    page.locator("#q").fill(typed)
    page.locator("#q").press("Enter")
    expect(page.locator(".notice")).to_contain_text(said)


def test_only_spaces_are_no_question(open_page: Opening) -> None:
    page = open_page("/?q=惩罚性赔偿")
    page.locator("#q").fill("   ")
    page.locator("#q").press("Enter")
    expect(page.locator("#examples")).to_be_visible()
    expect(page.locator(".notice")).to_have_count(0)


def test_text_that_runs_from_right_to_left_is_shown_so(open_page: Opening) -> None:
    page = open_page("/?q=كم عدد القضايا 2023")
    assert page.locator("#q").evaluate("box => getComputedStyle(box).direction") == "rtl"


def test_a_passage_that_is_gone_can_be_searched_for(open_page: Opening) -> None:
    page = open_page("/read/gone-00000000:5@0-9?quote=惩罚性赔偿共计319件")
    expect(page.locator(".notice")).to_contain_text("not in the library any more")
    page.get_by_role("link", name="Search for its words").click()
    expect(page.locator(".hit .text").first).to_contain_text("319件")


def test_a_filter_of_an_old_link_can_be_cleared(open_page: Opening) -> None:
    page = open_page("/?q=惩罚性赔偿&doc=gone-00000000")
    expect(page.locator(".notice")).to_contain_text("This filter fits nothing here")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".hit").first).to_be_visible()
