"""Search and answers over a collection of documents: by language and kind, and why they fail."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer
from rich.table import Table

from eval.answer_tables import build_answer_table
from eval.answering import answer_questions
from eval.asked import DataOption, UrlOption, open_asked
from eval.backends import Backend
from eval.console import open_console
from eval.gold import Question, QuestionLanguage, read_gold
from eval.judging import AnswerOutcome
from eval.relevance import grade, squeeze
from eval.tables import make_table

SIGHT = 8
"""So many passages an answer is drawn from."""

Cause = Literal[
    "right",
    "inexact",
    "not found",
    "found too low",
    "in sight, withheld",
    "other figure of the passage",
    "other passage of the document",
    "other document",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What became of one question in a collection.

    Attributes:
        question: the question.
        rank: of the first relevant passage found; ``None`` if there is none.
        outcome: of its answer.
        cause: why the answer is not right; ``None`` for a question without an answer.
        document_kind: of the document it asks about; empty where unknown.
    """

    question: Question
    rank: int | None
    outcome: AnswerOutcome
    cause: Cause | None
    document_kind: str


def collection(
    gold: Annotated[Path, typer.Option(help="File of gold questions, JSON lines.")],
    data: DataOption = None,
    url: UrlOption = None,
) -> None:
    """Score search and answers on many documents, by language, kind and cause of failure."""
    questions = read_gold(gold)
    with open_asked(url, data) as asked:
        kinds = {_stem(each.doc_id): each.context.kind for each in asked.documents()}
        outcomes = answer_questions(questions, asked.answerer)
        standings = [
            stand(question, outcome, asked.backend, kinds)
            for question, outcome in zip(questions, outcomes, strict=True)
        ]
    console = open_console()
    console.print(build_search_table(standings, "lang", lambda each: each.question.lang))
    console.print(build_search_table(standings, "kind", lambda each: each.question.kind))
    console.print(build_search_table(standings, "document", lambda each: each.document_kind))
    console.print(build_cause_table(standings))
    console.print(build_answer_table(outcomes))


def stand(
    question: Question, outcome: AnswerOutcome, backend: Backend, kinds: Mapping[str, str]
) -> Standing:
    """Search for a question, and tell why its answer is as it is.

    Args:
        question: the question.
        outcome: of its answer.
        backend: where to search.
        kinds: of documents, by the stem of their files.
    """
    found = backend.retrieve(question.text, legs="both") if question.answerable else ()
    ranks = (rank for rank, each in enumerate(found, 1) if grade(question, squeeze(each.text)) > 0)
    rank = next(ranks, None)
    return Standing(
        question=question,
        rank=rank,
        outcome=outcome,
        cause=find_cause(question, outcome, rank) if question.answerable else None,
        document_kind=kinds.get(question.doc or "", ""),
    )


def find_cause(question: Question, outcome: AnswerOutcome, rank: int | None) -> Cause:
    """Return why the answer to an answerable question is not right."""
    if outcome.verdict in ("right", "inexact"):
        return "right" if outcome.verdict == "right" else "inexact"
    if outcome.verdict == "abstained":
        if rank is None:
            return "not found"
        return "in sight, withheld" if rank <= SIGHT else "found too low"
    if outcome.cited:
        return "other figure of the passage"
    same = _stem(outcome.passage_id or "") == question.doc
    return "other passage of the document" if same else "other document"


def build_search_table(
    standings: Iterable[Standing], name: str, group_of: Callable[[Standing], str]
) -> Table:
    """Return the shares found first, in the first 5 and in the first 50, group by group."""
    groups: dict[str, list[int | None]] = {}
    for each in standings:
        if each.question.answerable:
            groups.setdefault(group_of(each) or "unknown", []).append(each.rank)
    table = make_table(f"Search by {name}", (name, "n", "first", "in 5", "in 50"))
    for group, ranks in sorted(groups.items()):
        shares = (sum(rank is not None and rank <= k for rank in ranks) for k in (1, 5, 50))
        table.add_row(group, str(len(ranks)), *(f"{share / len(ranks):.3f}" for share in shares))
    return table


def build_cause_table(standings: Sequence[Standing]) -> Table:
    """Return how many answers failed for each cause, by language."""
    languages = [
        lang
        for lang in get_args(QuestionLanguage)
        if any(each.question.lang == lang for each in standings)
    ]
    counts = Counter((each.cause, each.question.lang) for each in standings)
    table = make_table("Answers to what has one, by cause", ("cause", *languages))
    for cause in get_args(Cause):
        table.add_row(cause, *(str(counts[cause, lang]) for lang in languages))
    return table


def _stem(doc_id: str) -> str:
    """Return the name of a document's file, of its own id or that of one of its passages."""
    return doc_id.partition(":")[0].rpartition("-")[0]
