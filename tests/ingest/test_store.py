import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ingest import DocumentStore, Facsimile, IngestError, PageMap, read_document
from ingest.source import read_source

OLD = "二〇二二年报告\n\n案件增长，同比上升。\n"
NEW = "二〇二三年报告\n\n案件下降，同比减少。\n"


def write(folder: Path, text: str, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> DocumentStore:
    return DocumentStore(tmp_path / "data")


def files(folder: Path) -> list[Path]:
    return sorted((folder / "data" / "documents").iterdir())


def test_an_empty_store_holds_no_documents(store: DocumentStore) -> None:
    assert store.documents() == ()


def test_a_document_is_kept_whole(tmp_path: Path, store: DocumentStore) -> None:
    path = write(tmp_path, OLD)
    outcome = store.add(path)
    assert (outcome.status, outcome.replaced_doc_id) == ("added", None)
    assert store.documents() == (outcome.document,) == (read_document(path),)


def test_the_same_file_twice_changes_nothing(tmp_path: Path, store: DocumentStore) -> None:
    path = write(tmp_path, OLD)
    store.add(path)
    before = [(file.name, file.stat().st_mtime_ns) for file in files(tmp_path)]
    assert store.add(path).status == "unchanged"
    assert [(file.name, file.stat().st_mtime_ns) for file in files(tmp_path)] == before


def test_a_changed_file_replaces_the_old_one(tmp_path: Path, store: DocumentStore) -> None:
    old = store.add(write(tmp_path, OLD)).document
    outcome = store.add(write(tmp_path, NEW))
    assert (outcome.status, outcome.replaced_doc_id) == ("replaced", old.doc_id)
    assert store.documents() == (outcome.document,)
    assert outcome.document.text == NEW


def test_changed_metadata_replaces_the_old_ones(tmp_path: Path, store: DocumentStore) -> None:
    old = store.add(write(tmp_path, OLD)).document
    write(tmp_path, "title: 年报", "report.yaml")
    outcome = store.add(tmp_path / "report.txt")
    assert (outcome.status, outcome.replaced_doc_id) == ("replaced", old.doc_id)
    assert outcome.document.title == "年报"


def test_the_same_bytes_under_another_name_are_kept_once(
    tmp_path: Path, store: DocumentStore
) -> None:
    first = store.add(write(tmp_path, OLD, "a.txt")).document
    outcome = store.add(write(tmp_path, OLD, "b.txt"))
    assert (outcome.status, outcome.document) == ("unchanged", first)
    assert store.documents() == (first,)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["a.txt", "b.txt"])
def test_a_text_in_another_encoding_is_there_already(
    tmp_path: Path, store: DocumentStore, encoding: str, name: str
) -> None:
    first = store.add(write(tmp_path, OLD, "a.txt")).document
    (tmp_path / name).write_bytes(OLD.replace("\n", "\r\n").encode(encoding))
    outcome = store.add(tmp_path / name)
    assert (outcome.status, outcome.document) == ("unchanged", first)


def test_a_name_that_takes_the_bytes_of_another_gives_up_its_own(
    tmp_path: Path, store: DocumentStore
) -> None:
    first = store.add(write(tmp_path, OLD, "a.txt")).document
    second = store.add(write(tmp_path, NEW, "b.txt")).document
    outcome = store.add(write(tmp_path, OLD, "b.txt"))
    assert (outcome.status, outcome.replaced_doc_id) == ("replaced", second.doc_id)
    assert store.documents() == (first,)


def test_documents_are_sorted_by_id(tmp_path: Path, store: DocumentStore) -> None:
    for name, text in (("b.txt", OLD), ("a.txt", NEW), ("报告.txt", OLD + NEW)):
        store.add(write(tmp_path, text, name))
    ids = [document.doc_id for document in store.documents()]
    assert ids == sorted(ids)
    assert [doc_id.split("-")[0] for doc_id in ids] == ["a", "b", "report"]


