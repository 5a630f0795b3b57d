import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.archive import save_report
from eval.gold import SHIPPED_GOLD
from eval.judging import AnswerOutcome
from eval.report import Report
from eval.runs import Outcome


@pytest.fixture
def runs(
    make_report: Callable[..., Report], make_outcome: Callable[..., Outcome], tmp_path: Path
) -> tuple[Path, Path]:
    for name, rank in (("before", 4), ("after", 1)):
        save_report(make_report(make_outcome(text="多少|件？", rank=rank)), tmp_path / name)
    return tmp_path / "before", tmp_path / "after"


def test_two_reports_are_compared(
    run_eval: Callable[..., int], runs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_eval("compare", *runs) == 0
    printed = capsys.readouterr().out
    assert "+1.00 +1.00…+1.00" in printed
    assert "多少|件？" in printed


def test_a_comparison_is_written_with_its_plot(
    run_eval: Callable[..., int], runs: tuple[Path, Path], tmp_path: Path
) -> None:
    assert run_eval("compare", *runs, "--output", tmp_path / "out") == 0
    page = (tmp_path / "out" / "comparison.md").read_text(encoding="utf-8")
    assert "](comparison.svg)" in page
    assert "| q1 | zh | 4 | 1 | 多少\\|件？ |" in page
    drawn = (tmp_path / "out" / "comparison.svg").read_text(encoding="utf-8")
    assert all(f"<!-- {name} -->" in drawn for name in ("before", "after"))


def test_answers_are_compared_where_both_reports_have_them(
    run_eval: Callable[..., int],
    make_answer_outcome: Callable[..., AnswerOutcome],
    make_report: Callable[..., Report],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, verdict in (("before", "wrong"), ("after", "right")):
        answers = (make_answer_outcome(verdict=verdict),)
        save_report(make_report(answers=answers, outcomes={}), tmp_path / name)
    folders = tmp_path / "before", tmp_path / "after"
    assert run_eval("compare", *folders, "--output", tmp_path / "out") == 0
    assert "Answers that moved" in capsys.readouterr().out
    page = (tmp_path / "out" / "comparison.md").read_text(encoding="utf-8")
    assert page.startswith("## Answers")
    assert "| q1 | zh | wrong | right | 多少件？ |" in page


def test_answers_cannot_be_compared_with_rankings(
    run_eval: Callable[..., int],
    make_answer_outcome: Callable[..., AnswerOutcome],
    make_report: Callable[..., Report],
    runs: tuple[Path, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    save_report(make_report(answers=(make_answer_outcome(),), outcomes={}), tmp_path / "only")
    assert run_eval("compare", runs[0], tmp_path / "only") == 2
    assert "the other answers only" in capsys.readouterr().err


def test_runs_are_drawn(
    run_eval: Callable[..., int], runs: tuple[Path, Path], tmp_path: Path
) -> None:
    output = tmp_path / "runs.png"
    assert run_eval("plot", runs[0] / "report.json", runs[1], "--output", output) == 0
    assert output.stat().st_size > 1_000


def test_features_are_turned_off_in_turn(
    run_eval: Callable[..., int],
    report_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ZHIWEN_DATA", str(report_data))
    lines = SHIPPED_GOLD.read_text(encoding="utf-8").splitlines()[:12]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(lines), encoding="utf-8")
    assert run_eval("ablate", "--gold", gold, "--output", tmp_path / "out") == 0
    assert "without the dense features" in capsys.readouterr().out
    fields = json.loads((tmp_path / "out" / "ablation.json").read_text(encoding="utf-8"))
    assert fields["title"].startswith("gold.jsonl on snapshot ")
    assert fields["rows"][1]["loss"] == {"mean": 0, "low": 0, "high": 0}
    page = (tmp_path / "out" / "ablation.md").read_text(encoding="utf-8")
    assert "| all | all features |" in page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["compare", "甲.json", "乙.json"], "甲.json: cannot be read"),
        (["compare", "甲.json", "乙.json", "--legs", "two"], "lexical, dense or both"),
        (["plot", "甲.json", "--output", "a.svg"], "甲.json: cannot be read"),
        (["plot", "甲.json"], "--output"),
        (["ablate", "--gold", "没有.jsonl"], "没有.jsonl: no such gold file"),
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
