"""Every command and example of README, docs and the client's docstrings is run, on a real server.

A shell block runs in bash and a Python block in this process; the JSON or text block after it is
what it must yield, where ``…`` stands for anything that is left out.
"""

import asyncio
import contextlib
import inspect
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from eval.cli import app as eval_app
from service import AsyncClient, Client
from service.cli import app

ROOT = Path(__file__).parent.parent
PAGES = (
    *("README.md", "README.zh.md", "docs/documents.md", "docs/page.md", "docs/api.md"),
    *("docs/client.md", "docs/cli.md"),
)
# Its questions are written to a file before its commands run.
EVALUATING = "docs/evaluating.md"
# Its commands fetch models of gigabytes: they are only held against the command lines.
MODELS = "docs/models.md"
ADDRESS = "http://127.0.0.1:8000"
LEFT_OUT = "…"
_NOTICE = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>关于召开会议的通知</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>会议定于周五召开。</w:t></w:r></w:p>"
    "</w:body></w:document>"
)
ZHIWEN: Any = get_command(app)
EVAL: Any = get_command(eval_app)


def read_page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Block:
    """A fenced block: ``sh``, ``python``, ``json``, ``jsonl`` or ``text``."""

    kind: str
    text: str


@dataclass(frozen=True)
class Place:
    """A server, and a folder to run commands in with data of its own."""

    url: str
    folder: Path
    environ: Mapping[str, str]


