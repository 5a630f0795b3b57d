"""A number that is written out counts years and names."""

import pytest

from ingest.language import NUMBER
from service.questions import tells_of_years_together
from service.questions.frames_en import read_wh


@pytest.mark.parametrize("word", NUMBER.zh_senses("years"))
def test_a_chinese_question_asks_for_years_together(word: str) -> None:
    assert tells_of_years_together(f"过去{word}年新建")
    assert tells_of_years_together(f"{word}年来新建")


@pytest.mark.parametrize("word", NUMBER.en_senses("years"))
def test_an_english_question_asks_for_years_together(word: str) -> None:
    assert tells_of_years_together(f"in the past {word} years")


@pytest.mark.parametrize("word", NUMBER.en_senses("small"))
def test_who_asks_for_so_many_asks_for_a_list(word: str) -> None:
    assert read_wh(f"which {word} cities were named") == "list"
