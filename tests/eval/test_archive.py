import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.archive import load_report, save_bench, save_report
from eval.bench import Timing
from eval.errors import ReportError
from eval.judging import AnswerOutcome
from eval.report import Report
from eval.runs import Outcome


def test_a_report_comes_back_as_it_was_saved(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report], tmp_path: Path
) -> None:
    outcomes = [make_outcome(text="多少件？"), make_outcome(question_id="q2", rank=None)]
    report = make_report(*outcomes, unanswerable=3)
    json_path, markdown_path = save_report(report, tmp_path / "runs" / "一")
    assert load_report(json_path) == load_report(json_path.parent) == report
    assert markdown_path.read_text(encoding="utf-8").startswith("# gold.jsonl")


def test_the_json_holds_ranks_by_question_and_the_means(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report], tmp_path: Path
) -> None:
    pair = [make_outcome(lang=lang, pair="p1") for lang in ("zh", "en")]
    path, _ = save_report(make_report(*pair), tmp_path)
    fields = json.loads(path.read_text(encoding="utf-8"))
    assert fields["outcomes"]["both"][0]["rank"] == 1
    assert fields["rows"][0]["estimates"]["nDCG@10"] == {"mean": 1.0, "low": 1.0, "high": 1.0}
    assert fields["parity"]["both"]["n"] == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read"),
        (b"{", "not a report of schema 1"),
        (b"[]", "not a report of schema 1"),
        (b'{"schema": 2}', "not a report of schema 1"),
        (b'{"schema": 1, "outcomes": {"both": [{"rank": 1}]}}', "not a report of schema 1"),
        (b"\xff", "not a report of schema 1"),
    ],
)
def test_a_file_that_is_no_report_is_refused(
    tmp_path: Path, content: bytes | None, message: str
) -> None:
    path = tmp_path / "报告.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ReportError, match=message):
        load_report(path)


def test_a_folder_that_cannot_be_written_is_named(
    make_report: Callable[..., Report], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ReportError, match=r"file/out/report\.json: cannot be written"):
        save_report(make_report(), tmp_path / "file" / "out")


def test_a_benchmark_is_saved_with_its_machine_and_verdicts(tmp_path: Path) -> None:
    path = save_bench([Timing(name="ask", value=1.5, unit="s", target=2)], tmp_path)
    fields = json.loads(path.read_text(encoding="utf-8"))
    assert fields["timings"] == [
        {"name": "ask", "value": 1.5, "unit": "s", "target": 2, "met": True}
    ]
    assert fields["machine"]["cores"] >= 1


def test_answers_come_back_as_they_were_saved_and_stand_on_the_page(
    make_answer_outcome: Callable[..., AnswerOutcome],
    make_report: Callable[..., Report],
    tmp_path: Path,
) -> None:
    answers = (make_answer_outcome(pair="p1"), make_answer_outcome(lang="en", said_kind=None))
    report = make_report(answers=answers, outcomes={})
    json_path, page = save_report(report, tmp_path)
    assert load_report(json_path) == report
    fields = json.loads(json_path.read_text(encoding="utf-8"))
    assert fields["answer_shares"][0]["measure"] == "numbers exact"
    assert fields["answer_targets"][0]["met"] is True
    assert fields["answer_parity"] is None
    assert "## Answers" in page.read_text(encoding="utf-8")


def test_a_report_of_before_answers_were_scored_is_read(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report], tmp_path: Path
) -> None:
    path, _ = save_report(make_report(make_outcome()), tmp_path)
    fields = json.loads(path.read_text(encoding="utf-8"))
    del fields["answers"]
    path.write_text(json.dumps(fields), encoding="utf-8")
    assert load_report(path).answers == ()
