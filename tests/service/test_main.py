"""The command as a process: it leaves at once, with its exit code and all that it printed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("arguments", "code", "out", "err"),
    [
        (["--help"], 0, "Exit codes:", ""),
        (["no-such-command"], 2, "", "No such command"),
        (["search", "惩罚性赔偿", "-k", "many"], 2, "", "-k"),
    ],
)
def test_the_process_ends_with_the_code_and_the_output_of_the_command(
    arguments: list[str], code: int, out: str, err: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "service", *arguments], capture_output=True, text=True, check=False
    )
    assert ended.returncode == code
    assert out in ended.stdout
    assert err in ended.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file here is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [["--version"], ["check", "--json"]])
def test_an_output_that_takes_no_more_is_told_in_one_line(
    arguments: list[str], unbuffered: str, tmp_path: Path
) -> None:
    environ = {**os.environ, "ZHIWEN_DATA": str(tmp_path), "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "service", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environ,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr.startswith("error: ")
    assert ended.stderr.endswith("No space left on device; make room there and try again\n")
    assert ended.stderr.count("\n") == 1


def test_a_folder_for_temporary_files_that_is_not_there_is_told_in_one_line(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text("甲市2023年年报\n\n全市受理案件319件。\n")
    without = (
        "import sys, tempfile; tempfile.tempdir = '/nonexistent'; sys.argv[0] = 'zhiwen';"
        "from service.cli import main; main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", without, "ingest", str(tmp_path / "a.txt")],
        capture_output=True,
        text=True,
        env={**os.environ, "ZHIWEN_DATA": str(tmp_path / "data")},
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("error: /nonexistent")
    assert ended.stderr.endswith("No such file or directory; mend the name or make it\n")
    assert ended.stderr.count("\n") == 1
