import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from service.cli import app
from service.console import EXIT_CODES
from service.settings import SETTINGS
from service.version import installed_version

Zhiwen = Callable[..., Result]


@pytest.fixture
def zhiwen(both_data: Path, zhiwen_on: Callable[[Path], Zhiwen]) -> Zhiwen:
    """Run the command on the snapshot of both reports."""
    return zhiwen_on(both_data)


@pytest.mark.parametrize(
    "question", ["2023年惩罚性赔偿案件数", "How many punitive damages cases in 2023?"]
)
def test_ask_prints_the_sentence_with_its_citation(zhiwen: Zhiwen, question: str) -> None:
    outcome = zhiwen("ask", question)
    assert outcome.exit_code == 0
    assert "共计319件" in outcome.stdout
    assert "一、保护成效 › （一）司法保护" in outcome.stdout
    assert "source [" in outcome.stdout


def test_ask_leaves_with_3_where_there_is_no_answer(zhiwen: Zhiwen) -> None:
    outcome = zhiwen("ask", "专利案件", "--year", "1999")
    assert (outcome.exit_code, outcome.stdout) == (3, "")
    assert outcome.stderr.startswith("no answer (year_not_covered): ")


def test_ask_prints_json_even_without_an_answer(zhiwen: Zhiwen) -> None:
    outcome = zhiwen("ask", "专利案件", "--year", "1999", "--json")
    assert outcome.exit_code == 3
    assert json.loads(outcome.stdout)["reason"] == "year_not_covered"


def test_search_prints_as_many_passages_as_asked_for(zhiwen: Zhiwen) -> None:
    outcome = zhiwen("search", "专利侵权", "-k", "3")
    assert re.findall(r"^\d+\. ", outcome.stdout, re.MULTILINE) == ["1. ", "2. ", "3. "]


@pytest.mark.parametrize(
    ("command", "question"),
    [
        ("ask", "How many punitive damages cases in 2023"),
        ("ask", "2023年 惩罚性赔偿 案件数"),
        ("search", "seizures by customs"),
        ("search", "海关 查扣"),
        ("figures", "punitive damages"),
        ("figures", "惩罚性赔偿 案件"),
    ],
)
def test_a_question_needs_no_quotes(zhiwen: Zhiwen, command: str, question: str) -> None:
    words, quoted = zhiwen(command, *question.split(" ")), zhiwen(command, question)
    assert words.exit_code == quoted.exit_code == 0
    assert words.stdout == quoted.stdout != ""


def test_options_may_stand_among_the_words_of_a_question(zhiwen: Zhiwen) -> None:
    outcome = zhiwen("search", "-k", "1", "专利", "--kind", "table_row", "案件", "--json")
    assert json.loads(outcome.stdout)["query"] == "专利 案件"


@pytest.mark.parametrize("question", ["火星移民人数", "How many people emigrated to Mars"])
@pytest.mark.parametrize(("options", "shown"), [((), 3), (("-k", "1"), 1), (("-k", "4"), 4)])
def test_ask_shows_as_many_of_the_nearest_passages_as_asked_for(
    zhiwen: Zhiwen, question: str, options: tuple[str, ...], shown: int
) -> None:
    outcome = zhiwen("ask", question, *options)
    assert outcome.exit_code == 3
    assert len(re.findall(r"^  \S+:\d+  ", outcome.stderr, re.MULTILINE)) == shown


@pytest.mark.parametrize(
    "question", ["2023年惩罚性赔偿案件数", "How many punitive damages cases in 2023?"]
)
def test_ask_explains_what_was_seen_and_what_refused(zhiwen: Zhiwen, question: str) -> None:
    body = json.loads(zhiwen("ask", question, "--explain", "--json").stdout)
    considered = body["explanation"]["considered"]
    lines = zhiwen("ask", question, "--explain").stdout.splitlines()[-len(considered) :]
    assert [line.split("\t")[2] for line in lines] == [each["raw"] for each in considered]
    assert lines[0].split("\t")[:2] == [f"{considered[0]['score']:.2f}", ""]
    assert any(line.split("\t")[1] == "another year" for line in lines)


