"""Many questions asked of the library one after another, with each one's own error."""

from functools import partial
from time import perf_counter
from typing import Final, Protocol, TypeVar

from index import Filter, QueryError
from service.aside import Aside
from service.library import Library
from service.responses_batch import AnswersResponse, FailedQuestion, SearchesResponse

Found = TypeVar("Found", covariant=True)

QUESTIONS_A_SHARE: Final = 10
"""For so many questions, begun ones counted, a batch has the time of one request."""


class Ask(Protocol[Found]):
    """A method of the library that takes a question."""

    def __call__(self, question: str, *, k: int, where: Filter) -> Found:
        """Return what it finds."""


async def search_each(
    library: Library,
    aside: Aside,
    questions: list[str],
    *,
    k: int,
    where: Filter,
    offset: int = 0,
) -> SearchesResponse:
    """Search for each question.

    Args:
        library: is asked.
        aside: where that is done; others have their turn between two questions.
        questions: a bad one has its error in its place.
        k: the cut-off, 1 to 100.
        where: which passages may be returned.
        offset: how many hits of each to pass over first.

    Raises:
        RefusedError: ``offset`` is out of range, the filter names a document, a place or a body
            that is not here, the server is busy, or it took too long.
    """
    started = perf_counter()
    search = partial(library.search, offset=offset)
    turn = aside.admit("lookup", shares=_shares(questions))
    results = [
        await turn.run(partial(_ask, search, question, k=k, where=where)) for question in questions
    ]
    took_ms = _elapsed_ms(started)
    return SearchesResponse(took_ms=took_ms, build_id=library.build_id, results=tuple(results))


async def answer_each(
    library: Library, aside: Aside, questions: list[str], *, k: int, where: Filter
) -> AnswersResponse:
    """Answer each question.

    Args:
        library: is asked.
        aside: where that is done; others have their turn between two questions.
        questions: a bad one has its error in its place.
        k: how many hits to draw on and to return, 1 to 100.
        where: which passages may be drawn on.

    Raises:
        RefusedError: the filter names a document, a place or a body that is not here, the server
            is busy, or it took too long.
    """
    started = perf_counter()
    turn = aside.admit("answer", shares=_shares(questions))
    results = [
        await turn.run(partial(_ask, library.answer, question, k=k, where=where))
        for question in questions
    ]
    took_ms = _elapsed_ms(started)
    return AnswersResponse(took_ms=took_ms, build_id=library.build_id, results=tuple(results))


def _shares(questions: list[str]) -> int:
    return -(-len(questions) // QUESTIONS_A_SHARE)


def _ask(ask: Ask[Found], question: str, *, k: int, where: Filter) -> Found | FailedQuestion:
    try:
        return ask(question, k=k, where=where)
    except QueryError as error:
        return FailedQuestion(
            code="invalid_query", error=str(error), status=422, query=question.strip()
        )


def _elapsed_ms(started: float) -> float:
    return round((perf_counter() - started) * 1000, 2)
