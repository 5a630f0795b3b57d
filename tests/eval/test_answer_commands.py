import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.archive import load_report

LINES = [
    {
        "id": "q1",
        "lang": "zh",
        "kind": "explain",
        "question": "惩罚性赔偿适用情况",
        "evidence": ["惩罚性赔偿共计319件"],
        "pair": "p1",
    },
    {
        "id": "q2",
        "lang": "en",
        "kind": "figure",
        "question": "How many punitive damages cases in 2023?",
        "evidence": ["惩罚性赔偿共计319件"],
        "answer": "319件",
        "answer_value": 319,
        "answer_unit": "件",
        "pair": "p1",
    },
    {"id": "q3", "lang": "en", "kind": "unanswerable", "question": "Population of Japan?"},
]


def test_answers_alone_are_scored_printed_and_written(
    run_eval: Callable[..., int],
    write_gold: Callable[..., Path],
    report_data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = ("--data", report_data, "--output", tmp_path / "out", "--failures")
    assert run_eval("answers", "--gold", write_gold(*LINES), *options) == 0
    printed = capsys.readouterr().out
    titles = ("Answers: share", "Right/wrong of asked", "Targets", "Not answered right")
    assert all(title in printed for title in titles)
    assert "3 questions asked" in printed
    report = load_report(tmp_path / "out")
    assert report.outcomes == {}
    assert [outcome.question_id for outcome in report.answers] == ["q1", "q2", "q3"]
    assert report.answers[0].cited is True


def test_half_of_the_questions_can_be_asked(
    run_eval: Callable[..., int],
    write_gold: Callable[..., Path],
    report_data: Path,
    tmp_path: Path,
) -> None:
    gold, asked = write_gold(*LINES), []
    for half in ("learning", "held-out"):
        options = ("--data", report_data, "--output", tmp_path / half, "--half", half)
        assert run_eval("answers", "--gold", gold, *options) == 0
        asked += [outcome.question_id for outcome in load_report(tmp_path / half).answers]
    assert sorted(asked) == ["q1", "q2", "q3"]


def test_a_missed_target_fails_where_that_is_asked_for(
    run_eval: Callable[..., int],
    write_gold: Callable[..., Path],
    report_data: Path,
    tmp_path: Path,
) -> None:
    missed = {**LINES[1], "answer_value": 1}
    options = ("--data", report_data, "--output", tmp_path / "out", "--strict")
    assert run_eval("answers", "--gold", write_gold(missed), *options) == 1
    fields = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert False in [target["met"] for target in fields["answer_targets"]]


def test_work_reports_are_written_for_ingestion(
    run_eval: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "reports.tsv.gz"
    rows = "doc\tyear\tsection\tparagraph\n2012年国务院政府工作报告\t2012\t一、回顾\t粮食增产。\n"
    table.write_bytes(gzip.compress(rows.encode(), mtime=0))
    assert run_eval("reports", table, "--year", "2012", "--out", tmp_path / "out") == 0
    assert "gov-work-report-2012.txt" in capsys.readouterr().err
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".txt", ".yaml"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["answers", "--gold", "没有.jsonl"], "没有.jsonl: no such gold file"),
        (["answers", "--url", "http://127.0.0.1:9", "--data", "空"], "not both"),
        (["reports", "没有.tsv.gz", "--year", "2012", "--out", "出"], "没有.tsv.gz: no such file"),
        (["reports", "没有.tsv.gz", "--out", "出"], "--year"),
    ],
)
def test_wrong_input_is_told_in_one_line(
    run_eval: Callable[..., int],
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_eval(*arguments) == 2
    printed = capsys.readouterr().err
    assert message in printed
    assert "Traceback" not in printed
