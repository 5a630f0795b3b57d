"""What ends in the word of a body can act."""

from collections.abc import Callable

import pytest

from ingest.figures.verbs import BODY
from ingest.figures.wordings import parse_wording
from ingest.language import BODIES


@pytest.mark.parametrize("word", BODIES.zh_senses("agent"))
def test_a_body_acts(word: str, print_word: Callable[[str], str]) -> None:
    body = print_word(word)
    assert BODY.fullmatch(body)
    wording = parse_wording(f"{body}受理申请")
    assert (wording.agent, wording.verb) == (body, "受理")


@pytest.mark.parametrize("words", ["西部", "格局", "总数"])
def test_what_only_ends_like_a_body_does_not(words: str) -> None:
    assert not BODY.fullmatch(words)
