"""What is wrong with the snapshots of a data folder is found, and said with what to do."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index import Embedder, SnapshotInspection, inspect_snapshots
from index.manifest import MANIFEST_FILE
from index.snapshot import CURRENT_FILE, SNAPSHOTS_FOLDER, live_folder
from ingest import Analyzer, DocumentStore

GONE = 999_999_999
"""The id of no process."""


def inspect(
    data_dir: Path,
    *,
    analyzer: Analyzer | None = None,
    embedder: Embedder | None = None,
    at_work: bool = False,
) -> SnapshotInspection:
    documents = DocumentStore(data_dir).documents()
    return inspect_snapshots(
        data_dir, documents, analyzer=analyzer, embedder=embedder, at_work=at_work
    )


def told(
    data_dir: Path, *, analyzer: Analyzer | None = None, embedder: Embedder | None = None
) -> list[tuple[str, str]]:
    findings = inspect(data_dir, analyzer=analyzer, embedder=embedder).findings
    return [(finding.kind, finding.message) for finding in findings]


@pytest.fixture
def copied(small_data: Path, tmp_path: Path) -> Path:
    """Return a copy of ``small_data``, for one test to change."""
    return Path(shutil.copytree(small_data, tmp_path / "data"))


def test_of_a_folder_that_is_as_it_should_be_nothing_is_found(
    small_data: Path, analyzer: Analyzer, embedder: Embedder
) -> None:
    found = inspect(small_data, analyzer=analyzer, embedder=embedder)
    live = live_folder(small_data)
    assert (found.findings, found.build_id) == ((), live.name)
    assert sorted(found.files) == sorted(live.iterdir())


def test_without_a_snapshot_what_to_run_is_said(tmp_path: Path) -> None:
    [(kind, message)] = told(tmp_path)
    assert kind == "outdated"
    assert "run `zhiwen ingest FILE...` and then `zhiwen index`" in message


@pytest.mark.parametrize("content", [b"gone\n", b"", b"../..", b"\xff\xfe\x00", b"a\0b"])
def test_a_pointer_to_nothing_is_damage(copied: Path, content: bytes) -> None:
    (copied / CURRENT_FILE).write_bytes(content)
    kind, message = told(copied)[0]
    assert kind == "damaged"
    assert "which is not there; run `zhiwen index`" in message


def remove(live: Path) -> None:
    (live / "bm25.npz").unlink()


def alter(live: Path) -> None:
    (live / "tokens.npy").write_bytes(b"other")


def alter_manifest(live: Path) -> None:
    path = live / MANIFEST_FILE
    path.write_text(path.read_text("utf-8").replace('"dim": 512', '"dim": 511'), "utf-8")


def empty_manifest(live: Path) -> None:
    (live / MANIFEST_FILE).write_text("{}", "utf-8")


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (remove, "bm25.npz: missing from the snapshot"),
        (alter, "tokens.npy: altered since it was built"),
        (alter_manifest, "manifest.json: altered since it was built"),
    ],
)
def test_damage_is_named(copied: Path, harm: Callable[[Path], None], message: str) -> None:
    harm(live_folder(copied))
    found = inspect(copied)
    assert (found.build_id, found.files) == (None, ())
    assert [finding.kind for finding in found.findings] == ["damaged"]
    assert message in found.findings[0].message
    assert "run `zhiwen index`" in found.findings[0].message


def test_a_snapshot_of_another_layout_is_old_and_not_damaged(copied: Path) -> None:
    empty_manifest(live_folder(copied))
    [(kind, message)] = told(copied)
    assert (kind, "not of schema version" in message) == ("outdated", True)


def test_figures_read_by_other_rules_are_told(aged_data: Path) -> None:
    [(kind, message)] = told(aged_data)
    assert kind == "outdated"
    assert "figures were read by rules of version unknown, not " in message


def test_another_embedder_and_other_user_terms_are_told(
    small_data: Path, make_embedder: Callable[..., Any]
) -> None:
    found = told(small_data, analyzer=Analyzer(user_terms=["滨海市"]), embedder=make_embedder())
    assert [kind for kind, _ in found] == ["outdated", "outdated"]
    assert "built with the embedder 'zhiwen-static'" in found[0][1]
    assert "another analyzer or user dictionary" in found[1][1]


def test_documents_that_are_not_those_of_the_index_are_told(copied: Path, tmp_path: Path) -> None:
    store = DocumentStore(copied)
    store.remove("court")
    store.correct("customs", {"issuer": "滨海海关"})
    for number in range(4):
        report = tmp_path / f"新报告-{number}.txt"
        report.write_text(f"滨海市报告\n\n全年办结案件{number}件。\n", encoding="utf-8")
        store.add(report)
    [(kind, message)] = told(copied)
    assert kind == "outdated"
    assert "4 documents (0-" in message
    assert "and 1 more) not in it, document court-2021-" in message
    assert "not here any more, document customs-2022-" in message
    assert message.endswith("corrected since; run `zhiwen index`")


def test_what_builds_left_behind_is_told_unless_a_writer_is_at_work(copied: Path) -> None:
    live = live_folder(copied)
    names = (f".building-{GONE}", f".retired-abc-{GONE}", "older", "oldest")
    for age, name in enumerate(names):
        folder = copied / SNAPSHOTS_FOLDER / name
        shutil.copytree(live, folder)
        os.utime(folder, (1000 - age, 1000 - age))
    (copied / SNAPSHOTS_FOLDER / f".building-{os.getpid()}").mkdir()
    (copied / f".CURRENT-{GONE}").touch()
    (live / "notes.txt").touch()
    found = inspect(copied).findings
    assert {finding.kind for finding in found} == {"left_over"}
    named = {finding.message.partition(": ")[0] for finding in found}
    assert {Path(name).name for name in named} == {
        *(f".building-{GONE}", f".retired-abc-{GONE}", "oldest", f".CURRENT-{GONE}", "notes.txt")
    }
    assert len(inspect(copied, at_work=True).findings) == 1


def test_damage_of_a_snapshot_that_is_not_live_is_no_damage_of_the_data(copied: Path) -> None:
    before = Path(shutil.copytree(live_folder(copied), copied / SNAPSHOTS_FOLDER / "before"))
    assert told(copied) == []
    alter(before)
    assert told(copied) == [("left_over", f"{before}: damaged, but not live; delete it")]
    (before / MANIFEST_FILE).write_text(json.dumps({"schema_version": 6}))
    assert told(copied) == []
