"""Building a snapshot: complete or not at all, and the same from the same."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index import Embedder, Searcher, SnapshotError, build_snapshot
from index.manifest import MANIFEST_FILE, Manifest
from index.snapshot import SNAPSHOTS_FOLDER, live_folder
from ingest import Analyzer, DocumentStore
from ingest.figures import FIGURE_RULES_VERSION


def rebuild(data_dir: Path, analyzer: Analyzer, embedder: Embedder) -> str:
    return build_snapshot(data_dir, analyzer=analyzer, embedder=embedder).build_id


def test_building_the_same_again_changes_nothing(
    own_data: Path, analyzer: Analyzer, embedder: Embedder
) -> None:
    live = live_folder(own_data)
    info = build_snapshot(own_data, analyzer=analyzer, embedder=embedder)
    assert (info.changed, info.build_id) == (False, live.name)
    assert [path.name for path in (own_data / SNAPSHOTS_FOLDER).iterdir()] == [live.name]


def test_an_index_of_older_rules_of_figures_is_served_until_it_is_built_anew(
    aged_data: Path, analyzer: Analyzer, embedder: Embedder
) -> None:
    searcher = Searcher.load(aged_data, analyzer=analyzer, embedder=embedder)
    assert "12345件" in searcher.search("受理各类案件", k=1)[0].passage.text
    assert build_snapshot(aged_data, analyzer=analyzer, embedder=embedder).changed
    assert Manifest.load(live_folder(aged_data)).figure_rules == FIGURE_RULES_VERSION


def test_a_replaced_document_is_gone_from_the_next_snapshot(
    own_data: Path, analyzer: Analyzer, embedder: Embedder
) -> None:
    before = live_folder(own_data).name
    changed = own_data.parent / "court-2021.txt"
    changed.write_text("# 某省高级人民法院工作报告\n\n全年受理案件99999件。\n", encoding="utf-8")
    DocumentStore(own_data).add(changed)
    assert rebuild(own_data, analyzer, embedder) != before
    searcher = Searcher.load(own_data, analyzer=analyzer, embedder=embedder)
    texts = [hit.passage.text for hit in searcher.search("受理案件", k=50)]
    assert any("99999" in text for text in texts)
    assert not any("12345" in text for text in texts)


def test_an_empty_store_is_refused(tmp_path: Path, analyzer: Analyzer, embedder: Embedder) -> None:
    with pytest.raises(SnapshotError, match="no passage to index; run `zhiwen ingest"):
        rebuild(tmp_path, analyzer, embedder)


@pytest.mark.parametrize("name", ["bm25.npz", "dense.faiss", "passages.sqlite", "tokens.npy"])
def test_a_snapshot_with_one_byte_changed_is_refused_by_name(
    own_data: Path, analyzer: Analyzer, embedder: Embedder, name: str
) -> None:
    path = live_folder(own_data) / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(SnapshotError, match=f"{name}: altered"):
        Searcher.load(own_data, analyzer=analyzer, embedder=embedder)


def lose_a_file(live: Path) -> None:
    (live / "bm25.npz").unlink()


def alter_the_manifest(live: Path) -> None:
    path = live / MANIFEST_FILE
    path.write_text(path.read_text("utf-8").replace('"zhiwen-static"', '"another"'), "utf-8")


@pytest.mark.parametrize("harm", [lose_a_file, alter_the_manifest])
def test_indexing_again_mends_a_damaged_snapshot(
    own_data: Path, analyzer: Analyzer, embedder: Embedder, harm: Callable[[Path], None]
) -> None:
    live = live_folder(own_data)
    harm(live)
    assert rebuild(own_data, analyzer, embedder) == live.name
    assert Searcher.load(own_data, analyzer=analyzer, embedder=embedder).search("法院")


def test_a_build_killed_half_way_leaves_the_old_snapshot_serving(
    own_data: Path, analyzer: Analyzer, embedder: Embedder, model_path: Path
) -> None:
    live = live_folder(own_data)
    program = (
        "import sys; from pathlib import Path; from index import building, load_embedder;"
        " from ingest import Analyzer;"
        " building.publish = lambda *_: (print('built', flush=True), __import__('time').sleep(60));"
        " building._is_live = lambda *_: False;"
        " building.build_snapshot(Path(sys.argv[1]), analyzer=Analyzer(),"
        " embedder=load_embedder(sys.argv[2]))"
    )
    building = subprocess.Popen(
        [sys.executable, "-c", program, str(own_data), str(model_path)], stdout=subprocess.PIPE
    )
    assert building.stdout is not None
    assert building.stdout.readline() == b"built\n"
    building.send_signal(signal.SIGKILL)
    building.wait(timeout=30)
    building.stdout.close()
    abandoned = list((own_data / SNAPSHOTS_FOLDER).glob(".building-*"))
    assert (len(abandoned), live_folder(own_data)) == (1, live)
    assert Searcher.load(own_data, analyzer=analyzer, embedder=embedder).search("法院")


def test_a_slow_embedder_embeds_each_sentence_once(
    own_data: Path, analyzer: Analyzer, make_embedder: Callable[..., Any]
) -> None:
    embedder = make_embedder()
    build_snapshot(own_data, analyzer=analyzer, embedder=embedder)
    first = len(embedder.seen)
    build_snapshot(own_data, analyzer=analyzer, embedder=embedder)
    assert len(embedder.seen) == first > 0
