"""Runs: every question of a gold file asked once by each choice of legs, and judged."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.backends import Backend, LegChoice, Retrieval
from eval.gold import Question, QuestionKind, QuestionLanguage
from eval.measures import Scores, score_rankings
from eval.relevance import FULL, build_qrels, first_rank

_EXCERPT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The rankings of one choice of legs, one a question, by question id."""

    legs: LegChoice
    retrievals: Mapping[str, Retrieval]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one answerable question in one run.

    Attributes:
        question_id: of the question; ``lang``, ``kind``, ``text`` and ``pair`` are its own.
        rank: of the first passage with any snippet of the evidence, from 1; ``None`` if missed.
        full_rank: of the first passage with all of it.
        relevant: how many passages of the collection are relevant, in part or in full.
        scores: each measure, in [0, 1].
        first_id: the passage that came first; ``None`` if nothing was found.
        first_text: the beginning of it, on one line.
    """

    question_id: str
    lang: QuestionLanguage
    kind: QuestionKind
    text: str
    pair: str | None
    rank: int | None
    full_rank: int | None
    relevant: int
    scores: Scores
    first_id: str | None
    first_text: str


def run_questions(
    questions: Sequence[Question],
    backend: Backend,
    legs: LegChoice,
    *,
    on_question: Callable[[], object] = lambda: None,
) -> Run:
    """Ask every question, the unanswerable ones too.

    Args:
        questions: gold questions.
        backend: where to ask.
        legs: one of ``backend.legs``.
        on_question: called after each question, to show progress.
    """
    retrievals: dict[str, Retrieval] = {}
    for question in questions:
        retrievals[question.question_id] = backend.retrieve(question.text, legs=legs)
        on_question()
    return Run(legs=legs, retrievals=retrievals)


def pool(collection: Retrieval, runs: Iterable[Run]) -> dict[str, str]:
    """Return the text of every passage known: the collection's, and all that any run found."""
    passages = {passage.passage_id: passage.text for passage in collection}
    for run in runs:
        for retrieval in run.retrievals.values():
            passages.update((passage.passage_id, passage.text) for passage in retrieval)
    return passages


def judge_runs(
    questions: Sequence[Question], runs: Sequence[Run], passages: Mapping[str, str]
) -> dict[LegChoice, tuple[Outcome, ...]]:
    """Judge every answerable question of every run.

    Args:
        questions: gold questions.
        runs: over these questions; one that a run does not hold was missed by it.
        passages: passage id to text, as ``pool`` returns them.

    Returns:
        For each run's legs one outcome an answerable question, in the order of ``questions``.
    """
    qrels = build_qrels(questions, passages)
    answerable = [question for question in questions if question.answerable]
    return {run.legs: _judge_run(answerable, run, qrels) for run in runs}


def _judge_run(
    questions: Iterable[Question], run: Run, qrels: Mapping[str, Mapping[str, int]]
) -> tuple[Outcome, ...]:
    rankings = {
        question_id: [passage.passage_id for passage in retrieval]
        for question_id, retrieval in run.retrievals.items()
    }
    scores = score_rankings(qrels, rankings)
    return tuple(
        _judge(
            question,
            run.retrievals.get(question.question_id, ()),
            qrels[question.question_id],
            scores[question.question_id],
        )
        for question in questions
    )


def _judge(
    question: Question, retrieval: Retrieval, judgements: Mapping[str, int], scores: Scores
) -> Outcome:
    passage_ids = [passage.passage_id for passage in retrieval]
    return Outcome(
        question_id=question.question_id,
        lang=question.lang,
        kind=question.kind,
        text=question.text,
        pair=question.pair,
        rank=first_rank(passage_ids, judgements),
        full_rank=first_rank(passage_ids, judgements, least=FULL),
        relevant=len(judgements),
        scores=scores,
        first_id=retrieval[0].passage_id if retrieval else None,
        first_text=" ".join(retrieval[0].text.split())[:_EXCERPT] if retrieval else "",
    )
