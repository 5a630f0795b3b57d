"""Readable text out of a damaged source: stray spaces gone, page breaks mended, offsets kept.

No character is changed or added: the readable text is a selection of the source's characters, in
order, so that every one of them maps to its place in the document.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.characters import count_han, is_cjk
from ingest.notes import find_marks
from ingest.numerals import iter_numbers
from ingest.records import Segment, Span
from ingest.tables import BARS

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_BLANKS = re.compile(rf"[\s{_INVISIBLE}\x00-\x08\x0e-\x1b\x7f]+")
_BORDERS = re.compile(r"[\t\n\r\f]")
_CELLS = re.compile(rf"(?:(?![ \u00a0]{{2}})[^\t\n\r\f\u3000{BARS}])+")
# A number that fills its cell: in groups, or with its characters set apart.
_SPACED_NUMBER = re.compile(r"\s*[+-]?(?:\d{1,3}(?: \d{3})+(?:\.\d+)?|\d(?: [\d.]){2,})\s*%?\s*")
_GAPS = re.compile(r"[ \u00a0]{2}|\u3000")
_PARTED = re.compile(rf"[\t\n{BARS}]")
_BROKEN = re.compile(
    r"(?<![\d.])(?P<head>\d+(?:\.\d*)?|\d{1,3}(?:,\d{3})*,(?=\s*\d{3}(?!\d)))(?P<gap>\s*\n\s*)"
    r"(?:\d+(?:\.\d+)?|(?<=\d\n)\.\d+)",
    re.ASCII,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# Markdown's marks of emphasis and code; at numbers, the commonest tags and spaces of HTML.
_TAG = r"(?:b|em|font|i|small|span|strong|sub|sup|u)"
_MARKUP = re.compile(
    r"\*\*|__|<sup>\[?\d{1,3}\]?</sup>(?<![a-zA-Zμ米里]<sup>\d</sup>)"
    rf"|<{_TAG}(?:\s+[a-z-]+\s*=[^<>]{{0,200}})?>(?=[+-]?\d)|(?<=[\d%‰])</{_TAG}>"
    r"|`(?=[^`\n]{1,60}`)|(?<=[^`\s])`"
    r"|(?<=\d)&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);(?=\d)",
    re.IGNORECASE,
)
_LETTERSPACED = re.compile(r"(?<!\S)\S(?: \S){7,}(?!\S)")
MIN_LETTERSPACED_HAN = 4
"""A line of single characters with fewer hanzi is a row of letters or figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A readable text and where each of its characters stands in the document."""

    text: str
    segments: tuple[Segment, ...]

    def part(self, span: Span) -> "Mended":
        """Return what ``span`` of the text covers, with where it stands."""
        kept = (
            (max(span.start, each.text_start), min(span.end, each.text_start + each.length), each)
            for each in self.segments
        )
        segments = tuple(
            Segment(
                text_start=start - span.start,
                source_start=each.source_start + start - each.text_start,
                length=end - start,
            )
            for start, end, each in kept
            if start < end
        )
        return Mended(text=span.of(self.text), segments=segments)


def mend(
    text: str,
    spans: Sequence[Span],
    *,
    table: bool = False,
    circled: frozenset[str] = frozenset(),
) -> Mended:
    r"""Make the given ranges of a document readable as one text.

    White space goes between Chinese characters, between Chinese and digits, and inside a number
    (see ``iter_numbers``); it stays, as one character of it, between words and between two
    numbers. A line set with a space behind each character loses them all. Invisible characters,
    Markdown's marks of emphasis and code, tags and spaces of HTML at numbers and the marks of
    notes go.

    Args:
        text: the document's text.
        spans: its ranges to be read, in order.
        table: keep tabs and line ends, the borders of a table's cells and rows.
        circled: the numbers in circles that the document's notes begin with.

    >>> mend("计 6 492 件，\n\n同比 上升 5.4 %", [Span(start=0, end=23)]).text
    '计6492件，同比上升5.4%'
    >>> mend("of 2023\nin China", [Span(start=0, end=16)]).text
    'of 2023\nin China'
    >>> mend("生产总值[2]746.2亿元", [Span(start=0, end=14)]).text
    '生产总值746.2亿元'
    """
    taken = spans if table else with_breaks(text, spans)
    offsets = [offset for span in taken for offset in range(span.start, span.end)]
    source = "".join(text[offset] for offset in offsets)
    if marks := find_marks(source, circled):
        offsets = [offset for index, offset in enumerate(offsets) if index not in marks]
        source = "".join(text[offset] for offset in offsets)
    kept = list(_iter_kept(source, table=table))
    return Mended(
        text="".join(source[index] for index in kept),
        segments=tuple(_iter_segments([offsets[index] for index in kept])),
    )


def with_breaks(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Let each range but the last take in the white space behind it, which may part two words."""
    for span, after in zip(spans, [*spans[1:], None], strict=True):
        end = span.end
        if after is not None:
            while end < after.start and text[end].isspace():
                end += 1
        yield Span(start=span.start, end=end)


