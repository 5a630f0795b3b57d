"""Pure ASGI middleware: headers, counts and logs, the size of a body, and the last resort."""

from time import perf_counter

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars

from service.envelope import refuse
from service.keyring import caller_of
from service.metrics import Metrics
from service.request_ids import REQUEST_ID_HEADER, note_request_id

# A question of 1,000 characters is at most 12 kB as escaped JSON.
MAX_BODY_BYTES = 64 * 1024
# A text of 20,000 characters is at most 240 kB as escaped JSON.
MAX_TEXT_BYTES = 256 * 1024
TEXT_PATHS = frozenset({"/check", "/v1/check"})
FILES_PATH = "/v1/files/"


def content_security_policy(*, frame_ancestors: str = "'none'") -> str:
    """Return the policy of a page: all of it is the server's own.

    Args:
        frame_ancestors: who may show the page in a frame, as a source list.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {frame_ancestors}",
        )
    )


SECURITY_HEADERS = {
    "content-security-policy": content_security_policy(),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_log = structlog.get_logger()


class SecurityHeaders:
    """Adds the security headers to every response; stands outermost."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        await self._app(scope, receive, send_with_headers)


class RequestLog:
    """Counts, times and logs every request, and gives it an id that its reply bears."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = perf_counter()
        request_id = note_request_id(scope)
        status = 499  # what nginx writes where the client has gone before the response

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID_HEADER] = request_id
            await send(message)

        with bound_contextvars(request_id=request_id):
            try:
                await self._app(scope, receive, send_and_note)
            finally:
                self._note(scope, status, perf_counter() - started)

    def _note(self, scope: Scope, status: int, took_s: float) -> None:
        route = getattr(scope.get("route"), "path", "unmatched")
        method = scope["method"] if scope["method"] in _KNOWN_METHODS else "OTHER"
        caller = caller_of(scope).name
        self._metrics.observe(route=route, method=method, status=status, took_s=took_s)
        _log.info(
            "request",
            method=method,
            path=scope["path"],
            status=status,
            took_ms=round(took_s * 1000, 2),
            **({} if caller is None else {"key": caller}),
        )


class LastResort:
    """Turns an error that nobody foresaw into the envelope, and logs it with its traceback."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        begun = False

        async def send_and_note(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except Exception:
            if scope["type"] != "http" or begun:
                raise
            _log.exception("unforeseen error", path=scope["path"])
            response = refuse(
                "the server failed on this request; its log says why",
                code="internal_error",
                status=500,
            )
            await response(scope, receive, send)


class BodyLimit:
    """Refuses a body that is larger than any request needs, before it is read.

    Args:
        app: what is served.
        max_file_bytes: of a file that is sent to be taken in; 0 where none is.
    """

    def __init__(self, app: ASGIApp, *, max_file_bytes: int = 0) -> None:
        self._app = app
        self._max_file_bytes = max_file_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        refused = None
        if scope["type"] == "http":
            refused = _refuse_body(Headers(scope=scope), self._limit(scope))
        await (refused or self._app)(scope, receive, send)

    def _limit(self, scope: Scope) -> int:
        if scope["path"] in TEXT_PATHS:
            return MAX_TEXT_BYTES
        is_file = scope["method"] == "PUT" and scope["path"].startswith(FILES_PATH)
        return self._max_file_bytes if is_file and self._max_file_bytes else MAX_BODY_BYTES


class HeadAsGet:
    """Answers HEAD on every route as GET, without the body; stands innermost."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
                # What still writes a body hears that nobody listens any more.
                await send({"type": "http.response.body"})

        inner = {**scope, "method": "GET"}
        try:
            await self._app(inner, receive, send_head)
        finally:
            # For the log.
            scope["route"] = inner.get("route")


def _refuse_body(headers: Headers, limit: int) -> Response | None:
    """Return the refusal of a body by what its head declares, or ``None``."""
    declared = headers.get("content-length", "0")
    if "transfer-encoding" in headers or not declared.isdigit():
        return refuse("the body must declare its length", code="length_required", status=411)
    if int(declared) > limit:
        return refuse(
            f"the body has {declared} bytes; send at most {limit}",
            code="body_too_large",
            status=413,
        )
    return None