@pytest.mark.parametrize("command", ["search", "ask", "figures"])
def test_a_document_is_named_by_the_first_characters_of_its_id(
    zhiwen: Zhiwen, command: str
) -> None:
    found = json.loads(zhiwen(command, "专利案件", "--doc", "sma", "--json").stdout)
    rows = found["figures"] if command == "figures" else [hit["passage"] for hit in found["hits"]]
    assert {row["doc_id"].split("-")[0] for row in rows} == {"small"}


def test_characters_that_several_ids_begin_with_name_them(
    fresh: Zhiwen, tmp_path: Path, small_path: Path
) -> None:
    for number in (1, 2):
        report = tmp_path / f"report-{number}.txt"
        report.write_text(f"{small_path.read_text('utf-8')}\n第{number}号。\n", "utf-8")
        fresh("ingest", str(report))
    fresh("index")
    for args, code in (
        (("search", "专利", "--doc", "report"), 2),
        (("show", "report"), 1),
        (("remove", "report-1", "report"), 1),
    ):
        outcome = fresh(*args)
        assert (outcome.exit_code, outcome.stdout) == (code, "")
        assert re.search(r"2 documents begin so \(report-1-\w{8}, report-2-\w{8}\)", outcome.stderr)
    assert fresh("documents").stdout.count("\n") == 2
    assert fresh("remove", "report-1", "report-2", "report-2").stdout.count("removed: ") == 2


def test_the_version_is_told(fresh: Zhiwen) -> None:
    assert fresh("--version").stdout == f"zhiwen {installed_version()}\n"


def test_search_filters(zhiwen: Zhiwen) -> None:
    outcome = zhiwen("search", "专利案件", "--year", "2022", "--kind", "table_row", "--json")
    passages = [hit["passage"] for hit in json.loads(outcome.stdout)["hits"]]
    assert {passage["kind"] for passage in passages} == {"table_row"}
    assert {passage["doc_id"].split("-")[0] for passage in passages} == {"small"}


def test_search_pages_and_tells_of_more(zhiwen: Zhiwen) -> None:
    outcome = zhiwen("search", "专利侵权", "-k", "2", "--offset", "4")
    assert re.findall(r"^\d+\. ", outcome.stdout, re.MULTILINE) == ["5. ", "6. "]
    assert re.fullmatch(r"5 to 6 of \d+; --offset 6 shows more\n", outcome.stderr)


@pytest.mark.parametrize("command", ["search", "ask", "figures"])
def test_a_place_and_a_body_narrow_every_question(zhiwen: Zhiwen, command: str) -> None:
    narrowing = ("--place", "滨海", "--issuer", "知识产权局", "--json")
    found = json.loads(zhiwen(command, "专利案件", *narrowing).stdout)
    rows = found["figures"] if command == "figures" else [hit["passage"] for hit in found["hits"]]
    assert {row["doc_id"].split("-")[0] for row in rows} == {"small"}


def test_documents_are_listed(zhiwen: Zhiwen) -> None:
    assert "二〇二二年滨海市知识产权保护状况" in zhiwen("documents").stdout
    assert len(json.loads(zhiwen("documents", "--json").stdout)["documents"]) == 2


@pytest.mark.parametrize("text", ["清风行动", "Qingfeng", "penguins", None])
def test_figures_are_listed_as_lines_in_a_pipe(zhiwen: Zhiwen, text: str | None) -> None:
    outcome = zhiwen("figures", *filter(None, [text]), "--year", "2022", "--unit", "元")
    lines = [line.split("\t") for line in outcome.stdout.splitlines()]
    assert outcome.exit_code == 0
    assert [line[0] for line in lines] == (
        ["no figure found"] if text == "penguins" else ["2.6万元"]
    )


