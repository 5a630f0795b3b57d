"""The rows that a table's row is a part of: by its indent, its number, or a mark (其中：, #)."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.characters import width_em
from ingest.markers import match_marker

_PART = re.compile(r"\s*(?:[#＃*＊]+|其\s*中\s*[:：]?|of which:?|including:?)\s*", re.IGNORECASE)
_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|小\s*计|总\s*数|[Tt]otal)\s*")
_MARK = re.compile(r"\s*(?:[#＃*＊]+\s*|其\s*中\s*[:：、]?\s*)+")
MIN_STEP_EM = 0.5
"""A row stands this much further in than what it is a part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowName:
    """What names a row.

    Attributes:
        words: the first cell that holds words, as printed.
        indent: how far in it stands, in em.
    """

    words: str
    indent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """A row that those below may be parts of."""

    name: str
    style: str
    indent: float
    is_part: bool


def find_parents(rows: Sequence[RowName]) -> list[tuple[str, ...]]:
    """Return for each row of a table the names of the rows that it is a part of, outermost first.

    A total is a part of nothing, and has none. A name that recurs behind a marked part is one too.

    Args:
        rows: the names of a table's rows, in order.

    >>> names = ["卫生人员", "其中：医师", "床位", "一、存款", "(一)住户存款"]
    >>> find_parents([RowName(words=name, indent=0.0) for name in names])
    [(), ('卫生人员',), (), (), ('存款',)]
    >>> names = ["货运量", "#铁路", "水运", "客运量", "#铁路", "水运"]
    >>> find_parents([RowName(words=name, indent=0.0) for name in names])
    [(), ('货运量',), ('货运量',), (), ('客运量',), ('客运量',)]
    """
    indented = not _is_centred(rows)
    order = _styles(rows)
    counts = Counter(bare_name(row.words) for row in rows)
    above: list[_Open] = []
    found: list[tuple[str, ...]] = []
    for row in rows:
        opened = _open(row, indented=indented)
        if above and above[-1].is_part and counts[opened.name] > 1 and not opened.style:
            opened = replace(opened, is_part=True)
        while above and not _holds(above[-1], opened, order):
            above.pop()
        if _TOTAL.fullmatch(row.words) or not opened.name:
            above = []
            found.append(())
        else:
            found.append(tuple(each.name for each in above))
            above.append(opened)
    return found


def is_total(cells: Sequence[str]) -> bool:
    """Tell whether a row sums up those above it: its first words say so.

    >>> is_total(["", "合　计", "86.4"]), is_total(["", "企业", "86.4"])
    (True, False)
    """
    first = next((cell for cell in cells if cell.strip()), "")
    return _TOTAL.fullmatch(first) is not None


def bare_name(words: str) -> str:
    """Return the name of a row without its mark and number.

    >>> bare_name("其中：风力发电"), bare_name("(一)住户存款"), bare_name("1.快递")
    ('风力发电', '住户存款', '快递')
    """
    words = _MARK.sub("", words.strip(), count=1) if _MARK.match(words) else words.strip()
    marker = match_marker(words)
    if marker is not None and marker.kind in ("heading", "list_item"):
        words = words[marker.length :] or words
    return "".join(words.split()) if not words.isascii() else words


def _open(row: RowName, *, indented: bool) -> _Open:
    part = _PART.match(row.words)
    marker = match_marker(row.words.strip()) if not part else None
    style = marker.style if marker and marker.number is not None else ""
    return _Open(
        name=bare_name(row.words),
        style=style,
        indent=row.indent if indented else 0.0,
        is_part=part is not None,
    )


def _holds(above: _Open, row: _Open, order: Sequence[str]) -> bool:
    """Tell whether a row is a part of one above it."""
    if row.style and above.style:
        return order.index(row.style) > order.index(above.style)
    if row.is_part:
        return not above.is_part
    if row.style:
        return False
    if row.indent >= above.indent + MIN_STEP_EM:
        return True
    # 异地 behind 其中：同城 goes on with the parts where other rows have numbers.
    return bool(above.style) and bool(order)


def _styles(rows: Sequence[RowName]) -> list[str]:
    """Return the styles of the numbers in a table, the outermost first."""
    found: dict[str, None] = {}
    for row in rows:
        marker = match_marker(row.words.strip())
        if marker and marker.number is not None and not _PART.match(row.words):
            found.setdefault(marker.style)
    return list(found)


def _is_centred(rows: Sequence[RowName]) -> bool:
    """Tell whether the names are set around one middle, so that indents mean nothing."""
    edges = {row.indent for row in rows}
    middles = [2 * row.indent + width_em(row.words.strip()) for row in rows]
    return len(edges) > 1 and max(middles) - min(middles) <= 2 * MIN_STEP_EM
