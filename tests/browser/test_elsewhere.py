"""The search box on pages of another origin: the component, and the frame."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, expect

EXAMPLE = Path(__file__).parents[2] / "docs" / "embedding-example.html"
ENGLISH = "How many punitive damages cases in 2023?"
CHINESE = "2023年惩罚性赔偿案件数"


@dataclass(frozen=True, kw_only=True)
class Site:
    """A web site that is not the server's: it shows one page at every path."""

    url: str
    page: dict[str, str]
    headers: dict[str, str]

    def shows(
        self, body: str, *, lang: str = "en", policy: str = "", schemes: str = "light dark"
    ) -> str:
        """Put up a page and return its address; ``schemes`` are the colours that it knows."""
        title = (
            "<title>Elsewhere</title><meta name=viewport content=width=device-width>"
            f'<meta name="color-scheme" content="{schemes}">'
            "<style>body { color: CanvasText; background: light-dark(#fff, #111) }</style>"
        )
        self.page["html"] = f"<!doctype html><html lang={lang}>{title}<main>{body}</main></html>"
        self.headers.clear()
        if policy:
            self.headers["content-security-policy"] = policy
        return self.url


@contextmanager
def site() -> Iterator[Site]:
    page: dict[str, str] = {"html": ""}
    headers: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(page["html"].encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    try:
        yield Site(url=f"http://127.0.0.1:{listener.server_port}", page=page, headers=headers)
    finally:
        listener.shutdown()
        listener.server_close()


@pytest.fixture(scope="module")
def allowed() -> Iterator[Site]:
    with site() as one:
        yield one


@pytest.fixture(scope="module")
def stranger() -> Iterator[Site]:
    with site() as one:
        yield one


@pytest.fixture(scope="module")
def home(
    library_data: Path, allowed: Site, serve: Callable[..., AbstractContextManager[Any]]
) -> Iterator[str]:
    """Return the address of a server that the pages of one site may ask."""
    with serve(library_data, ZHIWEN_ALLOWED_ORIGINS=allowed.url) as running:
        yield running.url


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open addresses; afterwards no page may have met an error of a script."""
    faults: list[str] = []

    def opened(url: str, **options: object) -> Page:
        context = browser.new_context(**{"locale": "en-GB", **options})  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(url)
        return page

    yield opened
    for context in browser.contexts:
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")
        context.close()
    assert not faults


def component(home: str, attributes: str = "") -> str:
    script = f'<script src="{home}/embed.js" async></script>'
    return f'{script}<zhiwen-search server="{home}" {attributes}></zhiwen-search>'


def ask(page: Page, question: str) -> None:
    page.get_by_role("combobox").fill(question)
    page.get_by_role("combobox").press("Enter")


def test_an_answer_stands_with_its_sentence_and_its_source(
    visit: Callable[..., Page], allowed: Site, home: str
) -> None:
    page = visit(allowed.shows(component(home)))
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
    visit: Callable[..., Page], allowed: Site, home: str, lang: str, attributes: str, button: str
) -> None:
    page = visit(allowed.shows(component(home, attributes), lang=lang))
    expect(page.get_by_role("button")).to_have_text(button)


def test_attributes_narrow_and_name_the_box(
    visit: Callable[..., Page], allowed: Site, home: str
) -> None:
    page = visit(allowed.shows(component(home, 'year="2022" placeholder="Ask us" lang="zh"')))
    expect(page.get_by_role("combobox")).to_have_attribute("placeholder", "Ask us")
    ask(page, "惩罚性赔偿案件数")
    expect(page.locator("section.answer .figure")).to_contain_text("147件")
    everything = page.get_by_role("link", name="全部结果与筛选").get_attribute("href") or ""
    assert everything.startswith(f"{home}/?q=")
    assert everything.endswith("&year=2022")


def test_the_suggestions_are_a_listbox_that_the_keys_walk_through(
    visit: Callable[..., Page], allowed: Site, home: str
) -> None:
    page = visit(allowed.shows(component(home, 'lang="zh"')))
    box = page.get_by_role("combobox")
    box.focus()
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("ArrowDown")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
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


def test_what_is_typed_narrows_the_suggestions_and_a_press_takes_one(
    visit: Callable[..., Page], allowed: Site, home: str
) -> None:
    page = visit(allowed.shows(component(home, 'lang="zh"')))
    box = page.get_by_role("combobox")
    box.click()
    options = page.get_by_role("option")
    expect(options.nth(1)).to_be_visible()
    last = options.last.inner_text()
    box.press_sequentially(last[-8:])
    expect(options).to_have_count(1)
    options.first.click()
    expect(box).to_have_value(last)
    expect(page.locator("section.answer")).to_be_visible()
    box.fill("没有这样的问题")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_no_answer_is_said_with_the_nearest_passages(
    visit: Callable[..., Page], allowed: Site, home: str
) -> None:
    page = visit(allowed.shows(component(home)))
    ask(page, "How many punitive damages cases in 2019?")
    expect(page.locator("section")).to_contain_text("No answer in this library")
    expect(page.locator("section")).to_contain_text("2023")
    expect(page.get_by_text("Nearest passages")).to_be_visible()
    expect(page.locator("ol li")).to_have_count(3)
    expect(page.locator("section.answer")).to_have_count(0)


def test_a_page_that_is_not_allowed_is_told_what_is_missing(
    visit: Callable[..., Page], stranger: Site, home: str
) -> None:
    page = visit(stranger.shows(component(home)))
    ask(page, ENGLISH)
    notice = page.locator("section")
    expect(notice).to_contain_text("The server does not answer this page")
    expect(notice).to_contain_text(f"ZHIWEN_ALLOWED_ORIGINS has to name {stranger.url}")
    expect(page.locator("ol li")).to_have_count(0)


@pytest.mark.parametrize("server", ["http://127.0.0.1:9", "javascript:alert(1)", "http://[x"])
def test_a_server_that_is_not_there_is_told(
    visit: Callable[..., Page], allowed: Site, home: str, server: str
) -> None:
    page = visit(allowed.shows(component(home).replace(f'server="{home}"', f'server="{server}"')))
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
    visit: Callable[..., Page],
    allowed: Site,
    home: str,
    status: int,
    headers: Mapping[str, str],
    body: Mapping[str, str] | None,
    said: str,
) -> None:
    page = visit(allowed.shows(component(home)))
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


def test_figures_none_of_which_can_be_preferred_are_all_shown(
    visit: Callable[..., Page], allowed: Site, home: str
) -> None:
    page = visit(allowed.shows(component(home)))

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


def test_markup_is_text(visit: Callable[..., Page], allowed: Site, home: str) -> None:
    page = visit(allowed.shows(component(home)))
    ask(page, "原样展示典型案例<img src=x onerror='window.ran=1'>")
    expect(page.locator("ol li").first).to_contain_text("<b>典型案例</b>与<script>window.ran = 1")
    assert page.locator("ol b, ol script, ol img").count() == 0
    assert not page.evaluate("window.ran === 1")


def test_a_strict_policy_of_the_page_needs_to_name_the_server_alone(
    visit: Callable[..., Page], allowed: Site, home: str
) -> None:
    policy = f"default-src 'none'; script-src {home}; connect-src {home}"
    trusted = "; require-trusted-types-for 'script'"
    page = visit(allowed.shows(component(home), policy=policy + trusted))
    ask(page, ENGLISH)
    expect(page.locator("section.answer")).to_be_visible()
    size = "element => getComputedStyle(element).fontSize"
    assert page.locator(".large").evaluate(size) != page.locator("blockquote").evaluate(size)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_narrow_page_never_scrolls_sideways(
    visit: Callable[..., Page], allowed: Site, home: str, scheme: str
) -> None:
    page = visit(allowed.shows("<h1>Elsewhere</h1>" + component(home)), color_scheme=scheme)
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
    visit: Callable[..., Page],
    allowed: Site,
    home: str,
    schemes: str,
    theme: str,
    background: str,
) -> None:
    address = allowed.shows(component(home, f'theme="{theme}"'), schemes=schemes)
    page = visit(address, color_scheme="dark")
    shown = "element => getComputedStyle(element).backgroundColor"
    assert page.locator(".box").evaluate(shown) == background


def test_an_allowed_page_shows_the_search_page_in_a_frame(
    visit: Callable[..., Page], allowed: Site, home: str
) -> None:
    address = f"{home}/embed?lang=zh&q={CHINESE}&year=2023"
    page = visit(allowed.shows(f'<iframe src="{address}" title="知问" height=600></iframe>'))
    frame = page.frame_locator("iframe")
    expect(frame.locator(".answer .figure")).to_have_text("319件")
    expect(frame.locator("nav")).to_have_count(0)
    frame.locator("#q").fill("惩罚性赔偿判赔金额")
    frame.locator("#q").press("Enter")
    expect(frame.locator(".answer .figure")).to_have_text("11.6亿元")
    where = page.frames[1].url
    assert "/embed?" in where
    assert "lang=zh" in where
    assert "year=2023" in where
    with page.expect_popup() as opened:
        frame.locator(".answer a.open").first.click()
    assert opened.value.url.startswith(f"{home}/read/")
    expect(opened.value.get_by_role("button", name="搜索")).to_be_visible()


@pytest.mark.parametrize("path", ["/embed", "/"])
def test_a_page_that_is_not_allowed_shows_no_frame(
    visit: Callable[..., Page], stranger: Site, home: str, path: str
) -> None:
    assert _refused_frame(visit, stranger, home, path)


@pytest.mark.parametrize("path", ["/", "/figures", "/read/x", "/library", "/docs"])
def test_no_other_page_is_shown_in_a_frame(
    visit: Callable[..., Page], allowed: Site, home: str, path: str
) -> None:
    assert _refused_frame(visit, allowed, home, path)


def _refused_frame(visit: Callable[..., Page], where: Site, home: str, path: str) -> bool:
    """Return whether the browser itself kept a page from being framed."""
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        said.append(message.text)

    page = visit(where.shows("<p>here</p>"))
    page.on("console", note)
    page.evaluate(
        """(address) => new Promise((resolve) => {
            const frame = document.createElement("iframe");
            frame.addEventListener("load", resolve);
            frame.src = address;
            document.body.append(frame);
        })""",
        home + path,
    )
    shown = page.frame_locator("iframe").locator("#q").count()
    return not shown and any("frame-ancestors" in line for line in said)


def test_the_example_of_the_docs_works(
    visit: Callable[..., Page], allowed: Site, home: str
) -> None:
    allowed.shows("")
    allowed.page["html"] = EXAMPLE.read_text("utf-8").replace("http://127.0.0.1:8000", home)
    page = visit(allowed.url)
    boxes = page.get_by_role("combobox")
    expect(boxes).to_have_count(2)
    for number, question in enumerate((ENGLISH, CHINESE)):
        boxes.nth(number).fill(question)
        boxes.nth(number).press("Enter")
    expect(page.locator("section.answer")).to_have_count(2)
    expect(page.frame_locator("iframe").locator("#q")).to_be_visible()


def test_without_scripts_the_component_is_the_form_within(
    visit: Callable[..., Page], allowed: Site, home: str
) -> None:
    allowed.shows("")
    allowed.page["html"] = EXAMPLE.read_text("utf-8").replace("http://127.0.0.1:8000", home)
    page = visit(allowed.url, java_script_enabled=False)
    page.get_by_label("Question").fill(ENGLISH)
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Search").first.click()
    # The window that opens is not without scripts, as the browser of the test has it.
    plain = visit(opened.value.url, java_script_enabled=False)
    expect(plain.locator(".answer").first).to_contain_text("319")
    frame = page.frame_locator("iframe")
    frame.locator("#q").fill(ENGLISH)
    frame.get_by_role("button", name="Search").click()
    expect(frame.locator(".answer")).to_contain_text("319")
