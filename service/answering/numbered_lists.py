"""Lists whose items bear numbers: 一是…；二是…, or （一）…（二）…, or 第一，…第二，… and so on."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ingest import Span

_DIGITS = "一二三四五六七八九十"
_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("一是", re.compile(r"(?<![\u4e00-\u9fff\d])(十?[一二三四五六七八九]|十)(?:是|要)")),
    ("（一）", re.compile(r"（(十?[一二三四五六七八九]|十)）")),
    ("第一，", re.compile(r"(?<![\u4e00-\u9fff])第([一二三四五六七八九十])[，、：]")),
    ("1.", re.compile(r"(?<![\d.A-Za-z])([0-9])(?:[．、]|\.(?!\d))")),
    ("(1)", re.compile(r"[（(]([0-9]{1,2})[）)]")),
)
_SENTENCE_END = re.compile(r"[。！？!?\n]|$")
_LONGEST = 1_000


def iter_numbered_lists(text: str) -> Iterator[Span]:
    """Find the lists whose items are numbered from one on, at least two.

    The last item ends with its first sentence.

    >>> text = "主要做法：一是简化手续；二是降低收费。效果显著。"
    >>> [span.of(text) for span in iter_numbered_lists(text)]
    ['一是简化手续；二是降低收费']
    """
    for marks in _sequences(text):
        end = _SENTENCE_END.search(text, marks[-1].end)
        span = Span(start=marks[0].start, end=end.start() if end else len(text))
        if len(span) <= _LONGEST:
            yield span


def numbered_items(text: str, span: Span) -> tuple[Span, ...]:
    """Return the items of a numbered list without their numbers; none where it is not numbered."""
    inner = span.of(text)
    for marks in _sequences(inner):
        if marks[0].start:
            continue
        ends = [*(mark.start for mark in marks[1:]), len(inner)]
        return tuple(
            _stripped(text, span.start + mark.end, span.start + end)
            for mark, end in zip(marks, ends, strict=True)
        )
    return ()


def _sequences(text: str) -> Iterator[list[Span]]:
    """Group the marks of one style that count up from one."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for style, mark in _MARKS:
        for match in mark.finditer(text):
            number = _number(match[1])
            if number == 1 and len(found[style]) > 1:
                yield found[style]
            if number == 1:
                found[style] = []
            if number == len(found[style]) + 1:
                found[style].append(Span(start=match.start(), end=match.end()))
        if len(found[style]) > 1:
            yield found[style]


def _number(digits: str) -> int:
    if digits.isascii():
        return int(digits)
    return sum(_DIGITS.index(digit) + 1 for digit in digits)


def _stripped(text: str, start: int, end: int) -> Span:
    """Return the stretch without white space and marks at its ends."""
    item = text[start:end]
    start += len(item) - len(item.lstrip(" \t\n，、：:."))
    return Span(start=start, end=max(start, start + len(text[start:end].rstrip(" \t\n；;，。"))))
