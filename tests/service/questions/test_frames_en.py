"""An English question word says what is asked for."""

import pytest

from service.questions.frames_en import is_polar, read_wh


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("how many cases were filed", "count"),
        ("how many years did it last", "duration"),
        ("how many dollars were paid", "money"),
        ("how much was the fine", "money"),
        ("how much grain was harvested", "count"),
        ("by what percentage did exports rise", "change"),
        ("how sharply did prices fall", "change"),
        ("what share of cases were civil", "share"),
        ("did it go up or down", "direction"),
        ("when was it signed", "date"),
        ("what prison term was given", "duration"),
        ("who signed it", "who"),
        ("where was it held", "where"),
        ("why was it amended", "why"),
        ("which provinces took part", "list"),
        ("which province took part", "which"),
        ("what is the purpose of the law", "why"),
        ("what measures were taken", "passage"),
        ("patents granted in 2023", None),
    ],
)
def test_the_question_word_decides(text: str, asked: str | None) -> None:
    assert read_wh(text) == asked


@pytest.mark.parametrize(
    ("text", "polar"),
    [
        ("did exports rise", True),
        ("isn't it so", True),
        ("tell whether it rose", True),
        ("what rose", False),
    ],
)
def test_an_auxiliary_in_front_wants_yes_or_no(text: str, *, polar: bool) -> None:
    assert is_polar(text) is polar
