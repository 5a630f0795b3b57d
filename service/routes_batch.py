"""The route that takes many questions at once."""

from typing import Any

from fastapi import APIRouter, Depends
from starlette.responses import Response

from service.aside import Aside
from service.batch import answer_each, search_each
from service.envelope import RecordResponse, describe_refusals
from service.json_bodies import JsonRoute
from service.library import Library
from service.parameters import NO_PARAMETERS, BatchBody
from service.responses_batch import AnswersResponse, SearchesResponse

_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"model": SearchesResponse | AnswersResponse, "description": "By `mode`"},
    **describe_refusals(
        {
            404: "There is no such document, place or body",
            413: "The body is larger than 64 KiB",
            422: "A field is wrong",
        }
    ),
}


def batch_routes(library: Library, aside: Aside) -> APIRouter:
    """Return the routes over a library."""
    router = APIRouter(
        prefix="/v1",
        tags=["search"],
        dependencies=[Depends(NO_PARAMETERS)],
        route_class=JsonRoute,
    )

    @router.post("/batch", summary="Search or answer many questions", responses=_RESPONSES)
    async def batch(asked: BatchBody) -> Response:
        """Return, in the order asked, what the search or answer route returns for each question.

        A question that is refused has the envelope of its error in its place.
        """
        questions, where = asked.questions, asked.where
        if asked.mode == "answer":
            return RecordResponse(
                await answer_each(library, aside, questions, k=asked.cutoff, where=where)
            )
        return RecordResponse(
            await search_each(
                library, aside, questions, k=asked.cutoff, where=where, offset=asked.offset or 0
            )
        )

    return router
