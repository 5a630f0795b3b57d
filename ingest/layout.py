"""What each line of a document is: furniture, title, heading, caption, table row, running text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.characters import bare_end, is_terminated
from ingest.closings import begins_with_date
from ingest.furniture import compact, find_furniture
from ingest.joining import crosses_word, is_prose
from ingest.lines import Line, Measure, measure_lines, split_lines
from ingest.markers import Marker, is_title_like, match_marker
from ingest.table_lines import find_tables, is_row_like
from ingest.table_rows import TableLine
from ingest.tables import is_unit_line
from ingest.title_page import PieceKind, find_title_page
from ingest.web_remains import part_remains

MAX_SUBHEAD_EM = 22.0
"""A heading without a number is no longer than this."""
UNNUMBERED_LEVEL = 9
"""The level of headings without a number: below all others."""

_UPPER_STYLES = ("part", "chapter", "section")


_HEADS_LIST = re.compile("下列|[以如]下|之一")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line and what it is; ``level`` is 0 for all but headings, ``row`` is of tables alone."""

    line: Line
    kind: PieceKind
    level: int = 0
    marker: Marker | None = None
    row: TableLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A document's lines in order, with how they are set."""

    pieces: tuple[Piece, ...]
    measure: Measure


def read_layout(text: str, title: str) -> Layout:
    r"""Find out what each line of ``text`` is.

    Args:
        text: a document's text.
        title: its title; lines that repeat it are page heads.

    >>> layout = read_layout("一、成效\n\n案件增长。\n\n表 1 案件\n\n年份\t件", "")
    >>> [piece.kind for piece in layout.pieces]
    ['heading', 'text', 'caption', 'row']
    """
    lines, remains = part_remains(split_lines(text))
    found = find_furniture(lines, title)
    furniture = remains | {index for index in found if not is_row_like(lines[index].text)}
    markers = [match_marker(line.text) for line in lines]
    tables = find_tables(text, lines, markers, furniture)
    plain = [
        line
        for index, line in enumerate(lines)
        if index not in furniture and markers[index] is None and index not in tables
    ]
    measure = measure_lines(plain)
    reader = _Reader(lines, markers, furniture, measure, title)
    reader.tables = tables
    return Layout(pieces=reader.pieces(), measure=measure)


