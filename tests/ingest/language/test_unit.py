"""A unit is asked for behind how many, and tells a number from a year."""

import re
from collections.abc import Callable

import pytest

from ingest.figures.dates import read_dates
from ingest.figures.english_words import is_bare_unit
from ingest.language import UNIT
from service.questions.measures_zh import HOW_MANY
from service.questions.units_zh import stated_units

Printer = Callable[[str], str]


@pytest.mark.parametrize("word", UNIT.zh_senses("asked"))
def test_a_question_asks_how_many_of_a_unit(word: str, print_word: Printer) -> None:
    assert re.search(HOW_MANY, f"用了几{print_word(word)}")
    assert not re.search(HOW_MANY, f"用了几{print_word(word)}".replace("几", "第几"))


@pytest.mark.parametrize("word", UNIT.zh_senses("stated"))
def test_a_question_sets_the_unit_of_its_answer(word: str, print_word: Printer) -> None:
    assert stated_units(f"产量(万{print_word(word)})")


@pytest.mark.parametrize("word", UNIT.zh_senses("no_year"))
def test_four_digits_before_a_chinese_unit_are_no_year(word: str) -> None:
    assert not read_dates(f"共2023{word}", bare=True)


@pytest.mark.parametrize("word", UNIT.en_senses("no_year"))
def test_four_digits_before_an_english_unit_are_no_year(word: str) -> None:
    assert not read_dates(f"sold 2023 {word}", bare=True)


@pytest.mark.parametrize("word", UNIT.en_senses("bare"))
def test_a_unit_alone_does_not_say_what_is_counted(word: str) -> None:
    assert is_bare_unit(word)
    assert not is_bare_unit(f"{word} sold")
