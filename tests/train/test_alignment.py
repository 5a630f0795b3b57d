"""Word alignment on texts small enough to see what must come out."""

import pytest

from train.alignment import align
from train.term_table import select_rows

PAIRS = [
    (["法院", "判决"], ["court", "judgment"]),
    (["法院", "受理"], ["court", "accept"]),
    (["海关", "受理"], ["customs", "accept"]),
    (["海关", "判决"], ["customs", "judgment"]),
]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("法院", "court"), ("海关", "customs"), ("受理", "accept"), ("判决", "judgment")],
)
def test_words_that_keep_meeting_are_aligned(chinese: str, english: str) -> None:
    aligned = align(PAIRS * 20, iterations=20)
    best = max((each for each in aligned if each.left == chinese), key=lambda each: each.to_right)
    assert best.right == english
    assert best.to_right > 0.8
    assert best.to_left > 0.8


def test_probabilities_of_a_word_sum_to_at_most_one() -> None:
    aligned = align(PAIRS * 5)
    for word in {each.left for each in aligned}:
        assert sum(each.to_right for each in aligned if each.left == word) <= 1.0 + 1e-9


def test_words_seen_once_and_empty_texts_are_passed_over() -> None:
    assert align([(["海关"], ["customs"]), ([], ["court"])]) == ()
    assert align([]) == ()


def test_the_same_pairs_give_the_same_table() -> None:
    assert align(PAIRS * 3) == align(PAIRS * 3)


def test_rows_are_shares_of_each_words_alternatives() -> None:
    rows = select_rows(align(PAIRS * 20, iterations=20))
    shares = {(en, zh): (forward, backward) for en, zh, forward, backward in rows}
    assert shares["court", "法院"][0] > 0.8
    assert [en for en, *_ in rows] == sorted(en for en, *_ in rows)
