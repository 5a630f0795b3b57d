"""The HTTP responses of the API: records as JSON, and one envelope for every error."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from index import QueryError
from service.errors import TOO_BUSY, RefusedError
from service.jsontext import dump_json
from service.responses import Failure

# Long enough to recognise what was sent, short enough for a line.
_SHOWN_CHARACTERS = 60


class RecordResponse(Response):
    """A record as an HTTP response."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        """Return the body."""
        return dump_json(content)


def describe_refusals(told: Mapping[int, str]) -> dict[int | str, dict[str, Any]]:
    """Return how OpenAPI shows that a route which computes may refuse a request.

    Args:
        told: why, by status, beside what all of them have in common.
    """
    busy = {503: "The server is busy, or this takes too long; `Retry-After` says when to ask again"}
    return {
        status: {"model": Failure, "description": description}
        for status, description in {**told, **busy}.items()
    }


def refuse(
    error: str, *, code: str, status: int, headers: dict[str, str] | None = None
) -> Response:
    """Return the envelope of an error as a response."""
    failure = Failure(code=code, error=error, status=status)
    return RecordResponse(failure, status_code=status, headers=headers)


def refuse_error(error: RefusedError) -> Response:
    """Return the envelope of a refusal as a response."""
    return refuse(str(error), code=error.code, status=error.status, headers=_headers_of(error))


def install_envelope(app: FastAPI) -> None:
    """Have every error that a route or the router raises leave in the envelope."""

    @app.exception_handler(RefusedError)
    async def refused(_: Request, error: RefusedError) -> Response:
        return refuse_error(error)

    @app.exception_handler(QueryError)
    async def bad_query(_: Request, error: QueryError) -> Response:
        return refuse(str(error), code="invalid_query", status=422)

    @app.exception_handler(RequestValidationError)
    async def bad_parameter(_: Request, error: RequestValidationError) -> Response:
        code, message = _explain(error.errors())
        return refuse(message, code=code, status=422)

    @app.exception_handler(HTTPException)
    async def bad_request(request: Request, error: HTTPException) -> Response:
        code, message = _describe(error.status_code, request)
        headers = dict(error.headers or {})
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers = {"allow": _allowed_methods(request)}
        return refuse(message, code=code, status=error.status_code, headers=headers)


def _headers_of(error: RefusedError) -> dict[str, str]:
    """Return what the head of a refusal says beside its status."""
    headers = {}
    if error.status == HTTPStatus.UNAUTHORIZED:
        headers["www-authenticate"] = "Bearer"
    if error.retry_after_s is not None:
        headers["retry-after"] = str(error.retry_after_s)
    if error.code == TOO_BUSY:
        # Else whoever sends requests without end keeps the loop busy refusing them.
        headers["connection"] = "close"
    return headers


def _explain(errors: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """Return code and message of the first thing that is wrong with a request."""
    first = errors[0]
    name = ".".join(str(part) for part in first["loc"][1:])
    if first["type"] == "json_invalid":
        reason = first.get("ctx", {}).get("error", first["msg"])
        return "invalid_json", f"the body is not valid JSON: {reason}"
    if not name:
        return "invalid_body", "the body must be a JSON object sent as application/json"
    return explain_parameter(name, first)


def explain_parameter(name: str, error: Mapping[str, Any]) -> tuple[str, str]:
    """Return code and message of what is wrong with a parameter.

    Args:
        name: of the parameter.
        error: as pydantic tells of it.
    """
    if error["type"] == "missing":
        return "missing_parameter", f"{name}: this parameter is required"
    if error["type"] == "extra_forbidden":
        return "unknown_parameter", f"{name[:_SHOWN_CHARACTERS]!r}: there is no such parameter"
    found = repr(error["input"])
    shown = found if len(found) <= _SHOWN_CHARACTERS else found[:_SHOWN_CHARACTERS] + "…"
    return "invalid_parameter", f"{name}: {error['msg']}, got {shown}"


def _describe(status: int, request: Request) -> tuple[str, str]:
    path = request.url.path[:_SHOWN_CHARACTERS]
    if status == HTTPStatus.NOT_FOUND:
        return "not_found", f"nothing at {path!r}; /docs lists the routes"
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return "method_not_allowed", f"{path!r} does not take {request.method}"
    return "bad_request", f"the request cannot be read ({HTTPStatus(status).phrase})"


def _allowed_methods(request: Request) -> str:
    """Return the Allow header of a path; the router knows of the first route on it alone."""
    path = getattr(request.scope.get("route"), "path", "")
    # What the schema does not name, pages and their parts, is read only.
    methods = {method.upper() for method in request.app.openapi()["paths"].get(path, ["get"])}
    return ", ".join(sorted({*methods, "HEAD"} if "GET" in methods else methods))
