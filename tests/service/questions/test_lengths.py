"""How long: a length, a time, or either."""

import pytest

from service.questions import read_question
from service.questions.lengths import read_how_long


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("how long does a trial take", "duration"),
        ("how long was the detention", "duration"),
        ("how long is the canal", "count"),
        ("how long did the canal take to dig", "duration"),
        ("how long does the canal run", "count"),
        ("how long was the great exhibit", "amount"),
        ("审理周期多长", "duration"),
        ("管道建设工期有多长", "duration"),
        ("输油管道有多长", "count"),
        ("展览有多长", "amount"),
        ("等了多久", "duration"),
        ("how many", None),
        ("多少件", None),
    ],
)
def test_how_long_asks_for_a_length_of_what_lies_and_a_time_of_what_lasts(
    text: str, asked: str | None
) -> None:
    assert read_how_long(text) == asked


@pytest.mark.parametrize("text", ["How long was the great exhibit?", "展览有多长？"])
def test_both_are_admitted_where_the_words_leave_it_open(text: str) -> None:
    assert {"年", "天", "公里", "米"} <= set(read_question(text).units)
