"""A real server process over two reports, and Chromium in front of it."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from ingest import Document, DocumentStore, parse_blocks, read_document
from service.composition import build_index
from service.settings import Settings

MISSING = "no Chromium found; install it with: apt-get install chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PATIENCE_MS = 10_000

# Of the year before the shipped one, with an indicator that both print, and markup to be shown.
EARLIER_REPORT = """二〇二二年滨海市知识产权保护状况

滨海市知识产权局

一、保护成效

（一）司法保护

加强审判工作。2022年，知识产权民事案件适用惩罚性赔偿共计147件，同比增长20%，判赔金额2.6亿元。

规范页面展示。网页上原样展示<b>典型案例</b>与<script>window.ran = 1</script>，不得执行。

（二）行政保护

表1 2022年专项行动成果汇总

序号\t名称\t成果
1\t护航行动\t查处案件 35 件
2\t清风行动\t罚款 2.6 万元
"""

# Lines of a page: from the left, foot, text, size.
BULLETIN = (
    (150, 100, "2021年云洲市渔业统计公报", 18),
    (114, 150, "全年全市水产品总产量48.7万吨，比上年增长2.6%。", 12),
)

TAGS = {"box_heading": "h4", "caption": "h5"}
HEAD = "font: 9px 'Noto Serif CJK SC', serif; width: 100%; text-align: center"
STYLE = """<style>
body { font: 12pt/1.6 "Noto Serif CJK SC", serif; }
h1 { font-size: 20pt; text-align: center; } h2 { font-size: 15pt; } h3 { font-size: 13.5pt; }
h4 { font-size: 12pt; } h5 { font-size: 10.5pt; text-align: center; margin: 8pt 0 2pt; }
p { text-indent: 2em; margin: 0; text-align: justify; }
table { border-collapse: collapse; margin: 0 auto; }
td { border: 0.6pt solid; padding: 2pt 6pt; font-size: 10.5pt; }
</style>"""

Opening = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return where Chromium is; without one the tests are skipped, but never in CI."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING, pytrace=False)
        pytest.skip(MISSING)
    return found


@pytest.fixture(scope="session")
def library_data(
    tmp_path_factory: pytest.TempPathFactory, report_path: Path, make_pdf: Callable[..., bytes]
) -> Path:
    """Return a data folder with both reports and a PDF indexed."""
    folder = tmp_path_factory.mktemp("browser-reports")
    earlier = folder / "binhai-2022.txt"
    earlier.write_text(EARLIER_REPORT, encoding="utf-8")
    bulletin = folder / "yunzhou-2021.pdf"
    bulletin.write_bytes(make_pdf(BULLETIN))
    store = DocumentStore(folder / "data")
    store.add(earlier)
    store.add(bulletin)
    store.add(report_path)
    build_index(Settings.from_environ({"ZHIWEN_DATA": str(folder / "data")}))
    return folder / "data"


@pytest.fixture(scope="session")
def server(library_data: Path) -> Iterator["Server"]:
    with serving(library_data) as running:
        yield running


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager["Server"]]:
    """Return what runs `zhiwen serve` on a data folder."""
    return serving


@contextmanager
def serving(data_dir: Path, **more: str) -> Iterator["Server"]:
    """Run `zhiwen serve` on a free port; ``more`` are further settings."""
    command = [sys.executable, "-m", "service", "serve", "--port", "0"]
    environ = {**os.environ, "ZHIWEN_DATA": str(data_dir), "PYTHONUNBUFFERED": "1", **more}
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, text=True, env=environ, **pipes) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = next((word for word in line.split() if word.startswith("http")), None)
        assert address is not None, f"the server did not start: {line!r}"
        yield Server(address, process)
        process.terminate()


class Server:
    """The server process and its address."""

    def __init__(self, url: str, process: "subprocess.Popen[str]") -> None:
        self.url = url
        self._process = process

    @contextmanager
    def halted(self) -> Iterator[None]:
        """Let the process stand still: connections wait and get no answer."""
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)


# Playwright keeps an event loop in the thread, where no other may run: it ends with each module.
@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=sandbox)
        yield chromium
        chromium.close()


@pytest.fixture
def print_report(browser: Browser) -> Callable[..., bytes]:
    """Return what sets a report as a PDF, with page heads, page numbers and ruled tables.

    ``more`` are rules of style that overrule the usual ones.
    """

    def printed(path: Path, more: str = "") -> bytes:
        page = browser.new_page()
        page.set_content(f"{_write_page(read_document(path))}<style>{more}</style>")
        title = escape(page.title())
        data = page.pdf(
            format="A4",
            display_header_footer=True,
            header_template=f"<div style='{HEAD}'>{title}</div>",
            footer_template=f"<div style='{HEAD}'>- <span class=pageNumber></span> -</div>",
            margin={"top": "25mm", "bottom": "22mm", "left": "26mm", "right": "26mm"},
        )
        page.close()
        return data

    return printed


@pytest.fixture
def write_html() -> Callable[[Path], str]:
    """Return what writes a report as a web page."""
    return lambda path: _write_page(read_document(path))


def _write_page(document: Document) -> str:
    head = f"<!doctype html><meta charset=utf-8><title>{escape(document.title)}</title>{STYLE}"
    return f"{head}\n{_write_html(document)}"


def _write_html(document: Document) -> str:
    parts: list[str] = []
    rows: list[str] = []
    for block in (*parse_blocks(document), None):
        text = "".join(span.of(document.text) for span in block.spans) if block else ""
        if block and block.kind in ("table_row", "table_header"):
            for line in text.splitlines():
                cells = "".join(f"<td>{escape(cell)}</td>" for cell in line.split("\t"))
                rows.append(f"<tr>{cells}</tr>")
            continue
        if rows:
            parts.append(f"<table>{''.join(rows)}</table>")
            rows = []
        if block and block.kind == "title":
            first, *others = (escape(span.of(document.text)) for span in block.spans)
            parts += [f"<h1>{first}</h1>", *(f"<p>{other}</p>" for other in others)]
        elif block:
            tag = f"h{block.level + 1}" if block.kind == "heading" else TAGS.get(block.kind, "p")
            parts.append(f"<{tag}>{escape(text)}</{tag}>")
    return "\n".join(parts)


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[Opening]:
    """Open pages at paths; afterwards no request may have gone to another host.

    In watched pages nothing may have failed either.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(
        path: str, *, locale: str = "en-GB", watched: bool = True, **options: object
    ) -> Page:
        context = browser.new_context(base_url=server.url, locale=locale, **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("request", lambda request: faults.extend(strays(request.url, server.url)))
        if watched:
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on("console", lambda message: faults.extend(complaints(message)))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")
        context.close()
    assert not faults


def complaints(message: ConsoleMessage) -> list[str]:
    """Return what the console says that is no failed request: those are meant by the tests."""
    meant = "Failed to load resource" in message.text
    return [message.text] if message.type in ("error", "warning") and not meant else []


def strays(url: str, home: str) -> list[str]:
    """Return the request if it goes anywhere but to the server."""
    parts = urlsplit(url)
    local = parts.scheme in ("blob", "data") or parts.netloc == urlsplit(home).netloc
    return [] if local else [url]
