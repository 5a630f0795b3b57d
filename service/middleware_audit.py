"""Pure ASGI middleware: writes down each request that would change documents."""

from typing import Final

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.audit import Audit
from service.keyring import caller_of
from service.request_ids import request_id_of

_ACTIONS: Final = {"PUT": "add", "PATCH": "correct", "DELETE": "remove"}
_CHANGED: Final = ("/v1/files/", "/v1/documents/")
_JOB: Final = "zhiwen.job"
_ACCEPTED: Final = 202
_FAILED: Final = 500
_log = structlog.get_logger()


class Audited:
    """Writes a line for each request that would change documents, as soon as it is answered.

    Args:
        app: what is served.
        audit: where to; ``None`` where nothing can be changed.
    """

    def __init__(self, app: ASGIApp, *, audit: Audit | None) -> None:
        self._app = app
        self._audit = audit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        audit = self._audit
        if audit is None or scope["type"] != "http" or not _changes(scope):
            await self._app(scope, receive, send)
            return
        status = None

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _write(audit, scope, status)
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            if status is None:
                _write(audit, scope, None)


def note_job(scope: Scope, job_id: str) -> None:
    """Remember which job a request became."""
    scope[_JOB] = job_id


def _write(audit: Audit, scope: Scope, status: int | None) -> None:
    caller = caller_of(scope)
    try:
        audit.write(
            who=caller.name or "nobody",
            via="http",
            action=_ACTIONS[scope["method"]],
            document=scope["path"].rpartition("/")[2],
            outcome=_outcome(status),
            status=status,
            address=caller.address or None,
            job_id=scope.get(_JOB),
            request_id=request_id_of(scope),
        )
    except OSError as error:
        _log.error("a change could not be written down", error=str(error))


def _changes(scope: Scope) -> bool:
    return scope["method"] in _ACTIONS and scope["path"].startswith(_CHANGED)


def _outcome(status: int | None) -> str:
    if status is None:
        return "cut off"
    if status == _ACCEPTED:
        return "accepted"
    return "failed" if status >= _FAILED else "refused"
