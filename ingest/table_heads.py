"""The names of a table's columns, put together from the lines of its head."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BRACKETED = re.compile(r"\s*[（(\[［][^（()）]*[)）\]］]\s*")
_UNIT_COLUMN = re.compile(r"\s*(?:计\s*量\s*)?单\s*位\s*|[Uu]nits?")
_SPAN = "·"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A head and where it stands, from ``left`` to ``right``, in the measure of the columns."""

    words: str
    left: float
    right: float


def name_columns(
    lines: Sequence[Sequence[Placed]], columns: Sequence[tuple[float, float]]
) -> tuple[str, ...]:
    """Name each column by the heads that stand above it.

    A head over several columns that have heads of their own names each of them (比重·2020年); one
    that is broken over lines is one name (地表水资源量).

    Args:
        lines: the heads of each line, from the highest line down.
        columns: where each column begins and ends.

    >>> upper = [Placed(words="比重", left=9, right=15)]
    >>> places = ((0, "地区"), (8, "甲"), (14, "乙"))
    >>> lower = [Placed(words=words, left=left, right=left + 4) for left, words in places]
    >>> name_columns([upper, lower], [(0, 4), (8, 12), (14, 18)])
    ('地区', '比重·甲', '比重·乙')
    """
    if not lines:
        return ()
    names = [""] * len(columns)
    has_own = [False] * len(columns)
    for heads in reversed(lines):
        covers = _cover(heads, columns, has_own)
        for head, covered in zip(heads, covers, strict=True):
            for column in covered:
                names[column] = _above(head.words, names[column], spans=len(covered) > 1)
                has_own[column] = has_own[column] or not _BRACKETED.fullmatch(head.words)
    return tuple(names)


def name_by_index(rows: Sequence[Sequence[str]], size: int) -> tuple[str, ...]:
    """Name each column by the heads of several rows of cells, where merged cells are empty.

    >>> name_by_index([["地区", "产量", "", "产值", ""], ["", "上年", "本年", "上年", "本年"]], 5)
    ('地区', '产量·上年', '产量·本年', '产值·上年', '产值·本年')
    >>> name_by_index([["", "大学", "高中", ""], ["地区", "（大专）", "（中专）", "初中"]], 4)
    ('地区', '大学（大专）', '高中（中专）', '初中')
    """
    size = max(size, *(len(row) for row in rows)) if rows else size
    names = [""] * size
    for row in reversed(rows):
        cells = [*(cell.strip() for cell in row), *[""] * (size - len(row))]
        for column, covered in _spread(cells, names):
            for each in covered:
                names[each] = _above(cells[column], names[each], spans=len(covered) > 1)
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _above(words: str, name: str, *, spans: bool) -> str:
    if words == name:
        return name
    return f"{words}{_SPAN if spans and name else ''}{name}"


def _cover(
    heads: Sequence[Placed], columns: Sequence[tuple[float, float]], has_own: Sequence[bool]
) -> list[list[int]]:
    """Return the columns that each head of a line names."""
    size = len(columns)
    if len(heads) == size:
        return [[column] for column in range(size)]
    if len(heads) == size - 1 and heads[0].left >= columns[0][1] - 1:
        return [[column] for column in range(1, size)]
    claims: dict[int, tuple[float, int]] = {}
    for number, head in enumerate(heads):
        over = [j for j in range(size) if _overlap(head, columns[j]) > 0]
        several = [j for j in over if has_own[j]]
        if len(several) < 2:
            several = [_nearest(head, columns)]
        for column in several:
            claim = (_overlap(head, columns[column]), -number)
            claims[column] = max(claims.get(column, claim), claim)
    covers = [
        [j for j in range(size) if j in claims and -claims[j][1] == n] for n in range(len(heads))
    ]
    return _fill_between(covers, has_own)


def _fill_between(covers: list[list[int]], has_own: Sequence[bool]) -> list[list[int]]:
    """Give a column between two heads that span several to the left one."""
    for left, right in pairwise(covers):
        if len(left) > 1 and len(right) > 1:
            left.extend(j for j in range(left[-1] + 1, right[0]) if has_own[j])
    return covers


def _overlap(head: Placed, column: tuple[float, float]) -> float:
    return min(head.right, column[1] + 1) - max(head.left, column[0] - 1)


def _nearest(head: Placed, columns: Sequence[tuple[float, float]]) -> int:
    return min(
        range(len(columns)),
        key=lambda j: (-_overlap(head, columns[j]), abs(head.left + head.right - sum(columns[j]))),
    )


def _spread(cells: Sequence[str], below: Sequence[str]) -> list[tuple[int, list[int]]]:
    """Return the columns that each filled cell of a row of heads names."""
    filled = [column for column, cell in enumerate(cells) if cell]
    if len(filled) == len(cells) or not any(below):
        return [(column, [column]) for column in filled]
    groups = [(column, _filled_from(column, cells, below)) for column in filled]
    spanning = [column for column in filled if below[column] not in ("", cells[column])]
    equal = _equal_groups(spanning, cells, below)
    if equal and len({len(group) for column, group in groups if column in equal}) > 1:
        return [(column, equal.get(column, [column])) for column in filled]
    covered = {each for _, group in groups for each in group}
    if equal and not all(each in covered for group in equal.values() for each in group):
        return [(column, equal.get(column, [column])) for column in filled]
    return groups


def _filled_from(column: int, cells: Sequence[str], below: Sequence[str]) -> list[int]:
    """Return a cell's column and the empty ones behind it that have heads of their own below."""
    covered = [column]
    if cells[column] == below[column]:
        return covered
    bracketed = _BRACKETED.fullmatch(below[column]) is not None
    for each in range(column + 1, len(cells)):
        if cells[each] or not below[each] or not below[column]:
            break
        if bracketed and not _BRACKETED.fullmatch(below[each]):
            break
        covered.append(each)
    return covered


def _equal_groups(
    spanning: Sequence[int], cells: Sequence[str], below: Sequence[str]
) -> dict[int, list[int]]:
    """Share the columns among the heads above them evenly, if each stands among its own."""
    columns = [
        column
        for column, name in enumerate(below)
        if column
        and name
        and not _UNIT_COLUMN.fullmatch(name)
        and (not cells[column] or column in spanning)
    ]
    if len(spanning) < 2 or len(columns) % len(spanning):
        return {}
    if any(_BRACKETED.fullmatch(below[column]) for column in columns):
        return {}
    size = len(columns) // len(spanning)
    groups = {
        head: columns[number * size : (number + 1) * size] for number, head in enumerate(spanning)
    }
    return groups if all(head in group for head, group in groups.items()) else {}
