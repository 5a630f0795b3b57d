"""A word for what lasts or stretches tells what *how long* asks for."""

from collections.abc import Callable

import pytest

from ingest.language import LENGTH
from service.questions.lengths import read_how_long

ASKED = {"time": "duration", "line": "count"}


@pytest.mark.parametrize(("word", "sense"), LENGTH.en_senses("long").items())
def test_an_english_word_tells(word: str, sense: str, print_word: Callable[[str], str]) -> None:
    assert read_how_long(f"how long is the {print_word(word)}") == ASKED[sense]


@pytest.mark.parametrize(("word", "sense"), LENGTH.zh_senses("long").items())
def test_a_chinese_word_tells(word: str, sense: str, print_word: Callable[[str], str]) -> None:
    assert read_how_long(f"{print_word(word)}多长") == ASKED[sense]
