"""A table's rows: their cells, and which of them name the columns.

The borders of cells are tabs, bars, line ends (one cell a line), two spaces, a wide one, or commas.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.records import Span

MAX_HEADER_CHARS = 30
"""A cell with more characters is no column's name."""
BARS = "|│┃｜"
"""What stands between the cells of a row."""

_OUTER_BARS = re.compile(rf"[{BARS}]?(.*?)[{BARS}]?", re.DOTALL)
_BAR = re.compile(rf"[{BARS}]")
_SPACES = re.compile(r"[ \u00a0]{2}|\u3000")
# A comma inside quotes is none, nor is that of a number behind words (住房1,200套).
_COMMA = re.compile(r'"[^"]*"|,')
_GROUPED = re.compile(r"[^\d\s,.]\s?\d{1,3}(?:,\d{3})*,(?=\d{3}(?!\d))")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
# Names that hold digits: PM2.5, CO2, G20; 5G; 0—14岁, 60岁及以上; 1—8月, 二季度; 每10万人.
_NAMED_DIGITS = re.compile(
    r"[A-Za-z]+-?\d+(?:\.\d+)?|\d+[GgDd]\b|\d{1,3}(?:[—–~～至-]\d{1,3})?(?:周?岁|月(?!\d)|类|级)"
    r"|第?\d季度|每\d+[万千百]?|[\[［]\d{1,2}[\]］]"
    # The unit behind a name: 产量（万吨/10天）, Output (10,000 tons).
    r"|(?<=[^\d\s])\s?[（(][^（()）]*[^\W\d_][^（()）]*[)）]"
)
_RULE = re.compile(rf"[\s:+{BARS}=─━┄═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛—–-]+")
_STROKE = re.compile(r"-{2}|[─━═]|={3}|[—–]{3}")
_UNIT_LINE = re.compile(
    r"[（(【\[]?\s*(?:(?:计量|金额|货币)?单\s*位|[Uu]nits?)\s*[:：]\s*[^。；]{1,40}"
)
# A body is no unit: 填报单位：某局.
_UNIT_BEHIND = re.compile(
    r"(.*[^（(【\[\s])\s*(?<!填报)(?<!编[制报])(?<!主[管办])(?<!责任)(?<!发布)(?<!计量)(?<!金额)(?<!货币)"
    r"((?:计量|金额|货币)?单位\s*[:：].{1,40})"
)
_COLUMNS = " | "
_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")


def is_row(text: str) -> bool:
    r"""Tell whether a line is the row of a table: it has a tab inside, or stands between bars.

    >>> is_row("序号\t类型\t名称"), is_row("| 1 | 专利 |"), is_row("专利")
    (True, True, False)
    """
    return "\t" in text or (len(text) > 1 and text[0] in BARS and text[-1] in BARS)


def iter_lines(row: str) -> Iterator[Span]:
    r"""Yield the lines of a row: where line ends are the borders of cells, it is one line.

    >>> [[len(line) for line in iter_lines(row)] for row in ("甲\t1\n\t2", "甲\n1")]
    [[3, 2], [3]]
    """
    if "\t" not in row and not _BAR.search(row):
        yield Span(start=0, end=len(row))
        return
    start = 0
    for line in row.split("\n"):
        yield Span(start=start, end=start + len(line))
        start += len(line) + 1


def split_cells(row: str) -> list[str]:
    r"""Split one line of a row into its cells.

    >>> split_cells("\t\t商标法"), split_cells("| 1 | 专利 |"), split_cells("甲 │ 2")
    (['', '', '商标法'], [' 1 ', ' 专利 '], ['甲 ', ' 2'])
    >>> split_cells("甲市\n12\n34"), split_cells("甲市  12    34"), split_cells('甲市,"1,234",,5')
    (['甲市', '12', '34'], ['甲市', '12', '', '34'], ['甲市', '"1,234"', '', '5'])
    """
    return [span.of(row) for span in cell_spans(row)]


def cell_spans(row: str) -> list[Span]:
    """Return where the cells of one line of a row stand."""
    start, end, borders = 0, len(row), list(_iter_borders(row))
    if "\t" not in row and _BAR.search(row):
        start = int(row[:1] in BARS)
        end -= int(len(row) > 1 and row[-1] in BARS)
        borders = [span for span in borders if start <= span.start < end]
    starts = [start, *(span.end for span in borders)]
    ends = [*(span.start for span in borders), end]
    return [Span(start=a, end=max(a, b)) for a, b in zip(starts, ends, strict=True)]


