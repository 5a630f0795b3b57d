"""A question word tells what is asked for; what is no part of the topic leaves it."""

from collections.abc import Callable

import pytest

from ingest.language import ASKING
from service.questions import frames_zh
from service.questions.phrasing import split_parts
from service.questions.topics import read_topic

# A shorter word before it always reads first: what, did.
SHADOWED = {
    "(?:what|which) (?:date|year|month|day)",
    "(?:does|do|did) the report (?:say|mention|state|give)",
}
Printer = Callable[[str], str]
ASKED = {"when": "date", "who": "who", "where": "where", "why": "why"}
WH = ASKING.zh_senses("wh").items()


@pytest.mark.parametrize(("word", "sense"), [each for each in WH if each[1] in ASKED])
def test_a_chinese_word_asks(word: str, sense: str, print_word: Printer) -> None:
    assert frames_zh.read_wh(f"项目{print_word(word)}") == ASKED[sense]


@pytest.mark.parametrize("word", [word for word, sense in WH if sense == "whether"])
def test_a_chinese_word_wants_yes_or_no(word: str, print_word: Printer) -> None:
    assert frames_zh.is_polar(f"项目{print_word(word)}")


@pytest.mark.parametrize("word", ASKING.zh_senses("asks"))
def test_two_clauses_with_a_chinese_word_are_two_questions(word: str) -> None:
    assert split_parts(f"{word}建成，{word}")[0] == 2


@pytest.mark.parametrize("word", ASKING.en_senses("asks"))
def test_two_clauses_with_an_english_word_are_two_questions(word: str) -> None:
    assert split_parts(f"{word} was built, and {word}")[0] == 2


@pytest.mark.parametrize("word", [*ASKING.en_senses("frame"), *ASKING.en_senses("phrase")])
def test_an_english_frame_is_no_topic(word: str, print_word: Printer) -> None:
    topic = read_topic(f"{print_word(word)} bridges", "count", ())
    assert (topic == "bridges") is (word not in SHADOWED)


@pytest.mark.parametrize("word", ASKING.zh_senses("frame"))
def test_a_chinese_frame_is_no_topic(word: str, print_word: Printer) -> None:
    left = "大桥 案" if word.startswith("(?<=") else "大桥"
    assert read_topic(f"大桥 {print_word(word)}", "count", ()) == left
