"""Lines that are no part of what a report says: table of contents, page heads, page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.characters import is_terminated
from ingest.joining import is_prose
from ingest.lines import Line
from ingest.markers import is_title_like, match_marker

MIN_ENTRIES = 3
"""So many lines with page numbers in a row are a table of contents even without its title."""
MIN_REPEATS = 3
"""A line that is said so often is a page head, where it also cuts into the text."""
WIDE_EM = 14.0
"""A number beside a line of this width is not a cell of a table printed down the page."""

_CONTENTS_TITLE = re.compile(r"(?:#+\s*)?(?:目\s*[录錄次]|(?:Table of )?Contents)", re.IGNORECASE)
_PAGE_AT_END = re.compile(r"[(（]?(?P<page>\d{1,3})[)）]?\Z")
_LONGEST_PAGE = len("(123)")
_LEADERS = ".·…⋯•．_—-"
_LEADER = re.compile(r"\t|[.·…⋯•．_]{2,}|…|⋯")
_DECORATED_PAGE = re.compile(
    r"[-—–·•~]+\s*\d{1,4}\s*[-—–·•~]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}|Page\s+\d+(?:\s+of\s+\d+)?",
    re.IGNORECASE,
)
_BARE_PAGE = re.compile(r"\d{1,3}", re.ASCII)
_INSIGNIFICANT = re.compile(r"[\s\d#·.—–-]+")


def find_furniture(lines: Sequence[Line], title: str) -> frozenset[int]:
    """Return the indexes of the lines that are furniture.

    Args:
        lines: all lines of a document.
        title: its title; where it is repeated as a line it is a page head.
    """
    contents = set(_iter_contents(lines))
    pages = set(_iter_page_numbers(lines)) - contents
    heads = set(_iter_repeated_titles(lines, title)) | set(_iter_page_heads(lines, pages))
    return frozenset(contents | pages | heads)


def compact(text: str) -> str:
    """Return ``text`` without white space and Markdown's heading marks, for comparing lines.

    >>> compact("## 一、 保护成效")
    '一、保护成效'
    """
    return re.sub(r"\s+", "", text.lstrip("#"))


def _iter_contents(lines: Sequence[Line]) -> Iterator[int]:
    last_of = {compact(line.text): index for index, line in enumerate(lines)}
    index = 0
    while index < len(lines):
        if _CONTENTS_TITLE.fullmatch(lines[index].text):
            end = _contents_end(lines, index + 1, last_of)
            found = end > index + 1
        else:
            end = _entries_end(lines, index, last_of)
            found = end - index >= MIN_ENTRIES
        if found:
            yield from range(index, end)
        index = max(index + 1, end if found else 0)


def _contents_end(lines: Sequence[Line], start: int, last_of: dict[str, int]) -> int:
    page = 0
    for index in range(start, len(lines)):
        text = lines[index].text
        entry = _page_of(text)
        if entry is not None and entry >= page and not is_terminated(text):
            page = entry
        elif not _is_entry_without_page(lines, index, last_of):
            return index
    return len(lines)


def _is_entry_without_page(lines: Sequence[Line], index: int, last_of: dict[str, int]) -> bool:
    text = lines[index].text
    if not is_title_like(text) or (is_prose(text) and match_marker(text) is None):
        return False
    if last_of[compact(text)] > index or _BARE_PAGE.fullmatch(text) is not None:
        return True
    # An entry that takes two lines: the whole of it stands below as one heading.
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    title = compact(text) + compact(_title_of(following))
    return _page_of(following) is not None and last_of.get(title, -1) > index


def _entries_end(lines: Sequence[Line], start: int, last_of: dict[str, int]) -> int:
    page = 0
    for index in range(start, len(lines)):
        text = lines[index].text
        entry = _page_of(text)
        led = _LEADER.search(_leader_of(text)) is not None
        if entry is None or entry < page or not led:
            return index
        if last_of.get(compact(_title_of(text)), -1) <= index:
            return index
        page = entry
    return len(lines)


def _page_of(text: str) -> int | None:
    _, leader, page = _entry_of(text)
    return page if leader else None


def _title_of(text: str) -> str:
    return _entry_of(text)[0]


def _leader_of(text: str) -> str:
    return _entry_of(text)[1]


def _entry_of(text: str) -> tuple[str, str, int | None]:
    """Split an entry into its title, of one character at least, its leader and its page."""
    found = _PAGE_AT_END.search(text, max(1, len(text) - _LONGEST_PAGE))
    if found is None:
        return text, "", None
    end = found.start()
    while end > 1 and (text[end - 1].isspace() or text[end - 1] in _LEADERS):
        end -= 1
    return text[:end], text[end : found.start()], int(found["page"])


def _iter_page_numbers(lines: Sequence[Line]) -> Iterator[int]:
    last = 0
    for index, line in enumerate(lines):
        if _DECORATED_PAGE.fullmatch(line.text):
            yield index
        elif (
            _BARE_PAGE.fullmatch(line.text)
            and int(line.text) > last
            and _stands_apart(lines, index)
        ):
            last = int(line.text)
            yield index


def _stands_apart(lines: Sequence[Line], index: int) -> bool:
    beside = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    if any(_BARE_PAGE.fullmatch(line.text) or "\t" in line.text for line in beside):
        return False
    return any(line.width >= WIDE_EM for line in beside)


def _iter_repeated_titles(lines: Sequence[Line], title: str) -> Iterator[int]:
    wanted = compact(title)
    seen = False
    for index, line in enumerate(lines):
        if wanted and compact(line.text) == wanted:
            if seen:
                yield index
            seen = True


def _iter_page_heads(lines: Sequence[Line], pages: set[int]) -> Iterator[int]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if index not in pages and _may_be_head(line.text):
            places[_INSIGNIFICANT.sub("", line.text)].append(index)
    for text, indexes in places.items():
        if not text or len(indexes) < MIN_REPEATS:
            continue
        if any(_cuts_in(lines, index, pages) for index in indexes):
            yield from indexes


def _may_be_head(text: str) -> bool:
    return is_title_like(text) and not is_prose(text) and match_marker(text) is None


def _cuts_in(lines: Sequence[Line], index: int, pages: set[int]) -> bool:
    """Tell whether a line stands beside a page number or in the middle of a sentence."""
    if index - 1 in pages or index + 1 in pages:
        return True
    before = lines[index - 1].text if index else ""
    return bool(before) and not is_terminated(before) and is_prose(before) and "\t" not in before
