"""Scopes of questions."""

import pytest

from service.questions.scoping import read_asked_scopes


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("low-income families", set()),
        ("middle and high-income groups", set()),
        ("中低收入家庭", set()),
        ("income of farmers", {"revenue", "rural"}),
        ("城镇居民收入", {"revenue", "urban"}),
        ("foreign exchange reserves", set()),
        ("foreign visitors", {"foreign"}),
        ("civil aviation passengers", set()),
        ("civil cases", {"civil"}),
        ("哪些地方", set()),
        ("地方支出", {"local", "expenditure"}),
        ("the railway opened", set()),
        ("a docket", {"opened"}),
    ],
)
def test_a_compound_that_means_another_thing_is_no_scope(text: str, scopes: set[str]) -> None:
    assert read_asked_scopes(text) == scopes
