"""The routes for people: the search page, the figures explorer, the reader, the API's page."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Cookie, Depends, Header, Request
from starlette.responses import FileResponse, HTMLResponse, Response

from service.aside import run_aside
from service.envelope import RecordResponse
from service.examples import Examples
from service.library import Library
from service.page import Pages
from service.page_words import LANGUAGE_COOKIE, STATIC_DIR, choose_language

VARY = {"vary": "accept-language, cookie"}


def interface_language(
    chosen: Annotated[str, Cookie(alias=LANGUAGE_COOKIE)] = "",
    accept_language: Annotated[str, Header()] = "",
) -> str:
    """Return the language in which a browser is shown the interface."""
    return choose_language(chosen, accept_language)


Spoken = Annotated[str, Depends(interface_language)]


def page_routes(library: Library, *, editable: bool = False) -> APIRouter:
    """Return the routes over a library; ``editable`` where its documents may be changed."""
    router = APIRouter(include_in_schema=False)
    pages = Pages(library, editable=editable)
    examples = Examples(library)

    @router.get("/")
    async def search_page(request: Request, lang: Spoken) -> Response:
        page = await run_aside(partial(pages.search_page, request.query_params, lang=lang))
        return HTMLResponse(page, headers=VARY)

    @router.get("/figures")
    async def figures_page(request: Request, lang: Spoken) -> Response:
        return HTMLResponse(pages.figures_page(request.query_params, lang=lang), headers=VARY)

    @router.get("/library")
    async def library_page(lang: Spoken) -> Response:
        return HTMLResponse(pages.library_page(lang=lang), headers=VARY)

    @router.get("/read/{place:path}")
    async def reader_page(place: str, lang: Spoken) -> Response:
        text, found = pages.reader_page(place, lang=lang)
        return HTMLResponse(text, status_code=200 if found else 404, headers=VARY)

    @router.get("/examples")
    async def example_questions(lang: Spoken) -> Response:
        return RecordResponse({"ok": True, "questions": await examples.of(lang)}, headers=VARY)

    @router.get("/docs")
    async def docs_page() -> FileResponse:
        return FileResponse(STATIC_DIR / "docs.html")

    return router
