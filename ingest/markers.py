"""What the beginning of a line says of it: heading numbers, boxes, captions, bullets."""

import re
from dataclasses import dataclass
from typing import Literal

from ingest.characters import PAUSES, TERMINALS, bare_end, width_em
from ingest.numerals import parse_chinese_number

MarkerKind = Literal["heading", "box_heading", "caption", "continued", "list_item"]

MAX_HEADING_EM = 45.0
"""A longer line is no heading; the longest of the reports seen take 40 em."""

_N = r"[〇零○一二三四五六七八九十百两\d]+"
_CN = r"[〇零一二三四五六七八九十百]+"
_UNITS = "万亿%‰个元件人家倍部"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A line's mark.

    Attributes:
        kind: what the mark alone would make of the line; a ``heading`` that ends as a sentence
            does, or runs on, is a list item.
        style: the family of the mark; headings of one style stand at one level.
        level: the depth of a heading of that style where no 章 or 节 stands above it.
        number: the mark's number, where it has one.
        length: the characters of the mark, with the spaces behind it.
    """

    kind: MarkerKind
    style: str
    level: int
    number: int | None
    length: int


_PATTERNS: tuple[tuple[MarkerKind, str, int, str], ...] = (
    ("heading", "markdown", 1, r"#{1,6}\s+"),
    ("heading", "part", 1, rf"第\s*(?P<n>{_N})\s*(?:[编篇]|部\s*分)\s*"),
    ("heading", "part", 1, r"Part\s+(?:\d+|[IVX]+)\b[.:]?\s*"),
    ("heading", "chapter", 1, rf"第\s*(?P<n>{_N})\s*章\s*"),
    ("heading", "chapter", 1, r"Chapter\s+(?:\d+|[IVX]+)\b[.:]?\s*"),
    ("heading", "section", 2, rf"第\s*(?P<n>{_N})\s*节\s*"),
    ("heading", "section", 2, r"Section\s+\d+\b[.:]?\s*"),
    ("heading", "lenticular", 4, r"【(?=[^【】]{1,20}】$)"),
    ("list_item", "article", 0, rf"第\s*{_N}\s*条\s*"),
    ("heading", "chinese", 1, rf"(?P<n>{_CN})\s*[、.．]\s*"),
    ("heading", "bracketed", 2, rf"[（(]\s*(?P<n>{_CN})\s*[）)]\s*[、.．]?\s*"),
    ("heading", "decimal", 3, rf"\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}}[.．]?\s+(?=[^\s\d{_UNITS}])"),
    ("heading", "arabic", 3, r"(?P<n>\d{1,2})\s*[.．、]\s*(?=[^\s\d.])"),
    ("heading", "arabic_bracketed", 4, r"[（(]\s*(?P<n>\d{1,2})\s*[）)]\s*"),
    ("heading", "arabic_bracketed", 4, r"(?P<n>\d{1,2})[)）]\s*"),
    ("list_item", "circled", 0, r"[①-⑳⑴-⒇]\s*"),
    ("list_item", "bullet", 0, r"(?:[•●■◆▪○◇□➢]|[-*+>](?=\s)|[—―─]{2,4}|[—―─](?=[^—―─\d]))\s*"),
    ("box_heading", "box", 0, rf"(?:专\s*栏|案例|Box)\s*(?P<n>{_N})\s*[:：.、]?\s*"),
    ("box_heading", "box", 0, r"(?:专\s*栏|知识链接)\s*[:：]\s*"),
    ("caption", "table", 0, rf"(?:附?表|Table)\s*{_N}(?:[-—.]\d+)*\s*[:：.、]?\s*"),
    ("caption", "figure", 0, rf"(?:附?图|Figure|Fig\.)\s*{_N}(?:[-—.]\d+)*\s*[:：.、]?\s*"),
)
_STYLES = tuple(
    (kind, style, level, re.compile(pattern)) for kind, style, level, pattern in _PATTERNS
)
_CONTINUED = re.compile(
    rf"(?:续\s*(?:表|专\s*栏)|[（(]\s*续\s*表?\s*[）)]|(?:表|专\s*栏)\s*(?:{_N})?\s*[（(]\s*续\s*[）)])"
    rf"\s*(?:{_N})?(?:[-.]\d+)*[^。]{{0,40}}"
)
_NUMBERED_FRONT = rf"附\s*[录件]\s*(?:{_N})?\s*[:：]?.{{0,30}}"
_FRONT = re.compile(
    rf"前\s*言|引\s*言|序\s*言|摘\s*要|结\s*语|结束语|{_NUMBERED_FRONT}"
    r"|Introduction|Foreword|Abstract|Conclusions?|Appendix(?: \w)?"
)


def match_marker(text: str) -> Marker | None:
    """Read the mark that ``text`` begins with, or return ``None``.

    Args:
        text: a line without white space around it.

    >>> match_marker("（一）司法保护")
    Marker(kind='heading', style='bracketed', level=2, number=1, length=3)
    >>> match_marker("专栏 7 2023 年全国知识产权宣传周活动").kind
    'box_heading'
    >>> match_marker("续表").kind
    'continued'
    >>> match_marker("2.5 亿元") is None, match_marker("一是完善") is None
    (True, True)
    """
    if _CONTINUED.fullmatch(text):
        return Marker(kind="continued", style="continued", level=0, number=None, length=len(text))
    if _FRONT.fullmatch(text) and is_title_like(text):
        return Marker(kind="heading", style="front", level=1, number=None, length=0)
    for kind, style, level, pattern in _STYLES:
        if match := pattern.match(text):
            return _marker(kind, style, level, match)
    return None


def _marker(kind: MarkerKind, style: str, level: int, match: re.Match[str]) -> Marker | None:
    title = match.string[match.end() :]
    if kind in ("box_heading", "caption") and not is_title_like(title, empty=True):
        return None
    if style == "decimal" and not is_title_like(title):
        return None
    if style == "markdown":
        level = match[0].count("#")
    elif style == "decimal":
        level += match[0].count(".")
    return Marker(kind=kind, style=style, level=level, number=_number(match), length=match.end())


def _number(match: re.Match[str]) -> int | None:
    text = match.groupdict().get("n")
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    value = parse_chinese_number(text)
    return None if value is None else int(value)


def is_title_like(text: str, *, empty: bool = False) -> bool:
    """Tell whether ``text`` could be a title: short, and with no full stop or pause at its end.

    Args:
        text: a line, or the part of it behind its mark.
        empty: what to say of no text at all.

    >>> [is_title_like(text) for text in ("司法保护", "显示，案件增长。", "坚持稳中求进，推动发展")]
    [True, False, True]
    """
    if not text:
        return empty
    end = bare_end(text)
    return (
        width_em(text) <= MAX_HEADING_EM
        and not (end and end in TERMINALS + PAUSES)
        and not any(char in text for char in "。；")
        and not (end == "." and " " in text)
        and "\t" not in text
    )
