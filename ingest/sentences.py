"""The sentences of a passage: the unit that is quoted and that the dense index knows."""

import re
from collections.abc import Iterator

from ingest.language import ABBREVIATION
from ingest.records import Span

_PAIRS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "(": ")",
    "【": "】",
    "[": "]",
}
_TITLES = "《〈"
_ENDS = "。！？"
_BRACKET = re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}]")
_MARK = re.compile(f"[{re.escape(''.join((*_PAIRS, _ENDS)))}.!?]")
_TAIL = re.compile(r"[。！？!?…”’」』）)】\]\"']*")
_LATIN_END = re.compile(
    r"[.!?][”’\"')\]]*(?=\s+[“‘\"'(\[]?[A-Z0-9\u4e00-\u9fff]|\s*$)|[!?](?=[\u4e00-\u9fff])"
)
_ABBREVIATED = re.compile(rf"(?:\b(?:{ABBREVIATION.en('point')})|\b[A-Z](?:\.[A-Z])*)\.$")
_GOES_ON = re.compile(r"[，、；：,;:的地等之与和及]")


def split_sentences(text: str) -> tuple[Span, ...]:
    r"""Split a passage into sentences, in order; what is between them is white space only.

    A sentence ends at 。！？, or at ``. ! ?`` before a space and a capital, with the closing quotes
    and brackets behind; not within quotes or brackets that close later, not within a title
    (《…！》), and not where the text runs on behind a closing quote (“…！”的). A semicolon does not
    end it. In a table row each cell is split on its own.

    >>> text = "他指出，“保护创新。”案件3.5万件；上升。Done in 2023. Next"
    >>> [span.of(text) for span in split_sentences(text)]
    ['他指出，“保护创新。”', '案件3.5万件；上升。', 'Done in 2023.', 'Next']
    >>> [span.of("1\t全国\t增长。下降") for span in split_sentences("1\t全国\t增长。下降")]
    ['1', '全国', '增长。', '下降']
    """
    border = r"[^\t\n]+" if "\t" in text else r"[^|]+" if text.startswith("|") else r"(?s:.+)"
    return tuple(
        span
        for cell in re.finditer(border, text)
        for span in _iter_sentences(text, cell.start(), cell.end())
    )


def _iter_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for boundary in (*_iter_boundaries(text, start, end), end):
        sentence = text[begin:boundary]
        stripped = sentence.strip()
        if stripped:
            first = begin + len(sentence) - len(sentence.lstrip())
            yield Span(start=first, end=first + len(stripped))
        begin = boundary


def _iter_boundaries(text: str, start: int, end: int) -> Iterator[int]:
    closings = _closings(text, start, end)
    mark = _MARK.search(text, start, end)
    while mark:
        position = mark.start()
        closing = closings.get(position)
        if closing is not None:
            position = closing
        boundary = _boundary(text, position, end, inside=closing is not None)
        if boundary:
            yield boundary
        mark = _MARK.search(text, max(position + 1, boundary or 0), end)


def _closings(text: str, start: int, end: int) -> dict[int, int]:
    """Return where each outermost quote or bracket closes; what never closes is left out."""
    open_marks: list[tuple[str, int]] = []
    found: dict[int, int] = {}
    for mark in _BRACKET.finditer(text, start, end):
        char, index = mark[0], mark.start()
        if char in _PAIRS:
            open_marks.append((_PAIRS[char], index))
        elif any(char == closing for closing, _ in open_marks):
            while open_marks[-1][0] != char:
                open_marks.pop()
            found[open_marks.pop()[1]] = index
    return {opening: closing for opening, closing in found.items() if text[opening] not in "'"}


def _boundary(text: str, position: int, end: int, *, inside: bool) -> int | None:
    """Return where the sentence ends that ends at ``position``, its closing marks taken in."""
    if inside:
        return _behind_quotation(text, position, end)
    if text[position] in _ENDS:
        return _tail(text, position, end)
    if text[position] in ".!?":
        match = _LATIN_END.match(text, position, end)
        if match and not _ABBREVIATED.search(text[max(0, position - 12) : position + 1]):
            return match.end()
    return None


def _behind_quotation(text: str, closing: int, end: int) -> int | None:
    if text[closing] in "》〉" or text[closing - 1] not in _ENDS + ".!?":
        return None
    tail = _tail(text, closing, end)
    return None if _GOES_ON.match(text, tail) else tail


def _tail(text: str, position: int, end: int) -> int:
    match = _TAIL.match(text, position, end)
    return match.end() if match else position + 1
