"""A word for a quantity tells what a question asks for."""

from collections.abc import Callable

import pytest

from ingest.language import QUANTITY
from service.questions import frames_en, frames_zh
from service.questions.quantities_en import PAID, english_money

Printer = Callable[[str], str]


@pytest.mark.parametrize("word", QUANTITY.en_senses("money"))
def test_an_english_noun_is_money(word: str, print_word: Printer) -> None:
    assert english_money([*print_word(word).split()][-1:]) or " " in word


@pytest.mark.parametrize("word", QUANTITY.en_senses("paid"))
def test_an_english_verb_is_of_money(word: str, print_word: Printer) -> None:
    assert PAID.search(f"they {print_word(word)} it")


@pytest.mark.parametrize("word", QUANTITY.en_senses("numbered"))
def test_an_english_noun_has_a_number(word: str, print_word: Printer) -> None:
    assert frames_en.read_wh(f"what was the {print_word(word)}") == "count"


@pytest.mark.parametrize("word", QUANTITY.zh_senses("money"))
def test_a_chinese_noun_is_money(word: str, print_word: Printer) -> None:
    assert frames_zh.read_wh(f"{print_word(word)}是多少") == "money"


@pytest.mark.parametrize("word", QUANTITY.zh_senses("level"))
def test_a_chinese_noun_is_money_where_nothing_asks_how_much(
    word: str, print_word: Printer
) -> None:
    assert frames_zh.read_keywords(print_word(word)) == "money"


@pytest.mark.parametrize("word", QUANTITY.zh_senses("keyword"))
def test_a_chinese_noun_is_a_count_by_itself(word: str, print_word: Printer) -> None:
    assert frames_zh.read_keywords(print_word(word)) == "count"
