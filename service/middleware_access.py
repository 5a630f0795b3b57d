"""Pure ASGI middleware: what pages of other origins may ask, and the names that are answered to.

Starlette's ``CORSMiddleware`` opens every path and method of an application alike and refuses in
plain text; here the routes that change anything stay closed, and every refusal is the envelope.
"""

from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.access import ANY, Access
from service.envelope import refuse
from service.middleware import FILES_PATH

EXPOSED_HEADERS: Final = ("X-Request-ID", "Retry-After")
"""What a page of another origin may read of a response beside the headers that all may."""
_API: Final = "/v1/"
_ALSO_READ: Final = frozenset({"/examples", "/healthz", "/readyz"})
_READING_POSTS: Final = frozenset({"/v1/batch", "/v1/check", "/v1/gloss", "/v1/search"})
_KEPT_CLOSED: Final = ("/v1/jobs", FILES_PATH)
_READING_METHODS: Final = frozenset({"GET", "HEAD"})
_SENT_HEADERS: Final = ("Accept", "Accept-Language", "Content-Type")
_REMEMBERED_S: Final = 600
_SHOWN_CHARACTERS: Final = 60


class CrossOrigin:
    """Lets the pages of other origins read what the API answers, errors as well.

    Never with credentials, and never what changes documents. What it does not open reaches the
    application as ever: a browser refuses the answer to the page for want of the headers.

    Args:
        app: what is served.
        access: the origins.
    """

    def __init__(self, app: ASGIApp, *, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or not self._access.origins:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        wanted = headers.get("access-control-request-method", "")
        is_preflight = scope["method"] == "OPTIONS" and bool(wanted) and "origin" in headers
        method = wanted if is_preflight else scope["method"]
        if not is_open(method, scope["path"]):
            await self._app(scope, receive, send)
            return
        opening = self._opening(headers.get("origin", ""))
        if is_preflight and opening:
            await self._preflight(scope["path"], opening)(scope, receive, send)
            return

        async def send_opened(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._mark(MutableHeaders(scope=message), opening)
            await send(message)

        await self._app(scope, receive, send_opened)

    def _opening(self, origin: str) -> str:
        """Return for which origin an answer may be read; empty for none beside its own."""
        if self._access.is_open_to_all:
            return ANY
        return origin if self._access.allows(origin) else ""

    def _mark(self, headers: MutableHeaders, opening: str) -> None:
        if not self._access.is_open_to_all:
            headers.add_vary_header("Origin")
        if opening:
            headers["access-control-allow-origin"] = opening
            headers["access-control-expose-headers"] = ", ".join(EXPOSED_HEADERS)

    def _preflight(self, path: str, opening: str) -> Response:
        response = Response(status_code=HTTPStatus.NO_CONTENT)
        methods = ("GET", "HEAD", "POST") if path in _READING_POSTS else ("GET", "HEAD")
        self._mark(response.headers, opening)
        response.headers["access-control-allow-methods"] = ", ".join(methods)
        response.headers["access-control-allow-headers"] = ", ".join(_SENT_HEADERS)
        response.headers["access-control-max-age"] = str(_REMEMBERED_S)
        return response


def is_open(method: str, path: str) -> bool:
    """Tell whether pages of other origins may be let at a route: only those that read.

    >>> is_open("GET", "/v1/documents"), is_open("DELETE", "/v1/documents/a"), is_open("GET", "/")
    (True, False, False)
    """
    if method == "POST":
        return path in _READING_POSTS
    if method not in _READING_METHODS:
        return False
    return path in _ALSO_READ or (path.startswith(_API) and not path.startswith(_KEPT_CLOSED))


class AllowedHosts:
    """Refuses requests that call the server by a name that is not its own.

    So no page of another site reads it by a name that it lets point here (DNS rebinding).

    Args:
        app: what is served.
        access: the names.
    """

    def __init__(self, app: ASGIApp, *, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        refused = None
        if scope["type"] == "http":
            host = Headers(scope=scope).get("host", "")
            if not self._access.answers_to(host):
                refused = refuse(
                    f"this server does not answer to the name {host[:_SHOWN_CHARACTERS]!r}",
                    code="host_not_allowed",
                    status=400,
                )
        await (refused or self._app)(scope, receive, send)
