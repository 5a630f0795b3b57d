"""A manifest notices whatever happens to the files beside it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import SnapshotError
from index.manifest import MANIFEST_FILE, SCHEMA_VERSION, Manifest, file_record

COMPLETE = {
    "schema_version": SCHEMA_VERSION,
    "build_id": "x",
    "figure_rules": 1,
    **{name: {} for name in ("embedder", "analyzer", "counts", "files")},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bm25.npz").write_bytes(b"some bytes")
    manifest = Manifest(
        schema_version=SCHEMA_VERSION,
        build_id="",
        embedder={"name": "made-up", "sha256": "00", "dim": 8},
        analyzer={"version": "1"},
        counts={"passages": 1},
        files={"bm25.npz": file_record(tmp_path / "bm25.npz")},
    )
    replace(manifest, build_id=manifest.content_id).save(tmp_path)
    return tmp_path


def test_a_manifest_comes_back_as_it_was_saved(folder: Path) -> None:
    manifest = Manifest.load(folder)
    assert len(manifest.build_id) == 16
    assert manifest.files["bm25.npz"]["size_bytes"] == 10


def test_a_manifest_from_before_the_rules_of_figures_were_recorded_is_whole(folder: Path) -> None:
    assert Manifest.load(folder).figure_rules is None


def test_the_id_of_the_content_is_of_all_but_the_id_itself(folder: Path) -> None:
    manifest = Manifest.load(folder)
    assert manifest.content_id == replace(manifest, build_id="another").content_id
    assert manifest.content_id != replace(manifest, counts={"passages": 2}).content_id
    assert manifest.content_id != replace(manifest, figure_rules=1).content_id


def test_one_changed_byte_is_noticed(folder: Path) -> None:
    (folder / "bm25.npz").write_bytes(b"some bytez")
    with pytest.raises(SnapshotError, match=r"bm25\.npz: altered.*zhiwen index"):
        Manifest.load(folder)


def test_a_changed_field_is_noticed(folder: Path) -> None:
    path = folder / MANIFEST_FILE
    path.write_text(path.read_text("utf-8").replace("made-up", "another"), "utf-8")
    with pytest.raises(SnapshotError, match=r"manifest\.json: altered.*zhiwen index"):
        Manifest.load(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "bm25.npz").unlink()
    with pytest.raises(SnapshotError, match=r"bm25\.npz: missing"):
        Manifest.load(folder)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not valid JSON"),
        ("[]", "schema version"),
        (json.dumps({"schema_version": SCHEMA_VERSION + 1}), "schema version"),
        (json.dumps({"schema_version": SCHEMA_VERSION - 1}), "schema version.*zhiwen index"),
        (json.dumps({"schema_version": SCHEMA_VERSION, "build_id": "x"}), "expected the keys"),
        (json.dumps({**COMPLETE, "colour": "red"}), "expected the keys"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(folder: Path, content: str, message: str) -> None:
    (folder / MANIFEST_FILE).write_text(content, encoding="utf-8")
    with pytest.raises(SnapshotError, match=message):
        Manifest.load(folder)