def test_a_refused_file_leaves_the_store_as_it_was(tmp_path: Path, store: DocumentStore) -> None:
    kept = store.add(write(tmp_path, OLD)).document
    write(tmp_path, "")
    with pytest.raises(IngestError, match="empty"):
        store.add(tmp_path / "report.txt")
    assert store.documents() == (kept,)
    assert len(files(tmp_path)) == 1


def test_a_document_is_removed_by_its_id(tmp_path: Path, store: DocumentStore) -> None:
    document = store.add(write(tmp_path, OLD)).document
    store.remove(document.doc_id)
    assert store.documents() == ()
    with pytest.raises(IngestError, match="no document"):
        store.remove(document.doc_id)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"version": 9, "document": {}}', '{"version": 1, "document": {"text": ""}}'],
)
def test_a_damaged_file_is_named(tmp_path: Path, store: DocumentStore, content: str) -> None:
    store.add(write(tmp_path, OLD))
    (file,) = files(tmp_path)
    file.write_text(content, encoding="utf-8")
    with pytest.raises(IngestError, match="damaged document") as raised:
        store.documents()
    assert str(file) in str(raised.value)


def test_a_file_that_cannot_be_read_is_not_called_damaged(
    tmp_path: Path, store: DocumentStore
) -> None:
    store.add(write(tmp_path, OLD))
    (file,) = files(tmp_path)
    file.unlink()
    file.mkdir()
    with pytest.raises(IngestError, match="cannot be read: Is a directory; let this user read it"):
        store.documents()


def test_an_altered_text_is_noticed(tmp_path: Path, store: DocumentStore) -> None:
    store.add(write(tmp_path, OLD))
    (file,) = files(tmp_path)
    record = json.loads(file.read_text(encoding="utf-8"))
    record["document"]["text"] = record["document"]["text"].replace("增长", "下降")
    file.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(IngestError, match="damaged document"):
        store.documents()


def test_what_a_killed_write_left_behind_is_no_document(
    tmp_path: Path, store: DocumentStore
) -> None:
    document = store.add(write(tmp_path, OLD)).document
    (tmp_path / "data" / "documents" / "half.tmp").write_text("{", encoding="utf-8")
    assert store.documents() == (document,)


def _rewrite(folder: Path, version: int, change: Callable[[dict[str, Any]], None]) -> None:
    """Make the only document of a store one that an older version kept."""
    (file,) = (folder / "documents").glob("*.json")
    fields = json.loads(file.read_text(encoding="utf-8"))["document"]
    change(fields)
    digest = hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
    old = {"version": version, "sha256": digest, "document": fields}
    file.write_text(json.dumps(old, ensure_ascii=False), encoding="utf-8")


