"""Many questions asked of the library one after another, with each one's own error."""

import asyncio
from functools import partial
from time import perf_counter
from typing import Protocol, TypeVar

from index import Filter, QueryError
from service.aside import run_aside
from service.library import Library
from service.responses import AnswerResponse, SearchResponse
from service.responses_batch import AnswersResponse, FailedQuestion, SearchesResponse

Found = TypeVar("Found", covariant=True)

SEARCH_K = 10
ANSWER_K = 5


class Ask(Protocol[Found]):
    """A method of the library that takes a question."""

    def __call__(self, question: str, *, k: int, where: Filter) -> Found:
        """Return what it finds."""


async def search_each(
    library: Library,
    questions: list[str],
    *,
    k: int | None,
    where: Filter,
    offset: int | None = None,
) -> SearchesResponse:
    """Search for each question.

    Args:
        library: is asked.
        questions: a bad one has its error in its place.
        k: the cut-off, 1 to 100; 10 by default.
        where: which passages may be returned.
        offset: how many hits of each to pass over first; none by default.

    Raises:
        RefusedError: ``offset`` is out of range, or the filter names a document, a place or a body
            that is not here.
    """
    started = perf_counter()
    search = partial(library.search, offset=offset or 0)
    results: list[SearchResponse | FailedQuestion] = []
    for question in questions:
        results.append(_ask(search, question, k=k or SEARCH_K, where=where))
        # Let other requests in between.
        await asyncio.sleep(0)
    took_ms = _elapsed_ms(started)
    return SearchesResponse(took_ms=took_ms, build_id=library.build_id, results=tuple(results))


async def answer_each(
    library: Library, questions: list[str], *, k: int | None, where: Filter
) -> AnswersResponse:
    """Answer each question.

    Args:
        library: is asked.
        questions: a bad one has its error in its place.
        k: how many hits to draw on and to return, 1 to 100; 5 by default.
        where: which passages may be drawn on.

    Raises:
        RefusedError: the filter names a document, a place or a body that is not here.
    """
    started = perf_counter()
    results: list[AnswerResponse | FailedQuestion] = []
    for question in questions:
        answer = partial(_ask, library.answer, question, k=k or ANSWER_K, where=where)
        results.append(await run_aside(answer))
    took_ms = _elapsed_ms(started)
    return AnswersResponse(took_ms=took_ms, build_id=library.build_id, results=tuple(results))


def _ask(ask: Ask[Found], question: str, *, k: int, where: Filter) -> Found | FailedQuestion:
    try:
        return ask(question, k=k, where=where)
    except QueryError as error:
        return FailedQuestion(
            code="invalid_query", error=str(error), status=422, query=question.strip()
        )


def _elapsed_ms(started: float) -> float:
    return round((perf_counter() - started) * 1000, 2)
