"""Questions with the passages found for them, and the documents that the reader learns from."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.cli import app
from eval.gold import SHIPPED_GOLD, Question, read_gold
from eval.lessons import is_for_reader, read_lessons


def test_the_reader_learns_from_most_documents_and_from_all_of_one_or_nothing() -> None:
    questions = [
        Question(
            question_id=f"q{number}",
            lang="zh",
            kind="figure",
            text="多少",
            evidence=("一",),
            doc=f"report-{number // 4}",
        )
        for number in range(800)
    ]
    learnt = {each.doc for each in questions if is_for_reader(each)}
    others = {each.doc for each in questions if not is_for_reader(each)}
    assert not learnt & others
    assert 0.65 < len(learnt) / (len(learnt) + len(others)) < 0.85


def test_what_the_reader_does_not_learn_from_is_a_lesson_of_its_own(report_data: Path) -> None:
    (lesson,) = read_lessons([], [], [f"{SHIPPED_GOLD}={report_data}"])
    questions = read_gold(SHIPPED_GOLD)
    assert lesson.questions == [each for each in questions if not is_for_reader(each)]


def test_questions_are_written_with_what_is_found(
    report_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gold = [each for each in read_gold(SHIPPED_GOLD) if each.answerable][:12]
    lines = [
        json.dumps(
            {
                "id": each.question_id,
                "lang": each.lang,
                "kind": each.kind,
                "question": each.text,
                "evidence": list(each.evidence),
                "answer": each.answer,
            }
        )
        for each in gold
    ]
    path, output = tmp_path / "gold.jsonl", tmp_path / "new" / "found.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")

    done = CliRunner().invoke(
        app, ["found", "--whole", f"{path}={report_data}", "--output", str(output)]
    )

    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    kept = [each for each in read_gold(path) if is_for_reader(each)]
    assert kept
    assert [row["id"] for row in rows] == [each.question_id for each in kept]
    for row in rows:
        assert [each["rank"] for each in row["passages"]][:10] == list(range(1, 11))
        assert any(each["relevant"] for each in row["passages"])
