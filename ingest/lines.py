"""A text's lines that are not blank, with what their layout tells: indent, width, gap above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from ingest.characters import count_han, is_terminated, width_em
from ingest.records import Span

_Number = TypeVar("_Number", int, float)

_RAW_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_SPACES = " \u00a0\u3000\u200b\ufeff"
_INDENT = re.compile(r"\u3000{1,4}| {2,}|\t+ *")

LINE_SLACK_EM = 2.5
"""How far short of the full width a wrapped line of Chinese may end."""
MIN_WRAP_EM, MAX_WRAP_EM = 12.0, 120.0
"""The widths to which texts are wrapped; a shorter line is verse or a list."""
LATIN_SLACK = 0.72
"""The share of the full width that a wrapped line of words reaches at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a text, without its line end.

    Attributes:
        span: the line without the white space around it.
        cells: the line with its tabs, which are borders of cells, but without the spaces around it.
        text: what ``span`` covers.
        indented: the line begins as the first line of a paragraph does.
        gap: a blank line, a page end or the text's start stands above.
        page: a form feed stands above.
        width: of the line in em, its indent included.
        chars: the characters of the line, its indent included.
    """

    span: Span
    cells: Span
    text: str
    indented: bool
    gap: bool
    page: bool
    width: float
    chars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How a text is set.

    Attributes:
        wrapped: its paragraphs are broken into lines of one width.
        indented: its paragraphs begin with an indent.
        width: the full width of a line in em; 0 where the text is not wrapped.
        chars: the full length of a line in characters, for a text that was wrapped by counting.
    """

    wrapped: bool
    indented: bool
    width: float
    chars: int

    def is_full(self, line: Line) -> bool:
        """Tell whether ``line`` was broken for want of room, so that it may go on below."""
        if not self.wrapped:
            return False
        if 4 * count_han(line.text) < len(line.text):
            return line.width >= LATIN_SLACK * self.width
        return line.width >= self.width - LINE_SLACK_EM or line.chars >= self.chars - 1

    def begins(self, line: Line) -> bool:
        """Tell whether the indent of ``line`` says that a paragraph begins there."""
        return self.indented and line.indented


def split_lines(text: str) -> tuple[Line, ...]:
    r"""Split ``text`` into its lines that are not blank, in order.

    >>> [(line.text, line.gap) for line in split_lines("一、成效\r\n  增长\r\n\r\n下降")]
    [('一、成效', True), ('增长', False), ('下降', True)]
    """
    lines: list[Line] = []
    previous_end = 0
    for match in _RAW_LINE.finditer(text):
        raw = match[0]
        if not raw.strip(_SPACES + "\t"):
            continue
        between = text[previous_end : match.start()]
        lines.append(
            _line(
                raw,
                match.start(),
                gap=not lines or _parts(between),
                page=bool(lines) and "\f" in between,
            )
        )
        previous_end = match.end()
    return tuple(lines)


def _parts(between: str) -> bool:
    ends = between.replace("\r\n", "\n")
    return "\f" in ends or sum(char not in _SPACES + "\t" for char in ends) > 1


def _line(raw: str, offset: int, *, gap: bool, page: bool) -> Line:
    text = raw.strip(_SPACES + "\t")
    start = offset + raw.index(text)
    cells = raw.strip(_SPACES)
    cells_start = offset + raw.index(cells)
    indent = _INDENT.match(raw)
    set_text = (indent[0] if indent else "") + text
    return Line(
        span=Span(start=start, end=start + len(text)),
        cells=Span(start=cells_start, end=cells_start + len(cells)),
        text=text,
        indented=indent is not None,
        gap=gap,
        page=page,
        width=width_em(set_text),
        chars=len(set_text),
    )


def measure_lines(lines: Sequence[Line]) -> Measure:
    """Find out how a text is set.

    It is wrapped when most lines that have another directly below end without a full stop and
    near one width; its paragraphs are indented when some lines are and others are not, or when
    all that begin a paragraph are.

    Args:
        lines: the running text, without headings, tables and furniture.
    """
    followed = [line for line, after in pairwise(lines) if not after.gap]
    indented = sum(line.indented for line in lines)
    wrapped = _is_wrapped(followed)
    return Measure(
        wrapped=wrapped,
        indented=indented >= 2
        and (indented < len(lines) if wrapped else indented > len(lines) / 2),
        width=_most([line.width for line in followed]) if wrapped else 0.0,
        chars=_most([line.chars for line in followed]) if wrapped else 0,
    )


def _is_wrapped(followed: Sequence[Line]) -> bool:
    if len(followed) < 2:
        return False
    width = _most([line.width for line in followed])
    chars = _most([line.chars for line in followed])
    is_full = Measure(wrapped=True, indented=False, width=width, chars=chars).is_full
    broken = [line for line in followed if not is_terminated(line.text)]
    return (
        MIN_WRAP_EM <= width <= MAX_WRAP_EM
        and 2 * sum(map(is_full, followed)) >= len(followed)
        and 2 * len(broken) >= len(followed)
        and 3 * sum(map(is_full, broken)) >= 2 * len(broken)
    )


def _most(values: Sequence[_Number]) -> _Number:
    """Return the value that one in twenty exceeds."""
    return sorted(values)[min(len(values) - 1, len(values) * 95 // 100)]
