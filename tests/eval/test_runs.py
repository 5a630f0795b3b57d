from collections.abc import Callable

from eval.backends import Backend
from eval.gold import Question
from eval.runs import judge_runs, pool, run_questions

PASSAGES = {"p1": "审结460306件。", "p2": "适用惩罚性赔偿共计319件。", "p3": "共计 319 件。"}


def test_every_question_is_asked_once_and_its_progress_told(
    make_question: Callable[..., Question], make_backend: Callable[..., Backend]
) -> None:
    questions = [
        make_question(question_id="q1", text="多少件？"),
        make_question(question_id="q2", text="GDP?", kind="unanswerable"),
    ]
    backend, ticks = make_backend(PASSAGES, {"多少件？": ["p2"]}), []
    run = run_questions(questions, backend, "dense", on_question=lambda: ticks.append(1))
    assert backend.asked == [("多少件？", "dense"), ("GDP?", "dense")]
    assert [len(found) for found in run.retrievals.values()] == [1, 0]
    assert len(ticks) == 2


def test_the_pool_holds_the_collection_and_all_that_was_found(
    make_question: Callable[..., Question], make_backend: Callable[..., Backend]
) -> None:
    backend = make_backend(PASSAGES, {"多少件？": ["p2", "p3"]})
    run = run_questions([make_question()], backend, "both")
    assert pool(backend.collection()[:1], [run]) == PASSAGES


def test_outcomes_tell_the_rank_by_any_snippet_and_by_all(
    make_question: Callable[..., Question], make_backend: Callable[..., Backend]
) -> None:
    question = make_question(evidence=("惩罚性赔偿", "319件"), pair="a1")
    backend = make_backend(PASSAGES, {"多少件？": ["p1", "p3", "p2"]})
    run = run_questions([question], backend, "both")
    (outcome,) = judge_runs([question], [run], PASSAGES)["both"]
    assert (outcome.rank, outcome.full_rank, outcome.relevant) == (2, 3, 2)
    assert (outcome.scores["Success@1"], outcome.scores["MRR@10"]) == (0, 0.5)
    assert (outcome.first_id, outcome.first_text) == ("p1", "审结460306件。")
    assert (outcome.text, outcome.pair) == ("多少件？", "a1")


def test_a_question_that_found_nothing_is_an_outcome_and_an_unanswerable_one_is_not(
    make_question: Callable[..., Question], make_backend: Callable[..., Backend]
) -> None:
    questions = [
        make_question(question_id="q1", text="找不到"),
        make_question(question_id="q2", text="GDP?", kind="unanswerable"),
        make_question(question_id="q3", text="不在文中", evidence=("别处",)),
    ]
    run = run_questions(questions, make_backend(PASSAGES, {"不在文中": ["p1"]}), "both")
    first, last = judge_runs(questions, [run], PASSAGES)["both"]
    assert (first.question_id, first.rank, first.first_id, first.relevant) == ("q1", None, None, 2)
    assert (last.question_id, last.rank, last.first_id, last.relevant) == ("q3", None, "p1", 0)
    assert {*first.scores.values(), *last.scores.values()} == {0.0}


def test_a_question_that_a_run_does_not_hold_was_missed(
    make_question: Callable[..., Question], make_backend: Callable[..., Backend]
) -> None:
    asked, dropped = make_question(question_id="q1"), make_question(question_id="q2")
    run = run_questions([asked], make_backend(PASSAGES, {"多少件？": ["p2"]}), "both")
    outcomes = judge_runs([asked, dropped], [run], PASSAGES)["both"]
    assert [outcome.rank for outcome in outcomes] == [1, None]
