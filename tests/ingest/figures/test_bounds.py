import pytest

from ingest.figures.bounds import bound_after, bound_before, is_much


@pytest.mark.parametrize(
    ("before", "bound"),
    [
        ("约", "approx"),
        ("约为", "approx"),
        ("将近", "approx"),
        ("附近", None),
        ("节约", None),
        ("超过了", "more_than"),
        ("不超过人民币", "at_most"),
        ("不得高于", "at_most"),
        ("不少于", "at_least"),
        ("等于或大于", "at_least"),
        ("达不到", "less_than"),
        ("up to ", "at_most"),
        ("takeover ", None),
        ("", None),
    ],
)
def test_the_words_before_a_number_bound_it(before: str, bound: str | None) -> None:
    assert bound_before(before + "5", len(before)) == bound


@pytest.mark.parametrize(
    ("after", "bound"),
    [
        ("左右", "approx"),
        (" 以上", "at_least"),
        ("（含）以上", "at_least"),
        ("以下", "at_most"),
        ("以下简称", None),
        ("之内", "at_most"),
        ("有余", "more_than"),
        (" or so", "approx"),
        ("，", None),
    ],
)
def test_the_words_behind_a_number_bound_it(after: str, bound: str | None) -> None:
    assert bound_after("5%" + after, 2) == bound


def test_within_bounds_a_duration_only() -> None:
    assert bound_after("三年内", 2, lasting=True) == "at_most"
    assert bound_after("三家内资", 2) is None


def test_much_behind_a_measure_is_no_part_of_a_noun() -> None:
    assert is_much("三倍多，", 2)
    assert not is_much("三年多次", 2)
