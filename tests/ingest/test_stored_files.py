"""A document is read from its file as it was written, or refused."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import Document, DocumentContext, IngestError
from ingest.stored_files import ASIDE_SUFFIX, STORE_VERSION, load_record, read_stored, write_stored

TEXT = "岚江市统计公报\n\n全市生产总值5亿元。\n"
DOCUMENT = Document(
    doc_id="lanjiang-2023-00000000",
    title="岚江市统计公报",
    issuer="岚江市统计局",
    year=2023,
    language="zh",
    source_name="lanjiang.txt",
    sha256="0" * 64,
    text=TEXT,
    context=DocumentContext(places=("岚江市",)),
    pages=(0, 9),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "documents" / "lanjiang.json"
    write_stored(path, DOCUMENT, {"warnings": ["a page is empty"]})
    return path


def test_a_document_comes_back_as_it_was(file: Path) -> None:
    assert read_stored(file) == DOCUMENT
    assert load_record(file)["warnings"] == ["a page is empty"]


def test_nothing_is_left_aside(file: Path) -> None:
    write_stored(file, replace(DOCUMENT, year=2024), {})
    assert read_stored(file).year == 2024
    assert not list(file.parent.glob(f"*{ASIDE_SUFFIX}"))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"version": STORE_VERSION + 1}, "version"),
        ({"sha256": "1" * 64}, "its sum does not match"),
        ({"document": {}}, "its sum does not match"),
    ],
)
def test_a_changed_file_is_refused_by_name(
    file: Path, changed: dict[str, object], why: str
) -> None:
    file.write_text(json.dumps({**load_record(file), **changed}), encoding="utf-8")
    with pytest.raises(IngestError, match=rf"lanjiang\.json: damaged document: .*{why}"):
        read_stored(file)


def test_half_a_file_is_refused(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:99])
    with pytest.raises(IngestError, match="ingest its report again"):
        read_stored(file)


def test_a_file_that_lacks_is_said_to_be_unreadable(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="cannot be read: No such file"):
        read_stored(tmp_path / "none.json")
