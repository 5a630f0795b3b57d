from collections.abc import Callable

import pytest

from eval.answer_comparison import compare_answers
from eval.errors import ReportError
from eval.judging import AnswerOutcome

BEFORE = {"a": "right", "b": "wrong", "c": "inexact", "d": "abstained", "e": "right"}
AFTER = {"a": "wrong", "b": "right", "c": "right", "d": "wrong", "e": "right"}


@pytest.fixture
def sides(
    make_answer_outcome: Callable[..., AnswerOutcome],
) -> tuple[list[AnswerOutcome], list[AnswerOutcome]]:
    def build(verdicts: dict[str, str]) -> list[AnswerOutcome]:
        said = {"inexact": "passage", "abstained": None}
        return [
            make_answer_outcome(
                question_id=qid, verdict=verdict, said_kind=said.get(verdict, "figure")
            )
            for qid, verdict in verdicts.items()
        ]

    return build(BEFORE), build(AFTER)[::-1]


def test_verdicts_that_moved_stand_with_the_worst_loss_first(
    sides: tuple[list[AnswerOutcome], list[AnswerOutcome]],
) -> None:
    moves = compare_answers(*sides).moves
    assert [(move.before.question_id, move.gain) for move in moves] == [
        ("a", -2),
        ("d", -1),
        ("c", 1),
        ("b", 2),
    ]


def test_gains_are_paired_over_what_both_reports_count(
    sides: tuple[list[AnswerOutcome], list[AnswerOutcome]],
) -> None:
    changes = {(one.measure, one.group): one for one in compare_answers(*sides).changes}
    exact, precise = changes["all exact", "zh"], changes["precise", "all"]
    # Right before: a, e; after: b, c, e. Exact answers both times: a, b and e.
    assert (exact.n, exact.gain.mean) == (5, pytest.approx(1 / 5))
    assert (precise.n, precise.gain.mean) == (3, 0)
    assert ("abstention recall", "all") not in changes


def test_answers_to_other_questions_are_refused(
    make_answer_outcome: Callable[..., AnswerOutcome],
) -> None:
    one, other = (make_answer_outcome(question_id=qid) for qid in ("题1", "题2"))
    with pytest.raises(ReportError, match=r"2 questions were answered in one report only \(题1"):
        compare_answers([one], [other])
