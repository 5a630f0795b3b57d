"""Questions put to ``answer``, in this process or over HTTP, and what was said judged."""

from collections.abc import Callable, Sequence
from typing import Protocol

from eval.gold import Question
from eval.judging import AnswerOutcome, judge
from service import AnswerResponse, PassageResponse


class Answerer(Protocol):
    """What answers questions: ``service.library.Library`` and ``service.Client`` fit."""

    def answer(self, question: str, /) -> AnswerResponse:
        """Return the answer to a question, or the reason why there is none."""
        ...

    def passage(self, passage_id: str, /) -> PassageResponse:
        """Return a passage by its id."""
        ...


def answer_questions(
    questions: Sequence[Question],
    answerer: Answerer,
    *,
    on_question: Callable[[], object] = lambda: None,
) -> tuple[AnswerOutcome, ...]:
    """Put every question to ``answer``, the unanswerable ones too, and judge what is said.

    Args:
        questions: gold questions.
        answerer: where to ask; asked as a user would, with the question alone.
        on_question: called after each question, to show progress.

    Returns:
        One outcome a question, in their order.

    Raises:
        ZhiwenError: what the answerer raises for a question that it refuses.
    """
    outcomes = []
    for question in questions:
        response = answerer.answer(question.text)
        outcomes.append(judge(question, response, _find_cited_text(response, answerer)))
        on_question()
    return tuple(outcomes)


def _find_cited_text(response: AnswerResponse, answerer: Answerer) -> str | None:
    """Return the text of the passage cited first; it mostly is among the hits already."""
    if not response.citations:
        return None
    cited = response.citations[0].passage_id
    known = {hit.passage.passage_id: hit.passage.text for hit in response.hits}
    return known[cited] if cited in known else answerer.passage(cited).passage.text
