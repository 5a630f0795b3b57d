"""A word of a scope labels what it stands in; where it means another thing, a question knows."""

from collections.abc import Callable

import pytest

from ingest.figures import read_scopes
from ingest.language import SCOPE
from service.questions.constraints import read_asked_scopes

ALL = (*SCOPE.zh_words, *SCOPE.en_words)
LABELLED = [(word.sense, word.text) for word in ALL if "label" in word.uses]
APART = [(word.sense, word.text) for word in ALL if "apart" in word.uses]


@pytest.mark.parametrize(("label", "word"), LABELLED)
def test_a_word_gives_its_label(label: str, word: str, print_word: Callable[[str], str]) -> None:
    assert label in read_scopes(print_word(word))


@pytest.mark.parametrize(("label", "word"), APART)
def test_a_word_of_another_meaning_gives_none(
    label: str, word: str, print_word: Callable[[str], str]
) -> None:
    assert label not in read_asked_scopes(print_word(word))


def test_the_words_of_a_label_stand_together() -> None:
    senses = [word.sense for word in SCOPE.zh_words]
    assert len(set(senses)) == sum(a != b for a, b in zip(senses, ["", *senses], strict=False))
