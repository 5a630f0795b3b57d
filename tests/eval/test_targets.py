from collections.abc import Callable

from eval.judging import AnswerOutcome
from eval.targets import check_targets


def test_targets_are_met_at_their_figure_in_each_language_apart(
    make_answer_outcome: Callable[..., AnswerOutcome],
) -> None:
    zh = [make_answer_outcome(verdict="right" if n < 92 else "inexact") for n in range(100)]
    en = [
        make_answer_outcome(lang="en", verdict="right" if n < 87 else "wrong") for n in range(100)
    ]
    targets = {(target.measure, target.lang): target for target in check_targets([*zh, *en])}
    assert targets["numbers exact", "zh"].met is True
    assert targets["numbers exact", "en"].met is False
    assert (targets["wrong", "zh"].met, targets["wrong", "en"].met) == (True, False)
    assert (targets["wrong", "en"].measured, targets["wrong", "en"].n) == (0.13, 100)


def test_what_counts_no_question_is_neither_met_nor_missed(
    make_answer_outcome: Callable[..., AnswerOutcome],
) -> None:
    targets = check_targets([make_answer_outcome()])
    unmeasured = {target.measure for target in targets if target.lang == "zh" and target.n == 0}
    assert unmeasured == {"abstention recall", "abstention precision"}
    assert all(target.met is None for target in targets if target.n == 0)
