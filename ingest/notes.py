"""Notes: the marks in a text that point to them, and the lines that they take."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ingest.markers import match_marker
from ingest.records import Block

CIRCLED = "①-⑳❶-❿"
"""The numbers in circles, as the inside of a regular expression's character class."""

_HAN = "\u4e00-\u9fff"
_BRACKETED = re.compile(
    rf"(?<=[{_HAN}\w%‰℃”’》）)，。；：、,.;:])"
    r"(?: ?[\[［]\s*注?\s*\d{1,2}\s*[\]］](?!\s*第?\s*\d+\s*号)"
    r"|[〔（(]注\s*\d{1,2}[〕）)])"
)
# No mark: 平方米², 10³吨, m³, 9⁴.
_RAISED = re.compile(
    rf"(?:(?<=[{_HAN}%‰”》）)])(?<![米里])|(?<=\d)(?<!\b10)(?=[¹²³⁴-⁹]{{1,2}}[{_HAN}]))[¹²³⁴-⁹]{{1,2}}"
)
_CIRCLED_MARK = re.compile(rf"(?<=[{_HAN}\w%‰℃”’》）)])[{CIRCLED}](?P<after>.?)", re.DOTALL)
_HEAD = re.compile(
    r"[【\[（(]?(?:附\s*注|注\s*[释解]|备\s*注|脚\s*注|注|Notes?)[】\]）)]?\s*[:：]?"
)
_OPENING = re.compile(
    rf"(?:附注|注[释解]|备注|脚注|注)\s*[（(]?(?:[\d一二三四五六七八九十]{{1,2}}|[{CIRCLED}])?[）)]?\s*[:：]"
    rf"|注(?:[{CIRCLED}]|[ \u3000]+)|(?:资料|数据)来源\s*[:：]|Notes?\s*\d*[:：.]|Sources?[:：]"
)
_NUMBERED = re.compile(rf"[\[［]\s*注?\s*\d{{1,2}}\s*[\]］]|[{CIRCLED}]|[*＊※](?=[{_HAN}])")
_NUMBER = re.compile(r"\d+")
_NOTE_NUMBER = re.compile(
    rf"(?:注\s*[释解]?\s*[:：]?\s*)?[\[［]?\s*注?\s*(\d{{1,2}}(?=\s*[\]］])|[{CIRCLED}])"
)
_ENDS = frozenset({"heading", "box_heading", "caption", "table_header", "table_row", "title"})


def is_note(text: str) -> bool:
    """Tell whether a paragraph says of itself that it is a note or a source.

    >>> [is_note(text) for text in ("注：1.含自治区。", "[2] 现价。", "①快报数。", "注意事项：")]
    [True, True, False, False]
    """
    return _OPENING.match(text) is not None or re.match(r"[\[［]\s*注?\s*\d{1,2}", text) is not None


def is_notes_head(text: str) -> bool:
    """Tell whether a line heads the notes that follow it (注：, 【注释】, 备注)."""
    return _HEAD.fullmatch(text) is not None


def find_notes(blocks: Sequence[Block], texts: Sequence[str]) -> frozenset[int]:
    """Return the indexes of the blocks that are notes.

    They are the paragraphs that say so, and those below a line that heads notes, or below a first
    note with a mark (注：①…), as long as they bear marks themselves.

    Args:
        blocks: a document's blocks, in order.
        texts: the readable text of each.
    """
    return frozenset(_iter_notes(blocks, texts))


def _iter_notes(blocks: Sequence[Block], texts: Sequence[str]) -> Iterator[int]:
    headed = marked = False
    for index, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if block.kind in _ENDS:
            headed = marked = False
        elif is_notes_head(text):
            headed, marked = True, False
            yield index
        elif is_note(text):
            marked = True
            yield index
        elif (headed or marked) and _bears_mark(text):
            yield index
        else:
            headed = marked = False


def _bears_mark(text: str) -> bool:
    marker = match_marker(text)
    arabic = marker is not None and marker.style.startswith("arabic")
    return arabic or _NUMBERED.match(text) is not None


def circled_marks(notes: Sequence[str]) -> frozenset[str]:
    """Return the circled numbers that a document's notes begin with.

    >>> sorted(circled_marks(["①快报数。", "注：②现价。", "[3] 人口。"]))
    ['①', '②']
    """
    begun = (re.match(rf"(?:[^\d。]{{0,4}}[:：]?\s*)([{CIRCLED}])", note) for note in notes)
    return frozenset(match[1] for match in begun if match)


def find_marks(text: str, circled: frozenset[str] = frozenset()) -> frozenset[int]:
    """Return the offsets of the characters that are marks of notes within a text.

    Numbers in brackets and raised ones behind a word or a number are; numbers in circles are
    where a note bears them, for else they count the items of a list.

    Args:
        text: a paragraph or a heading.
        circled: the numbers in circles that the document's notes begin with.

    >>> text = "机场12[1]座，生产总值²746.2亿元，国发[85]12号，面积5米²"
    >>> "".join(text[offset] for offset in sorted(find_marks(text)))
    '[1]²'
    """
    found = {o for match in _BRACKETED.finditer(text) for o in range(*match.span())}
    found |= {o for match in _RAISED.finditer(text) for o in range(*match.span())}
    if circled:
        found |= set(_iter_circled(text, circled))
    return frozenset(found)


def marks_in(text: str, circled: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the numbers of the notes that a text bears the marks of.

    >>> sorted(marks_in("机场12[1]座，生产总值[2]746.2亿元"))
    ['1', '2']
    """
    marks = find_marks(text, circled)
    kept = "".join(char if index in marks else " " for index, char in enumerate(text))
    return frozenset(_NUMBER.findall(unicodedata.normalize("NFKC", kept)))


def note_number(text: str) -> str:
    """Return the number that a note begins with, ``""`` where it has none.

    >>> note_number("[2] 现价。"), note_number("注：②现价。"), note_number("注：现价。")
    ('2', '2', '')
    """
    match = _NOTE_NUMBER.match(text)
    return unicodedata.normalize("NFKC", match[1]) if match else ""


def _iter_circled(text: str, circled: frozenset[str]) -> Iterator[int]:
    is_list = len(re.findall(f"[{CIRCLED}]", text)) > 1
    for match in _CIRCLED_MARK.finditer(text):
        before_word = re.match(f"[{_HAN}]", match["after"]) is not None
        if match[0][0] in circled and not (before_word and is_list):
            yield match.start()