def _iter_kept(source: str, *, table: bool) -> Iterator[int]:
    joined = _inside_numbers(source, table=table) | _letterspaces(source)
    if not table:
        joined |= _broken_numbers(source)
    marks = {
        index for match in _MARKUP.finditer(source) for index in range(match.start(), match.end())
    }
    position = 0
    for match in _BLANKS.finditer(source):
        yield from (index for index in range(position, match.start()) if index not in marks)
        if match.start() not in joined and match.start() not in marks:
            yield from _kept_of(source, match.start(), match.end(), table=table)
        position = match.end()
    yield from (index for index in range(position, len(source)) if index not in marks)


def _letterspaces(source: str) -> set[int]:
    """Return where the spaces stand that part the characters of a word (增 收 2 . 1 个)."""
    return {
        index
        for match in _LETTERSPACED.finditer(source)
        if count_han(match[0]) >= MIN_LETTERSPACED_HAN
        for index in range(match.start() + 1, match.end(), 2)
    }


def _broken_numbers(source: str) -> set[int]:
    """Return where the line ends stand that cut a number, in a text wrapped by counting.

    ``932⏎67万人`` is one number: two never follow each other in Chinese without a word between. It
    must touch a Chinese character, and the first part must not be a year.
    """
    return {
        match.start("gap")
        for match in _BROKEN.finditer(source)
        if not _YEAR.fullmatch(match["head"])
        and (_is_cjk_at(source, match.start() - 1) or _is_cjk_at(source, match.end()))
    }


def _is_cjk_at(source: str, index: int) -> bool:
    return 0 <= index < len(source) and (is_cjk(source[index]) or source[index] in "%‰")


def _inside_numbers(source: str, *, table: bool) -> set[int]:
    """Return where the white space begins that stands inside a number."""
    cells = _CELLS.finditer(source) if table else re.finditer(r"(?s).+", source)
    found = set()
    for cell in cells:
        whole = table and _SPACED_NUMBER.fullmatch(cell[0])
        for start, end in [(0, len(cell[0]))] if whole else iter_numbers(cell[0]):
            for gap in re.finditer(r"\s+", cell[0][start:end]):
                found.add(cell.start() + start + gap.start())
    return found


def _kept_of(source: str, start: int, end: int, *, table: bool) -> Iterator[int]:
    """Yield the white space to be kept of the run ``source[start:end]``."""
    if end == len(source) or (start == 0 and not table):
        return
    if table and (source[start - 1] in BARS or source[end] in BARS):
        return
    if table and _GAPS.search(source, start, end) and not _PARTED.search(source):
        yield from (index for index in range(start, end) if source[index].isspace())
        return
    if table and _BORDERS.search(source, start, end):
        yield from _borders(source, start, end)
    elif start > 0 and _parts(source[start - 1], source[end]):
        visible = [index for index in range(start, end) if source[index].isspace()]
        if visible:
            yield next((index for index in visible if source[index] == " "), visible[0])


def _borders(source: str, start: int, end: int) -> Iterator[int]:
    last_line = source.rfind("\n", start, end)
    first_line = source.find("\n", start, end)
    if first_line >= 0:
        yield first_line
    yield from (index for index in range(max(start, last_line), end) if source[index] == "\t")


def _parts(before: str, after: str) -> bool:
    """Tell whether white space between two characters means anything."""
    if is_cjk(before) or is_cjk(after):
        other = after if is_cjk(before) else before
        return other.isalpha() and not is_cjk(other)
    return not (before.isdecimal() and after in "%‰℃")


def _iter_segments(offsets: Sequence[int]) -> Iterator[Segment]:
    start = 0
    for index in range(1, len(offsets) + 1):
        if index == len(offsets) or offsets[index] != offsets[index - 1] + 1:
            yield Segment(text_start=start, source_start=offsets[start], length=index - start)
            start = index
