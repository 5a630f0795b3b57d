"""A word of a table as it may be printed."""

from collections.abc import Callable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

_LETTERS = {"CATEGORY_WORD": "ed", "CATEGORY_DIGIT": "5", "CATEGORY_SPACE": " "}


def plain(pattern: str) -> str:
    """Return a short text that the pattern of a word reads: the first of each that it may be."""
    return " ".join("".join(map(_print, _parser.parse(pattern))).split())


def _print(node: tuple[Any, Any]) -> str:
    kind, value = node
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.IN:
        return _print_one_of(value[0])
    if kind is op.BRANCH:
        return "".join(map(_print, value[1][0]))
    if kind is op.SUBPATTERN:
        return "".join(map(_print, value[3]))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        return "".join(map(_print, value[2])) * value[0]
    if kind is op.AT:
        return " "
    return "".join(map(_print, value[1])) if kind is op.ASSERT else ""


def _print_one_of(node: tuple[Any, Any]) -> str:
    kind, value = node
    if kind is op.NEGATE:
        return "某"
    if kind is op.RANGE:
        return chr(value[0])
    return _LETTERS[str(value)] if kind is op.CATEGORY else _print(node)


@pytest.fixture(scope="session")
def print_word() -> Callable[[str], str]:
    return plain
