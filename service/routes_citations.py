"""The route that gives a citation as a Web Annotation and as text to be pasted."""

from dataclasses import fields
from typing import Any

from fastapi import APIRouter, Depends
from starlette.responses import Response

from service.envelope import RecordResponse
from service.library import Library
from service.parameters import NO_PARAMETERS
from service.responses import Failure
from service.responses_citations import CitationResponse

_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"model": CitationResponse},
    404: {"model": Failure, "description": "There is no such citation"},
}


def citation_routes(library: Library) -> APIRouter:
    """Return the routes over a library."""
    router = APIRouter(prefix="/v1", tags=["documents"], dependencies=[Depends(NO_PARAMETERS)])

    @router.get("/citations/{citation_id}", summary="Cite a passage", responses=_RESPONSES)
    async def citation(citation_id: str) -> Response:
        """Return a Web Annotation (JSON-LD), and references by GB/T 7714 and Chicago.

        The id is a `passage_id`, or `passage_id@start-end` for that range of its text, in code
        points. The quotation is checked against the document's own characters.
        """
        return RecordResponse(_json_ld(library.citation(citation_id)))

    return router


def _json_ld(citation: CitationResponse) -> dict[str, object]:
    """Return a citation with the one name that no Python field can have."""
    named = {field.name: getattr(citation, field.name) for field in fields(citation)}
    return {"@context": named.pop("context"), **named}
