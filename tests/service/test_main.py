"""The command as a process: it leaves at once, with its exit code and all that it printed."""

import subprocess
import sys

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
