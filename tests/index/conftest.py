"""A made-up bilingual collection, small enough to know by heart."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import Embedder, Searcher, build_snapshot
from index.manifest import MANIFEST_FILE, Manifest
from index.snapshot import CURRENT_FILE, live_folder
from ingest import Analyzer, DocumentStore

COURT = """# 某省高级人民法院工作报告

一、审判工作

2021年，全省法院受理各类案件12345件，审结11000件。其中，知识产权案件678件，同比增长12.5%。

全年判处罪犯300人，对20名未成年人适用缓刑。
"""
CUSTOMS = """# Annual report of the customs house

In 2022 the customs house seized 4,500 counterfeit parcels at the port.
Officers held 12 training sessions.

The court dismissed two appeals against the seizure of counterfeit goods.
"""


@pytest.fixture(scope="session")
def small_data(
    analyzer: Analyzer, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a data folder with two small reports in it, indexed; not to be changed."""
    folder = tmp_path_factory.mktemp("small")
    return build_small(folder, analyzer, embedder)


@pytest.fixture
def own_data(analyzer: Analyzer, embedder: Embedder, tmp_path: Path) -> Path:
    """Return the same as ``small_data``, for one test to change."""
    return build_small(tmp_path, analyzer, embedder)


@pytest.fixture(scope="session")
def small_searcher(small_data: Path, analyzer: Analyzer, embedder: Embedder) -> Searcher:
    return Searcher.load(small_data, analyzer=analyzer, embedder=embedder)


def build_small(folder: Path, analyzer: Analyzer, embedder: Embedder) -> Path:
    data_dir = folder / "data"
    for name, text, year in (("court-2021", COURT, 2021), ("customs-2022", CUSTOMS, 2022)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.yaml").write_text(f"year: {year}\n", encoding="utf-8")
        DocumentStore(data_dir).add(folder / f"{name}.txt")
    build_snapshot(data_dir, analyzer=analyzer, embedder=embedder)
    return data_dir


class CountingEmbedder:
    """An embedder that remembers what it was given."""

    name = "counting"
    dim = 2

    def __init__(self, sha256: str = "ab" * 32) -> None:
        self.sha256 = sha256
        self.seen: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.encode_passages(texts)

    def encode_passages(
        self, texts: Sequence[str], *, progress: bool = False
    ) -> NDArray[np.float32]:
        self.seen += texts
        return np.array([[len(text), 1] for text in texts], dtype=np.float32).reshape(-1, 2)


@pytest.fixture
def make_embedder() -> Callable[..., CountingEmbedder]:
    """Return what makes embedders that remember what they were given."""
    return CountingEmbedder


@pytest.fixture
def aged_data(own_data: Path) -> Path:
    """Return data whose snapshot was built before the version of the figures' rules was kept."""
    live = live_folder(own_data)
    path = live / MANIFEST_FILE
    fields = json.loads(path.read_text(encoding="utf-8"))
    del fields["figure_rules"]
    fields["build_id"] = Manifest(**fields).content_id
    path.write_text(json.dumps(fields), encoding="utf-8")
    live.rename(live.with_name(fields["build_id"]))
    (own_data / CURRENT_FILE).write_text(fields["build_id"], encoding="utf-8")
    return own_data
