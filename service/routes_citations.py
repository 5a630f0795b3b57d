"""The route that gives a citation: a Web Annotation, or a file for reference managers."""

from dataclasses import fields
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query
from starlette.responses import Response

from service.aside import Aside
from service.citation_files import FILE_TYPES, FileFormat, accepted_format
from service.envelope import RecordResponse, describe_refusals
from service.library import Library
from service.parameters import CitationParameters, KnownParameters
from service.references import reference_key
from service.responses_citations import CitationResponse

_DESCRIPTION = (
    "The citation; as a file for reference managers where `format` or the Accept header asks for it"
)
_FILES = {each.media_type: {"schema": {"type": "string"}} for each in FILE_TYPES.values()}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"model": CitationResponse, "description": _DESCRIPTION, "content": _FILES},
    **describe_refusals({404: "There is no such citation", 422: "A parameter is wrong"}),
}
_VARY = {"vary": "accept"}


def citation_routes(library: Library, aside: Aside) -> APIRouter:
    """Return the routes over a library."""
    router = APIRouter(prefix="/v1", tags=["documents"])

    @router.get(
        "/citations/{citation_id}",
        summary="Cite a passage",
        responses=_RESPONSES,
        dependencies=[Depends(KnownParameters(*CitationParameters.model_fields))],
    )
    async def citation(
        citation_id: str,
        asked: Annotated[CitationParameters, Query()],
        accept: Annotated[str, Header()] = "",
    ) -> Response:
        """Return a Web Annotation (JSON-LD), and references by GB/T 7714 and Chicago.

        The id is a `passage_id`, or `passage_id@start-end` for that range of its text, in code
        points. The quotation is checked against the document's own characters. With `format` it is
        a file for reference managers: RIS, BibTeX or CSL-JSON.
        """
        found = await aside.run(partial(library.citation, citation_id))
        named = asked.format or accepted_format(accept)
        if named is None or named == "json":
            return RecordResponse(_json_ld(found), headers=_VARY)
        return _file_response(found, named)

    return router


def _file_response(citation: CitationResponse, named: FileFormat) -> Response:
    written = FILE_TYPES[named]
    name = f"{reference_key(citation.id.rpartition('/')[2])}.{written.suffix}"
    # JSON is UTF-8 by itself.
    charset = "" if written.media_type.endswith("json") else "; charset=utf-8"
    return Response(
        getattr(citation.text, named),
        media_type=f"{written.media_type}{charset}",
        headers={"content-disposition": f'attachment; filename="{name}"', **_VARY},
    )


def _json_ld(citation: CitationResponse) -> dict[str, object]:
    """Return a citation with the one name that no Python field can have."""
    named = {field.name: getattr(citation, field.name) for field in fields(citation)}
    return {"@context": named.pop("context"), **named}
