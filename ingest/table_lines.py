"""The lines of a text that are rows of tables, in the dresses that files give them."""

import re
from collections.abc import Callable, Iterator, Sequence

from ingest.aligned import MAX_ROW_CHARS, find_aligned
from ingest.lines import Line
from ingest.markers import Marker, match_marker
from ingest.stacked import find_stacked
from ingest.table_cells import cell_kind, is_short_cell
from ingest.table_rows import TableLine
from ingest.tables import BARS, is_header, is_row, is_rule, is_unit_line, split_cells

MIN_BAR_ROWS = 2
"""So many lines with as many bars are a table, where one of their cells is a number."""
MIN_COMMA_ROWS = 3
"""So many lines with as many commas, the first a header."""

_YEAR = re.compile(r"(?:19|20)\d\d ?年?度?")
_SURE_YEARS = 2
_SURE_ROWS = 2

_WIDE_GAP = re.compile(r"[ \u00a0]{2,}|[ \u3000]*\u3000+[ \u3000]*")
_BAR = re.compile(rf"[{BARS}]")


def find_tables(
    text: str, lines: Sequence[Line], markers: Sequence[Marker | None], furniture: frozenset[int]
) -> dict[int, TableLine]:
    """Find the lines that are rows of tables, by their index.

    A line with a tab, or between bars, is a row. One with bars inside, with commas or with wide
    gaps is where its neighbours have as many cells, and numbers in them. Short lines are cells
    where words and numbers come round in one order: one cell a line, as a web page is copied.

    Args:
        text: the document's text.
        lines: its lines.
        markers: the mark of each.
        furniture: the indexes of lines that are no part of the text.
    """
    stops = frozenset(
        index
        for index, line in enumerate(lines)
        if ((mark := markers[index]) and mark.kind in ("caption", "continued", "box_heading"))
        or is_unit_line(line.text)
    )
    found: dict[int, TableLine] = {}
    for run in _iter_runs(len(lines), furniture):
        found |= _find_parted(lines, run)
    for run in _iter_runs(len(lines), furniture, found):
        found |= find_aligned(text, [(index, lines[index]) for index in run], stops)
    for run in _iter_runs(len(lines), furniture, found):
        found |= find_stacked(text, [(index, lines[index]) for index in run], stops)
    return found


def is_row_like(text: str) -> bool:
    """Tell whether a line is a row for certain: words and two numbers behind, with gaps between.

    >>> is_row_like("1类区    95.8    87.5"), is_row_like("统计公报    第3页    2023年")
    (True, False)
    """
    cells = _WIDE_GAP.split(text)
    return len(cells) > 2 and [cell_kind(cell) for cell in cells[1:]].count("number") > 1


def _iter_runs(
    count: int, left_out: frozenset[int], breaks: dict[int, TableLine] | None = None
) -> Iterator[list[int]]:
    """Yield runs of indexes: those left out are passed over, those of tables part two runs."""
    run: list[int] = []
    for index in range(count):
        if breaks is not None and index in breaks:
            if run:
                yield run
            run = []
        elif index not in left_out:
            run.append(index)
    if run:
        yield run


def _find_parted(lines: Sequence[Line], run: Sequence[int]) -> dict[int, TableLine]:
    """Find the rows that tabs, bars and commas part."""
    found: dict[int, TableLine] = {}
    place = 0
    while place < len(run):
        end, are_rows = _read_parted(lines, run, place)
        if are_rows:
            found |= {i: TableLine(spans=(lines[i].cells,)) for i in run[place:end]}
        place = end
    return found


def _read_parted(lines: Sequence[Line], run: Sequence[int], place: int) -> tuple[int, bool]:
    """Return where the lines end that are parted as the one at ``place`` is, and if they are rows.

    Commas that make no table part nothing: the next line may begin one.
    """
    text = lines[run[place]].text
    if _is_sure_row(lines, run, place):
        return place + 1, True
    if _BAR.search(text):
        end = _end_of(lines, run, place, _count_bars)
        return end, end - place >= MIN_BAR_ROWS and _has_numbers(lines, run[place:end])
    if "," in text and "\t" not in text and len(text) <= MAX_ROW_CHARS:
        end = _end_of(lines, run, place, _count_commas)
        if _is_comma_table([split_cells(lines[i].text) for i in run[place:end]]):
            return end, True
    return place + 1, False


def _is_sure_row(lines: Sequence[Line], run: Sequence[int], place: int) -> bool:
    """Tell whether a line is a row by itself: a tab behind the mark of a list makes none."""
    text = lines[run[place]].text
    if not is_row(text):
        return False
    cells = text.split("\t")
    if len(cells) != 2:
        return True
    marker = match_marker(cells[0])
    if marker is not None and marker.length == len(cells[0]):
        return False
    beside = [run[p] for p in (place - 1, place + 1) if 0 <= p < len(run)]
    alone = not any(is_row(lines[index].text) for index in beside)
    return not (alone and any("。" in cell for cell in cells))


def _end_of(
    lines: Sequence[Line], run: Sequence[int], place: int, count: Callable[[str], int]
) -> int:
    """Return the end of the lines with as many borders as the first; rules are passed over."""
    wanted = count(lines[run[place]].text)
    end = place + 1
    while end < len(run):
        text = lines[run[end]].text
        if is_rule(text):
            end += 1
            continue
        if "\t" in text or count(text) != wanted:
            break
        end += 1
    return end


def _count_bars(text: str) -> int:
    return len(_BAR.findall(text))


def _count_commas(text: str) -> int:
    if "," not in text or len(text) > MAX_ROW_CHARS or _BAR.search(text):
        return 0
    return len(split_cells(text))


def _has_numbers(lines: Sequence[Line], indexes: Sequence[int]) -> bool:
    return any(
        cell_kind(cell) in ("number", "year")
        for index in indexes
        for cell in split_cells(lines[index].text)[1:]
    ) or any(is_rule(lines[index].text) for index in indexes)


def _is_comma_table(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows are those of a table: a header, then words and mostly numbers.

    One row is enough under a header of several years.
    """
    years = sum(_YEAR.fullmatch(cell.strip()) is not None for cell in rows[0]) if rows else 0
    fewest = MIN_COMMA_ROWS if years < _SURE_YEARS else _SURE_ROWS
    if len(rows) < fewest or len(rows[0]) < 2 or not is_header(rows[0]):
        return False
    if not all(map(is_short_cell, rows[0])) or any(cell_kind(cell) == "number" for cell in rows[0]):
        return False
    return all(_is_comma_row(cells) for cells in rows[1:])


def _is_comma_row(cells: Sequence[str]) -> bool:
    kinds = [cell_kind(cell.strip('"')) for cell in cells[1:]]
    numbers = sum(kind != "words" for kind in kinds)
    return is_short_cell(cells[0]) and bool(cells[0].strip()) and 2 * numbers >= len(kinds)
