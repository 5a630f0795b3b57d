"""The routes that give what the snapshot holds: passages and documents by their ids."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from service.aside import Aside
from service.envelope import RecordResponse, describe_refusals
from service.library import Library
from service.parameters import NO_PARAMETERS, KnownParameters, PageParameters
from service.responses import DocumentResponse, DocumentsResponse, Failure, PassageResponse

_MISSING = describe_refusals({404: "There is no such id"})

_NOT_DRAWN: dict[int | str, dict[str, Any]] = {
    422: {"model": Failure, "description": "A parameter is wrong"},
    500: {"model": Failure, "description": "The page cannot be drawn"},
}


def document_routes(library: Library, aside: Aside) -> APIRouter:
    """Return the routes over a library."""
    router = APIRouter(prefix="/v1", tags=["documents"])
    bare = [Depends(NO_PARAMETERS)]

    @router.get(
        "/passages/{passage_id}",
        summary="Read a passage",
        dependencies=bare,
        responses={200: {"model": PassageResponse}, **_MISSING},
    )
    async def passage(passage_id: str) -> Response:
        """Return a passage and where it stands in its document."""
        return RecordResponse(await aside.run(partial(library.passage, passage_id)))

    @router.get(
        "/documents",
        summary="List the documents",
        responses={200: {"model": DocumentsResponse}},
        dependencies=bare,
    )
    async def documents() -> Response:
        """Return all documents without their texts."""
        return RecordResponse(library.documents())

    @router.get(
        "/documents/{doc_id}",
        summary="Read a document",
        dependencies=bare,
        responses={200: {"model": DocumentResponse}, **_MISSING},
    )
    async def document(doc_id: str) -> Response:
        """Return a document with its text, untouched, and its blocks."""
        return RecordResponse(await aside.run(partial(library.document, doc_id)))

    @router.get(
        "/documents/{doc_id}/pages/{page}.png",
        summary="See a page",
        response_class=Response,
        responses={200: {"content": {"image/png": {}}}, **_MISSING, **_NOT_DRAWN},
        dependencies=[Depends(KnownParameters(*PageParameters.model_fields))],
    )
    async def page(
        doc_id: str,
        page: Annotated[int, Path(ge=1, le=9_999)],
        asked: Annotated[PageParameters, Query()],
    ) -> Response:
        """Return a picture of a page, with ranges of the document's text marked on it."""
        images = library.page_images
        draw = partial(
            images.draw, doc_id, page, highlight=asked.highlight, mark=asked.mark, crop=asked.crop
        )
        headers = {"cache-control": "private, max-age=86400"}
        image = await aside.run(draw, kind="page_image")
        return Response(image, media_type="image/png", headers=headers)

    return router
