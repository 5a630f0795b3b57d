import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import CliRunner, Result

from service.cli import app

TEXT = "2023年，知识产权民事案件适用惩罚性赔偿共计391件。"
Zhiwen = Callable[..., Result]


def test_a_file_is_checked(
    zhiwen_on: Callable[[Path], Zhiwen], both_data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8-sig")
    shown = zhiwen_on(both_data)("check-text", str(file))
    assert shown.exit_code == 0
    assert "391件  contradicted" in shown.stdout
    assert "319件" in shown.stdout


def test_json_and_csv_are_printed_where_asked_for(
    zhiwen_on: Callable[[Path], Zhiwen], both_data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    zhiwen = zhiwen_on(both_data)
    assert json.loads(zhiwen("check-text", str(file), "--json").stdout)["claims"][0]["raw"]
    assert zhiwen("check-text", str(file), "--csv").stdout.startswith("\ufeffstart,end,kind")
    assert zhiwen("check-text", str(file), "--csv", "--json").exit_code != 0


def test_standard_input_is_checked(both_data: Path) -> None:
    environ = {"ZHIWEN_DATA": str(both_data)}
    shown = CliRunner().invoke(app, ["check-text"], input=TEXT.encode(), env=environ)
    assert "391件  contradicted" in shown.stdout


def test_a_file_that_cannot_be_read_is_told(fresh: Zhiwen, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(b"\xff\xfe\xfa")
    for name in ("latin.txt", "missing.txt"):
        shown = fresh("check-text", str(tmp_path / name))
        assert shown.exit_code != 0
        assert name in shown.stderr
