"""A report's title, from its first lines."""

import re

from ingest.bodies import read_bodies
from ingest.characters import bare_end, count_han, width_em
from ingest.dates import years_in
from ingest.kinds import read_kind
from ingest.language import DOCUMENT
from ingest.lines import Line, split_lines
from ingest.markers import is_title_like, match_marker
from ingest.records import Span
from ingest.repair import mend
from ingest.title_page import is_labelled, labelled_title
from ingest.web_remains import part_remains

MAX_TITLE_EM = 80.0
"""The longest title of a circular that names the plan it brings."""
_REPORT = re.compile(
    rf"(?:{DOCUMENT.zh('title')}|{DOCUMENT.en('title')})"
    r"(?:[（(].{1,20}[）)])?$",
    re.IGNORECASE,
)
_APPENDED = re.compile(
    r"[（(](?:(?:(?:19|20)\d\d\s*年?\s*[—–\-－~～至到]\s*)?(?:19|20)\d\d年?度?|试行|暂行|修订|[^（()）\d]{0,4}稿)[）)]"
)
"""What stands below a title and belongs to it: （2021—2023年）, （试行）."""

_ANNEX = re.compile(
    r"附\s*[件录表]\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?|Annex(?: \w{1,3})?[:.]?"
)
_LETTER_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,14}[〔\[［（(](?:19|20)\d\d[〕\]］）)]第?\d{1,4}号")
_SMALL_WORD = 3
_HEAD_LINES = 8
_NOTE_MARK = re.compile(r"(?:\[\d{1,2}\]|[①-⑳*＊])$")


def read_title(text: str, stem: str) -> str:
    """Read a report's title: what a line labelled 标题 gives, else the first line that is like one.

    Args:
        text: of the report.
        stem: of its file's name, the title where no line is like one, and where the first heads a
            part alone: a sheet or a table, others of which follow.
    """
    lines = _head_lines(text)
    head = tuple(line for line in lines if not _is_no_title(line.text))[:_HEAD_LINES]
    labelled = next(filter(None, (labelled_title(line.text) for line in lines)), "")
    is_part = bool(head) and _is_one_of_several(head[0].text, text)
    return labelled or (stem if is_part else _default_title(head, stem))


def _is_no_title(text: str) -> bool:
    """Tell whether a line above a title is none: a label and its value, 附件1, a letterhead."""
    return is_labelled(text) or _ANNEX.fullmatch(text) is not None or _is_letterhead(text)


def _is_letterhead(text: str) -> bool:
    """Tell whether a line is the head of an official letter's paper, or its number.

    >>> [_is_letterhead(text) for text in ("某省人民政府文件", "某政发〔2024〕8号", "招标文件")]
    [True, True, False]
    """
    said = "".join(text.split())
    body = said.removesuffix("文件")
    return _LETTER_NUMBER.fullmatch(said) is not None or (
        body != said and read_bodies(body) == (body,)
    )


def _head_lines(text: str) -> tuple[Line, ...]:
    """Return a text's first lines, what a web page left between them left out."""
    lines, remains = part_remains(split_lines(text[:4000]))
    return tuple(line for index, line in enumerate(lines) if index not in remains)[:40]


def _default_title(head: tuple[Line, ...], stem: str) -> str:
    if not head or not _may_be_title(head[0]):
        return stem
    first, second = head[0].text, head[1].text if len(head) > 1 else ""
    if second and _is_issuer_above(first, second) and _may_be_title(head[1]):
        return _readable(second)
    if _may_go_on(first, second) and _may_be_title(head[1]):
        return _readable(f"{first} {second}")
    return _readable(first)


def _is_one_of_several(first: str, text: str) -> bool:
    """Tell whether a first line heads a part alone: a sheet or a table, others of which follow."""
    marker = match_marker(first)
    if marker is None or not (marker.kind == "caption" or (marker.level > 1 and first[0] == "#")):
        return False
    others = (match_marker(line) for line in text.splitlines() if line and line != first)
    if marker.kind == "caption":
        return any(each is not None and each.style == marker.style for each in others)
    return any(
        each is not None and each.style == "markdown" and each.level == marker.level
        for each in others
    )


def _is_issuer_above(first: str, second: str) -> bool:
    """Tell whether a line names who issued what the next, a title by itself, is of.

    最高人民法院 above 工作报告 is the first half of a title.
    """
    return bool(_REPORT.search(second) and read_bodies(first) and years_in(second))


def _may_go_on(first: str, second: str) -> bool:
    """Tell whether a title takes a second line: it names no kind of document, the second does.

    A section's heading and a circular's own title (关于印发…的通知) begin something new.
    """
    if _APPENDED.fullmatch(second):
        return True
    if _REPORT.search(first) or read_kind(first) or not _REPORT.search(second):
        return False
    return match_marker(second) is None


def _readable(title: str) -> str:
    bare = _NOTE_MARK.sub("", title.strip("# "))
    return mend(bare, [Span(start=0, end=len(bare))]).text


def _may_be_title(line: Line) -> bool:
    return (
        (is_title_like(line.text) or _is_long_title(line.text))
        and bare_end(line.text) not in "：:"
        and line.text.strip("#- ") != ""
    )


def _is_long_title(text: str) -> bool:
    """Tell whether a line too long for most titles is one: it names a text and ends as a title.

    Or it is English, set in capitals, and names a kind of document.
    """
    if width_em(text) > MAX_TITLE_EM:
        return False
    is_named = "《" in text and _REPORT.search(text) is not None
    return is_named or (_is_capitalized(text) and read_kind(text) != "")


def _is_capitalized(text: str) -> bool:
    """Tell whether an English line is set as titles are: most words begin with a capital."""
    words = [word for word in text.split() if word[0].isalpha() and len(word) > _SMALL_WORD]
    capitals = sum(word[0].isupper() for word in words)
    return count_han(text) == 0 and bare_end(text) not in ".;," and capitals > len(words) / 2
