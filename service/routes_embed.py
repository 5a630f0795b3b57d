"""The routes for other people's pages: the search box as a frame and as a component."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from service.access import Access
from service.aside import Aside
from service.embedding import embed_script
from service.library import Library
from service.middleware import content_security_policy
from service.page import Pages
from service.routes_page import Spoken, show

_SCRIPT_HEADERS = {
    # It holds nothing of the library: whoever may not ask is told so by it, in words.
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": "public, max-age=600",
}


def embed_routes(library: Library, aside: Aside, access: Access) -> APIRouter:
    """Return the routes over a library; ``access`` names the origins that may frame it."""
    router = APIRouter(include_in_schema=False)
    pages = Pages(library)
    policy = content_security_policy(frame_ancestors=access.frame_ancestors)

    @router.get("/embed")
    async def embedded_page(request: Request, lang: Spoken) -> Response:
        page = await show(aside, pages.embedded_page, request.query_params, lang, "answer")
        page.headers["content-security-policy"] = policy
        return page

    @router.get("/embed.js")
    async def component(request: Request) -> Response:
        script = embed_script()
        headers = {**_SCRIPT_HEADERS, "etag": script.etag}
        if script.is_known(request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        return Response(script.body, media_type="text/javascript", headers=headers)

    return router
