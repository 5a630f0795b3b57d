"""The title page: the title and the short lines about it, such as issuer, occasion and date."""

from collections.abc import Iterator, Sequence
from typing import Literal

from ingest.characters import bare_end
from ingest.furniture import compact
from ingest.joining import is_prose
from ingest.lines import Line, Measure
from ingest.markers import is_title_like, match_marker

PieceKind = Literal[
    "furniture",
    "title",
    "heading",
    "box_heading",
    "caption",
    "continued",
    "row",
    "list_item",
    "text",
]

MAX_TITLE_LINES = 8
"""A title page has no more lines than this."""


def find_title_page(
    lines: Sequence[Line], kinds: Sequence[PieceKind], measure: Measure, title: str
) -> tuple[int, ...]:
    """Return the indexes of the lines that make up the title page.

    They are the lines that together are the title, and what follows (or, where the title is not
    found, the document's first lines) as long as each could be a title itself.

    Args:
        lines: a document's lines.
        kinds: what each of them was taken for.
        measure: how the text is set.
        title: the document's title.
    """
    content = [index for index in range(len(lines)) if kinds[index] != "furniture"]
    found = list(_iter_title(lines, content, title))
    for place in range(len(found), min(len(content), MAX_TITLE_LINES)):
        index = content[place]
        goes_on = place + 1 < len(content) and not lines[content[place + 1]].gap
        if goes_on and measure.is_full(lines[index]):
            break
        if not _fits(lines[index], kinds[index], first=not found):
            break
        found.append(index)
    return tuple(found)


def _iter_title(lines: Sequence[Line], content: Sequence[int], title: str) -> Iterator[int]:
    """Yield the first lines if they together are the title."""
    wanted, said = compact(title), ""
    for count, index in enumerate(content, 1):
        said += compact(lines[index].text)
        if said == wanted:
            yield from content[:count]
        if not wanted.startswith(said):
            return


def _fits(line: Line, kind: PieceKind, *, first: bool) -> bool:
    marker = match_marker(line.text)
    if first and marker is not None and marker.style == "markdown" and marker.level == 1:
        return True
    if kind != "text" and (marker is None or marker.style != "bullet"):
        return False
    if not is_title_like(line.text) or bare_end(line.text) in "：:":
        return False
    return first or not is_prose(line.text)
