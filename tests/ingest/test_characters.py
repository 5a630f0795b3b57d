"""Layout is decided by what characters are: Han, closing marks, and how wide they are set."""

import pytest

from ingest.characters import (
    bare_end,
    count_han,
    is_cjk,
    is_han,
    is_terminated,
    latin_words,
    width_em,
)


@pytest.mark.parametrize(
    ("char", "han", "cjk"),
    [
        ("\U00020000", True, True),
        ("〇", True, True),
        ("カ", False, True),
        ("％", False, True),
        ("Ａ", False, False),
        ("—", False, False),
    ],
)
def test_a_character_is_han_or_set_like_it(char: str, *, han: bool, cjk: bool) -> None:
    assert (is_han(char), is_cjk(char)) == (han, cjk)


def test_words_in_letters_are_told_from_han() -> None:
    assert latin_words("China’s PCT-filings 占9%") == ["China’s", "PCT-filings"]
    assert count_han("China’s PCT 占9%") == 1


def test_a_full_width_character_is_set_as_wide_as_two_others() -> None:
    assert width_em("５％") == width_em("5%5%") == 2.0


@pytest.mark.parametrize(
    ("text", "end"), [("增长。”）", "。"), ("grew.** ", "."), ("”", ""), ("", "")]
)
def test_a_text_ends_before_its_closing_marks(text: str, end: str) -> None:
    assert bare_end(text) == end


@pytest.mark.parametrize(
    ("text", "ends"), [("完成。）", True), ("如下：", True), ("完成，", False), ("", False)]
)
def test_a_sentence_is_over_or_goes_on(text: str, *, ends: bool) -> None:
    assert is_terminated(text) is ends
