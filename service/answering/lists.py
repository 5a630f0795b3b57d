"""Enumerations in a report's text: 甲、乙和丙, 《甲》《乙》, 一是…；二是…, A, B and C."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest import Span
from service.answering.borders import Borders, borders_of
from service.answering.english_lists import english_items, iter_english_lists
from service.answering.entities import Entity, find_entities
from service.answering.list_edges import find_edges, joint_in
from service.answering.numbered_lists import iter_numbered_lists, numbered_items

_QUOTED = r"《[^《》\n]{1,120}》|“[^“”\n]{1,60}”|（[^（）\n]{0,80}）"
_TITLES = re.compile(r"(?:《[^《》]{1,120}》(?:（[^（）]{0,20}）)?|“[^“”]{1,60}”)")
_QUOTED_LIST = re.compile(r"“[^“”、，。；：\n]{2,40}(?:、[^“”、，。；：\n]{2,40})+”")
_BETWEEN_TITLES = re.compile(r"[、，和与及]|以及")
# What stands between two hard marks; commas within a number, a title or a quotation are none.
_RUN = re.compile(rf"(?:{_QUOTED}|(?<=\d),(?=\d)|[^，,。；;：:！？!?\t\n|])+")
_SEPARATOR = re.compile(rf"(?:{_QUOTED})|(?P<mark>、)")
_WENT_ON = re.compile(r"，(?:以及|和|及|与)")
_JOINED = re.compile("[、和与及]")
_LONGEST_ITEM = 60
_CJK = re.compile(r"[\u4e00-\u9fff]")


@lru_cache(maxsize=256)
def find_lists(text: str) -> tuple[Span, ...]:
    """Return the enumerations in ``text`` by place, the words around them cut off.

    >>> text = "该办法由甲部、乙局和丙署联合印发，修订《丁法》《戊法》。"
    >>> [span.of(text) for span in find_lists(text)]
    ['甲部、乙局和丙署', '《丁法》《戊法》']
    """
    found = {
        *_iter_titles(text),
        *_iter_quoted(text),
        *_iter_enumerations(text),
        *iter_numbered_lists(text),
        *iter_english_lists(text),
    }
    return tuple(sorted(span for span in found if len(span)))


def split_items(text: str, span: Span) -> tuple[Span, ...]:
    """Return the items of a list that stands at ``span``, in their order.

    >>> text = "教育部、文化和旅游部和水利部"
    >>> [item.of(text) for item in split_items(text, Span(start=0, end=len(text)))]
    ['教育部', '文化和旅游部', '水利部']
    """
    numbered = numbered_items(text, span)
    if numbered:
        return numbered
    if not _CJK.search(span.of(text)):
        return english_items(text, span)
    titles = _titles_row(text, span)
    if titles:
        return titles
    *parts, last = _parts(text, span)
    joint = joint_in(text, last.start, last.end, find_entities(text))
    if joint is not None:
        comma = text[joint.start - 1] == "，"
        parts.append(Span(start=last.start, end=joint.start - comma))
        last = Span(start=joint.end, end=last.end)
    return tuple(part for part in (*parts, last) if len(part))


def _iter_titles(text: str) -> Iterator[Span]:
    """Find rows of titles or quotations with nothing or a conjunction between them."""
    row: list[re.Match[str]] = []
    for match in _TITLES.finditer(text):
        gap = text[row[-1].end() : match.start()] if row else ""
        if row and gap and not _BETWEEN_TITLES.fullmatch(gap):
            if len(row) > 1:
                yield Span(start=row[0].start(), end=row[-1].end())
            row = []
        row.append(match)
    if len(row) > 1:
        yield Span(start=row[0].start(), end=row[-1].end())


def _iter_quoted(text: str) -> Iterator[Span]:
    """Find enumerations that are all there is in a quotation: “甲、乙、丙”的方针."""
    for match in _QUOTED_LIST.finditer(text):
        yield Span(start=match.start() + 1, end=match.end() - 1)


def _titles_row(text: str, span: Span) -> tuple[Span, ...]:
    """Return the titles of a row of them; none where anything else stands in it."""
    matches = list(_TITLES.finditer(text, span.start, span.end))
    rest = _TITLES.sub("", span.of(text))
    if len(matches) < 2 or _BETWEEN_TITLES.sub("", rest):
        return ()
    return tuple(Span(start=match.start(), end=match.end()) for match in matches)


def _iter_enumerations(text: str) -> Iterator[Span]:
    if not _CJK.search(text):
        return
    borders, entities = borders_of(text), find_entities(text)
    for match in _RUN.finditer(text):
        end = match.end()
        if "、" in match[0] and _WENT_ON.match(text, end):
            following = _RUN.match(text, end + 1)
            end = following.end() if following else end
        for start, stop in _stretches(text, match.start(), end):
            yield from _in_stretch(text, Span(start=start, end=stop), borders, entities)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a run behind 等, where one enumeration is over and another may begin."""
    for match in re.finditer(r"(?<![平高同对均中初优特])等(?!级|额|次|价|效|同)", text[start:end]):
        stop = start + match.end()
        yield start, stop
        start = stop
    if start < end:
        yield start, end


def _in_stretch(
    text: str, stretch: Span, borders: Borders, entities: Sequence[Entity]
) -> Iterator[Span]:
    if not _JOINED.search(text, stretch.start, stretch.end):
        return
    near = _among(entities, stretch.start, stretch.end)
    parts = _parts(text, stretch)
    if len(parts) == 1:
        yield from _pairs(text, stretch, borders, near)
    elif all(0 < len(part) <= _LONGEST_ITEM for part in parts[1:-1]):
        first, *others, last = parts
        first = Span(start=max(first.start, first.end - _LONGEST_ITEM), end=first.end)
        last = Span(start=last.start, end=min(last.end, last.start + _LONGEST_ITEM))
        yield find_edges(text, (first, *others, last), borders, near)


def _pairs(
    text: str, stretch: Span, borders: Borders, entities: Sequence[Entity]
) -> Iterator[Span]:
    """Find 甲和乙 where no enumeration stands."""
    joint = joint_in(text, stretch.start, stretch.end, entities)
    while joint is not None:
        start = max(stretch.start, joint.start - _LONGEST_ITEM)
        end = min(stretch.end, joint.end + _LONGEST_ITEM)
        near = _among(entities, start, end)
        sides = (Span(start=start, end=joint.start), Span(start=joint.end, end=end))
        span = find_edges(text, sides, borders, near)
        if span.start < joint.start and span.end > joint.end:
            yield span
        joint = joint_in(text, joint.end, stretch.end, near)


def _among(entities: Sequence[Entity], start: int, end: int) -> Sequence[Entity]:
    """Return the names that begin between two places."""
    first = bisect_left(entities, start, key=_start)
    return entities[first : bisect_left(entities, end, lo=first, key=_start)]


def _start(entity: Entity) -> int:
    return entity.span.start


def _parts(text: str, stretch: Span) -> tuple[Span, ...]:
    """Part a stretch at its 、 outside titles and quotations."""
    marks = [
        match for match in _SEPARATOR.finditer(text, stretch.start, stretch.end) if match["mark"]
    ]
    starts = [stretch.start, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), stretch.end]
    return tuple(Span(start=start, end=end) for start, end in zip(starts, ends, strict=True))
