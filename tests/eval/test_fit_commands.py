"""The commands that learn from gold questions."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from eval.cli import app
from eval.gold import SHIPPED_GOLD, read_gold
from eval.halves import select_half
from index import LinearReranker

COUNT = 30


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Some of the shipped questions, in both languages."""
    path = tmp_path / "few.jsonl"
    lines = SHIPPED_GOLD.read_text("utf-8").splitlines(keepends=True)[:COUNT]
    path.write_text("".join(lines), "utf-8")
    return path


@pytest.fixture(autouse=True)
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Learn without the reader, which takes most of the time and is tested elsewhere."""
    monkeypatch.setenv("ZHIWEN_READER", "off")


def learn(command: str, *arguments: str, output: Path) -> dict[str, Any]:
    """Run a command and return what it wrote."""
    outcome = CliRunner().invoke(app, [command, *arguments, "--output", str(output)])
    assert outcome.exit_code == 0, outcome.output
    assert "learnt from" in " ".join(outcome.stdout.split())
    record: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return record


def test_answers_are_learnt_from_the_files_named(
    report_data: Path, few: Path, tmp_path: Path
) -> None:
    arguments = ["--half", f"{few}={report_data}", "--whole", f"{few}={report_data}"]
    record = learn("fit-answers", *arguments, output=tmp_path / "weights.json")

    assert record["learnt_from"]["gold"] == ["few.jsonl", "few.jsonl"]


def test_the_order_of_passages_is_learnt_from_the_files_named(
    report_data: Path, few: Path, tmp_path: Path
) -> None:
    output = tmp_path / "weights.json"
    arguments = ["--half", f"{few}={report_data}", "--whole", f"{few}={report_data}"]
    record = learn("fit", *arguments, output=output)

    assert record["learnt_from"]["gold"] == ["few.jsonl", "few.jsonl"]
    assert LinearReranker.load(output)


def test_half_of_a_file_teaches_by_its_learning_half_only(
    report_data: Path, few: Path, tmp_path: Path
) -> None:
    record = learn("fit", "--half", f"{few}={report_data}", output=tmp_path / "weights.json")
    half = select_half(read_gold(few), "learning")
    answerable = [question for question in half if question.kind != "unanswerable"]

    assert 0 < len(answerable) < COUNT
    assert record["learnt_from"] == {"gold": ["few.jsonl"], "questions": len(answerable)}


def test_the_data_folder_is_that_of_the_environment_unless_named(
    report_data: Path, few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIWEN_DATA", str(report_data))
    unnamed = learn("fit", "--half", str(few), output=tmp_path / "unnamed.json")
    monkeypatch.setenv("ZHIWEN_DATA", str(tmp_path / "nowhere"))
    named = learn("fit", "--half", f"{few}={report_data}", output=tmp_path / "named.json")

    assert unnamed == named


def test_questions_whose_evidence_no_report_holds_teach_nothing(
    run_eval: Callable[..., int],
    write_gold: Callable[..., Path],
    report_data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = {"id": "q1", "lang": "en", "kind": "figure", "question": "How many?", "answer": "5"}
    gold = write_gold({**line, "evidence": ["不在文中的话"]})
    arguments = ("--half", f"{gold}={report_data}", "--whole", f"{gold}={report_data}")

    assert run_eval("fit", *arguments, "--output", tmp_path / "weights.json") == 1
    assert "nothing to learn" in capsys.readouterr().err
    assert not (tmp_path / "weights.json").exists()


def test_each_question_is_answered_by_what_the_others_teach(report_data: Path, few: Path) -> None:
    arguments = ["--half", f"{few}={report_data}", "--whole", f"{few}={report_data}/."]
    outcome = CliRunner().invoke(app, ["leave-out", *arguments])

    assert outcome.exit_code == 0, outcome.output
    asked = COUNT + len(select_half(read_gold(few), "learning"))
    assert f"of {asked}" in outcome.stdout
