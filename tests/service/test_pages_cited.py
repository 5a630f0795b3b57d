"""A PDF from its file to the page that an answer is cited with."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Zhiwen = Callable[..., Result]
MakePdf = Callable[..., bytes]

FIRST = (
    (150, 100, "2023年澄浦市国民经济和社会发展统计公报", 18),
    (114, 150, "全年全市生产总值1024.5亿元，比上年增长5.2%。", 12),
    (90, 190, "二、农业", 12),
)
SECOND = ((114, 100, "全年粮食产量902.61万吨，比上年下降0.9%。", 12),)


@pytest.fixture
def ask(fresh: Zhiwen, make_pdf: MakePdf, tmp_path: Path) -> Callable[..., str]:
    """Return what asks a question of a report of two pages, and returns what is printed."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "公报.pdf").write_bytes(make_pdf(FIRST, SECOND))
    (folder / "scan.pdf").write_bytes(make_pdf([]))
    (folder / "notes.docx~").write_bytes(b"left alone")
    ingested = fresh("ingest", str(folder))
    assert ingested.exit_code == 1
    assert "2 files: 1 added, 1 failed" in ingested.stdout
    assert "scan.pdf: no text" in ingested.stderr
    fresh("index")
    return lambda *args: fresh("ask", *args).stdout


def test_answers_from_a_pdf_name_their_page(ask: Callable[..., str]) -> None:
    assert "› p. 2\n" in ask("2023年澄浦市粮食产量")
    reply = json.loads(ask("How large was Chengpu's GDP in 2023?", "--json"))
    assert (reply["answer"]["raw"], reply["citations"][0]["page"]) == ("1024.5亿元", 1)
    pages = {hit["passage"]["text"][:4]: hit["passage"]["page"] for hit in reply["hits"]}
    assert pages["全年粮食"] == 2


def test_a_folder_without_reports_and_an_unknown_id_are_refused(
    fresh: Zhiwen, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    outcome = fresh("ingest", str(tmp_path / "empty"))
    assert outcome.exit_code == 1
    assert "without a file of a known kind" in outcome.stderr
    assert "`zhiwen documents` lists them" in fresh("remove", "nope").stderr


def test_a_document_is_removed_by_the_beginning_of_its_id(
    fresh: Zhiwen, make_pdf: MakePdf, tmp_path: Path
) -> None:
    for name in ("north.pdf", "south.pdf"):
        (tmp_path / name).write_bytes(make_pdf((*FIRST, (90, 220, name, 12)), SECOND))
    fresh("ingest", str(tmp_path / "north.pdf"), str(tmp_path / "south.pdf"))
    assert fresh("remove", "north").stdout.startswith("removed: north-")
    fresh("index")
    assert [line[:6] for line in fresh("documents").stdout.splitlines()] == ["south-"]


def test_files_of_one_name_in_two_folders_are_two_documents(fresh: Zhiwen, tmp_path: Path) -> None:
    for year, value in (("2022", "300"), ("2023", "319")):
        folder = tmp_path / "reports" / year
        folder.mkdir(parents=True)
        text = f"岚江市{year}年年报\n\n全市受理案件{value}件。\n"
        (folder / "report.txt").write_text(text, encoding="utf-8")
    assert "2 files: 2 added" in fresh("ingest", str(tmp_path / "reports")).stdout
    fresh("index")
    assert fresh("documents").stdout.count("\n") == 2
    changed = tmp_path / "reports" / "2023" / "report.txt"
    changed.write_text(changed.read_text("utf-8").replace("319", "320"), "utf-8")
    again = fresh("ingest", str(tmp_path / "reports"))
    assert "2 files: 1 replaced, 1 unchanged" in again.stdout


def test_a_zip_file_is_taken_like_a_folder_and_a_bad_one_stops_nothing(
    fresh: Zhiwen, tmp_path: Path
) -> None:
    good, bad = tmp_path / "reports.zip", tmp_path / "bad.zip"
    with zipfile.ZipFile(good, "w") as archive:
        for year in ("2022", "2023"):
            archive.writestr(f"{year}/report.txt", f"岚江市{year}年年报\n\n受理案件{year}件。\n")
        archive.writestr("2023/empty.txt", "")
        archive.writestr("photo.gif", b"GIF8")
    bad.write_bytes(b"PK\x03\x04 cut off")
    outcome = fresh("ingest", str(bad), str(good))
    assert outcome.exit_code == 1
    assert "4 files: 2 added, 2 failed" in outcome.stdout
    assert "added: reports.zip/2022/report.txt" in outcome.stdout
    assert "error: reports.zip/2023/empty.txt" in outcome.stderr
    assert f"error: {bad}: damaged" in outcome.stderr
    assert "photo.gif is no report of a known kind" in outcome.stderr
    assert "2 unchanged" in fresh("ingest", str(good)).stdout


def test_a_file_is_read_again_only_if_it_or_its_metadata_changed(
    fresh: Zhiwen, make_pdf: MakePdf, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf(FIRST, SECOND))
    assert fresh("ingest", str(path)).stdout.startswith("added: ")
    assert fresh("ingest", str(path)).stdout.startswith("unchanged: ")
    path.with_suffix(".yaml").write_text("title: 公报\n", encoding="utf-8")
    assert fresh("ingest", str(path)).stdout.startswith("replaced: ")
