"""Pure ASGI middleware: whose key a request bears, and that none comes in without one."""

from html import escape
from string import Template
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from service.envelope import refuse_error
from service.errors import RefusedError
from service.keyring import Caller, Keyring, address_of, caller_of, note_caller
from service.page_words import LANGUAGE_COOKIE, STATIC_DIR, choose_language, read_words

OPEN_PATHS: Final = frozenset({"/healthz", "/readyz"})
"""What answers without a key, and however often."""
_API: Final = "/v1/"


class KnowsCaller:
    """Notes who sends a request.

    Args:
        app: what is served.
        keyring: the keys that hold.
    """

    def __init__(self, app: ASGIApp, *, keyring: Keyring) -> None:
        self._app = app
        self._keyring = keyring

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] == "http":
            given = Headers(scope=scope).get("authorization", "")
            key = self._keyring.find(given) if given else None
            note_caller(scope, Caller(address=address_of(scope), key=key))
        await self._app(scope, receive, send)


class NeedsKey:
    """Refuses whatever bears no key, where the keyring is closed; a browser is told in a page.

    Args:
        app: what is served.
        keyring: the keys that hold.
    """

    def __init__(self, app: ASGIApp, *, keyring: Keyring) -> None:
        self._app = app
        self._keyring = keyring

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        refused = None
        if scope["type"] == "http" and self._keyring.is_closed and scope["path"] not in OPEN_PATHS:
            try:
                caller_of(scope).check("read")
            except RefusedError as error:
                refused = _refuse(scope, error)
        await (refused or self._app)(scope, receive, send)


def _refuse(scope: Scope, error: RefusedError) -> Response:
    refusal = refuse_error(error)
    headers = Headers(scope=scope)
    if scope["path"].startswith(_API) or "text/html" not in headers.get("accept", ""):
        return refusal
    chosen = cookie_parser(headers.get("cookie", "")).get(LANGUAGE_COOKIE, "")
    lang = choose_language(chosen, headers.get("accept-language", ""))
    words = {name: escape(word) for name, word in read_words(lang).items()}
    page = Template((STATIC_DIR / "closed.html").read_text(encoding="utf-8"))
    return HTMLResponse(
        page.substitute(words, lang=lang),
        status_code=error.status,
        headers={
            "www-authenticate": refusal.headers["www-authenticate"],
            "vary": "accept, accept-language, cookie",
        },
    )
