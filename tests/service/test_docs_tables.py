"""The tables of the docs, of routes, methods, commands, codes and limits, are those of the code."""

import inspect
import re
from pathlib import Path
from typing import Any, get_args

import httpx
import pytest
from typer.main import get_command

from index import MAX_FIGURES, MAX_K, MAX_REACH
from index.figure_terms import MAX_WORDS
from index.query import MAX_QUERY_CHARACTERS
from ingest import FindingKind
from service import Client, Retries, errors
from service.charts import MAX_CHARTED
from service.cli import app
from service.console import EXIT_CODES
from service.errors import TOO_BUSY
from service.middleware import MAX_BODY_BYTES, MAX_TEXT_BYTES
from service.responses_batch import MAX_BATCH_HITS, MAX_QUESTIONS
from service.responses_checks import MAX_CLAIMS, MAX_TEXT_CHARACTERS

ROOT = Path(__file__).parents[2]
ZHIWEN: Any = get_command(app)


def test_the_table_of_routes_is_the_one_of_the_server(http: httpx.Client) -> None:
    paths = http.get("/openapi.json").json()["paths"]
    offered = {f"{method.upper()} {path}" for path, way in paths.items() for method in way}
    assert set(_column("docs/api.md", "route")) == offered
    assert set(_column("docs/client.md", "method", cell=1)) == offered - {
        *("POST /v1/search", "GET /healthz", "GET /metrics", "GET /v1/charts", "POST /v1/gloss")
    }


def test_the_table_of_methods_is_the_one_of_the_client() -> None:
    rows = [re.match(r"(\w+)\((.*)\)", row) for row in _column("docs/client.md", "method")]
    shown = {row[1]: re.findall(r"\w+", row[2]) for row in rows if row}
    methods = dict(inspect.getmembers(Client, inspect.isfunction))
    offered = {
        name: list(inspect.signature(method).parameters)[1:]
        for name, method in methods.items()
        if not name.startswith("_") and name not in {"send", "close"}
    }
    assert shown == offered


def test_every_method_of_the_client_has_an_example() -> None:
    for name, method in inspect.getmembers(Client, inspect.isfunction):
        assert name.startswith("_") or name in {"send", "close"} or "Example:" in method.__doc__


def test_the_table_of_commands_is_the_one_of_the_command_line() -> None:
    helps = {name: str(command.help).splitlines()[0] for name, command in ZHIWEN.commands.items()}
    rows = zip(_column("docs/cli.md", "command"), _column("docs/cli.md", "command", 1), strict=True)
    assert dict(rows) == helps


def test_the_findings_of_a_check_are_those_of_the_code() -> None:
    kinds = [kind.replace("_", " ") for kind in get_args(FindingKind)]
    assert _column("docs/cli.md", "finding") == kinds


def test_the_exit_codes_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| (\d) \| (.*) \|$", read_page("docs/cli.md"), re.M)
    assert {int(code): meaning for code, meaning in rows} == EXIT_CODES


def test_the_error_codes_are_those_of_the_code() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "service").glob("*.py"))
    raised = re.findall(r'code="(\w+)"|return "(\w+)", f?"', source)
    told = {code or other for code, other in raised} | {TOO_BUSY}
    assert set(_column("docs/api.md", "code")) == told


def test_the_errors_of_the_client_are_those_of_the_code() -> None:
    kinds = {
        name
        for name, kind in vars(errors).items()
        if inspect.isclass(kind) and issubclass(kind, errors.ClientError)
    }
    assert set(_column("docs/client.md", "error")) == kinds - {"ClientError"}


def test_the_limits_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| .* \| ([\d,]+) \|$", read_page("docs/api.md"), re.M)
    limits = [MAX_QUERY_CHARACTERS, MAX_K, MAX_REACH, MAX_FIGURES, MAX_QUESTIONS]
    limits += [
        MAX_BATCH_HITS,
        MAX_WORDS,
        MAX_CHARTED,
        MAX_TEXT_CHARACTERS,
        MAX_CLAIMS,
        MAX_BODY_BYTES,
        MAX_TEXT_BYTES,
    ]
    assert [int(row.replace(",", "")) for row in rows] == limits


def test_the_retries_are_those_of_the_code() -> None:
    retries = Retries()
    waits = ", then ".join(f"{retries.first_s * 2**retry:g} s" for retry in range(retries.count))
    assert f"up to {retries.count} times, after a random wait of at most {waits}" in " ".join(
        read_page("docs/client.md").split()
    )


@pytest.mark.parametrize("page", sorted(path.name for path in (ROOT / "docs").glob("*.md")))
def test_every_file_a_page_links_to_is_there(page: str) -> None:
    for path in re.findall(r"\]\((?!http)([^)#]+)", read_page(f"docs/{page}")):
        assert (ROOT / "docs" / path).exists(), path


def read_page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _column(page: str, first: str, cell: int = 0) -> list[str]:
    """Return a column of the table whose first head is given, without marks of code."""
    lines = iter(read_page(page).splitlines())
    next(line for line in lines if line.startswith(f"| {first} |"))
    next(lines)
    found = []
    for line in lines:
        if not line.startswith("|"):
            break
        found.append(line.strip("| ").split(" | ")[cell].strip("`"))
    return found
