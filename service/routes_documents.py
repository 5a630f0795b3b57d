"""The routes that give what the snapshot holds: passages and documents by their ids."""

from typing import Any

from fastapi import APIRouter, Depends
from starlette.responses import Response

from service.envelope import RecordResponse
from service.library import Library
from service.parameters import NO_PARAMETERS
from service.responses import DocumentResponse, DocumentsResponse, Failure, PassageResponse

_MISSING: dict[int | str, dict[str, Any]] = {
    404: {"model": Failure, "description": "There is no such id"}
}


def document_routes(library: Library) -> APIRouter:
    """Return the routes over a library."""
    router = APIRouter(prefix="/v1", tags=["documents"], dependencies=[Depends(NO_PARAMETERS)])

    @router.get(
        "/passages/{passage_id}",
        summary="Read a passage",
        responses={200: {"model": PassageResponse}, **_MISSING},
    )
    async def passage(passage_id: str) -> Response:
        """Return a passage and where it stands in its document."""
        return RecordResponse(library.passage(passage_id))

    @router.get(
        "/documents", summary="List the documents", responses={200: {"model": DocumentsResponse}}
    )
    async def documents() -> Response:
        """Return all documents without their texts."""
        return RecordResponse(library.documents())

    @router.get(
        "/documents/{doc_id}",
        summary="Read a document",
        responses={200: {"model": DocumentResponse}, **_MISSING},
    )
    async def document(doc_id: str) -> Response:
        """Return a document with its text, untouched, and its blocks."""
        return RecordResponse(library.document(doc_id))

    return router
