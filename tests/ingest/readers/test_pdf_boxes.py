"""Where the characters of a PDF stand, from the reader to the page as viewers show it."""

from collections.abc import Callable

import pytest

from ingest.page_map import Box
from ingest.readers import FileText
from ingest.readers.pdf import read_pdf

MakePdf = Callable[..., bytes]
WIDTH, HEIGHT = 595, 842
TITLE = (150, 100, "澄浦市2023年工作报告", 22)
PROSE = [(114, 150, "全年粮食产量902.61万", 12), (90, 170, "吨，比上年增长5.2%。", 12)]
RULES = [(90, y, 300, y) for y in (300, 325, 350)] + [(x, 300, x, 350) for x in (90, 180, 300)]
CELLS = [
    *((x, 318, words, 10) for x, words in ((95, "指标"), (190, "产量（万吨）"))),
    *((x, 343, words, 10) for x, words in ((95, "粮食"), (190, "902.61"))),
]


def boxes(read: FileText, words: str) -> tuple[Box, ...]:
    """The boxes of some words where they stand last."""
    start = read.text.rindex(words)
    assert read.page_map is not None
    return read.page_map.lines(start, start + len(words))


def test_every_printed_character_has_a_box(make_pdf: MakePdf) -> None:
    read = read_pdf(make_pdf([TITLE, *PROSE, *RULES, *CELLS]), name="a.pdf")
    for place, char in enumerate(read.text):
        assert read.page_map is not None
        held = read.page_map.lines(place, place + 1)
        assert bool(held) is not (char.isspace() or char in "#"), (place, char)


def test_a_sentence_over_two_lines_has_a_box_on_each(make_pdf: MakePdf) -> None:
    first, second = boxes(read_pdf(make_pdf(PROSE), name="a.pdf"), "902.61万吨")
    assert first.left == pytest.approx(114 + 6 * 12, abs=1)
    assert first.bottom == pytest.approx(150, abs=4)
    assert (second.left, second.right) == (pytest.approx(90, abs=1), pytest.approx(102, abs=1))


def test_a_row_of_a_table_is_one_box_across(make_pdf: MakePdf) -> None:
    (row,) = boxes(read_pdf(make_pdf([*RULES, *CELLS]), name="a.pdf"), "粮食\t902.61")
    assert (row.left, row.right) == (pytest.approx(95, abs=1), pytest.approx(220, abs=2))
    assert row.bottom == pytest.approx(343, abs=3)


@pytest.mark.parametrize(
    ("turned", "rotate", "left", "bottom"),
    [
        # The matrix turns the text against the clock by a quarter, the viewer turns the page back.
        ("0 1 -1 0 842 0", 90, 90, 280),
        # As the one before, but not turned back: what was from the left is from the foot up.
        ("0 1 -1 0 842 0", 0, 269, 752),
        ("-1 0 0 -1 595 842", 180, 90, 280),
    ],
    ids=["turned back", "left sideways", "upside down"],
)
def test_boxes_are_those_of_the_page_as_it_is_shown(
    make_pdf: MakePdf, turned: str, rotate: int, left: float, bottom: float
) -> None:
    read = read_pdf(make_pdf([(90, 280, "ABCDEF", 10)], turned=turned, rotate=rotate), name="a.pdf")
    (first, *_) = boxes(read, "A")
    assert first.left == pytest.approx(left, abs=4)
    assert first.bottom == pytest.approx(bottom, abs=4)


def test_an_added_bracket_stands_nowhere_and_its_mark_does(make_pdf: MakePdf) -> None:
    line = [(90, 150, "生产总值", 12), (138, 145, "2", 7), (142, 150, "746.2亿元", 12)]
    read = read_pdf(make_pdf(line), name="a.pdf")
    assert "生产总值[2]746.2亿元" in read.text
    assert boxes(read, "[") == ()
    (mark,) = boxes(read, "2]")
    assert mark.left == pytest.approx(138, abs=1)
