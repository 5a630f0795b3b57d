"""The tables of a PDF's page: regions that rules part, and the cells in them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.grids import GridCell
from ingest.readers.pdf_pages import Glyph, PdfPage, Rule

MAX_RULES = 500
"""A page with more rules of one direction is a drawing."""
_TOUCH = 3.0
"""Rules that come as near to each other, in points, are one, or meet."""
_COLLINEAR = 1.5
_MIN_WIDTH, _MIN_HEIGHT = 60.0, 12.0
_MIN_COLUMN = 6.0
_INNER = 9.0
_CELL_GAP = 12.0
"""A gap as wide parts the cells of a row where no rule does."""
_LONE_RULE = 100.0
_MAX_PAGE = 0.8
_FIGURE = re.compile(r"[-+−–]?\d[\d,. ]*[%‰]?|[-—–]+")
_CENTRED = 0.7
"""Where so many names stand in the middle of their column, no indent means anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of a page that is a table, in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    horizontals: tuple[Rule, ...]
    verticals: tuple[Rule, ...]

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.left - 2 <= x <= self.right + 2 and self.top - 1 <= y <= self.bottom + 1


_TextRow = list[Glyph]


@dataclass(frozen=True, slots=True)
class _Names:
    """How the names of a table's rows are set: from ``left`` on, or each in the middle."""

    left: float
    centred: bool

    def indent(self, glyphs: Sequence[Glyph]) -> int:
        """Return how far a name is set in, in ems."""
        if self.centred or not glyphs:
            return 0
        first = min(glyphs, key=lambda glyph: glyph.left)
        return max(0, int((first.left - self.left + 0.5) / max(first.size, 4.0)))


def find_regions(page: PdfPage) -> list[Region]:
    """Return the tables of a page, from the top down.

    A table is a set of rules that meet, with an upright one inside; or three or more rules across
    of one extent. Where no upright rule parts its columns, half of its rows have wide gaps: a
    frame around the page, a box around text and shaded paragraphs are no tables.
    """
    horizontals = _merge(page.horizontals)
    verticals = _merge(page.verticals)
    printed = _Printed.of(page)
    area = page.width * page.height
    found = [
        region
        for region in _iter_joined(horizontals, verticals)
        if _is_table(region, printed, area)
    ]
    lone = [
        rule
        for rule in horizontals
        if rule.end - rule.start > _LONE_RULE
        and not any(
            each.left - 2 <= rule.start
            and rule.end <= each.right + 2
            and each.top - 2 <= rule.at <= each.bottom + 2
            for each in found
        )
    ]
    found += _iter_stacked(lone, printed)
    return sorted(found, key=lambda region: region.top)


def read_cells(region: Region, page: PdfPage) -> list[GridCell]:
    """Return the cells of a table."""
    inside = [
        glyph
        for glyph in page.glyphs
        if not glyph.char.isspace() and region.holds((glyph.left + glyph.right) / 2, glyph.middle)
    ]
    if not inside:
        return []
    edges = _apart(
        [*(rule.at for rule in region.verticals), region.left, region.right], _MIN_COLUMN
    )
    levels = _apart([*(rule.at for rule in region.horizontals), region.top, region.bottom], _TOUCH)
    ruled = len(edges) > 2
    edges = edges if ruled else _gap_edges(inside, region)
    rows = text_rows(inside)
    bands = [
        [row for row in rows if top <= _middle(row) < bottom] for top, bottom in pairwise(levels)
    ]
    if ruled and not any(_is_stacked(band, edges) for band in bands):
        return list(_read_lattice(region, inside, edges, levels))
    return list(_read_open(bands, edges, _measure_names(inside, edges)))


def text_rows(glyphs: Sequence[Glyph]) -> list[_TextRow]:
    """Return the characters by rows from the top, each from left to right."""
    rows: list[tuple[float, _TextRow]] = []
    for glyph in sorted(glyphs, key=lambda each: (each.middle, each.left)):
        height = max(4.0, glyph.bottom - glyph.top)
        if rows and abs(glyph.middle - rows[-1][0]) < height / 2:
            rows[-1][1].append(glyph)
        else:
            rows.append((glyph.middle, [glyph]))
    return [sorted(row, key=lambda glyph: glyph.left) for _, row in rows]


def _merge(rules: Sequence[Rule]) -> list[Rule]:
    """Join the rules that lie on one line and touch."""
    merged: list[Rule] = []
    for rule in sorted(rules):
        place = _touched(merged, rule)
        if place is None:
            merged.append(rule)
        else:
            other = merged[place]
            start, end = min(rule.start, other.start), max(rule.end, other.end)
            merged[place] = Rule(other.at, start, end)
    return merged if len(merged) <= MAX_RULES else []


