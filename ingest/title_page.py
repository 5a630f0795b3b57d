"""The title page: the title and the short lines about it, such as issuer, occasion and date."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
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

MAX_TITLE_LINES, MAX_LABELLED_LINES = 8, 40
"""A title page has no more lines than this without labels, and with them."""
LABELS_FILE = Path(__file__).with_name("head_labels.tsv")
_TITLE_LABEL = re.compile(r"[【\[]?(?:标\s*题|(?:信息|文件)?名\s*称)[】\]]?\s*[:：]\s*(\S.*)")
"""The labels of the table that official sites print with a title (索引号：, 发布日期：)."""


def find_title_page(
    lines: Sequence[Line], kinds: Sequence[PieceKind], measure: Measure, title: str
) -> tuple[int, ...]:
    """Return the indexes of the lines that make up the title page.

    They are the lines that together are the title, and what follows (or, where the title is not
    found, the document's first lines) as long as each could be a title itself, or bears a label
    such as 发布日期, with the line below a label alone. A line that is a heading elsewhere is none.

    Args:
        lines: a document's lines.
        kinds: what each of them was taken for.
        measure: how the text is set.
        title: the document's title.
    """
    content = [index for index in range(len(lines)) if kinds[index] != "furniture"]
    headings = {compact(lines[index].text) for index in content if kinds[index] == "heading"}
    found = list(_iter_title(lines, content, title))
    labelled = 0
    for place in range(len(found), len(content)):
        index = content[place]
        if labelled < MAX_LABELLED_LINES and (
            is_labelled(lines[index].text) or _is_value(lines, content, place)
        ):
            labelled += 1
        elif (
            place - labelled >= MAX_TITLE_LINES
            or compact(lines[index].text) in headings
            or _is_paragraph(lines, content, place, measure)
            or not _fits(lines[index], kinds[index], first=not found)
        ):
            break
        found.append(index)
    return tuple(found)


def is_labelled(text: str) -> bool:
    """Tell whether a line bears a label of the table that official sites print with a text.

    >>> [is_labelled(text) for text in ("索 引 号：0001/2021", "发布日期：", "来源于农业的收入：")]
    [True, True, False]
    """
    return _labels().match(text) is not None


def labelled_title(text: str) -> str:
    """Return the title that a line labelled 标题 or 名称 gives, or ``""``.

    >>> labelled_title("标　　题：关于召开会议的通知"), labelled_title("文号：1号")
    ('关于召开会议的通知', '')
    """
    match = _TITLE_LABEL.fullmatch(text)
    return match[1].strip() if match else ""


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    labels = LABELS_FILE.read_text(encoding="utf-8").split()[1:]
    spaced = (r"\s*".join(label) for label in labels)
    return re.compile(rf"[|\s【\[]*(?:{'|'.join(spaced)})\s*[】\]]?\s*[|\t]*\s*[:：]")


def _is_value(lines: Sequence[Line], content: Sequence[int], place: int) -> bool:
    """Tell whether a line stands below a label alone."""
    if not place:
        return False
    above, text = lines[content[place - 1]].text, lines[content[place]].text
    alone = is_labelled(above) and bare_end(above) in ("：", ":")
    return alone and is_title_like(text) and not is_prose(text)


def _is_paragraph(
    lines: Sequence[Line], content: Sequence[int], place: int, measure: Measure
) -> bool:
    """Tell whether a line is the first of a wrapped paragraph."""
    goes_on = place + 1 < len(content) and not lines[content[place + 1]].gap
    return goes_on and measure.is_full(lines[content[place]])


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
