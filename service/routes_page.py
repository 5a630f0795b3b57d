"""The routes for people: the search page and the pages about the API."""

from typing import Annotated

from fastapi import APIRouter, Header, Query
from starlette.responses import FileResponse, HTMLResponse

from service.library import Library
from service.page import STATIC_DIR, SearchPage


def page_routes(library: Library) -> APIRouter:
    """Return the routes over a library; further parameters of a link are the script's own."""
    router = APIRouter(include_in_schema=False)
    page = SearchPage(library)

    @router.get("/")
    async def search_page(
        q: Annotated[str, Query()] = "",
        accept_language: Annotated[str, Header()] = "",
    ) -> HTMLResponse:
        lang = "zh-Hans" if accept_language.lower().startswith("zh") else "en"
        return HTMLResponse(page.render(q, lang=lang), headers={"vary": "accept-language"})

    @router.get("/docs")
    async def docs_page() -> FileResponse:
        return FileResponse(STATIC_DIR / "docs.html")

    return router
