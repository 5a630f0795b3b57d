from collections.abc import Callable
from pathlib import Path

import pytest

HEAD = "document\ttitle\tissuers\tissued\treported\tplanned\tin_force\tplaces\n"


def _write(folder: Path, issued: str) -> Path:
    text = "昆明市养犬条例\n（2020年1月20日昆明市人民代表大会常务委员会通过）\n第一条 正文。"
    (folder / "law.txt").write_text(text, encoding="utf-8")
    row = f"law\t昆明市养犬条例\t昆明市人民代表大会常务委员会\t{issued}\t\t\t\t昆明市\n"
    (folder / "facts.tsv").write_text(HEAD + row, encoding="utf-8")
    return folder / "facts.tsv"


def test_what_documents_print_is_scored_by_field(
    run_eval: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_eval("contexts", _write(tmp_path, "2020-01-20"), tmp_path) == 0
    printed = capsys.readouterr().out
    assert "1 documents" in printed
    assert "kinds: law 1" in printed
    assert "read as" not in printed


def test_a_field_read_wrong_is_listed_and_fails(
    run_eval: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_eval("contexts", _write(tmp_path, "2021-01-20"), tmp_path) == 1
    assert "law issued: 2021-01-20, read as 2020-01-20" in capsys.readouterr().out


def test_a_folder_without_the_documents_is_refused(
    run_eval: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = _write(tmp_path, "2020-01-20")
    (tmp_path / "empty").mkdir()
    assert run_eval("contexts", table, tmp_path / "empty") == 2
    assert "no document of it lies in" in capsys.readouterr().err