def _iter_borders(row: str) -> Iterator[Span]:
    for pattern in (re.compile("\t"), _BAR, re.compile("\n"), _SPACES):
        found = [Span(start=m.start(), end=m.end()) for m in pattern.finditer(row)]
        if found:
            yield from found
            return
    grouped = {match.end() - 1 for match in _GROUPED.finditer(row)}
    for match in _COMMA.finditer(row):
        if match[0] == "," and match.start() not in grouped:
            yield Span(start=match.start(), end=match.end())


def with_tabs(row: str) -> str:
    r"""Return a row with tabs in the place of its borders, of the same length.

    >>> with_tabs("甲市  12"), with_tabs("甲|12|"), with_tabs("甲\n12"), with_tabs("甲\t1\n\t2")
    ('甲市\t\t12', '甲\t12\t', '甲\t12', '甲\t1\n\t2')
    """
    if "\t" in row:
        return row
    told = list(row)
    for line in iter_lines(row):
        end = line.start
        for cell in cell_spans(line.of(row)):
            told[end : line.start + cell.start] = "\t" * (line.start + cell.start - end)
            end = line.start + cell.end
        told[end : line.end] = "\t" * (line.end - end)
    return "".join(told)


def is_rule(row: str) -> bool:
    """Tell whether a row is a rule, as between header and body in Markdown.

    >>> is_rule("|---|:-:|"), is_rule("├──┼──┤"), is_rule("| 1 | - |"), is_rule("———")
    (True, True, False, True)
    """
    return _RULE.fullmatch(row) is not None and _STROKE.search(row) is not None


def is_unit_line(text: str) -> bool:
    """Tell whether a line names the unit of the table below it.

    >>> [is_unit_line(text) for text in ("单位：亿元、%", "（金额单位：元）", "单位名称：甲局")]
    [True, True, False]
    """
    return _UNIT_LINE.fullmatch(text) is not None


def split_caption(caption: str) -> list[str]:
    """Part a caption from the unit behind it.

    >>> split_caption("表1 产值 单位：亿元"), split_caption("表2 产值（单位：亿元）")
    (['表1 产值', '单位：亿元'], ['表2 产值（单位：亿元）'])
    >>> split_caption("填报单位：某局"), split_caption("表3 金额单位：元")
    (['填报单位：某局'], ['表3', '金额单位：元'])
    """
    match = _UNIT_BEHIND.fullmatch(caption)
    return [match[1].rstrip(), match[2]] if match else [caption]


def is_header(cells: Sequence[str]) -> bool:
    """Tell whether a row names columns: its cells are short, with no figures but years.

    >>> is_header(["指标", "2023年", "比上年增长"]), is_header(["货物进口", "100"])
    (True, False)
    >>> is_header(["城市", "PM2.5（微克/立方米）"]), is_header(["地区", "0—14岁", "1—8月"])
    (True, True)
    >>> is_header(["Product", "Output (10,000 tons)"]), is_header(["甲县", "12（降5名）"])
    (True, False)
    """
    return all(map(_is_name, cells))


def _is_name(cell: str) -> bool:
    short = len(cell.strip()) <= MAX_HEADER_CHARS
    plain = _NAMED_DIGITS.sub("", cell)
    return short and (not _DIGIT.search(plain) or _YEAR.search(plain) is not None)


def holds_figure(cell: str) -> bool:
    """Tell whether a cell holds a number that is neither a year nor part of a name.

    >>> [holds_figure(cell) for cell in ("902.61", "12月", "2023年1—8月", "PM2.5", "产量", "57%")]
    [True, False, False, False, False, True]
    """
    return _DIGIT.search(_YEAR.sub("", _NAMED_DIGITS.sub("", cell))) is not None


def join_columns(columns: Sequence[str]) -> str:
    """Write the names of a table's columns as one heading; ``""`` where there are none.

    >>> join_columns(["地区", "2022年·产值"])
    '地区 | 2022年·产值'
    """
    names = (_BAR.sub(" ", name) for name in columns)
    return _COLUMNS.join(" ".join(_BETWEEN_HAN.sub("", name).split()) for name in names)


def split_path(path: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Part the heading path of a row into what stands above its table, its columns, its parents.

    >>> split_path(["表1 产值", "地区 | 产值", "全市"])
    (('表1 产值',), ('地区', '产值'), ('全市',))
    """
    for place in range(len(path) - 1, -1, -1):
        if _COLUMNS in path[place]:
            columns = path[place].split(_COLUMNS)
            return tuple(path[:place]), tuple(columns), tuple(path[place + 1 :])
    return tuple(path), (), ()