def test_a_document_stored_before_it_had_a_context_is_given_one(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("2026年云南省政府工作报告\n\n全省增长5%。", encoding="utf-8")
    store = DocumentStore(tmp_path / "data")
    added = store.add(report).document
    _rewrite(tmp_path / "data", 1, lambda fields: fields.pop("context"))

    assert store.documents() == (added,)


def test_a_document_stored_before_it_had_a_date_of_force_is_given_one(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("昆明市条例\n第九条 本条例自2018年7月1日起施行。", encoding="utf-8")
    report.with_suffix(".yaml").write_text("kind: measures", encoding="utf-8")
    store = DocumentStore(tmp_path / "data")
    added = store.add(report).document

    def age(fields: dict[str, Any]) -> None:
        context = fields["context"]
        del context["in_force"], context["revised"]
        context["read_from"] = [pair for pair in context["read_from"] if pair[0] != "in_force"]

    _rewrite(tmp_path / "data", 2, age)

    assert store.documents() == (added,)
    assert added.context.in_force == "2018-07-01"


def test_what_of_a_file_could_not_be_read_is_kept_with_it(
    tmp_path: Path, store: DocumentStore
) -> None:
    source = replace(read_source(write(tmp_path, OLD)), warnings=("page 3 is a scan",))
    document = store.keep(source).document
    assert store.warnings(document) == ("page 3 is a scan",)
    corrected = store.correct(document.doc_id, {"year": 2021})
    assert store.warnings(corrected) == ("page 3 is a scan",)
    assert store.known(document.source_name, source.fingerprint) == corrected


def told(store: DocumentStore, *, at_work: bool = False) -> list[tuple[str, str]]:
    found = store.inspect(at_work=at_work)
    return [(finding.kind, finding.message) for finding in found.findings]


def test_of_a_store_as_it_should_be_nothing_is_found(tmp_path: Path, store: DocumentStore) -> None:
    assert told(store) == []
    store.add(write(tmp_path, OLD, "报告.txt"))
    store.add(write(tmp_path, NEW, "report.txt"))
    found = store.inspect()
    assert (found.findings, found.documents) == ((), store.documents())
    assert list(found.files) == files(tmp_path)


def test_damage_of_one_document_hides_no_other(tmp_path: Path, store: DocumentStore) -> None:
    store.add(write(tmp_path, OLD, "a.txt"))
    whole = store.add(write(tmp_path, NEW, "b.txt")).document
    file = files(tmp_path)[0]
    file.write_text("{", encoding="utf-8")
    assert store.inspect().documents == (whole,)
    [(kind, message)] = told(store)
    assert kind == "damaged"
    assert message.startswith(f"{file}: damaged document")
    assert message.endswith("delete it and ingest its report again")


def test_copies_and_halves_are_left_over(tmp_path: Path, store: DocumentStore) -> None:
    document = store.add(write(tmp_path, OLD, "报告.txt")).document
    (file,) = files(tmp_path)
    copy = file.with_name("copy.json")
    copy.write_bytes(file.read_bytes())
    file.with_name("half.tmp").touch()
    file.with_name(".hidden").touch()
    assert store.inspect().documents == (document,)
    assert told(store) == [
        ("left_over", f"{copy}: not where 报告.txt is kept, a copy; delete it"),
        ("left_over", f"{file.with_name('half.tmp')}: no document; delete it"),
    ]
    assert len(told(store, at_work=True)) == 1


def with_pages(tmp_path: Path, store: DocumentStore) -> tuple[Path, str, str]:
    """Keep a document with a file with pages; return that file, its sum and its fingerprint."""
    source = read_source(write(tmp_path, OLD))
    sha256 = hashlib.sha256(source.path.read_bytes()).hexdigest()
    shown = Facsimile(file_sha256=sha256, page_map=PageMap(boxes=b"", scores=b""))
    store.keep(replace(source, document=replace(source.document, facsimile=shown)))
    return tmp_path / "data" / "originals" / sha256, sha256, source.fingerprint


def test_a_file_with_pages_that_is_gone_is_read_anew(tmp_path: Path, store: DocumentStore) -> None:
    kept, _, fingerprint = with_pages(tmp_path, store)
    assert told(store) == []
    assert store.inspect().files[-1] == kept
    assert store.known("report.txt", fingerprint) is not None
    kept.unlink()
    assert store.known("report.txt", fingerprint) is None
    [(kind, message)] = told(store)
    assert kind == "missing"
    assert "report.txt is not kept, so its pages are not shown; ingest it again" in message


def test_an_altered_file_with_pages_is_damage(tmp_path: Path, store: DocumentStore) -> None:
    kept, _, _ = with_pages(tmp_path, store)
    kept.write_bytes(b"other")
    [(kind, message)] = told(store)
    assert kind == "damaged"
    assert message.startswith(f"{kept}: altered since report.txt was read from it; delete it")


def test_a_file_of_no_document_is_left_over_if_all_documents_are_known(
    tmp_path: Path, store: DocumentStore
) -> None:
    kept, _, _ = with_pages(tmp_path, store)
    orphan = kept.with_name("0" * 64)
    orphan.touch()
    assert told(store) == [("left_over", f"{orphan}: of no document; `zhiwen index` removes it")]
    assert told(store, at_work=True) == []
    files(tmp_path)[0].write_text("{", encoding="utf-8")
    assert [kind for kind, _ in told(store)] == ["damaged"]
