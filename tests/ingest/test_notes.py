"""Notes are told from the text, and their marks from what else stands raised or in brackets."""

import pytest

from ingest import Block, BlockKind, Span
from ingest.notes import (
    circled_marks,
    find_marks,
    find_notes,
    is_note,
    is_notes_head,
    marks_in,
    note_number,
)


def marked(text: str, circled: frozenset[str] = frozenset()) -> str:
    return "".join(text[offset] for offset in sorted(find_marks(text, circled)))


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("生产总值[2]746.2亿元", "[2]"),
        ("机场12[1]座", "[1]"),
        ("国发[85]12号", ""),
        ("面积5米²", ""),
        ("10³吨", ""),
        ("人口³增加", "³"),
        ("人口（注1）增加", "（注1）"),
    ],
)
def test_a_mark_stands_behind_a_word_or_a_number(text: str, marks: str) -> None:
    assert marked(text) == marks


def test_a_number_in_a_circle_is_a_mark_where_a_note_bears_it() -> None:
    circled = circled_marks(["①快报数。", "注：②现价。"])
    assert circled == {"①", "②"}
    assert marked("生产总值①为5亿元", circled) == "①"
    assert marked("生产总值③为5亿元", circled) == ""
    assert marked("包括：甲①乙②丙", circled) == ""


def test_the_notes_that_a_text_points_to_are_named() -> None:
    assert marks_in("机场12[1]座，人口³增加") == {"1", "3"}
    assert note_number("注：③现价。") == "3"


@pytest.mark.parametrize(
    ("text", "note", "head"),
    [
        ("注：含自治区。", True, False),
        ("资料来源：统计局", True, False),
        ("注：", True, True),
        ("【注释】", False, True),
        ("注意事项：", False, False),
    ],
)
def test_a_line_is_a_note_or_heads_notes(text: str, *, note: bool, head: bool) -> None:
    assert (is_note(text), is_notes_head(text)) == (note, head)


def block(kind: BlockKind, place: int) -> Block:
    return Block(kind=kind, level=0, spans=(Span(start=place, end=place + 1),))


@pytest.mark.parametrize(
    ("kinds", "texts", "notes"),
    [
        (("paragraph",) * 3, ("备注", "[1] 现价。", "增长。"), {0, 1}),
        (("paragraph",) * 3, ("注：①快报数。", "②现价。", "增长。"), {0, 1}),
        (("paragraph", "heading", "paragraph"), ("备注", "一、成效", "①增长。"), {0}),
        (("paragraph",) * 2, ("增长。", "①快报数。"), set()),
    ],
)
def test_notes_go_on_as_long_as_they_bear_marks(
    kinds: tuple[BlockKind, ...], texts: tuple[str, ...], notes: set[int]
) -> None:
    blocks = [block(kind, place) for place, kind in enumerate(kinds)]
    assert find_notes(blocks, texts) == notes
