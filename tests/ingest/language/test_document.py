"""A document is known by the word that its title ends with, and a question asks for its day."""

from collections.abc import Callable

import pytest

from ingest.language import DOCUMENT
from ingest.titles import _REPORT
from service.questions.statements import _FORCE, _ISSUE

Printer = Callable[[str], str]


@pytest.mark.parametrize("word", [*DOCUMENT.zh_senses("title"), *DOCUMENT.en_senses("title")])
def test_a_title_ends_with_what_the_document_is(word: str) -> None:
    assert _REPORT.search(f"某事{word}（试行）")
    assert not _REPORT.search(f"{word}某事")


@pytest.mark.parametrize("word", DOCUMENT.zh_senses("act"))
def test_a_chinese_question_is_of_a_document(word: str) -> None:
    assert _FORCE.search(f"该{word}何时施行")


@pytest.mark.parametrize("word", DOCUMENT.en_senses("act"))
def test_an_english_question_is_of_a_document(word: str, print_word: Printer) -> None:
    assert _FORCE.search(f"when did the {print_word(word)} take effect")


@pytest.mark.parametrize("word", DOCUMENT.zh_senses("force"))
def test_a_chinese_question_is_for_the_day_of_force(word: str) -> None:
    assert _FORCE.search(f"条例何时{word}")


@pytest.mark.parametrize("word", DOCUMENT.zh_senses("in_force"))
def test_the_day_of_force_may_be_asked_for_behind_it(word: str) -> None:
    assert _FORCE.search(f"条例{word}的日期")


@pytest.mark.parametrize("word", DOCUMENT.en_senses("force"))
def test_an_english_question_is_for_the_day_of_force(word: str, print_word: Printer) -> None:
    assert _FORCE.search(f"the regulation {print_word(word)} when")


@pytest.mark.parametrize("word", [*DOCUMENT.zh_senses("issue"), *DOCUMENT.zh_senses("issued_by")])
def test_a_chinese_question_is_for_the_issue(word: str) -> None:
    assert _ISSUE.search(f"条例何时{word}")


@pytest.mark.parametrize("word", DOCUMENT.en_senses("issue"))
def test_an_english_question_is_for_the_issue(word: str, print_word: Printer) -> None:
    assert _ISSUE.search(f"when was the regulation {print_word(word)}")
