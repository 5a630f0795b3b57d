"""The routes for other people's pages: the search box as a frame and as a component.

The component is a script, one file with the words of the interface in it.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from service.access import Access
from service.aside import Aside
from service.library import Library
from service.middleware import content_security_policy
from service.page import Pages
from service.page_words import LANGUAGES, STATIC_DIR, read_words
from service.routes_page import Spoken, show

_TABLE: Final = "const WORDS = {};"
_NAME: Final = re.compile(r'"(\w+)"')
_SCRIPT_HEADERS = {
    # It holds nothing of the library: whoever may not ask is told so by it, in words.
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": "public, max-age=600",
}


@dataclass(frozen=True, slots=True)
class EmbedScript:
    """A script and the tag of its content.

    Attributes:
        body: in UTF-8.
        etag: a strong validator, in quotation marks.
    """

    body: bytes
    etag: str

    def is_known(self, if_none_match: str) -> bool:
        """Tell whether a browser has it already, by the header ``If-None-Match``.

        >>> script = EmbedScript(b"", '"abc"')
        >>> script.is_known('"xyz", W/"abc"'), script.is_known('"ab"'), script.is_known("")
        (True, False, False)
        """
        tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
        return bool(tags & {"*", self.etag})


@cache
def embed_script() -> EmbedScript:
    """Return the script without its comments, with the words of the interface that it names.

    A page of another origin could not fetch those for itself.
    """
    source = (STATIC_DIR / "embed.js").read_text(encoding="utf-8")
    named = set(_NAME.findall(source))
    tables = [read_words(lang) for lang in LANGUAGES]
    words = {name: [table[name] for table in tables] for name in tables[0] if name in named}
    told = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    lines = (line.strip() for line in source.replace(_TABLE, f"const WORDS = {told};").split("\n"))
    body = "\n".join(line for line in lines if line and not line.startswith("//")).encode()
    return EmbedScript(body, f'"{sha256(body).hexdigest()[:32]}"')


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
