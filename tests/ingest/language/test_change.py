"""A word of change is read in a report and in a question."""

from collections.abc import Callable

import pytest

from ingest.figures.amounts import read_amounts
from ingest.figures.changes import read_changes
from ingest.figures.clauses import split_clauses
from ingest.language import CHANGE
from service.claim_measures import _MOVED
from service.questions.frames_en import read_wh
from service.questions.movement import way_of

SIGNS = {"rise": 1, "fall": -1}


def words(language: str, use: str) -> list[tuple[str, str]]:
    found = CHANGE.zh_words if language == "zh" else CHANGE.en_words
    return [(w.sense, w.text) for w in found if use in w.uses and w.sense in SIGNS]


def sign_of(text: str) -> int:
    amounts = read_amounts(text)
    (reading,) = read_changes(text, split_clauses(text, amounts), amounts).values()
    assert reading.change is not None
    return 1 if reading.change.value > 0 else -1


@pytest.mark.parametrize(("sense", "word"), words("zh", "report"))
def test_a_chinese_report_says_which_way(
    sense: str, word: str, print_word: Callable[[str], str]
) -> None:
    assert sign_of(f"出口额同比{print_word(word)}5%") == SIGNS[sense]


@pytest.mark.parametrize(("sense", "word"), words("en", "report"))
def test_an_english_report_says_which_way(
    sense: str, word: str, print_word: Callable[[str], str]
) -> None:
    assert sign_of(f"exports {print_word(word)} by 5 percent") == SIGNS[sense]


@pytest.mark.parametrize(("sense", "word"), words("en", "behind"))
def test_an_english_report_says_it_behind_the_number(sense: str, word: str) -> None:
    assert sign_of(f"a 5 percent {word}") == SIGNS[sense]


@pytest.mark.parametrize(("sense", "word"), [*words("zh", "asked"), *words("en", "asked")])
def test_a_question_asks_which_way(sense: str, word: str, print_word: Callable[[str], str]) -> None:
    if word in CHANGE.zh("neutral").split("|"):
        assert way_of(print_word(word)) is None
    else:
        assert way_of(print_word(word)) is (sense == "rise")


@pytest.mark.parametrize(("sense", "word"), [*words("zh", "claimed"), *words("en", "claimed")])
def test_a_text_claims_which_way(sense: str, word: str, print_word: Callable[[str], str]) -> None:
    moved = _MOVED.search(f"出口额 {print_word(word)} ")
    assert moved is not None
    assert moved.lastgroup == sense


@pytest.mark.parametrize("word", CHANGE.en("degree").split("|"))
def test_who_asks_how_sharply_asks_for_a_change(word: str) -> None:
    assert read_wh(f"how {word} was it cut") == "change"
