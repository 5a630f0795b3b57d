"""A small report beside the shipped one, a snapshot of both, and a real server over it."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
import structlog
import uvicorn
from fastapi import FastAPI
from typer.testing import CliRunner, Result

from index import Embedder, Searcher, build_snapshot
from ingest import Analyzer, DocumentStore
from service.answering import Answerer
from service.app import create_app
from service.aside import Aside
from service.cli import app as cli
from service.composition import open_answerer, open_checker, open_glosses
from service.library import Library
from service.limits import Limits
from service.metrics import Metrics
from service.serving import configure_server
from service.settings import Settings

Zhiwen = Callable[..., Result]

SMALL_REPORT = """二〇二二年滨海市知识产权保护状况

滨海市知识产权局

一、保护成效

（一）司法保护

加强审判工作。2022年，全市法院新收知识产权案件1 024件，同比增长8.5%。其中，专利案件96件。

规范页面展示。各单位在网页上原样展示<b>典型案例</b>与<script>alert("1")</script>等文字，不得执行。

（二）行政保护

表1 2022年专项行动成果汇总

序号\t名称\t成果
1\t护航行动\t查处案件 35 件
2\t清风行动\t罚款 2.6 万元

二、对外服务

全市为外国申请人开设服务窗口12个。
"""


@pytest.fixture(autouse=True)
def quiet_log() -> Iterator[None]:
    """Let the servers of the tests log nothing, whatever a test configures."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def small_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "small.txt"
    path.write_text(SMALL_REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def both_data(
    small_path: Path,
    report_path: Path,
    analyzer: Analyzer,
    embedder: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Return a data folder with both reports ingested and indexed; not to be changed."""
    data_dir = tmp_path_factory.mktemp("both-data")
    store = DocumentStore(data_dir)
    store.add(small_path)
    store.add(report_path)
    build_snapshot(data_dir, analyzer=analyzer, embedder=embedder)
    return data_dir


@pytest.fixture(scope="session")
def searcher(both_data: Path, analyzer: Analyzer, embedder: Embedder) -> Searcher:
    return Searcher.load(both_data, analyzer=analyzer, embedder=embedder)


@pytest.fixture(scope="session")
def answerer(searcher: Searcher, embedder: Embedder) -> Answerer:
    return open_answerer(Settings.from_environ({}), searcher, embedder)


@pytest.fixture(scope="session")
def library(searcher: Searcher, answerer: Answerer, embedder: Embedder) -> Library:
    settings = Settings.from_environ({})
    checker = open_checker(settings, searcher, embedder)
    glosses = open_glosses(settings, searcher)
    return Library(searcher, answerer, checker=checker, glosses=glosses)


@pytest.fixture(scope="session")
def app(library: Library) -> FastAPI:
    """Return an app that a busy machine has time for."""
    metrics = Metrics()
    aside = Aside(Limits(timeout_s=120), metrics=metrics)
    return create_app(library, metrics=metrics, aside=aside)


@pytest.fixture(scope="session")
def server_url(app: FastAPI) -> Iterator[str]:
    with serving(app) as url:
        yield url


@pytest.fixture(scope="session")
def http(server_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server_url, trust_env=False) as client:
        yield client


@pytest.fixture(scope="session")
def serve() -> Callable[[FastAPI], AbstractContextManager[str]]:
    return serving


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Serve an app on a free port of the loopback, as `zhiwen serve` does."""
    server = uvicorn.Server(configure_server(app, port=0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("the server did not start")
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def zhiwen_on() -> Callable[[Path], Zhiwen]:
    """Return what runs the command line on a data folder."""

    def on(data_dir: Path) -> Zhiwen:
        def run(*args: str, **environ: str) -> Result:
            environ = {"ZHIWEN_DATA": str(data_dir), "ZHIWEN_EMBEDDER": "", **environ}
            return CliRunner().invoke(cli, args, env=environ)

        return run

    return on


@pytest.fixture
def fresh(tmp_path: Path, zhiwen_on: Callable[[Path], Zhiwen]) -> Zhiwen:
    """Run the command on a data folder that does not exist yet."""
    return zhiwen_on(tmp_path / "data")
