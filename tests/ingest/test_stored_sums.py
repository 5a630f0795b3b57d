import json
from pathlib import Path

import pytest

from ingest import DocumentStore
from ingest.stored_sums import StoredSums

ONE, TWO = "1" * 64, "2" * 64


@pytest.fixture
def sums(tmp_path: Path) -> StoredSums:
    def refuse(file: Path) -> str:
        raise ValueError(file.name)

    return StoredSums(tmp_path, refuse)


def write(folder: Path, name: str, sha256: str, title: str = "年报") -> Path:
    fields = {"title": title, "sha256": sha256, "text": "案件增长。"}
    file = folder / f"{name}.json"
    dumped = json.dumps({"version": 2, "sha256": "0" * 64, "document": fields}, ensure_ascii=False)
    file.write_text(dumped, encoding="utf-8")
    return file


@pytest.mark.parametrize("title", ["年报", '引号", "sha256": "3', "A title"])
def test_a_report_is_found_by_its_sum(tmp_path: Path, sums: StoredSums, title: str) -> None:
    file = write(tmp_path, "a", ONE, title)
    assert sums.find(ONE, besides=tmp_path / "b.json") == file
    assert sums.find(ONE, besides=file) is None
    assert sums.find(TWO, besides=tmp_path / "b.json") is None


def test_what_another_process_adds_replaces_and_removes_is_seen(
    tmp_path: Path, sums: StoredSums
) -> None:
    nobody = tmp_path / "nobody.json"
    assert sums.find(ONE, besides=nobody) is None
    file = write(tmp_path, "a", ONE)
    assert sums.find(ONE, besides=nobody) == file
    write(tmp_path, "aside", TWO).replace(file)
    assert (sums.find(ONE, besides=nobody), sums.find(TWO, besides=nobody)) == (None, file)
    file.unlink()
    assert sums.find(TWO, besides=nobody) is None


def test_a_document_that_says_no_sum_at_its_head_is_read_whole(
    tmp_path: Path, sums: StoredSums
) -> None:
    write(tmp_path, "long", ONE, title="长" * 3000)
    with pytest.raises(ValueError, match=r"long\.json"):
        sums.find(ONE, besides=tmp_path / "b.json")


def test_adding_a_document_reads_no_other(tmp_path: Path) -> None:
    """Each stored file is made unreadable once it is known: whoever reads it again fails."""
    store = DocumentStore(tmp_path / "data")
    for number in range(4):
        report = tmp_path / f"{number}.txt"
        report.write_text(f"年报\n\n案件{number}件。", encoding="utf-8")
        assert store.add(report).status == "added"
        for file in (tmp_path / "data" / "documents").glob("*.json"):
            file.write_text("{", encoding="utf-8")
