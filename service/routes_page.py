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

_VARY = {"vary": "accept-language, cookie"}


def interface_language(
    chosen: Annotated[str, Cookie(alias=LANGUAGE_COOKIE)] = "",
    accept_language: Annotated[str, Header()] = "",
) -> str:
    """Return the language in which a browser is shown the interface."""
    return choose_language(chosen, accept_language)


Spoken = Annotated[str, Depends(interface_language)]


def page_routes(library: Library, aside: Aside, *, editable: bool = False) -> APIRouter:
    """Return the routes over a library; ``editable`` where its documents may be changed."""
    router = APIRouter(include_in_schema=False)
    pages = Pages(library, editable=editable)
    examples = Examples(library, aside)

    async def show(write: Callable[[], str], lang: str, *, kind: Kind = "lookup") -> Response:
        try:
            return HTMLResponse(await aside.run(write, kind=kind), headers=_VARY)
        except RefusedError as refused:
            if refused.status != HTTPStatus.SERVICE_UNAVAILABLE:
                raise
            headers = {**_VARY, "retry-after": str(refused.retry_after_s)}
            return HTMLResponse(pages.busy_page(lang=lang), refused.status, headers)

    @router.get("/")
    async def search_page(request: Request, lang: Spoken) -> Response:
        asked = request.query_params
        kind: Kind = "answer" if "plain" in asked else "lookup"
        return await show(partial(pages.search_page, asked, lang=lang), lang, kind=kind)

    @router.get("/figures")
    async def figures_page(request: Request, lang: Spoken) -> Response:
        return await show(partial(pages.figures_page, request.query_params, lang=lang), lang)

    @router.get("/library")
    async def library_page(lang: Spoken) -> Response:
        return await show(partial(pages.library_page, lang=lang), lang)

    @router.get("/read/{place:path}")
    async def reader_page(place: str, lang: Spoken) -> Response:
        text, found = pages.reader_page(place, lang=lang)
        return HTMLResponse(text, status_code=200 if found else 404, headers=_VARY)

    @router.get("/examples")
    async def example_questions(lang: Spoken) -> Response:
        return RecordResponse({"ok": True, "questions": await examples.of(lang)}, headers=_VARY)

    @router.get("/docs")
    async def docs_page() -> FileResponse:
        return FileResponse(STATIC_DIR / "docs.html")

    return router
