"""`check`, `backup` and `restore` as they are typed."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Zhiwen = Callable[..., Result]


@pytest.fixture
def copied(both_data: Path, tmp_path: Path) -> Path:
    """Return a copy of the data of both reports, for one test to change."""
    return Path(shutil.copytree(both_data, tmp_path / "data"))


def test_all_is_well_is_one_line_and_exit_code_0(
    both_data: Path, zhiwen_on: Callable[[Path], Zhiwen]
) -> None:
    outcome = zhiwen_on(both_data)("check")
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    assert re.fullmatch(r"all is well: 2 documents, index \w{16}\n", outcome.stdout)
    body = json.loads(zhiwen_on(both_data)("check", "--json").stdout)
    assert (body["ok"], body["documents"], body["findings"]) == (True, 2, [])


def test_each_finding_is_one_line_and_the_exit_code_1(
    copied: Path, zhiwen_on: Callable[[Path], Zhiwen]
) -> None:
    (copied / "documents" / "half.tmp").touch()
    next((copied / "documents").glob("small*")).unlink()
    outcome = zhiwen_on(copied)("check")
    assert outcome.exit_code == 1
    assert re.fullmatch(
        r"left over: \S+half\.tmp: no document; delete it\n"
        r"outdated: the snapshot \w+: document small-\w+ not here any more; run `zhiwen index`\n",
        outcome.stdout,
    )
    body = json.loads(zhiwen_on(copied)("check", "--json").stdout)
    assert [finding["kind"] for finding in body["findings"]] == ["left_over", "outdated"]


def test_checking_a_folder_that_is_not_there_makes_none(fresh: Zhiwen, tmp_path: Path) -> None:
    outcome = fresh("check")
    assert (outcome.exit_code, outcome.stdout.count("\n")) == (1, 1)
    assert not (tmp_path / "data").exists()


def test_what_was_backed_up_is_restored_elsewhere_and_answers(
    both_data: Path, tmp_path: Path, zhiwen_on: Callable[[Path], Zhiwen]
) -> None:
    data = Path(shutil.copytree(both_data, tmp_path / "data"))
    file, elsewhere = str(tmp_path / "a.tar.gz"), zhiwen_on(tmp_path / "elsewhere")
    written = zhiwen_on(data)("backup", file)
    assert written.exit_code == 0
    assert re.match(r"backed up: .*a\.tar\.gz \(2 documents, index \w{16}, ", written.stdout)
    restored = elsewhere("restore", file)
    assert (restored.exit_code, restored.stderr) == (0, "")
    assert restored.stdout.startswith(f"restored: {file} (2 documents, index ")
    assert "319件" in elsewhere("ask", "2023年惩罚性赔偿案件数").stdout


def test_what_of_a_backup_is_not_as_it_should_be_here_is_a_note(
    fresh: Zhiwen, small_path: Path, tmp_path: Path, zhiwen_on: Callable[[Path], Zhiwen]
) -> None:
    fresh("ingest", str(small_path))
    file = str(tmp_path / "a.tar.gz")
    written = fresh("backup", file)
    assert "(1 document, no index, " in written.stdout
    assert (
        written.stderr == "note: there is no index in it; run `zhiwen index` once it is restored\n"
    )
    restored = zhiwen_on(tmp_path / "elsewhere")("restore", file)
    assert restored.exit_code == 0
    assert re.fullmatch(r"note: .*no snapshot yet; run .*`zhiwen index`\n", restored.stderr)


def test_programs_are_told_what_a_backup_holds(
    fresh: Zhiwen, small_path: Path, tmp_path: Path
) -> None:
    fresh("ingest", str(small_path))
    file = tmp_path / "a.tar.gz"
    body = json.loads(fresh("backup", str(file), "--json").stdout)
    assert (body["ok"], body["file"], body["documents"]) == (True, str(file), 1)
    assert body["size_bytes"] == file.stat().st_size
    again = json.loads(fresh("restore", str(file), "--force", "--json").stdout)
    assert {name: again[name] for name in ("documents", "originals", "build_id", "created")} == {
        name: body[name] for name in ("documents", "originals", "build_id", "created")
    }
    assert [finding["kind"] for finding in again["findings"]] == ["outdated"]


def test_what_cannot_be_backed_up_or_restored_is_one_line_and_exit_code_1(
    fresh: Zhiwen, small_path: Path, tmp_path: Path
) -> None:
    no_backup = tmp_path / "报告.txt"
    no_backup.write_text("没有备份", encoding="utf-8")
    calls = [("backup", str(tmp_path / "a.tar.gz")), ("restore", str(no_backup))]
    calls += [("restore", str(tmp_path / "gone.tar.gz"))]
    for args in calls:
        outcome = fresh(*args)
        assert (outcome.exit_code, outcome.stdout) == (1, "")
        assert re.fullmatch(r"error: .+\n", outcome.stderr)
    fresh("ingest", str(small_path))
    assert fresh("backup", str(no_backup)).exit_code == 1
    assert no_backup.read_text("utf-8") == "没有备份"
