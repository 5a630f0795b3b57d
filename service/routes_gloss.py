"""The route that glosses Chinese texts in English."""

from functools import partial
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from service.aside import Aside
from service.envelope import RecordResponse, describe_refusals
from service.library import Library
from service.parameters import GlossBody
from service.responses_gloss import GlossResponse

_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"model": GlossResponse, "description": "The glosses"},
    **describe_refusals({422: "There are too many texts, or one is too long"}),
}


def gloss_routes(library: Library, aside: Aside) -> APIRouter:
    """Return the route over a library."""
    router = APIRouter(prefix="/v1", tags=["glosses"])

    @router.post("/gloss", summary="Gloss texts", responses=_RESPONSES)
    async def gloss(asked: GlossBody) -> Response:
        """Return what the words of Chinese texts mean in English, by the glossary and the lexicon.

        A gloss keeps the order of the Chinese; places and unknown names are written by their
        sound. It is no translation and may be wrong: show the original beside it.
        """
        return RecordResponse(await aside.run(partial(library.gloss, asked.texts)))

    return router
