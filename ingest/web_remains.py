"""What a web page leaves in a text saved from it: ways to print and share, counts, links, editors.

What says something of the document stays: its source, number, body and dates (索引号, 发布日期).
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from ingest.characters import is_terminated, width_em
from ingest.joining import is_prose
from ingest.lines import Line
from ingest.markers import is_title_like, match_marker
from ingest.records import Span

REMAINS_FILE = Path(__file__).with_name("web_remains.tsv")
"""Patterns, each with an example and its use: of a whole ``line``, of a ``part`` of a short line,
of the ``end`` of any line, or of the head of a list of ``links``."""

MAX_REMAINS_CHARS, MAX_END_CHARS = 160, 40
"""The longest line that is remains as a whole, and the longest end of one that is."""
MAX_PARTED_EM = 70.0
"""A longer line is text; what looks like remains within it is not."""


def part_remains(lines: Sequence[Line]) -> tuple[tuple[Line, ...], frozenset[int]]:
    """Set what is left of a web page on lines of its own.

    Args:
        lines: a document's lines.

    Returns:
        The lines, one with remains in it as several, and the indexes of those that are remains.
    """
    parted = [piece for line in lines for piece in _part(line)]
    texts = [line for line, _ in parted]
    found = {index for index, (_, remains) in enumerate(parted) if remains}
    for index, line in enumerate(texts):
        if line.chars <= MAX_END_CHARS and _pattern("links").fullmatch(line.text):
            end = _links_end(texts, index + 1)
            found |= set(range(index, end)) if end > index + 1 or index + 1 == len(texts) else set()
    return tuple(texts), frozenset(found)


@lru_cache(maxsize=8)
def _pattern(use: str) -> re.Pattern[str]:
    with REMAINS_FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows if row["use"] == use))


def _part(line: Line) -> Iterator[tuple[Line, bool]]:
    """Yield a line in parts, each with whether it is remains."""
    if line.chars <= MAX_REMAINS_CHARS and _pattern("line").fullmatch(line.text):
        yield line, True
        return
    position = 0
    for start, end in _remains_in(line):
        if line.text[position:start].strip():
            yield _cut(line, position, start), False
        yield _cut(line, start, end), True
        position = end
    if position == 0:
        yield line, False
    elif line.text[position:].strip():
        yield _cut(line, position, len(line.text)), False


def _remains_in(line: Line) -> Iterator[tuple[int, int]]:
    if line.width <= MAX_PARTED_EM and "。" not in line.text:
        yield from (m.span() for m in _pattern("part").finditer(line.text) if m[0].strip())
    match = re.search(rf"(?:{_pattern('end').pattern})$", line.text[-MAX_END_CHARS:])
    if match:
        before = max(0, len(line.text) - MAX_END_CHARS)
        yield before + match.start(), len(line.text)


def _cut(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end]
    first = start + len(text) - len(text.lstrip())
    text = text.strip()
    offset = line.span.start + first
    span = Span(start=offset, end=offset + len(text))
    return replace(
        line,
        span=span,
        cells=span,
        text=text,
        gap=line.gap and first == 0,
        page=line.page and first == 0,
        indented=line.indented and first == 0,
        width=width_em(text),
        chars=len(text),
    )


def _links_end(lines: Sequence[Line], start: int) -> int:
    """Return where the titles end that a list of links is made of."""
    for index in range(start, len(lines)):
        text = lines[index].text
        marker = match_marker(text)
        is_link = marker is None or marker.style in ("bullet", "arabic")
        if not (is_link and is_title_like(text)) or is_terminated(text) or is_prose(text):
            return index
    return len(lines)
