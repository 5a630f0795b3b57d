"""A sentence with a word of reason gives one."""

from collections.abc import Callable

import pytest

from ingest.language import REASON
from service.answering.causes import gives_reason

Printer = Callable[[str], str]


@pytest.mark.parametrize("word", [*REASON.zh_senses("reason"), *REASON.en_senses("reason")])
def test_a_word_gives_a_reason(word: str, print_word: Printer) -> None:
    assert gives_reason(f"it fell {print_word(word)} rain")


@pytest.mark.parametrize("word", REASON.zh_senses("in_order_to"))
def test_a_purpose_is_a_reason(word: str) -> None:
    assert gives_reason(f"为{word}管理，现通知如下")
    assert not gives_reason(f"成为{word}管理的")
