"""What a misspelt word of a query was meant to be."""

import pytest

from index.misspellings import Misspellings

DICTIONARY = {"patent", "patient", "trademark", "damag", "opposit", "公式", "专利"}


@pytest.fixture
def misspellings() -> Misspellings:
    return Misspellings(
        words={"patent", "trademark", "damag", "opposit", "lanjiang"},
        terms={"赔偿", "业务量", "业务", "公示", "专利", "2023年", "赤潮"},
        is_word=DICTIONARY.__contains__,
    )


@pytest.mark.parametrize(
    ("term", "meant"),
    [
        ("trademrk", "trademark"),
        ("tradmeark", "trademark"),
        ("oposit", "opposit"),
        ("陪偿", "赔偿"),
        ("赤朝", "赤潮"),
        ("业物量", "业务量"),
        ("申业物", "业务"),
    ],
)
def test_a_slip_is_mended(misspellings: Misspellings, term: str, meant: str) -> None:
    assert misspellings.mend(term, term) == meant


@pytest.mark.parametrize(
    ("term", "typed"),
    [
        ("patent", "patents"),  # known
        ("patient", "patients"),  # another word
        ("公式", "公式"),  # another word of the sound of 公示
        ("lanjian", "lanjian"),  # near a name
        ("trademrk", "Trademrk"),  # a name itself
        ("pat", "pat"),  # too short
        ("elephant", "elephant"),  # near nothing
        ("配尝", "配尝"),  # no character in common
        ("2024年", "2024年"),  # a year
        ("", ""),
    ],
)
def test_what_is_no_slip_is_left_alone(misspellings: Misspellings, term: str, typed: str) -> None:
    assert misspellings.mend(term, typed) is None


def test_of_two_words_as_near_neither_is_taken() -> None:
    both = Misspellings(words={"parent", "patent"}, terms=(), is_word=lambda _: False)
    assert both.mend("pabent", "pabent") is None
