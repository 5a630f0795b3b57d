"""Which of several of a kind a text speaks of."""

import pytest

from service.answering.ordinals import ordinals_differ, read_ordinals


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("第二批试点", {2}),
        ("第12次会议批准第三轮方案", {3, 12}),
        ("第一产业与第三方", set()),
        ("the 3rd round of inspections", {3}),
        ("second-instance cases of the first half", set()),
        ("the tenth annual session", {10}),
    ],
)
def test_places_in_a_row_are_read_in_either_language(text: str, places: set[int]) -> None:
    assert read_ordinals(text) == places


def test_texts_differ_where_both_name_places_and_none_in_common() -> None:
    assert ordinals_differ(frozenset({2}), frozenset({1, 14}))
    assert not ordinals_differ(frozenset({2}), frozenset({2, 17}))
    assert not ordinals_differ(frozenset({2}), frozenset())
