"""Where an enumeration begins and ends, the words that lead into it and go on behind it cut off."""

import re
from collections.abc import Sequence

from ingest import Span
from service.answering.borders import Borders
from service.answering.entities import Entity

_FAMILIES = {"court": "body", "country": "place", "area": "place"}
_COUNT = re.compile(
    r"(?P<number>[两二三四五六七八九十]|[0-9]+)多?余?(?:地(?!块|理|质)|省|市|国(?!家控|有)|家|个|"
    r"所|部门|大|类|项|方面|种|条|位|名|部|区|届|起|者)"
)
_OTHERS = re.compile(r"(?<![平高同对均中初优特上相超])等(?!级|额|次|价|效|同|候)")
_GOING_ON = re.compile(
    "(?<=.)(?:上来|录取|提供|获得|联合|共同|承担|挂牌|负责|提出|增长|上升|下降|达到|达(?=\\d)|超过|取得|得到|保持|建立|"
    "改革发展|进行|组成|牵头|联动|签|开始|完成|出现|发生|进入|占|(?<![安定民邻迁移旧群起])居(?![民住委家所中多室])|迈|跃|均|也|都|已|将|(?<![潜存现正所])在|(?<![关由])于|(?<![自理])由|(?<![行作人认成])为(?!民|主)|从(?!业|事)|是(?!非)|把)"
)
_AND = re.compile(
    r"以及|(?<![共调温饱总缓祥柔融附亲])和(?![谐平解睦气约])|"
    r"(?<![涉普以提波危触顾])及(?![时其早格])|(?<![参给赋授])与(?![会否])"
)
_CONJUNCTIONS = frozenset({"和", "与", "及", "以及"})
# Shorter items are of one length by chance.
_SHORTEST_PARALLEL = 3
_LONGEST_PARALLEL = 9
_NUMERALS = frozenset("一二两三四五六七八九十0123456789")
_VALUES = {digit: value for value, digit in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


def find_edges(
    text: str, parts: Sequence[Span], borders: Borders, entities: Sequence[Entity]
) -> Span:
    """Return where an enumeration really begins and ends.

    Args:
        text: the passage's text.
        parts: what stands between the marks of it, at least two; the first has the words before
            it, the last those behind, and may have two items joined by a conjunction.
        borders: of ``text``.
        entities: names in ``text``.
    """
    end = max(_end(text, parts, borders), parts[-1].start)
    items = _with_last_joint(text, parts, end, entities)
    anchored = _anchored(items, parts[-1].end, entities)
    if anchored is not None:
        return anchored
    edges = Span(start=_start(text, items, borders), end=end)
    return _parallel(text, parts, borders, edges) or edges


def joint_in(text: str, start: int, end: int, entities: Sequence[Entity]) -> Span | None:
    """Return the first 和, 与, 及 or 以及 of a stretch that joins two things, and no one name."""
    match = _AND.search(text, start + 1, end)
    while match is not None and _inside(match, entities):
        match = _AND.search(text, match.end(), end)
    return Span(start=match.start(), end=match.end()) if match and match.end() < end else None


def _inside(joint: re.Match[str], entities: Sequence[Entity]) -> bool:
    """Tell whether a conjunction is part of a name (文化和旅游部)."""
    return any(each.span.start < joint.start() and joint.end() < each.span.end for each in entities)


def _with_last_joint(
    text: str, parts: Sequence[Span], end: int, entities: Sequence[Entity]
) -> tuple[Span, ...]:
    """Return the items: the parts, the last of them parted at its conjunction."""
    last = Span(start=parts[-1].start, end=end)
    joint = joint_in(text, last.start, last.end, entities)
    if joint is None:
        return (*parts[:-1], last)
    return (
        *parts[:-1],
        Span(start=last.start, end=joint.start),
        Span(start=joint.end, end=last.end),
    )


def _anchored(items: Sequence[Span], end: int, entities: Sequence[Entity]) -> Span | None:
    """Take the edges from names of one family, where the items are such names."""
    first, last = items[0], items[-1]
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    for each in entities:
        family, span = _family(each), each.span
        if span.end == first.end and span.start >= first.start:
            starts[family] = min(starts.get(family, span.start), span.start)
        if span.start == last.start and span.end <= end:
            ends[family] = max(ends.get(family, span.end), span.end)
    whole = {(_family(each), each.span) for each in entities}
    for family in sorted(starts.keys() & ends.keys()):
        if all((family, item) in whole for item in items[1:-1]):
            return Span(start=starts[family], end=ends[family])
    return None


def _parallel(text: str, parts: Sequence[Span], borders: Borders, edges: Span) -> Span | None:
    """Take the edges from the length that all items share: 公开透明、公平公正、便民利民.

    The first item is cut to it where a word ends or begins there, or where many are of a length.
    """
    first, *middle, last = parts
    sizes = {len(part) for part in middle}
    size = sizes.pop() if len(sizes) == 1 else 0
    start, end = first.end - size, last.start + size
    if not _SHORTEST_PARALLEL <= size <= _LONGEST_PARALLEL or start < first.start:
        return None
    over = text[end : end + 1] in "的等之" or end == last.end or borders.begins(end)
    if end > last.end or not over or _AND.search(text, last.start, max(end, edges.end)):
        return None
    fits = start in (first.start, edges.start) or borders.begins(start) or borders.ends(start)
    return Span(start=start, end=end) if fits or len(middle) > 1 else None


def _family(entity: Entity) -> str:
    return _FAMILIES.get(entity.label, entity.label)


def _start(text: str, items: Sequence[Span], borders: Borders) -> int:
    """Return the end of the last word in the first item that leads into it."""
    first, others = items[0], items[1:]
    inner = borders.within(first.start, first.end - 1)
    if sum(borders.governs(item.start) for item in others) * 2 > len(others):
        verbs = [border.start for border in inner if borders.governs(border.start)]
        return verbs[-1] if verbs else first.start
    possessive = any("的" in item.of(text) for item in others)
    numbered = any(text[item.start : item.start + 1] in _NUMERALS for item in others)
    start = first.start
    for border in inner:
        word = border.of(text)
        joins = word in _CONJUNCTIONS and border.start > start
        if joins or word in "”》）" or (word == "的" and possessive):
            continue
        whole = word in "“《（" or (numbered and word[0] in _NUMERALS)
        start = border.start if whole else border.end
    return start


def _end(text: str, parts: Sequence[Span], borders: Borders) -> int:
    """Return where the last item ends: before 等, a count of the items, or a verb."""
    last = parts[-1]
    ends = [last.end]
    for going_on in (_OTHERS, _GOING_ON):
        match = going_on.search(text, last.start + 1, last.end)
        if match:
            ends.append(match.start())
    for count in _COUNT.finditer(text, last.start + 1, last.end):
        more = _value(count["number"]) - len(parts)
        joint = _AND.search(text, last.start + 1, count.start())
        if more == (joint is not None):
            ends.append(count.start())
    ends.append(_verb_in(text, parts, borders))
    return min(ends)


def _value(number: str) -> int:
    return int(number) if number.isascii() else _VALUES[number]


def _verb_in(text: str, parts: Sequence[Span], borders: Borders) -> int:
    """Return where the first verb or particle of the last part stands, its own first aside."""
    last = parts[-1]
    possessive = any("的" in part.of(text) for part in parts[:-1])
    opened, joined = last.start, False
    for border in borders.within(last.start, last.end):
        word = border.of(text)
        conjunction = word in _CONJUNCTIONS and not (joined and word == "与")
        if not word[0].isalnum():
            continue
        if border.start == opened or conjunction:
            opened = border.end
            joined = joined or conjunction
        elif not (word in "各有等" or (word == "的" and possessive)):
            return border.start
    return last.end
