"""How a reader is scored on passages given with their questions."""

from train.reader.examples import Example, Reading
from train.reader.scoring import Guess, score_guesses

TEXT = "审结319件，新收5件。"
RIGHT = Reading(context="", text=TEXT, answers=((2, 6),))


def _example(reading: Reading, *, kind: str = "figure") -> Example:
    return Example(kind=kind, lang="zh", question="审结多少", readings=(reading,))


def test_spans_are_scored_by_what_they_share_with_the_right_ones() -> None:
    guesses = [
        Guess(span=(2, 6), margin=1.0),
        Guess(span=(0, 6), margin=-1.0),
        Guess(span=(9, 11), margin=2.0),
    ]
    found = score_guesses([_example(RIGHT)] * 3, guesses)["zh", "figure"]
    assert found.asked == 3
    assert found.overlap == 2 / 3
    assert found.exact == 1 / 3
    # 319件 whole, four of six characters, and 件 of 5件 alone.
    assert found.f1 == (1.0 + 2 * 4 / 10 + 2 * 1 / 6) / 3
    assert found.lost == 1 / 3
    assert found.refused == 0.0


def test_of_what_has_no_answer_the_share_refused_is_told_and_nothing_else() -> None:
    examples = [_example(Reading(context="", text=TEXT), kind="none")] * 4
    guesses = [Guess(span=(2, 6), margin=margin) for margin in (-3.0, -1.0, -0.5, 1.0)]
    found = score_guesses(examples, guesses)["zh", "none"]
    assert (found.asked, found.refused, found.overlap, found.lost) == (0, 0.75, 0.0, 0.0)


def test_all_kinds_of_a_language_are_scored_together_too() -> None:
    examples = [_example(RIGHT), _example(RIGHT, kind="date")]
    guesses = [Guess(span=(2, 6), margin=1.0), Guess(span=(8, 11), margin=1.0)]
    scores = score_guesses(examples, guesses)
    assert {name: each.exact for name, each in scores.items()} == {
        ("zh", "figure"): 1.0,
        ("zh", "date"): 0.0,
        ("zh", "all"): 0.5,
    }
