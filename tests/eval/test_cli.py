import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eval.archive import load_report
from eval.processes import find_free_port, run_server

LINES = [
    {
        "id": "q1",
        "lang": "zh",
        "kind": "figure",
        "question": "2023年惩罚性赔偿案件数",
        "evidence": ["惩罚性赔偿共计319件"],
        "pair": "p1",
    },
    {
        "id": "q2",
        "lang": "en",
        "kind": "figure",
        "question": "How many punitive damages cases in 2023?",
        "evidence": ["惩罚性赔偿共计319件"],
        "pair": "p1",
    },
    {"id": "q3", "lang": "en", "kind": "unanswerable", "question": "Population of Japan?"},
]


@pytest.fixture(scope="module")
def url(report_data: Path) -> Iterator[str]:
    port = find_free_port()
    argv = (sys.executable, "-c", "from service.cli import main; main()", "serve", "--port", port)
    environ = {**os.environ, "ZHIWEN_DATA": str(report_data)}
    address = f"http://127.0.0.1:{port}"
    with run_server([str(argument) for argument in argv], environ, url=address):
        yield address


def test_a_run_prints_and_writes_the_scores_by_leg(
    run_eval: Callable[..., int],
    write_gold: Callable[..., Path],
    report_data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    gold, output = write_gold(*LINES), tmp_path / "out"
    assert run_eval("run", "--gold", gold, "--data", report_data, "--output", output) == 0
    printed = capsys.readouterr().out
    assert all(word in printed for word in ("lexical", "dense", "both", "nDCG@10", "Pairs"))
    assert "3 questions asked" in printed
    assert "2 ranked, 1 unanswerable" in printed
    report = load_report(output)
    assert set(report.outcomes) == {"lexical", "dense", "both"}
    assert report.unjudged == ()
    assert (output / "report.md").exists()


def test_failures_are_listed_on_request(
    run_eval: Callable[..., int],
    write_gold: Callable[..., Path],
    report_data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    missed = {**LINES[0], "id": "q9", "evidence": ["不在文中的话"]}
    options = ("--data", report_data, "--output", tmp_path / "out", "--failures")
    assert run_eval("run", "--gold", write_gold(missed), *options) == 0
    printed = capsys.readouterr().out
    assert "Not at rank 1" in printed
    assert "Not answered right" in printed
    assert "score zero: q9." in printed


def test_a_server_is_scored_as_the_searcher_is(
    run_eval: Callable[..., int],
    write_gold: Callable[..., Path],
    report_data: Path,
    url: str,
    tmp_path: Path,
) -> None:
    gold = write_gold(*LINES)
    assert run_eval("run", "--gold", gold, "--url", url, "--output", tmp_path / "http") == 0
    options = ("--data", report_data, "--output", tmp_path / "local")
    assert run_eval("run", "--gold", gold, *options) == 0
    by_http, by_hand = load_report(tmp_path / "http"), load_report(tmp_path / "local")
    assert by_http.outcomes == {"both": by_hand.outcomes["both"]}
    assert by_http.answers == by_hand.answers
    assert len(by_http.answers) == len(LINES)


def test_a_plot_is_drawn_on_request_and_linked(
    run_eval: Callable[..., int],
    write_gold: Callable[..., Path],
    report_data: Path,
    tmp_path: Path,
) -> None:
    options = ("--data", report_data, "--output", tmp_path, "--plot")
    assert run_eval("run", "--gold", write_gold(*LINES), *options) == 0
    assert "](report.svg)" in (tmp_path / "report.md").read_text(encoding="utf-8")
    assert (tmp_path / "report.svg").exists()


def test_runs_are_written_beside_each_other_when_no_folder_is_named(
    run_eval: Callable[..., int],
    write_gold: Callable[..., Path],
    report_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_eval("run", "--gold", write_gold(*LINES), "--data", report_data) == 0
    (folder,) = (tmp_path / "runs").iterdir()
    assert (folder / "report.json").exists()


def test_the_shipped_gold_passes_the_check(
    run_eval: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_eval("check") == 0
    assert ", 0 faults" in capsys.readouterr().out


def test_a_gold_file_with_faults_fails_the_check(
    run_eval: Callable[..., int],
    write_gold: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    gold = write_gold({**LINES[0], "evidence": ["惩罚性赔偿共计320件"]})
    assert run_eval("check", "--gold", gold) == 1
    printed = capsys.readouterr().out
    assert "q1: no passage contains '惩罚性赔偿共计320件'" in printed
    assert "pair p1 joins one language only" in printed


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["run", "--gold", "没有.jsonl"], 2, "没有.jsonl: no such gold file"),
        (["check", "--gold", "没有.jsonl"], 2, "没有.jsonl: no such gold file"),
        (["run", "--url", "http://127.0.0.1:9"], 1, "http://127.0.0.1:9"),
        (["run", "--data", "空"], 1, "空"),
        (["run", "--url", "http://127.0.0.1:9", "--data", "空"], 2, "not both"),
        (["check", "--corpus", "没有.txt"], 1, "没有.txt"),
        (["bench", "--requests", "0"], 2, "requests"),
    ],
)
def test_wrong_input_is_told_in_one_line(
    run_eval: Callable[..., int],
    arguments: list[str],
    status: int,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_eval(*arguments) == status
    printed = capsys.readouterr().err
    assert message in printed
    assert "Traceback" not in printed
