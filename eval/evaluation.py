"""One evaluation: a gold file asked of a backend by every choice of legs, judged and reported."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from eval.backends import Backend
from eval.gold import Question
from eval.report import Report
from eval.runs import judge_runs, pool, run_questions


def evaluate(
    questions: Sequence[Question],
    backend: Backend,
    *,
    gold: Path,
    on_question: Callable[[], object] = lambda: None,
) -> Report:
    """Ask every question by each choice of legs of the backend, and judge what came back.

    Args:
        questions: what ``read_gold(gold)`` returned.
        backend: where to ask.
        gold: the gold file, for its name and sum.
        on_question: called after each question of each choice, to show progress.

    Raises:
        ZhiwenError: what the backend raises for a question that it refuses.
    """
    runs = [
        run_questions(questions, backend, legs, on_question=on_question) for legs in backend.legs
    ]
    return Report(
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        gold_name=gold.name,
        gold_sha256=hashlib.sha256(gold.read_bytes()).hexdigest(),
        backend=backend.name,
        asked=len(questions),
        unanswerable=sum(not question.answerable for question in questions),
        outcomes=judge_runs(questions, runs, pool(backend.collection(), runs)),
    )