def test_figures_are_printed_as_the_api_gives_them(zhiwen: Zhiwen) -> None:
    body = json.loads(zhiwen("figures", "惩罚性赔偿", "--kind", "count", "--json").stdout)
    assert (body["ok"], body["next"], body["figures"][0]["value"]) == (True, None, "319")


def test_more_figures_than_shown_are_told(zhiwen: Zhiwen) -> None:
    outcome = zhiwen("figures", "--limit", "2")
    assert outcome.stdout.count("\n") == 2
    assert re.fullmatch(r"2 of \d+; --limit shows more\n", outcome.stderr)


@pytest.mark.parametrize(("limit", "all_of_them"), [((), True), (("--limit", "3"), False)])
def test_csv_holds_all_unless_a_limit_is_given(
    zhiwen: Zhiwen, limit: tuple[str, ...], all_of_them: bool
) -> None:
    total = json.loads(zhiwen("figures", "--json").stdout)["total"]
    outcome = zhiwen("figures", "--csv", *limit)
    lines = list(csv.DictReader(io.StringIO(outcome.stdout_bytes.decode("utf-8-sig"), newline="")))
    assert len(lines) == (total if all_of_them else 3)


def test_good_files_are_ingested_beside_a_bad_one(
    fresh: Zhiwen, small_path: Path, report_path: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    outcome = fresh("ingest", str(small_path), str(empty), str(report_path))
    assert outcome.exit_code == 1
    assert outcome.stdout.count("added: ") == 2
    assert re.fullmatch(r"error: .*empty\.txt.*\n", outcome.stderr)


def test_the_same_file_again_changes_nothing(fresh: Zhiwen, small_path: Path) -> None:
    fresh("ingest", str(small_path))
    outcome = fresh("ingest", str(small_path))
    assert (outcome.exit_code, outcome.stdout[:10]) == (0, "unchanged:")


def test_a_changed_file_is_replaced_and_gone_from_the_next_index(
    fresh: Zhiwen, small_path: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(small_path, tmp_path / "report.txt"))
    fresh("ingest", str(path))
    assert fresh("index").stdout.startswith("built: ")
    path.write_text(path.read_text("utf-8").replace("12个", "13个"), "utf-8")
    assert fresh("ingest", str(path)).stdout.startswith("replaced: ")
    fresh("index")
    assert "服务窗口13个" in fresh("ask", "外国申请人服务窗口数量").stdout
    assert fresh("documents").stdout.count("\n") == 1


def test_indexing_the_same_again_is_told(fresh: Zhiwen, small_path: Path) -> None:
    fresh("ingest", str(small_path))
    fresh("index")
    assert fresh("index").stdout.startswith("unchanged: ")


@pytest.mark.parametrize(
    "args", [("ask", "专利"), ("search", "专利"), ("documents",), ("figures",), ("serve",)]
)
def test_without_a_snapshot_the_way_to_one_is_told(fresh: Zhiwen, args: tuple[str, ...]) -> None:
    outcome = fresh(*args, ZHIWEN_PORT="0")
    assert outcome.exit_code == 1
    assert re.fullmatch(r"error: .*zhiwen ingest.*zhiwen index.*\n", outcome.stderr)


@pytest.mark.parametrize(
    "args",
    [
        ("search", ""),
        ("ask", "知" * 10_000),
        ("ask", "a\x1bb"),
        ("search", "专利", "--doc", "nope"),
        ("search", "专利", "--place", "火星"),
        ("ask", "专利", "--issuer", "火星局"),
        ("search", "专利", "--offset", "1000"),
        ("figures", "--doc", "nope"),
        ("figures", "--place", "火星"),
        ("figures", "how many"),
        ("figures", "--json", "--csv"),
    ],
)
def test_a_bad_question_is_one_line_and_exit_code_2(zhiwen: Zhiwen, args: tuple[str, ...]) -> None:
    outcome = zhiwen(*args)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert re.fullmatch(r"error: .+\n", outcome.stderr)


@pytest.mark.parametrize("k", ["0", "-1", "1000000000", "ten"])
def test_a_bad_cut_off_is_a_usage_error(zhiwen: Zhiwen, k: str) -> None:
    outcome = zhiwen("search", "专利", "-k", k)
    assert outcome.exit_code == 2
    assert "'-k'" in outcome.stderr


def test_a_bad_setting_is_a_usage_error(zhiwen: Zhiwen) -> None:
    outcome = zhiwen("documents", ZHIWEN_PORT="ten")
    assert outcome.exit_code == 2
    assert outcome.stderr.startswith("error: ZHIWEN_PORT: expected")


def test_user_terms_that_are_not_there_are_told(zhiwen: Zhiwen, tmp_path: Path) -> None:
    outcome = zhiwen("documents", ZHIWEN_USER_TERMS=str(tmp_path / "none.txt"))
    assert outcome.exit_code == 1
    assert re.fullmatch(r"error: .*none\.txt.*\n", outcome.stderr)


def test_the_help_lists_every_setting_with_its_default(zhiwen: Zhiwen) -> None:
    text = zhiwen("--help").stdout
    for row in SETTINGS:
        assert row.name in text
        assert row.help in text
        assert not row.default or f"default {row.default}" in text


def test_ingest_and_index_tell_programs_what_they_did(
    fresh: Zhiwen, small_path: Path, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing.txt")
    outcome = fresh("ingest", str(small_path), missing, "--json")
    body = json.loads(outcome.stdout)
    assert (outcome.exit_code, body["ok"]) == (1, False)
    assert [file["status"] for file in body["files"]] == ["added", "failed"]
    assert body["files"][0]["doc_id"].startswith("small-")
    assert "missing.txt" in body["files"][1]["error"]
    built = json.loads(fresh("index", "--json").stdout)
    assert (built["ok"], built["status"], built["counts"]["documents"]) == (True, "built", 1)


def iter_commands(group: Any, before: str = "") -> Iterator[str]:  # noqa: ANN401
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from iter_commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}"


@pytest.mark.parametrize("command", list(iter_commands(get_command(app))))
def test_every_command_has_json_and_an_example_in_its_help(fresh: Zhiwen, command: str) -> None:
    text = fresh(*command.split(), "--help").stdout
    # What an assistant is told is JSON as it is.
    assert "--json" in text or command == "mcp"
    assert f"Example: zhiwen {command}" in text


def test_the_help_states_every_exit_code(fresh: Zhiwen) -> None:
    text = " ".join(fresh("--help").stdout.split())
    assert all(f"{code} {meaning}" in text for code, meaning in EXIT_CODES.items())


@pytest.mark.parametrize(
    ("words", "expected"),
    [("zhiwen se", {"search", "serve"}), ("zhiwen search --kind ta", {"table_row"})],
)
def test_the_shell_completes_commands_and_choices(words: str, expected: set[str]) -> None:
    environ = {
        "_ZHIWEN_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    outcome = CliRunner().invoke(app, [], env=environ, prog_name="zhiwen")
    assert set(outcome.stdout.split()) == expected


def test_asking_imports_nothing_that_only_servers_and_clients_need(both_data: Path) -> None:
    program = (
        "import sys; from service.cli import app; app(['ask', '2023年惩罚性赔偿案件数'],"
        " standalone_mode=False); print(sorted({'httpx', 'pydantic', 'fastapi', 'asyncio'}"
        " & sys.modules.keys()))"
    )
    environ = {**os.environ, "ZHIWEN_DATA": str(both_data)}
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environ, check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"


def test_numpy_is_not_there_before_it_is_told_to_use_one_thread() -> None:
    program = "import service.cli, sys; print('numpy' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "False"