def _touched(merged: Sequence[Rule], rule: Rule) -> int | None:
    for place in range(len(merged) - 1, -1, -1):
        if rule.at - merged[place].at > _COLLINEAR:
            return None
        if _touches(merged[place], rule):
            return place
    return None


def _touches(first: Rule, second: Rule) -> bool:
    return second.start <= first.end + _TOUCH and second.end >= first.start - _TOUCH


def _iter_joined(horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> Iterator[Region]:
    """Yield the sets of rules that hang together."""
    boxes = [(rule.start, rule.at, rule.end, rule.at) for rule in horizontals]
    boxes += [(rule.at, rule.start, rule.at, rule.end) for rule in verticals]
    parent = list(range(len(boxes)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for place, (left, top, right, bottom) in enumerate(boxes):
        for other in range(place):
            begin, high, end, low = boxes[other]
            if (
                left - _TOUCH <= end
                and begin - _TOUCH <= right
                and top - _TOUCH <= low
                and high - _TOUCH <= bottom
            ):
                parent[root(place)] = root(other)
    groups: dict[int, list[int]] = {}
    for place in range(len(boxes)):
        groups.setdefault(root(place), []).append(place)
    for members in groups.values():
        across = tuple(horizontals[m] for m in members if m < len(horizontals))
        upright = tuple(verticals[m - len(horizontals)] for m in members if m >= len(horizontals))
        yield _region([boxes[member] for member in members], across, upright)


def _region(
    boxes: Sequence[tuple[float, float, float, float]],
    horizontals: tuple[Rule, ...],
    verticals: tuple[Rule, ...],
) -> Region:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Region(
        left=min(lefts),
        top=min(tops),
        right=max(rights),
        bottom=max(bottoms),
        horizontals=horizontals,
        verticals=verticals,
    )


def _is_table(region: Region, printed: "_Printed", area: float) -> bool:
    width, height = region.right - region.left, region.bottom - region.top
    if width < _MIN_WIDTH or height < _MIN_HEIGHT:
        return False
    if not region.horizontals or not region.verticals:
        return False
    inner = (region.left + _INNER, region.right - _INNER)
    if any(inner[0] < rule.at < inner[1] for rule in region.verticals):
        return True
    is_frame = width * height > _MAX_PAGE * area
    return not is_frame and _has_gaps(region, printed)


@dataclass(frozen=True, slots=True)
class _Printed:
    """The characters of a page from the top down, and the heights of their middles."""

    glyphs: list[Glyph]
    middles: list[float]

    @classmethod
    def of(cls, page: PdfPage) -> "_Printed":
        glyphs = sorted(
            (glyph for glyph in page.glyphs if not glyph.char.isspace()),
            key=lambda glyph: glyph.middle,
        )
        return cls(glyphs, [glyph.middle for glyph in glyphs])

    def within(self, region: Region) -> list[Glyph]:
        """Return the characters in a region."""
        first = bisect_left(self.middles, region.top - 1)
        last = bisect_right(self.middles, region.bottom + 1)
        return [
            glyph
            for glyph in self.glyphs[first:last]
            if region.holds((glyph.left + glyph.right) / 2, glyph.middle)
        ]


def _has_gaps(region: Region, printed: _Printed) -> bool:
    """Tell whether half of the rows in a region have gaps as between columns."""
    rows = text_rows(printed.within(region))
    wide = sum(
        any(after.left - before.right > _CELL_GAP for before, after in pairwise(row))
        for row in rows
    )
    return bool(rows) and 2 * wide >= len(rows)


def _iter_stacked(rules: Sequence[Rule], printed: _Printed) -> Iterator[Region]:
    """Yield the regions between three or more rules across of one extent, or two around rows.

    Where running text stands between two rules, one table ends and another begins.
    """
    left = sorted(rules)
    while left:
        first = left[0]
        group = [
            rule
            for rule in left
            if abs(rule.start - first.start) < 4 and abs(rule.end - first.end) < 4
        ]
        left = [rule for rule in left if rule not in group]
        run = [first]
        for rule in group[1:]:
            if _has_gaps(_between_rules([run[-1], rule]), printed):
                run.append(rule)
                continue
            if len(run) > 1:
                yield _between_rules(run)
            run = [rule]
        if len(run) > 1:
            yield _between_rules(run)


def _between_rules(rules: Sequence[Rule]) -> Region:
    return Region(
        left=rules[0].start,
        top=rules[0].at,
        right=rules[0].end,
        bottom=rules[-1].at,
        horizontals=tuple(rules),
        verticals=(),
    )


def _apart(values: Sequence[float], distance: float) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > distance:
            kept.append(value)
    return kept


def _middle(row: _TextRow) -> float:
    return median(glyph.middle for glyph in row)


def _cell_text(glyphs: Sequence[Glyph]) -> str:
    return "\n".join(map(_row_text, text_rows(glyphs)))


def _row_text(row: _TextRow) -> str:
    text = ""
    for place, glyph in enumerate(row):
        gap = glyph.left - row[place - 1].right if place else 0.0
        text += (" " if gap > 0.25 * max(glyph.size, 4.0) else "") + glyph.char
    return text


def _between(row: _TextRow, left: float, right: float) -> _TextRow:
    return [glyph for glyph in row if left - 1 <= (glyph.left + glyph.right) / 2 < right]


def _is_stacked(band: Sequence[_TextRow], edges: Sequence[float]) -> bool:
    """Tell whether some column of a band holds a number in each of several lines."""
    for left, right in pairwise(edges):
        texts = [_row_text(_between(row, left, right)).strip() for row in band]
        filled = [text for text in texts if text]
        if len(filled) > 1 and all(map(_FIGURE.fullmatch, filled)):
            return True
    return False


def _gap_edges(glyphs: Sequence[Glyph], region: Region) -> list[float]:
    """Return where columns part that no rule parts: in the gaps that all rows share."""
    taken: list[list[float]] = []
    for glyph in sorted(glyphs, key=lambda each: each.left):
        if taken and glyph.left <= taken[-1][1] + _MIN_COLUMN:
            taken[-1][1] = max(taken[-1][1], glyph.right)
        else:
            taken.append([glyph.left, glyph.right])
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(taken)]
    return [region.left, *inner, region.right]


def _read_open(
    bands: Sequence[Sequence[_TextRow]], edges: Sequence[float], names: _Names
) -> Iterator[GridCell]:
    """Yield the cells of a table whose rows no rule parts: each line of numbers is a row."""
    number = 0
    for band in bands:
        stacked = _is_stacked(band, edges)
        for rows in [[row] for row in band] if stacked else [band] if band else []:
            yield from _read_row([glyph for row in rows for glyph in row], edges, names, number)
            number += 1


def _read_row(
    glyphs: Sequence[Glyph], edges: Sequence[float], names: _Names, row: int
) -> Iterator[GridCell]:
    for column, (left, right) in enumerate(pairwise(edges)):
        own = [g for g in glyphs if left - 1 <= (g.left + g.right) / 2 < right]
        if own:
            indent = 0 if column else names.indent(own)
            yield GridCell(row=row, column=column, text=_cell_text(own), indent=indent)


def _measure_names(glyphs: Sequence[Glyph], edges: Sequence[float]) -> _Names:
    left, right = edges[0], edges[1]
    rows = text_rows([g for g in glyphs if left - 1 <= (g.left + g.right) / 2 < right])
    middle = [
        abs((row[0].left - left) - (right - row[-1].right)) < max(row[0].size, 4.0) for row in rows
    ]
    return _Names(
        min((row[0].left for row in rows), default=left), sum(middle) > _CENTRED * len(rows)
    )


def _read_lattice(
    region: Region, glyphs: Sequence[Glyph], edges: Sequence[float], levels: Sequence[float]
) -> Iterator[GridCell]:
    """Yield the cells between rules; one spans until a rule stands between two places."""
    height, width = len(levels) - 1, len(edges) - 1
    names = _measure_names(glyphs, edges)
    taken: set[tuple[int, int]] = set()
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            last = column
            while (
                last + 1 < width
                and (row, last + 1) not in taken
                and not _parted_upright(
                    region, edges[last + 1], (levels[row] + levels[row + 1]) / 2
                )
            ):
                last += 1
            low = row
            while low + 1 < height and not any(
                _parted_across(region, levels[low + 1], (edges[each] + edges[each + 1]) / 2)
                for each in range(column, last + 1)
            ):
                low += 1
            taken |= {(i, j) for i in range(row, low + 1) for j in range(column, last + 1)}
            own = [
                glyph
                for glyph in glyphs
                if edges[column] <= (glyph.left + glyph.right) / 2 < edges[last + 1]
                and levels[row] <= glyph.middle < levels[low + 1]
            ]
            yield GridCell(
                row=row,
                column=column,
                rows=low - row + 1,
                columns=last - column + 1,
                text=_cell_text(own),
                indent=0 if column else names.indent(own),
            )


def _parted_upright(region: Region, x: float, y: float) -> bool:
    return any(
        abs(rule.at - x) <= _TOUCH + 1 and rule.start - 2 <= y <= rule.end + 2
        for rule in region.verticals
    )


def _parted_across(region: Region, y: float, x: float) -> bool:
    return any(
        abs(rule.at - y) <= _TOUCH and rule.start - 2 <= x <= rule.end + 2
        for rule in region.horizontals
    )
