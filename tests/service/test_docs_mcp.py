"""The page about the MCP server: its calls return what it shows, its commands and tools exist."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from index import Embedder, Searcher
from ingest import Analyzer, ZhiwenError
from service.cli import app
from service.composition import open_answerer
from service.library import Library
from service.settings import Settings
from service.tools import TOOLS, find_tool

PAGE = (Path(__file__).parents[2] / "docs" / "mcp.md").read_text(encoding="utf-8")
CALLS = re.findall(r'^```json\n(\{"name"[^\n]*)\n```\n```text\n(.*?)\n```$', PAGE, re.M | re.S)
ZHIWEN: Any = get_command(app)


@pytest.fixture(scope="module")
def report_library(report_data: Path, analyzer: Analyzer, embedder: Embedder) -> Library:
    searcher = Searcher.load(report_data, analyzer=analyzer, embedder=embedder)
    return Library(searcher, open_answerer(Settings.from_environ({}), searcher, embedder))


def test_every_tool_has_an_example() -> None:
    assert {json.loads(call)["name"] for call, _ in CALLS} == set(TOOLS)


@pytest.mark.parametrize(("call", "shown"), CALLS)
def test_a_call_returns_the_text_that_is_shown(
    report_library: Library, call: str, shown: str
) -> None:
    asked = json.loads(call)
    tool = find_tool(asked["name"])
    try:
        text = tool.text(tool.prepare(report_library, asked["arguments"])())
    except ZhiwenError as error:
        text = str(error)
    assert re.fullmatch(re.escape(shown).replace("…", ".*"), text, re.S), text


def test_the_table_of_tools_is_the_one_of_the_code() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| .* \|$", PAGE, re.M)
    shown = {name: re.findall(r"\w+", arguments) for name, arguments in rows}
    assert shown == {name: list(tool.input_schema["properties"]) for name, tool in TOOLS.items()}


@pytest.mark.parametrize("line", re.findall(r"^    (zhiwen .*)$", PAGE, re.M))
def test_a_command_that_is_shown_has_options_that_exist(line: str) -> None:
    _, name, *options = shlex.split(line)
    assert ZHIWEN.commands[name].make_context(name, options).info_name == name
