"""What most tests share: the shipped report, the analyzer, the shipped model, a snapshot of all."""

from pathlib import Path

import pytest
from hypothesis import settings

from index import Embedder, Searcher, build_snapshot, load_embedder
from ingest import (
    Analyzer,
    Document,
    DocumentStore,
    Passage,
    parse_blocks,
    read_document,
    split_passages,
)

ROOT = Path(__file__).parent.parent

# No test is timed: how long an example takes is the machine's affair.
settings.register_profile("zhiwen", deadline=None)
settings.load_profile("zhiwen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option with which `make golden` rewrites what the golden tests compare with."""
    parser.addoption("--rewrite-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture(scope="session")
def report_path() -> Path:
    return ROOT / "corpus" / "cn-ip-protection-2023.txt"


@pytest.fixture(scope="session")
def model_path() -> Path:
    return ROOT / "models" / "zhiwen-static"


@pytest.fixture(scope="session")
def report(report_path: Path) -> Document:
    return read_document(report_path)


@pytest.fixture(scope="session")
def report_passages(report: Document) -> tuple[Passage, ...]:
    return split_passages(report, parse_blocks(report))


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.fixture(scope="session")
def embedder(model_path: Path) -> Embedder:
    return load_embedder(str(model_path))


@pytest.fixture(scope="session")
def report_data(
    report_path: Path,
    analyzer: Analyzer,
    embedder: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Return a data folder with the report ingested and indexed; not to be changed."""
    data_dir = tmp_path_factory.mktemp("report-data")
    DocumentStore(data_dir).add(report_path)
    build_snapshot(data_dir, analyzer=analyzer, embedder=embedder)
    return data_dir


@pytest.fixture(scope="session")
def report_searcher(report_data: Path, analyzer: Analyzer, embedder: Embedder) -> Searcher:
    return Searcher.load(report_data, analyzer=analyzer, embedder=embedder)