class _Reader:
    """Reads the lines in order; what a line is depends on those above and below it."""

    def __init__(
        self,
        lines: Sequence[Line],
        markers: Sequence[Marker | None],
        furniture: frozenset[int],
        measure: Measure,
        title: str,
    ) -> None:
        self._lines = lines
        self._markers = markers
        self._furniture = furniture
        self._measure = measure
        self._title = title
        self.tables: dict[int, TableLine] = {}
        self._kinds: list[PieceKind] = []
        self._numbers: dict[str, int] = {}
        self._headings: set[str] = set()
        self._shift = _upper_levels(markers, lines)
        content = [index not in furniture for index in range(len(lines))]
        self._above_of = _nearest(range(len(lines)), content)
        self._below_of = _nearest(range(len(lines) - 1, -1, -1), content)

    def pieces(self) -> tuple[Piece, ...]:
        for index in range(len(self._lines)):
            kind = "furniture" if index in self._furniture else self._kind(index)
            self._kinds.append(kind)
            marker = self._markers[index]
            if kind == "heading" and marker and marker.number is not None:
                self._numbers[marker.style] = marker.number
                self._headings.add(compact(self._lines[index].text))
        self._mark_lists()
        self._mark_captions()
        for index in find_title_page(self._lines, self._kinds, self._measure, self._title):
            self._kinds[index] = "title"
        return tuple(map(self._piece, range(len(self._lines))))

    def _piece(self, index: int) -> Piece:
        kind = self._kinds[index]
        level = self._level(index) if kind == "heading" else 0
        return Piece(
            line=self._lines[index],
            kind=kind,
            level=level,
            marker=self._markers[index],
            row=self.tables.get(index),
        )

    def _level(self, index: int) -> int:
        marker = self._markers[index]
        if marker is None:
            return UNNUMBERED_LEVEL
        if marker.style in self._shift:
            return self._shift[marker.style]
        if marker.style in ("markdown", "front"):
            return marker.level
        return min(marker.level + self._shift[""], UNNUMBERED_LEVEL - 1)

    def _kind(self, index: int) -> PieceKind:
        marker = self._markers[index]
        if self._is_row(index):
            return "row"
        if marker is None or self._is_mid_sentence(index, marker):
            return "heading" if marker is None and self._is_subhead(index) else "text"
        if marker.kind != "heading":
            return marker.kind
        rest = self._whole(index)[marker.length :]
        if is_title_like(rest, empty=True) and not _heads_list(rest):
            return "heading"
        return "list_item"

    def _whole(self, index: int) -> str:
        """Return the text of a line with that of the lines it was wrapped onto."""
        text = self._lines[index].text
        while self._measure.is_full(self._lines[index]) and index + 1 < len(self._lines):
            index += 1
            line = self._lines[index]
            if line.gap or self._measure.begins(line) or self._markers[index] is not None:
                break
            text += line.text
        return text

    def _is_row(self, index: int) -> bool:
        line = self._lines[index]
        if index in self.tables:
            return True
        follows_row = bool(self._kinds) and self._kinds[-1] == "row" and not line.gap
        return follows_row and len(line.cells) > len(line.span)

    def _is_mid_sentence(self, index: int, marker: Marker) -> bool:
        """Tell whether a mark is none, but part of a sentence cut in two (第 / 一、二产业)."""
        before = self._above(index)
        if before is None or marker.kind == "continued" or marker.style == "markdown":
            return False
        if is_terminated(before.text) or not is_prose(before.text):
            return False
        text = self._lines[index].text
        if bare_end(before.text) in "；;" or compact(text) in self._headings:
            return False
        if crosses_word(before.text, text):
            return True
        if marker.kind == "heading" and marker.number is not None:
            return marker.number not in (1, self._numbers.get(marker.style, 0) + 1)
        return False

    def _above(self, index: int) -> Line | None:
        for above in range(index - 1, -1, -1):
            if self._kinds[above] != "furniture":
                return self._lines[above] if self._kinds[above] in ("text", "list_item") else None
        return None

    def _is_subhead(self, index: int) -> bool:
        """Tell whether a line is a heading without a number: short, above prose."""
        line = self._lines[index]
        above, below = self._neighbour(index, -1), self._neighbour(index, 1)
        if (
            above is None
            or below is None
            or self._measure.begins(line)
            or self._measure.is_full(line)
        ):
            return False
        return (
            line.width <= MAX_SUBHEAD_EM
            and is_title_like(line.text)
            and not any(char.isdigit() or char in "，：:《“" for char in line.text)
            and is_terminated(self._lines[above].text)
            and not begins_with_date(self._lines[below].text)
            and self._is_plain_prose(below)
        )

    def _is_plain_prose(self, index: int) -> bool:
        line = self._lines[index]
        if self._markers[index] is not None or "\t" in line.text:
            return False
        return line.width > MAX_SUBHEAD_EM and is_prose(line.text)

    def _neighbour(self, index: int, step: Literal[-1, 1]) -> int | None:
        return (self._above_of if step < 0 else self._below_of)[index]

    def _mark_lists(self) -> None:
        """Take numbered headings that follow each other without any text for a list."""
        for index in range(len(self._lines)):
            below = self._neighbour(index, 1)
            if below is not None and self._follow_each_other(index, below):
                self._kinds[index] = self._kinds[below] = "list_item"

    def _follow_each_other(self, index: int, below: int) -> bool:
        first, second = self._markers[index], self._markers[below]
        if first is None or second is None or first.number is None or second.number is None:
            return False
        return (
            self._kinds[index] in ("heading", "list_item")
            and self._kinds[below] == "heading"
            and first.style == second.style
            and first.style not in _UPPER_STYLES
            and second.number == first.number + 1
            and is_title_like(self._lines[index].text[first.length :])
        )

    def _mark_captions(self) -> None:
        """Take a short line right above a table, or above its unit line, for its caption."""
        for index in range(len(self._lines) - 1, -1, -1):
            below = self._neighbour(index, 1)
            if below is None or self._kinds[index] not in ("text", "heading"):
                continue
            line = self._lines[index]
            heads_table = self._kinds[below] == "row" or (
                self._kinds[below] == "caption"
                and (self._is_unit_of_rows(below) or is_unit_line(line.text))
            )
            if heads_table and self._markers[index] is None and is_title_like(line.text):
                self._kinds[index] = "caption"

    def _is_unit_of_rows(self, index: int) -> bool:
        below = self._neighbour(index, 1)
        is_above = below is not None and self._kinds[below] == "row"
        return is_above and is_unit_line(self._lines[index].text)


def _heads_list(text: str) -> bool:
    """Tell whether a marked line is the head sentence of a list, which says something itself.

    >>> _heads_list("法定代表人（不超过60周岁）符合以下条件之一："), _heads_list("申请条件：")
    (True, False)
    """
    says = _HEADS_LIST.search(text) is not None or any(char.isdigit() for char in text)
    return says and bare_end(text) in ("：", ":")


def _nearest(order: Sequence[int], content: Sequence[bool]) -> list[int | None]:
    """Return for each line the content line that comes before it in an order."""
    found: list[int | None] = [None] * len(content)
    last: int | None = None
    for index in order:
        found[index] = last
        last = index if content[index] else last
    return found


def _upper_levels(markers: Sequence[Marker | None], lines: Sequence[Line]) -> dict[str, int]:
    """Return the level of each upper style that is used, and how far the others stand below."""
    styles = {
        marker.style
        for marker, line in zip(markers, lines, strict=True)
        if marker and is_title_like(line.text[marker.length :], empty=True)
    }
    upper = [style for style in _UPPER_STYLES if style in styles]
    deepest = max(
        (marker.level for marker in markers if marker and marker.style == "markdown"), default=0
    )
    levels = {style: deepest + depth for depth, style in enumerate(upper, 1)}
    return {**levels, "": deepest + len(upper)}


def is_same_heading(first: str, second: str) -> bool:
    """Tell whether two heading lines say the same, white space aside."""
    return compact(first) == compact(second)
