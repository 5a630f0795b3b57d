"""Text in one spelling, simplified and without width variants, with the way back kept."""

import functools
import re
import unicodedata
from dataclasses import dataclass

import opencc

from ingest.records import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A text in one spelling.

    Attributes:
        text: the text after NFKC and from Traditional to Simplified Chinese.
        starts: for each character of ``text``, where what it stands for begins in the original.
        ends: for each character of ``text``, where it ends there.
    """

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def span(self, start: int, end: int) -> Span:
        """Return the range of the original that ``text[start:end]`` stands for.

        Args:
            start: ``0 <= start < end``.
            end: ``start < end <= len(text)``.
        """
        return place(self.starts[start], self.ends[end - 1])


@functools.lru_cache(maxsize=1 << 14)
def place(start: int, end: int) -> Span:
    """Return a range of a text, kept for the next one: all have the same near their beginnings."""
    return Span(start=start, end=end)


def fold(text: str) -> Folded:
    """Fold ``text`` to one spelling: NFKC, then Traditional to Simplified Chinese.

    A full-width comma stays as it is but between full-width digits, or 第5，230件 would read 5,230.

    >>> fold("意見：６，４９２件").text
    '意见:6,492件'
    >>> folded = fold("㎡與")
    >>> folded.text, folded.span(0, 1), folded.span(2, 3)
    ('m2与', Span(start=0, end=1), Span(start=1, end=2))
    """
    if text.isascii():
        return _in_place(text)
    if all(map(_stands_alone, _UNUSUAL.findall(text))) and not _IN_NUMBER.search(text):
        return _in_place(simplify(_UNUSUAL.sub(_respell, text)))
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        normal = _normal(text, start, end)
        folded.append(normal)
        starts.extend([start] * len(normal))
        ends.extend([end] * len(normal))
    return Folded(text=simplify("".join(folded)), starts=tuple(starts), ends=tuple(ends))


def _in_place(text: str) -> Folded:
    return Folded(text=text, starts=range(len(text)), ends=range(1, len(text) + 1))


# What folding leaves alone is told apart at the speed of a regular expression.
_UNUSUAL = re.compile("[^\x00-\x7f\u4e00-\u9fff，、。《》“”‘’—·]")


def _respell(match: re.Match[str]) -> str:
    return _spelling(match[0])


@functools.lru_cache(maxsize=1 << 16)
def _stands_alone(char: str) -> bool:
    """Tell whether a character is folded to one, whatever stands beside it."""
    return not unicodedata.combining(char) and len(_spelling(char)) == 1


def simplify(text: str) -> str:
    """Turn Traditional into Simplified Chinese, character for character.

    OpenCC's phrases are used where they keep the length, which the offsets need.

    >>> simplify("知識產權局關於意見的著作權")
    '知识产权局关于意见的著作权'
    """
    converted: str = _converter().convert(text)
    if len(converted) == len(text):
        return converted
    return "".join(map(_simplify_char, text))


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@functools.lru_cache(maxsize=1 << 16)
def _simplify_char(char: str) -> str:
    converted: str = _converter().convert(char)
    return converted if len(converted) == 1 else char


def _clusters(text: str) -> list[tuple[int, int]]:
    clusters: list[tuple[int, int]] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not unicodedata.combining(text[end]):
            clusters.append((start, end))
            start = end
    return clusters


def _normal(text: str, start: int, end: int) -> str:
    if text[start:end] == _COMMA and _IN_NUMBER.match(text, start):
        return ","
    return _spelling(text[start:end])


_COMMA = "，"
_IN_NUMBER = re.compile(f"(?<=[０-９]){_COMMA}(?=[０-９])")


@functools.lru_cache(maxsize=1 << 16)
def _spelling(cluster: str) -> str:
    return cluster if cluster == _COMMA else unicodedata.normalize("NFKC", cluster)
