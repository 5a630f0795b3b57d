"""The parts of a PDF's page that are tables: where rules meet, or stand one above another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.pdf_glyphs import Glyph
from ingest.readers.pdf_pages import PdfPage, Rule

MAX_RULES = 500
"""A page with more rules of one direction is a drawing."""
TOUCH = 3.0
"""Rules that come as near to each other, in points, are one, or meet."""
_COLLINEAR = 1.5
_MIN_WIDTH, _MIN_HEIGHT = 60.0, 12.0
_INNER = 9.0
_CELL_GAP = 12.0
"""A gap as wide parts the cells of a row where no rule does."""
_LONE_RULE = 100.0
_MAX_PAGE = 0.8

TextRow = list[Glyph]
"""The characters of a row from left to right."""


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


def text_rows(glyphs: Sequence[Glyph]) -> list[TextRow]:
    """Return the characters by rows from the top, each from left to right."""
    rows: list[tuple[float, TextRow]] = []
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
    return second.start <= first.end + TOUCH and second.end >= first.start - TOUCH


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
                left - TOUCH <= end
                and begin - TOUCH <= right
                and top - TOUCH <= low
                and high - TOUCH <= bottom
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
