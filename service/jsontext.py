"""Writes the records of the API as JSON, always the same bytes for the same record."""

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal

import orjson


def dump_json(record: object) -> bytes:
    """Write a record as JSON in UTF-8, field by field, decimals as strings.

    The same record always gives the same bytes.

    Raises:
        TypeError: the record holds what has no form in JSON.

    >>> dump_json({"q": "知识产权", "value": Decimal("11.60")}).decode()
    '{"q":"知识产权","value":"11.60"}'
    """
    try:
        return orjson.dumps(record, default=_plain)
    except orjson.JSONEncodeError:
        # A lone surrogate cannot be UTF-8; its backslash form is valid JSON.
        text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=_plain)
        return text.encode("utf-8", "backslashreplace")


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(f"cannot write {type(value).__name__} as JSON")
