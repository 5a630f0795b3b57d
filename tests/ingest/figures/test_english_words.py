"""What English amounts and the words behind them say is counted."""

import pytest

from ingest.figures.english_words import is_bare_unit, words_behind, words_of


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("462,176 civil cases", "civil cases"),
        ("4.99 million", ""),
        ("RMB 1.16 billion", ""),
        ("5.4 percent", ""),
        ("319件", ""),
    ],
)
def test_an_amount_keeps_the_words_of_what_it_counts(raw: str, words: str) -> None:
    assert words_of(raw) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5 of them, up 3%", "of them"),
        ("5 were closed by May", "closed"),
        ("5 in May", ""),
        ("5, and 6", ""),
    ],
)
def test_words_behind_end_where_time_or_another_figure_begins(text: str, words: str) -> None:
    assert text[slice(*words_behind(text, 1, len(text)))] == words


def test_a_unit_alone_says_nothing_of_what_is_counted() -> None:
    assert is_bare_unit("metric tons")
    assert not is_bare_unit("civil cases")
