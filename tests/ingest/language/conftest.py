"""A word of a table as it may be printed."""

import re
from collections.abc import Callable

import pytest

_GUARD = re.compile(r"\(\?<?[!=](?:[^()]|\([^()]*\))*\)")
_GROUP = re.compile(r"\(\?:([^()|]*)(?:\|[^()]*)?\)\??")


def plain(pattern: str) -> str:
    """Return the first text that the pattern of a word reads, without what may be left out."""
    text = _GUARD.sub("", pattern)
    while (bare := _GROUP.sub(r"\1", text)) != text:
        text = bare
    text = re.sub(r"\[\^[^\]]*\](?:\{0,\d+\}\??|\*\??)", "", text)
    text = re.sub(r"\\[ws](?:[*+]|\{\d,\d\})\??|\\b|\\s", " ", text)
    text = re.sub(r"\[([^\]])[^\]]*\]|\\(.)", r"\1\2", text)
    return re.sub(r"[?^$]|\{0,\d\}", "", text).strip()


@pytest.fixture
def print_word() -> Callable[[str], str]:
    return plain
