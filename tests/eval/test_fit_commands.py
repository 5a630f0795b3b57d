import json
from pathlib import Path

from typer.testing import CliRunner

from eval.cli import app
from eval.gold import SHIPPED_GOLD


def test_answers_are_learnt_from_the_files_named(report_data: Path, tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text("".join(SHIPPED_GOLD.read_text("utf-8").splitlines(keepends=True)[:30]), "utf-8")
    output = tmp_path / "weights.json"

    arguments = ["--half", f"{few}={report_data}", "--whole", f"{few}={report_data}"]
    outcome = CliRunner().invoke(app, ["fit-answers", *arguments, "--output", str(output)])

    assert outcome.exit_code == 0, outcome.output
    assert "right first" in " ".join(outcome.stdout.split())
    record = json.loads(output.read_text(encoding="utf-8"))
    assert record["learnt_from"]["gold"] == ["few.jsonl", "few.jsonl"]
