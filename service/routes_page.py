"""The routes for people: the search page, the figures explorer, the reader, the API's page."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated, Protocol

from fastapi import APIRouter, Cookie, Depends, Header, Query, Request
from starlette.responses import FileResponse, HTMLResponse, Response

from service.aside import Aside, Kind
from service.envelope import RecordResponse
from service.errors import RefusedError
from service.examples import Examples
from service.library import Library
from service.page import Pages
from service.page_words import LANGUAGE_COOKIE, STATIC_DIR, choose_language

VARY = {"vary": "accept-language, cookie"}


def interface_language(
    asked: Annotated[str, Query(alias="lang")] = "",
    chosen: Annotated[str, Cookie(alias=LANGUAGE_COOKIE)] = "",
    accept_language: Annotated[str, Header()] = "",
) -> str:
    """Return the language in which a browser is shown the interface."""
    return choose_language(chosen, accept_language, asked=asked)


Spoken = Annotated[str, Depends(interface_language)]


class Write(Protocol):
    """Writes a page that has results where ``plain`` asks for them."""

    def __call__(self, asked: Mapping[str, str], *, lang: str, busy: bool = ...) -> str:
        """Return the page; ``busy`` without results, and why."""


def page_routes(library: Library, aside: Aside, *, editable: bool = False) -> APIRouter:
    """Return the routes over a library; ``editable`` where its documents may be changed."""
    router = APIRouter(include_in_schema=False)
    pages = Pages(library, editable=editable)
    examples = Examples(library, aside)

    @router.get("/")
    async def search_page(request: Request, lang: Spoken) -> Response:
        return await show(aside, pages.search_page, request.query_params, lang, "answer")

    @router.get("/figures")
    async def figures_page(request: Request, lang: Spoken) -> Response:
        return await show(aside, pages.figures_page, request.query_params, lang, "lookup")

    @router.get("/library")
    async def library_page(lang: Spoken) -> Response:
        return HTMLResponse(pages.library_page(lang=lang), headers=VARY)

    @router.get("/read/{place:path}")
    async def reader_page(place: str, lang: Spoken) -> Response:
        try:
            text, found = await aside.run(partial(pages.reader_page, place, lang=lang))
        except RefusedError as refused:
            return without_results(pages.busy_page(lang=lang), refused)
        return HTMLResponse(text, status_code=200 if found else 404, headers=VARY)

    @router.get("/examples")
    async def example_questions(lang: Spoken) -> Response:
        return RecordResponse({"ok": True, "questions": await examples.of(lang)}, headers=VARY)

    @router.get("/docs")
    async def docs_page() -> FileResponse:
        return FileResponse(STATIC_DIR / "docs.html")

    return router


async def show(
    aside: Aside, write: Write, asked: Mapping[str, str], lang: str, kind: Kind
) -> Response:
    """Return a page; where its results take too long, without them."""
    if "plain" not in asked:
        return HTMLResponse(write(asked, lang=lang), headers=VARY)
    try:
        page = await aside.run(partial(write, asked, lang=lang), kind=kind)
    except RefusedError as refused:
        return without_results(write(asked, lang=lang, busy=True), refused)
    return HTMLResponse(page, headers=VARY)


def without_results(page: str, refused: RefusedError) -> Response:
    """Return a page that says that the server is busy; its script asks again."""
    headers = {**VARY, "retry-after": str(refused.retry_after_s)}
    return HTMLResponse(page, status_code=refused.status, headers=headers)
