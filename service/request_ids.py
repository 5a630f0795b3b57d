"""The id of a request: in the log, in the reply, in the audit; a client or proxy may choose it."""

import re
import secrets
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Scope

REQUEST_ID_HEADER: Final = "x-request-id"
_NOTED: Final = "zhiwen.request_id"
_WELL_FORMED: Final = re.compile(r"[A-Za-z0-9._:/+=-]{1,128}", re.ASCII)


def note_request_id(scope: Scope) -> str:
    """Return the id that a request bears where it is well-formed, else a new one; remember it."""
    given = Headers(scope=scope).get(REQUEST_ID_HEADER, "")
    scope[_NOTED] = given if _WELL_FORMED.fullmatch(given) else secrets.token_hex(16)
    return str(scope[_NOTED])


def request_id_of(scope: Scope) -> str | None:
    """Return the id of a request; ``None`` where none was noted."""
    noted = scope.get(_NOTED)
    return noted if isinstance(noted, str) else None
