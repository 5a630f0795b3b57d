"""A sentence goes on behind the point of an abbreviation."""

from collections.abc import Callable

import pytest

from ingest import split_sentences
from ingest.language import ABBREVIATION


@pytest.mark.parametrize("word", ABBREVIATION.en_senses("point"))
def test_an_abbreviation_ends_no_sentence(word: str, print_word: Callable[[str], str]) -> None:
    text = f"It was sold by {print_word(word)}. Baker in May. Done."
    assert [span.of(text) for span in split_sentences(text)] == [text[:-6], "Done."]
