"""Pairs from texts that exist in Chinese and in English: laws, documentation, sentences."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from opencc import OpenCC

from train.cleaning import has_han, plausible_lengths, strip_markup
from train.pair import Pair
from train.tables import read_rows

_CHINESE_END = re.compile(r"(?<=[。；！？])\s*(?=\S)")
_ENGLISH_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z(])")


def law_pairs(path: Path) -> Iterator[Pair]:
    """Yield Taiwan's law articles, and their lines and sentences where both sides have as many."""
    for pair in law_article_pairs(read_rows(path)):
        for left, right in _aligned(pair.left, pair.right):
            yield Pair(left=left, right=right, source="tw-laws")


def law_article_pairs(rows: Iterable[Mapping[str, str]]) -> Iterator[Pair]:
    """Yield the articles whose two texts are of one version, with the number of their law.

    The Chinese side comes out in Simplified characters and mainland wording (OpenCC ``tw2sp``).
    """
    convert = OpenCC("tw2sp").convert
    for row in rows:
        if row["same_version"] == "1":
            yield Pair(left=convert(row["zh_hant"]), right=row["en"], source=row["pcode"])


def law_title_pairs(path: Path) -> Iterator[Pair]:
    """Yield the titles of Taiwan's laws."""
    convert = OpenCC("tw2sp").convert
    for row in read_rows(path):
        yield Pair(left=convert(row["law_zh_hant"]), right=row["law_en"], source="tw-titles")


def python_pairs(path: Path) -> Iterator[Pair]:
    """Yield the paragraphs of Python's documentation."""
    return _documentation(path, "python-docs")


def markdown_pairs(path: Path) -> Iterator[Pair]:
    """Yield the headings, paragraphs and sentences of translated Markdown books."""
    return _documentation(path, "docs-markdown")


def kubernetes_pairs(path: Path) -> Iterator[Pair]:
    """Yield the paragraphs of the Kubernetes documentation."""
    return _documentation(path, "kubernetes")


def tatoeba_pairs(path: Path) -> Iterator[Pair]:
    """Yield everyday sentences."""
    return _documentation(path, "tatoeba", zh="zh_mixed")


def tico_pairs(path: Path) -> Iterator[Pair]:
    """Yield sentences on health and the pandemic."""
    return _documentation(path, "tico19")


def sdg_pairs(path: Path) -> Iterator[Pair]:
    """Yield the official wording of the UN's goals, targets and indicators."""
    return _documentation(path, "sdg")


def mozilla_pairs(path: Path) -> Iterator[Pair]:
    """Yield the phrases of Mozilla's web pages."""
    return _documentation(path, "mozilla")


def _documentation(path: Path, source: str, *, zh: str = "zh") -> Iterator[Pair]:
    for row in read_rows(path):
        chinese, english = strip_markup(row[zh]), strip_markup(row["en"])
        if has_han(chinese) and not has_han(english) and plausible_lengths(chinese, english):
            yield Pair(left=chinese, right=english, source=source)


def _aligned(chinese: str, english: str) -> Iterator[tuple[str, str]]:
    """Yield the whole pair and its parts, wherever the lengths go together."""
    if not plausible_lengths(chinese, english):
        return
    yield chinese, english
    for lines in (
        _parts(chinese, english, None, None),
        _parts(chinese, english, _CHINESE_END, _ENGLISH_END),
    ):
        if len(lines) > 1 and all(plausible_lengths(*line) for line in lines):
            yield from lines


def _parts(
    chinese: str, english: str, zh_end: re.Pattern[str] | None, en_end: re.Pattern[str] | None
) -> list[tuple[str, str]]:
    """Return the parts of both texts side by side; nothing where their numbers differ."""
    lefts = zh_end.split(chinese) if zh_end else chinese.splitlines()
    rights = en_end.split(english) if en_end else english.splitlines()
    lefts = [part.strip() for part in lefts if part.strip()]
    rights = [part.strip() for part in rights if part.strip()]
    return list(zip(lefts, rights, strict=True)) if len(lefts) == len(rights) else []
