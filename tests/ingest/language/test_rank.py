"""Who asks for the most of all is answered by a sentence that says so."""

from collections.abc import Callable

import pytest

from ingest.language import RANK
from service.answering.requirements import _MOST_SAID
from service.questions.constraints import _MOST

Printer = Callable[[str], str]


@pytest.mark.parametrize("word", RANK.zh_senses("asked"))
def test_a_chinese_question_asks_for_the_most(word: str) -> None:
    assert _MOST.search(f"哪个市最{word}")
    assert not _MOST.search(f"最{word}人民法院")


@pytest.mark.parametrize("word", RANK.en_senses("asked"))
def test_an_english_question_asks_for_the_most(word: str) -> None:
    assert _MOST.search(f"which city had {word} output")


@pytest.mark.parametrize("word", [*RANK.zh_senses("said"), *RANK.en_senses("said")])
def test_a_report_says_it(word: str, print_word: Printer) -> None:
    assert _MOST_SAID.search(f"本市产量 {print_word(word)} output")
