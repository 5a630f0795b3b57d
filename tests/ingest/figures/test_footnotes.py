"""Marks that point to a note."""

from collections.abc import Callable

import pytest

from ingest.figures import Figure
from ingest.figures.footnotes import drop_marks, hide_marks, unhide

ReadFigures = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize("mark", ["[2]", "［2］", "①", "[注1]", "²"])
def test_a_mark_vanishes_from_a_name(mark: str) -> None:
    assert drop_marks(f"地区生产总值{mark}") == "地区生产总值"


@pytest.mark.parametrize("text", ["5000平方米²", "法释[2020]5号", "output [of all kinds]"])
def test_what_is_no_mark_stays(text: str) -> None:
    assert drop_marks(text) == text


def test_hiding_keeps_every_other_character_in_place() -> None:
    hidden = hide_marks("总值①23", "总值123")
    assert len(hidden) == 5
    assert unhide(hidden) == "总值23"


@pytest.mark.parametrize("mark", ["[2]", "［2］", "①"])
def test_the_number_behind_a_mark_is_whole_and_its_subject_clean(
    read_figures: ReadFigures, mark: str
) -> None:
    text = f"全年地区生产总值{mark}23684.7亿元，比上年增长{mark}7.6%。"
    level, rate = read_figures(text)
    assert (level.subject, int(level.amount.value)) == ("地区生产总值", 2368470000000)
    assert rate.change is not None
    assert rate.change.raw == f"比上年增长{mark}7.6%"
    assert text[rate.change.span.start : rate.change.span.end] == rate.change.raw


def test_the_number_of_a_note_is_no_part_of_its_subjects(read_figures: ReadFigures) -> None:
    (amount,) = read_figures("[6] 规模以上工业年主营业务收入2000万元。")
    assert amount.subject == "规模以上工业年主营业务收入"