def blocks_of(name: str) -> list[Block]:
    """Return the fenced blocks of a page; the README's commands are indented instead."""
    text = read_page(name)
    found = [Block(*pair) for pair in re.findall(r"^```(\w+)\n(.*?)^```", text, re.M | re.S)]
    commands = re.findall(r"^    (zhiwen .*)$", text, re.M)
    return [*found, Block("sh", "\n".join(commands))] if commands else found


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder made by the documented commands; not to be changed."""
    folder = tmp_path_factory.mktemp("docs-data")
    for words in (["ingest", str(ROOT / "corpus" / "cn-ip-protection-2023.txt")], ["index"]):
        subprocess.run(
            [sys.executable, "-m", "service", *words], env=_environ(folder), cwd=ROOT, check=True
        )
    return folder


@pytest.fixture(scope="session")
def url(data_dir: Path) -> Iterator[str]:
    """Serve as the docs say, and return the address that `serve` itself tells."""
    command = [sys.executable, "-m", "service", "serve", "--port", "0", "--json"]
    with subprocess.Popen(
        command, env=_environ(data_dir), cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())["address"]
        server.terminate()


@pytest.fixture
def place(url: str, data_dir: Path, tmp_path: Path) -> Place:
    shutil.copytree(data_dir, tmp_path / "data")
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    shutil.copytree(ROOT / "corpus", tmp_path / "reports")
    with zipfile.ZipFile(tmp_path / "notice.docx", "w") as archive:
        archive.writestr("word/document.xml", _NOTICE)
    environ = _environ(tmp_path / "data")
    paths = [str(Path(sys.executable).parent), environ["PATH"]]
    if shutil.which("curl") is None:
        paths.insert(0, str(_make_curl(tmp_path / "bin").parent))
    return Place(url, tmp_path, {**environ, "PATH": os.pathsep.join(paths)})


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_what_happens(page: str, place: Place) -> None:
    run_blocks(blocks_of(page), place)


def test_own_questions_are_scored_as_the_page_shows(place: Place) -> None:
    blocks = blocks_of(EVALUATING)
    questions = next(block.text for block in blocks if block.kind == "jsonl")
    (place.folder / "my-questions.jsonl").write_text(questions, encoding="utf-8")
    run_blocks(blocks, place)


def test_the_answer_at_the_top_of_the_readme_is_given(place: Place) -> None:
    found = re.search(r'^\$ make ask Q="(.*)"\n(.*?)^```', read_page("README.md"), re.M | re.S)
    assert found is not None
    run_blocks([Block("sh", f'zhiwen ask "{found[1]}"'), Block("text", found[2])], place)


@pytest.mark.parametrize("owner", [Client, AsyncClient], ids=lambda owner: owner.__name__)
def test_the_examples_of_the_client_print_what_they_say(owner: type, url: str) -> None:
    examples = list(examples_of(owner))
    assert examples
    for code, expected in examples:
        assert run_example(code, url).splitlines() == expected, code


@pytest.mark.parametrize(
    "line", re.findall(r"^((?:zhiwen|python -m eval) .+?)(?: *#.*)?$", read_page(MODELS), re.M)
)
def test_a_command_that_is_not_run_has_options_that_exist(line: str) -> None:
    words = shlex.split(line)
    command, words = (ZHIWEN, words[1:]) if words[0] == "zhiwen" else (EVAL, words[3:])
    assert command.commands[words[0]].make_context(words[0], words[1:]).info_name == words[0]


@pytest.mark.parametrize("page", [MODELS])
def test_python_that_is_not_run_is_python(page: str) -> None:
    for block in blocks_of(page):
        if block.kind == "python":
            assert compile(block.text, page, "exec").co_names


@pytest.mark.parametrize(
    ("shown", "real", "fits"),
    [
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 1, "…": "…"}, {"a": 1, "b": 2}, True),
        ({"a": "…"}, {"a": [1]}, True),
        ([1, "…"], [1, 2, 3], True),
        ([1], [1, 2], False),
        ("票", "票", True),
    ],
)
def test_what_is_shown_fits_only_what_it_leaves_out(
    shown: object, real: object, fits: bool
) -> None:
    assert (find_misfit(shown, real) is None) == fits


def test_the_stand_in_for_curl_does_what_the_docs_ask_of_it(place: Place) -> None:
    folder = _make_curl(place.folder / "stand-in").parent
    path = f"{folder}{os.pathsep}{place.environ['PATH']}"
    batch = read_page("docs/api.md").partition("## Many")[2]
    blocks = [Block(*pair) for pair in re.findall(r"^```(\w+)\n(.*?)^```", batch, re.M | re.S)]
    run_blocks(blocks[:4], Place(place.url, place.folder, {**place.environ, "PATH": path}))


def run_blocks(blocks: list[Block], place: Place) -> None:
    """Run shell blocks in one bash and Python blocks in one namespace; check what each yields."""
    outputs = _run_shell([block.text for block in blocks if block.kind == "sh"], place)
    namespace: dict[str, object] = {}
    output = ""
    for block in blocks:
        if block.kind == "sh":
            output = next(outputs)
        elif block.kind == "python":
            output = _run_python(block.text.replace(ADDRESS, place.url), namespace)
        elif block.kind == "json":
            for value in _iter_json(output):
                assert find_misfit(json.loads(block.text), value) is None
        elif block.kind == "text":
            _check_text(block.text, output)


def find_misfit(shown: object, real: object, place: str = "") -> str | None:
    """Say where a value is not the one shown, where ``…`` stands for anything left out."""
    if shown == LEFT_OUT:
        return None
    if isinstance(shown, dict) and isinstance(real, dict):
        named = shown.keys() - {LEFT_OUT}
        if named != real.keys() and not (LEFT_OUT in shown and named < real.keys()):
            return f"{place}: {sorted(named ^ real.keys())} on one side only"
        return _first(find_misfit(shown[name], real[name], f"{place}.{name}") for name in named)
    if isinstance(shown, list) and isinstance(real, list):
        cut = shown[-1:] == [LEFT_OUT]
        listed = shown[:-1] if cut else shown
        if len(listed) > len(real) or (len(listed) < len(real) and not cut):
            return f"{place}: {len(listed)} items shown of {len(real)}"
        pairs = enumerate(zip(listed, real, strict=False))
        return _first(find_misfit(*pair, f"{place}.{number}") for number, pair in pairs)
    return None if shown == real else f"{place}: {shown!r} shown, {real!r} found"


def _first(misfits: Iterable[str | None]) -> str | None:
    return next((misfit for misfit in misfits if misfit is not None), None)


def examples_of(owner: type) -> Iterator[tuple[str, list[str]]]:
    """Return the code of each example in the docstrings of a class, and the lines it prints."""
    methods = [member for _, member in inspect.getmembers(owner, inspect.isfunction)]
    for documented in (owner, *methods):
        _, found, example = (inspect.getdoc(documented) or "").partition("\nExample:\n")
        if found:
            code = textwrap.dedent(example)
            yield code, re.findall(r"^# (.*)$", code, re.M)


def run_example(code: str, url: str) -> str:
    """Run an example with ``client`` open, and return what it prints."""
    code = code.replace(ADDRESS, url)
    if "await" in code:
        code = f"async def run():\n{textwrap.indent(code, '    ')}\nasyncio.run(run())"
    with Client(url) as client:
        names = {"asyncio": asyncio, "AsyncClient": AsyncClient, "Client": Client, "client": client}
        return _run_python(code, dict(names))


def _run_python(code: str, namespace: dict[str, Any]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "<docs>", "exec"), namespace)  # noqa: S102  the docs are ours
    return printed.getvalue()


def _run_shell(scripts: list[str], place: Place) -> Iterator[str]:
    """Run scripts one after another in one bash, and return what each prints."""
    parts = ["set -exo pipefail"]
    for number, script in enumerate(scripts):
        # The server runs already, and the README's dots are not for bash.
        lines = [
            re.sub(r" \.\.\.(?= |$)", "", line)
            for line in script.replace(ADDRESS, place.url).splitlines()
            if not line.startswith("zhiwen serve")
        ]
        parts += ["{ :", *lines, f"}} > {number}.out"]
    ran = subprocess.run(
        ["bash", "-c", "\n".join(parts)],
        cwd=place.folder,
        env=place.environ,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    for number in range(len(scripts)):
        yield (place.folder / f"{number}.out").read_text(encoding="utf-8-sig")


def _iter_json(output: str) -> Iterator[object]:
    """Return the values that stand one after another in an output; at least one."""
    decoder = json.JSONDecoder()
    end = 0
    while end < len(output.rstrip()):
        value, end = decoder.raw_decode(
            output, end + len(output[end:]) - len(output[end:].lstrip())
        )
        yield value


def _check_text(shown: str, output: str) -> None:
    """Check lines of output; a first line ``…`` leaves out what comes before them."""
    expected, printed = shown.splitlines(), output.splitlines()
    if expected[0] == LEFT_OUT:
        expected = expected[1:]
        printed = printed[-len(expected) :]
    assert printed == expected


def _environ(data_dir: Path) -> dict[str, str]:
    """Return the environment of a command: its own data and home, no other setting."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZHIWEN_")}
    return {**kept, "ZHIWEN_DATA": str(data_dir), "HOME": str(data_dir), "NO_PROXY": "*"}


def _make_curl(path: Path) -> Path:
    path.mkdir()
    script = path / "curl"
    program = Path(__file__).parent / "curl.py"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} {program} "$@"\n')
    script.chmod(0o755)
    return script
