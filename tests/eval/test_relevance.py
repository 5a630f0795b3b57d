from collections.abc import Callable

import pytest

from eval.gold import Question
from eval.relevance import FULL, PARTIAL, build_qrels, first_rank, grade, squeeze


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("适用惩罚性赔偿共计319件，同比增长117%。", FULL),
        ("适用惩罚性赔偿。", PARTIAL),
        ("共计 319 件", PARTIAL),
        ("惩罚性\n赔偿 共计\u3000３１９件", FULL),
        ("319 cases of punitive damages", FULL),
        ("319 cases", PARTIAL),
        ("无关的段落", 0),
    ],
)
def test_a_passage_is_graded_by_the_snippets_it_holds(
    make_question: Callable[..., Question], text: str, expected: object
) -> None:
    question = make_question(
        evidence=("惩罚性赔偿", "共计319件"), evidence_alt=(("punitive damages", "319 cases"),)
    )
    assert grade(question, squeeze(text)) == expected


def test_snippets_of_two_alternatives_do_not_add_up_to_a_full_passage(
    make_question: Callable[..., Question],
) -> None:
    question = make_question(evidence=("甲", "乙"), evidence_alt=(("丙", "丁"),))
    assert grade(question, squeeze("甲与丙")) == PARTIAL


def test_only_relevant_passages_are_judged_and_no_answerable_question_is_left_out(
    make_question: Callable[..., Question],
) -> None:
    questions = [
        make_question(question_id="q1", evidence=("319件",)),
        make_question(question_id="q2", evidence=("不在文中",)),
        make_question(question_id="q3", kind="unanswerable"),
    ]
    qrels = build_qrels(questions, {"p1": "共计 319 件", "p2": "别的"})
    assert qrels == {"q1": {"p1": FULL}, "q2": {}}


@pytest.mark.parametrize(
    ("least", "expected"), [(PARTIAL, 2), (FULL, 3)], ids=["any snippet", "every snippet"]
)
def test_the_rank_is_that_of_the_first_passage_with_the_grade(least: int, expected: object) -> None:
    judgements = {"p2": PARTIAL, "p3": FULL}
    assert first_rank(["p1", "p2", "p3"], judgements, least=least) == expected


def test_a_miss_has_no_rank() -> None:
    assert first_rank(["p1"], {"p2": FULL}) is None
    assert first_rank([], {"p2": FULL}) is None
