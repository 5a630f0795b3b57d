import re
from pathlib import Path

import pytest

from eval.console import default_folder, open_console, say_written


def test_files_are_named_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    long = Path("报告") / ("x" * 200)
    say_written([Path("a.json"), long])
    assert capsys.readouterr().err == f"written: a.json\nwritten: {long}\n"


def test_tables_have_room_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    open_console().print("字" * 60)
    assert capsys.readouterr().out == "字" * 60 + "\n"


def test_a_folder_is_named_by_command_and_time() -> None:
    assert re.fullmatch(r"runs/ablate-\d{8}T\d{6}Z", default_folder("ablate").as_posix())
