from collections.abc import Callable

from eval.comparison import compare_reports
from eval.markdown import describe, format_comparison, format_report
from eval.report import Report
from eval.runs import Outcome


def test_the_page_is_as_written_out_here(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    pair = [make_outcome(lang="zh", pair="p1"), make_outcome(lang="en", pair="p1", rank=None)]
    lines = format_report(make_report(*pair)).splitlines()
    perfect, half = "1.000 [1.000, 1.000]", "0.500 [0.000, 1.000]"
    assert lines[6:8] == [
        "| group | legs | n | Success@1 | Success@5 | MRR@10 | nDCG@10 |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    assert lines[8] == f"| all | both | 2 | {half} | {half} | {half} | {half} |"
    assert lines[9] == f"| zh | both | 1 | {perfect} | {perfect} | {perfect} | {perfect} |"
    assert lines[-1] == "| both | 1 | 0.000 [0.000, 0.000] |"


def test_a_plot_is_shown_above_the_scores(make_report: Callable[..., Report]) -> None:
    assert "![" not in format_report(make_report())
    assert "\n\n![Success@1 by language and legs](图.svg)\n\n| group" in format_report(
        make_report(), plot="图.svg"
    )


def test_a_comparison_lists_gains_and_moves(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    before = make_report(make_outcome(rank=None, text="多|少？"))
    comparison = compare_reports(before, make_report(make_outcome()), "both")
    page = format_comparison(comparison)
    assert f"| all | 1 |{' +1.000 [+1.000, +1.000] |' * 4}" in page
    assert "## 1 questions moved" in page
    assert "| q1 | zh | – | 1 | 多\\|少？ |" in page


def test_every_question_is_accounted_for(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    outcomes = [make_outcome(), make_outcome(question_id="题2", rank=None, relevant=0)]
    text = describe(make_report(*outcomes, asked=5, unanswerable=3))
    assert "5 questions asked of snapshot b1" in text
    assert "2 ranked, 3 unanswerable and not ranked" in text
    assert "1 of the ranked have their evidence in no passage known and score zero: 题2." in text


def test_a_sound_run_says_nothing_of_missing_evidence(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    assert describe(make_report(make_outcome())).endswith("not ranked.")


def test_a_report_on_answers_alone_has_no_table_of_rankings(
    make_report: Callable[..., Report],
) -> None:
    report = make_report(asked=3, unanswerable=1, outcomes={})
    assert describe(report).endswith(": for answers only, 1 of them unanswerable.")
    assert "| group |" not in format_report(report)
