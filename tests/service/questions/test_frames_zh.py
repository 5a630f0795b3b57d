"""A Chinese question word, or the last of its keywords, says what is asked for."""

import pytest

from service.questions.frames_zh import is_polar, read_keywords, read_wh


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("受理多少件", "count"),
        ("罚款多少", "money"),
        ("占比是多少", "share"),
        ("同比增长多少", "change"),
        ("上升还是下降", "direction"),
        ("刑期几年", "duration"),
        ("条例何时施行", "date"),
        ("由谁签发", "who"),
        ("在哪里举行", "where"),
        ("为什么修订", "why"),
        ("有哪些措施", "list"),
        ("哪个省最多", "which"),
        ("达到什么水平", "amount"),
        ("如何修订", "passage"),
        ("商标", None),
    ],
)
def test_the_question_word_decides(text: str, asked: str | None) -> None:
    assert read_wh(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("案件数", "count"),
        ("案件数占比", "share"),
        ("案件数同比", "change"),
        ("施行日期", "date"),
        ("生产总值", "money"),
        ("处罚名单", "list"),
        ("修订原因", "why"),
        ("商标", None),
    ],
)
def test_the_last_keyword_is_the_head(text: str, asked: str | None) -> None:
    assert read_keywords(text) == asked


@pytest.mark.parametrize(
    ("text", "polar"), [("增长了吗", True), ("是否增长", True), ("增长", False)]
)
def test_yes_or_no_is_asked_for(text: str, *, polar: bool) -> None:
    assert is_polar(text) is polar
