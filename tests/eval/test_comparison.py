from collections.abc import Callable

import pytest

from eval.comparison import compare_reports
from eval.errors import ReportError
from eval.report import Report
from eval.runs import Outcome


def test_moves_stand_with_the_worst_loss_first(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    before = {"a": 1, "b": 3, "c": 1, "d": None, "e": 2}
    after = {"a": None, "b": 1, "c": 1, "d": 9, "e": 3}
    reports = [
        make_report(*(make_outcome(question_id=qid, rank=rank) for qid, rank in ranks.items()))
        for ranks in (before, after)
    ]
    moves = compare_reports(*reports, "both").moves
    # Reciprocal ranks: a 1 -> 0, e 1/2 -> 1/3, d 0 -> 1/9, b 1/3 -> 1; c stays.
    assert [move.before.question_id for move in moves] == ["a", "e", "d", "b"]
    assert [move.gain for move in moves] == pytest.approx([-1, -1 / 6, 1 / 9, 2 / 3])


def test_gains_are_the_means_of_the_differences_by_group(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    langs = ["zh", "zh", "en", "en"]
    reports = [
        make_report(
            *(
                make_outcome(question_id=f"q{number}", lang=lang, rank=rank)
                for number, (lang, rank) in enumerate(zip(langs, ranks, strict=True))
            )
        )
        for ranks in ((1, None, None, None), (1, 1, 1, 1))
    ]
    changes = compare_reports(*reports, "both").changes
    gains = {change.group: change.estimates["Success@1"] for change in changes}
    assert (gains["all"].mean, gains["zh"].mean, gains["en"].mean) == (0.75, 0.5, 1)
    assert gains["en"].low == gains["en"].high == 1


def test_the_order_of_the_questions_does_not_matter(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    outcomes = [make_outcome(question_id="a"), make_outcome(question_id="b", rank=2)]
    comparison = compare_reports(make_report(*outcomes), make_report(*outcomes[::-1]), "both")
    assert comparison.moves == ()
    assert all(change.estimates["MRR@10"].mean == 0 for change in comparison.changes)


def test_reports_on_other_questions_are_refused(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    reports = [make_report(make_outcome(question_id=qid)) for qid in ("题1", "题2")]
    with pytest.raises(ReportError, match=r"2 questions stand in one report only \(题1, 题2\)"):
        compare_reports(*reports, "both")


def test_a_run_that_a_report_does_not_hold_is_named(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    report = make_report(make_outcome())
    with pytest.raises(ReportError, match="the first report has no run of 'dense', only both"):
        compare_reports(report, report, "dense")
