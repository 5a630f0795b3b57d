"""What `zhiwen mcp` refuses to begin with."""

import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Zhiwen = Callable[..., Result]

ROOT = Path(__file__).parent.parent.parent
WITHOUT_THE_PACKAGE = (
    "import sys; sys.modules['mcp'] = None; sys.argv = ['zhiwen', 'mcp'];"
    "from service.cli import main; main()"
)


def test_without_its_package_the_command_says_how_to_install_it() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_THE_PACKAGE],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (needed,) = project["optional-dependencies"]["mcp"]
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("error: zhiwen mcp needs the package mcp, which cannot be load")
    assert ended.stderr.endswith(f'; run {sys.executable} -m pip install "{needed}"\n')
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "options", [("--port", "8001"), ("--host", "127.0.0.1"), ("--allow-host", "example.org")]
)
def test_an_option_of_http_without_http_is_refused(fresh: Zhiwen, options: tuple[str, str]) -> None:
    outcome = fresh("mcp", *options)
    assert outcome.exit_code == 2
    assert outcome.stderr == (
        "error: --host, --port and --allow-host: only with --http; give it, too\n"
    )
