"""The routes that take a question: search and answer."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from service.aside import Aside
from service.envelope import RecordResponse, describe_refusals
from service.json_bodies import JsonRoute
from service.library import Library
from service.parameters import (
    NO_PARAMETERS,
    AnswerParameters,
    KnownParameters,
    SearchBody,
    SearchParameters,
)
from service.responses import AnswerResponse, SearchResponse

_REFUSED = describe_refusals(
    {404: "There is no such document, place or body", 422: "A parameter is wrong"}
)


def search_routes(library: Library, aside: Aside) -> APIRouter:
    """Return the routes over a library."""
    router = APIRouter(prefix="/v1", tags=["search"], route_class=JsonRoute)

    @router.get(
        "/search",
        summary="Find passages",
        responses={200: {"model": SearchResponse}, **_REFUSED},
        dependencies=[Depends(KnownParameters(*SearchParameters.model_fields))],
    )
    async def search(asked: Annotated[SearchParameters, Query()]) -> Response:
        """Return the best passages for a question, each with the reasons for its place."""
        return RecordResponse(await aside.run(partial(_search, library, asked)))

    @router.post(
        "/search",
        summary="Find passages, the question in a JSON body",
        responses={200: {"model": SearchResponse}, **_REFUSED},
        dependencies=[Depends(NO_PARAMETERS)],
    )
    async def search_by_body(asked: SearchBody) -> Response:
        """Return the same as the GET route."""
        return RecordResponse(await aside.run(partial(_search, library, asked)))

    @router.get(
        "/answer",
        summary="Answer a question with citations",
        responses={200: {"model": AnswerResponse}, **_REFUSED},
        dependencies=[Depends(KnownParameters(*AnswerParameters.model_fields))],
    )
    async def answer(asked: Annotated[AnswerParameters, Query()]) -> Response:
        """Return what the corpus says, quoted and cited, or null with the reason."""
        answer = partial(
            library.answer, asked.q, k=asked.k, where=asked.where, explain=asked.explain
        )
        return RecordResponse(await aside.run(answer, kind="answer"))

    return router


def _search(library: Library, asked: SearchParameters) -> SearchResponse:
    return library.search(asked.q, k=asked.k, offset=asked.offset, where=asked.where)
