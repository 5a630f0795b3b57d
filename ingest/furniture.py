"""Lines that are no part of what a report says: table of contents, page heads, page numbers."""

import re
from collections.abc import Iterator, Sequence

from ingest.characters import is_terminated
from ingest.joining import is_prose
from ingest.lines import Line
from ingest.markers import is_title_like, match_marker
from ingest.page_lines import find_page_heads, find_page_numbers, is_bare_page

MIN_ENTRIES = 3
"""So many lines with page numbers in a row are a table of contents even without its title."""
MAX_ENTRY_CHARS = 200
"""A longer line is no entry of one."""
MIN_OUTLINE = 4
"""So many headings in a row that all stand below again are one, without page numbers."""

_CONTENTS_TITLE = re.compile(r"(?:#+\s*)?(?:目\s*[录錄次]|(?:Table of )?Contents)", re.IGNORECASE)
_PAGE_AT_END = re.compile(r"[(（]?(?P<page>\d{1,3})[)）]?\Z")
_LONGEST_PAGE = len("(123)")
_LEADERS = ".·…⋯•．_—-"
_LEADER = re.compile(r"\t|[.·…⋯•．_]{2,}|…|⋯")


def find_furniture(lines: Sequence[Line], title: str) -> frozenset[int]:
    """Return the indexes of the lines that are furniture.

    Args:
        lines: all lines of a document.
        title: its title; where it is repeated as a line it is a page head.
    """
    contents = set(_iter_contents(lines)) | set(_iter_outlines(lines))
    pages = find_page_numbers(lines) - contents
    heads = find_page_heads(lines, pages, compact(title))
    repeated = set(_iter_repeated_titles(lines, title))
    return frozenset(contents | pages | heads | repeated)


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
    if last_of[compact(text)] > index or is_bare_page(text):
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


def _iter_outlines(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines of each run of headings that all stand below again.

    Headings without a known mark may stand among them (1 总则, 2 组织体系).
    """
    last_of = {compact(line.text): index for index, line in enumerate(lines)}
    run: list[int] = []
    marked = 0
    for index, line in enumerate(lines):
        marker = match_marker(line.text)
        is_marked = marker is not None and marker.kind == "heading"
        if last_of[compact(line.text)] > index and _may_be_entry(line.text, is_marked=is_marked):
            run.append(index)
            marked += is_marked
            continue
        if len(run) >= MIN_OUTLINE and 2 * marked > len(run):
            yield from (entry for entry in run if last_of[compact(lines[entry].text)] > run[-1])
        run, marked = [], 0


def _may_be_entry(text: str, *, is_marked: bool) -> bool:
    if not is_title_like(text):
        return False
    return is_marked or (match_marker(text) is None and not is_prose(text) and "\t" not in text)


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
    if found is None or len(text) > MAX_ENTRY_CHARS:
        return text, "", None
    end = found.start()
    while end > 1 and (text[end - 1].isspace() or text[end - 1] in _LEADERS):
        end -= 1
    return text[:end], text[end : found.start()], int(found["page"])


def _iter_repeated_titles(lines: Sequence[Line], title: str) -> Iterator[int]:
    wanted = compact(title)
    seen = False
    for index, line in enumerate(lines):
        if wanted and compact(line.text) == wanted:
            if seen:
                yield index
            seen = True
