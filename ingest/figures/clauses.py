"""Clauses: the stretches between commas, semicolons and brackets in which figures stand."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.figures.records import Amount
from ingest.folding import fold, simplify
from ingest.records import Span
from ingest.sentences import split_sentences

_CLOSING = {"(": ")", "（": "）", "《": "》", "“": "”", "[": "]", "【": "】", "〔": "〕"}
_PER = ("每", "毎")
_COMMA = "\ue000"
_ROUND = frozenset("()（）[]〔〕【】")
_STOP = re.compile(r"[，；;：\n\t|]|,(?!\d{3})|:(?!\d)|——|--")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of a sentence with the amounts that stand in it.

    Attributes:
        span: where it stands; its closing mark is left out.
        sentence: the number of its sentence in the passage, from 0.
        depth: how many round brackets with amounts in them it stands in.
        opener: the mark before it: empty at the start of a sentence.
        amounts: the numbers of its amounts in the passage, in order.
    """

    span: Span
    sentence: int
    depth: int
    opener: str
    amounts: tuple[int, ...]


def fold_in_place(text: str) -> str:
    """Fold ``text`` to simplified, half-width characters without moving any of them.

    >>> fold_in_place("審結３件（㎡）")
    '审结3件(㎡)'
    """
    if text.isascii():
        return text
    normal = unicodedata.normalize("NFKC", text.replace("，", _COMMA)).replace(_COMMA, "，")
    if len(normal) == len(text):
        return simplify(normal)
    return "".join(_even_char(char) for char in text)


def split_clauses(text: str, amounts: Sequence[Amount]) -> tuple[Clause, ...]:
    """Split a folded text into clauses, in order.

    A bracket, quotation or title without an amount is no more than a word of its clause; what
    stands in a round bracket with one is a clause, or several, of its own.

    Args:
        text: as ``fold_in_place`` returns it.
        amounts: its amounts, in order.
    """
    starts = [amount.span.start for amount in amounts]
    clauses = []
    for number, sentence in enumerate(split_sentences(text)):
        words = _words(text, sentence, starts)
        for span, depth, opener in _iter_stretches(text, sentence, words):
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            if text[span.start : span.end].strip():
                clauses.append(
                    Clause(
                        span=span,
                        sentence=number,
                        depth=depth,
                        opener=opener,
                        amounts=tuple(range(first, last)),
                    )
                )
    return tuple(clauses)


def is_rate_base(text: str, amount: Amount) -> bool:
    """Tell whether an amount is what another one is per: the 50公斤 of 每50公斤提高5元."""
    return text.startswith(_PER, amount.span.start - 1) if amount.span.start else False


def _even_char(char: str) -> str:
    folded = fold(char).text
    return folded if len(folded) == 1 else char


def _words(text: str, sentence: Span, starts: Sequence[int]) -> dict[int, int]:
    """Return where each bracket, quotation or title ends that holds no amount."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for place in range(sentence.start, sentence.end):
        char = text[place]
        if char in _CLOSING:
            opened.append(place)
        elif opened and char == _CLOSING[text[opened[-1]]]:
            start = opened.pop()
            if char == "》" or bisect_left(starts, start) == bisect_left(starts, place):
                found[start] = place
    return found


def _iter_stretches(
    text: str, sentence: Span, words: dict[int, int]
) -> Iterator[tuple[Span, int, str]]:
    start, depth, opener = sentence.start, 0, ""
    place = sentence.start
    while place < sentence.end:
        if place in words:
            place = words[place] + 1
            continue
        char = text[place]
        mark = _STOP.match(text, place, sentence.end)
        if mark is None and char not in _ROUND:
            place += 1
            continue
        end = mark.end() if mark else place + 1
        yield Span(start=start, end=place), depth, opener
        depth = _deeper(depth, char)
        start, opener, place = end, char, end
    yield Span(start=start, end=sentence.end), depth, opener


def _deeper(depth: int, char: str) -> int:
    if char not in _ROUND:
        return depth
    return depth + 1 if char in _CLOSING else max(0, depth - 1)
