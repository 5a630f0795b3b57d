"""What the search box on another page shows where there is no answer to show."""

import json
from collections.abc import Callable, Mapping
from typing import Protocol

import pytest
from playwright.sync_api import Page, Route, expect

Opening = Callable[..., Page]
ENGLISH = "How many punitive damages cases in 2023?"


class Site(Protocol):
    """A web site of another origin."""

    url: str


def ask(page: Page, question: str) -> None:
    page.get_by_role("combobox").fill(question)
    page.get_by_role("combobox").press("Enter")


def test_no_answer_is_said_with_the_nearest_passages(open_box: Opening) -> None:
    page = open_box()
    ask(page, "How many punitive damages cases in 2019?")
    expect(page.locator("section")).to_contain_text("No answer in this library")
    expect(page.locator("section")).to_contain_text("2023")
    expect(page.get_by_text("Nearest passages")).to_be_visible()
    expect(page.locator("ol li")).to_have_count(3)
    expect(page.locator("section.answer")).to_have_count(0)


def test_a_page_that_is_not_allowed_is_told_what_is_missing(
    open_box: Opening, stranger: Site
) -> None:
    page = open_box(at=stranger)
    ask(page, ENGLISH)
    notice = page.locator("section")
    expect(notice).to_contain_text("The server does not answer this page")
    expect(notice).to_contain_text(f"ZHIWEN_ALLOWED_ORIGINS has to name {stranger.url}")
    expect(page.locator("ol li")).to_have_count(0)


@pytest.mark.parametrize("server", ["http://127.0.0.1:9", "javascript:alert(1)", "http://[x"])
def test_a_server_that_is_not_there_is_told(open_box: Opening, server: str) -> None:
    page = open_box(server=server)
    ask(page, ENGLISH)
    expect(page.locator("section")).to_contain_text("The server is away")
    expect(page.locator("section")).to_contain_text(f"{server} cannot be reached")


@pytest.mark.parametrize(
    ("status", "headers", "body", "said"),
    [
        (429, {"retry-after": "7"}, {"code": "too_many_requests"}, "Try again in 7 seconds."),
        (503, {}, {"code": "overloaded", "error": "it is full"}, "it is full"),
        (500, {}, {"code": "internal_error", "error": "it broke"}, "could not answer"),
        (404, {}, {"code": "place_not_found", "error": "no 'X'"}, "filter fits nothing"),
        (422, {}, {"code": "invalid_query", "error": "empty"}, "cannot be searched"),
        (502, {}, None, "cannot be reached"),
    ],
)
def test_an_error_is_told_and_can_be_tried_again(
    open_box: Opening,
    allowed: Site,
    status: int,
    headers: Mapping[str, str],
    body: Mapping[str, str] | None,
    said: str,
) -> None:
    page = open_box()
    opened = {
        "access-control-allow-origin": allowed.url,
        "access-control-expose-headers": "Retry-After",
    }
    told = json.dumps({"ok": False, "status": status, **body}) if body else "<h1>Bad</h1>"

    def refuse(route: Route) -> None:
        route.fulfill(status=status, headers={**opened, **headers}, body=told)

    page.route("**/v1/answer*", refuse)
    ask(page, ENGLISH)
    expect(page.locator("section")).to_contain_text(said)
    page.unroute("**/v1/answer*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("section.answer")).to_be_visible()


def test_figures_none_of_which_can_be_preferred_are_all_shown(open_box: Opening) -> None:
    page = open_box()

    def unsure(route: Route) -> None:
        response = route.fetch()
        told = response.json()
        (cited, *_) = told["citations"]
        figure = {"subject": "适用惩罚性赔偿", "scope": "", "period": "../2023", "unit": "件"}
        place = {**figure, "passage_id": cited["passage_id"]}
        choices = [
            {**place, "raw": "319件", "value": "319"},
            {**place, "raw": "1,470", "value": "14700000"},
        ]
        told |= {"answer": None, "reason": "ambiguous", "citations": [cited] * 2}
        route.fulfill(response=response, json={**told, "choices": choices})

    page.route("**/v1/answer*", unsure)
    ask(page, ENGLISH)
    expect(page.locator("section").first).to_contain_text("none can be preferred")
    expect(page.locator(".figure")).to_have_text(["319件", "1,470万件"])
    expect(page.locator("section").last).to_contain_text("as of 2023")


def test_markup_is_text(open_box: Opening) -> None:
    page = open_box()
    ask(page, "原样展示典型案例<img src=x onerror='window.ran=1'>")
    expect(page.locator("ol li").first).to_contain_text("<b>典型案例</b>与<script>window.ran = 1")
    assert page.locator("ol b, ol script, ol img").count() == 0
    assert not page.evaluate("window.ran === 1")
