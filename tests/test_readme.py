"""What the README and the page of settings say is what the code does."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from service import SETTINGS
from service.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS_PAGE = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
BOTH = README + (ROOT / "README.zh.md").read_text(encoding="utf-8")


def test_the_table_of_settings_is_the_one_in_the_code() -> None:
    rows = re.findall(r"^\| `(ZHIWEN_\w+)` \| (.*?) \| (.*) \|$", SETTINGS_PAGE, re.MULTILINE)
    expected = [(row.name, f"`{row.default}`" if row.default else "", row.help) for row in SETTINGS]
    assert rows == expected


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^    zhiwen (\w+)", BOTH, re.M))))
def test_every_command_shown_exists(command: str) -> None:
    assert command in get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "target", sorted(set(re.findall(r"(?:^    |`|\$ )make (\w+)", BOTH, re.M)))
)
def test_every_make_target_shown_exists(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_it_is_short_enough_to_be_read() -> None:
    assert len(README.splitlines()) < 150


@pytest.mark.parametrize("path", re.findall(r"\]\((?!http)([^)#]+)(?:#[^)]*)?\)", BOTH))
def test_every_file_linked_to_is_there(path: str) -> None:
    assert (ROOT / path).exists()
