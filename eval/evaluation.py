"""One evaluation: a gold file asked by every choice of legs and for its answers, and judged."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from eval.answering import Answerer, answer_questions
from eval.backends import Backend
from eval.gold import Question
from eval.report import Report
from eval.runs import judge_runs, pool, run_questions


def evaluate(
    questions: Sequence[Question],
    backend: Backend,
    *,
    gold: Path,
    answerer: Answerer | None = None,
    on_question: Callable[[], object] = lambda: None,
) -> Report:
    """Ask every question by each choice of legs of the backend, and judge what came back.

    Args:
        questions: what ``read_gold(gold)`` returned.
        backend: where to ask.
        gold: the gold file, for its name and sum.
        answerer: where to ask for answers, too; none are asked for if left out.
        on_question: called after each question of each choice, to show progress.

    Raises:
        ZhiwenError: what the backend raises for a question that it refuses.
    """
    runs = [
        run_questions(questions, backend, legs, on_question=on_question) for legs in backend.legs
    ]
    answers = (
        () if answerer is None else answer_questions(questions, answerer, on_question=on_question)
    )
    return Report(
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        gold_name=gold.name,
        gold_sha256=hashlib.sha256(gold.read_bytes()).hexdigest(),
        backend=backend.name,
        asked=len(questions),
        unanswerable=sum(not question.answerable for question in questions),
        outcomes=judge_runs(questions, runs, pool(backend.collection(), runs)),
        answers=answers,
    )


def evaluate_answers(
    questions: Sequence[Question],
    answerer: Answerer,
    *,
    gold: Path,
    name: str,
    on_question: Callable[[], object] = lambda: None,
) -> Report:
    """Ask for the answers alone: a report without rankings.

    Args:
        questions: what ``read_gold(gold)`` returned.
        answerer: where to ask.
        gold: the gold file, for its name and sum.
        name: of what is asked, as a ``Backend`` gives it.
        on_question: called after each question, to show progress.

    Raises:
        ZhiwenError: what the answerer raises for a question that it refuses.
    """
    return Report(
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        gold_name=gold.name,
        gold_sha256=hashlib.sha256(gold.read_bytes()).hexdigest(),
        backend=name,
        asked=len(questions),
        unanswerable=sum(not question.answerable for question in questions),
        outcomes={},
        answers=answer_questions(questions, answerer, on_question=on_question),
    )
