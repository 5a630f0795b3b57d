import gzip
from pathlib import Path

import pytest

from eval.errors import SetError
from eval.report_files import ReportFile, read_work_reports, save_report_file, vary_report
from ingest import read_document

TABLE = """doc\tyear\tsection\tparagraph
2015年中华人民共和国国务院政府工作报告\t2015\t\t现在报告政府工作。
2015年中华人民共和国国务院政府工作报告\t2015\t一、2014年工作回顾\t国内生产总值
2015年中华人民共和国国务院政府工作报告\t2015\t一、2014年工作回顾\t国内生产总值达到63.6万亿元。
2014年中华人民共和国国务院政府工作报告\t2014\t\t“各位”代表。
在中国共产党第十次全国代表大会上的报告\t10\t\t别的。
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "reports.tsv.gz"
    path.write_bytes(gzip.compress(TABLE.encode(), mtime=0))
    return path


def test_work_reports_are_read_by_year_with_their_sections(table: Path) -> None:
    newest, older = read_work_reports(table, [2015, 2014])
    assert newest.name == "gov-work-report-2015"
    assert newest.text == (
        "2015年国务院政府工作报告\n\n国务院\n\n现在报告政府工作。\n\n一、2014年工作回顾\n\n"
        "国内生产总值达到63.6万亿元。\n"
    )
    assert older.text.endswith("“各位”代表。\n")


def test_a_report_saved_is_read_with_its_metadata(table: Path, tmp_path: Path) -> None:
    (report,) = read_work_reports(table, [2015])
    document = read_document(save_report_file(report, tmp_path / "新"))
    assert (document.title, document.issuer, document.year) == (
        "2015年国务院政府工作报告",
        "国务院",
        2015,
    )
    assert document.text == report.text
    assert document.doc_id.startswith("gov-work-report-2015-")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no such file; public sets are not part of the code"),
        ("年\t文\n2015\t报告\n", "wanted doc, year, section, paragraph"),
        (TABLE, "holds no government work report of 10; name another year"),
    ],
)
def test_a_table_that_cannot_serve_is_refused(
    tmp_path: Path, content: str | None, message: str
) -> None:
    path = tmp_path / "表.tsv"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(SetError, match=message):
        read_work_reports(path, [10])


def test_variants_differ_in_year_title_and_numbers(tmp_path: Path) -> None:
    text = "二〇二三年状况\n\n某某局\n\n2023年审结1196件，比2022年多9件，占14.73%。\n"
    report = ReportFile(name="r", title="二〇二三年状况", issuer="某某局", year=2023, text=text)
    older, oldest = vary_report(save_report_file(report, tmp_path), [2022, 2009])
    assert (older.name, older.title, older.year) == ("r-as-2022", "二〇二二年状况", 2022)
    assert "2022年审结1203件，比2021年多9件，占21.80%。" in older.text
    assert "2009年审结1294件，比2008年多9件" in oldest.text
    assert oldest.title == "二〇〇九年状况"


def test_a_report_without_a_year_has_no_variants(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("No year here.\n", encoding="utf-8")
    with pytest.raises(SetError, match=r"note\.txt: the report has no year"):
        list(vary_report(path, [2020]))


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    report = ReportFile(name="r", title="t", issuer="", year=2020, text="x")
    with pytest.raises(SetError, match=r"file/r\.txt: cannot be written"):
        save_report_file(report, tmp_path / "file")
