"""Which of several of a kind a text speaks of."""

import pytest

from service.questions.ordinals import ordinals_differ, read_ordinals


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("第二批试点", {("part", 2)}),
        ("第12次会议批准第三轮方案", {("part", 3), ("part", 12)}),
        ("第一产业与第三方", set()),
        ("在第十五届全国运动会上", {("edition", 15)}),
        ("the 3rd round of inspections", {("part", 3)}),
        ("second-instance cases of the first half", set()),
        ("the tenth annual session", {("part", 10)}),
        ("the 9th Asian Winter Games", {("edition", 9)}),
        ("the fourteenth National People's Congress", {("edition", 14)}),
    ],
)
def test_places_in_a_row_are_read_in_either_language(
    text: str, places: set[tuple[str, int]]
) -> None:
    assert read_ordinals(text) == places


@pytest.mark.parametrize(
    ("asked", "found", "differ"),
    [
        ("第二批", "第一批和第十四批", True),
        ("第二批", "第二批和第十七批", False),
        ("第二批", "", False),
        ("第九届亚冬会", "第十五届全运会", True),
        # One is called by its congress, the other by its session: they may be the same.
        ("第三次会议", "第十四届全国人大", False),
        ("第十四届全国人大第二次会议", "第十四届全国人大第三次会议", True),
    ],
)
def test_texts_differ_where_both_name_places_in_a_row_and_none_in_common(
    asked: str, found: str, *, differ: bool
) -> None:
    assert ordinals_differ(read_ordinals(asked), read_ordinals(found)) is differ
