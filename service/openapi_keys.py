"""Tells in the OpenAPI document which routes take a key, and that each may ask only so often."""

from typing import Any, Final

from fastapi import FastAPI

from service.middleware_keys import OPEN_PATHS

_SCHEME: Final = {
    "type": "http",
    "scheme": "bearer",
    "description": "A key of `zhiwen keys add`, or that of `ZHIWEN_ADMIN_KEY`.",
}
_ADMIN: Final = "admin"


def describe_keys(app: FastAPI, *, closed: bool, limited: bool = False) -> None:
    """Have the OpenAPI document of an application name the keys and the limits.

    Args:
        app: with all its routes.
        closed: whether reading takes a key as well.
        limited: whether each may ask only so often.
    """
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = plain()
            _mark_keys(schema, closed=closed)
            if limited:
                _mark_limits(schema)
        return plain()

    app.openapi = openapi  # type: ignore[method-assign]


def _mark_keys(schema: dict[str, Any], *, closed: bool) -> None:
    for path, ways in schema["paths"].items():
        for way in ways.values():
            changes = _ADMIN in way.get("tags", ())
            if not changes and (not closed or path in OPEN_PATHS):
                continue
            schema["components"].setdefault("securitySchemes", {})["key"] = _SCHEME
            way["security"] = [{"key": []}]
            way["responses"].setdefault("401", _refusal("The key is wrong, over or missing"))


def _mark_limits(schema: dict[str, Any]) -> None:
    refusal = _refusal("Asked too often; `Retry-After` says when to ask again")
    for path, ways in schema["paths"].items():
        for way in ways.values():
            if path not in OPEN_PATHS:
                way["responses"].setdefault("429", refusal)


def _refusal(description: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Failure"}
    return {"description": description, "content": {"application/json": {"schema": schema}}}
