"""Pure ASGI middleware: keeps back who asks too often."""

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from service.envelope import refuse_error
from service.errors import RefusedError
from service.keyring import caller_of
from service.metrics import Metrics
from service.middleware_keys import OPEN_PATHS
from service.rates import Rates, asker_of

_PARTS: Final = "/static/"
"""A page is made of two dozen of them, which browsers keep."""


class RateLimited:
    """Counts each request, and refuses it where its asker has used up what it may.

    Args:
        app: what is served.
        rates: what each may; ``None`` for no end.
        metrics: counts who is refused.
    """

    def __init__(self, app: ASGIApp, *, rates: Rates | None, metrics: Metrics) -> None:
        self._app = app
        self._rates = rates
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        refused = None
        if scope["type"] == "http" and self._rates is not None and _counts(scope["path"]):
            asker = asker_of(caller_of(scope))
            wait_s = self._rates.refuse_for_s(asker)
            if wait_s:
                self._metrics.count_rate_limited(asker.kind)
                refused = refuse_error(_too_often(asker.kind, wait_s))
        await (refused or self._app)(scope, receive, send)


def _counts(path: str) -> bool:
    return path not in OPEN_PATHS and not path.startswith(_PARTS)


def _too_often(kind: str, wait_s: int) -> RefusedError:
    return RefusedError(
        f"this {kind} has asked too often; ask again in {wait_s} s",
        code="rate_limited",
        status=429,
        retry_after_s=wait_s,
    )
