"""Web sites of other origins, a server that the pages of one of them may ask, and a browser."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page


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
def putting_up() -> Iterator[Site]:
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


@pytest.fixture(scope="session")
def allowed() -> Iterator[Site]:
    with putting_up() as one:
        yield one


@pytest.fixture(scope="session")
def stranger() -> Iterator[Site]:
    with putting_up() as one:
        yield one


@pytest.fixture(scope="session")
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


@pytest.fixture
def open_box(visit: Callable[..., Page], allowed: Site, home: str) -> Callable[..., Page]:
    """Return what opens a page that holds a search box, of the allowed site unless told."""

    def opened(
        attributes: str = "",
        *,
        at: Site = allowed,
        server: str = home,
        color_scheme: str = "light",
        **shown: str,
    ) -> Page:
        body = (
            f'<h1>Elsewhere</h1><script src="{home}/embed.js" async></script>'
            f'<zhiwen-search server="{server}" {attributes}></zhiwen-search>'
        )
        return visit(at.shows(body, **shown), color_scheme=color_scheme)

    return opened
