"""What a figure is claimed of is told by its words, less places, years and what is light."""

import pytest

from service.claim_words import (
    claim_words,
    compounds,
    is_put_for,
    is_telling,
    unknown_words,
    without_places,
)
from service.claims import Claim, read_claims


def claim_of(text: str, *places: str) -> Claim:
    return read_claims(text, lambda _: frozenset(places))[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023年全市专利授权量累计达到5万件。", "全市专利授权量"),
        ("In 2023, the total output of grain reached 5 million tonnes.", "output grain"),
    ],
)
def test_light_words_and_years_say_nothing(text: str, words: str) -> None:
    said = claim_words(claim_of(text), text)
    assert set(words.split()) <= set(said.split())
    assert not {"2023", "total", "reached", "累计"} & set(said.split())


def test_the_places_of_a_claim_are_cut() -> None:
    claim = claim_of("岚江市专利授权5件。", "岚江市")
    assert "岚江" not in without_places(claim, "岚江市专利授权")


@pytest.mark.parametrize(
    ("claimed", "printed", "put"),
    [
        ("农业增加值5亿元。", "工业增加值5亿元。", True),
        ("农业增加值5亿元。", "外商来访5亿元。", False),
    ],
)
def test_one_word_may_be_put_for_another(claimed: str, printed: str, *, put: bool) -> None:
    figure = claim_of(printed).figure
    assert figure is not None
    assert is_put_for(claim_of(claimed), figure) is put


def test_a_word_may_be_put_together_of_others() -> None:
    assert compounds(["汽车产量", "汽车", "产量"]) == {0: [1, 2]}
    assert compounds(["汽车产量", "汽车"]) == {}


def test_a_word_made_of_known_words_is_known() -> None:
    assert unknown_words(["汽车产量"], ["汽车产量", "汽车", "产量"]) == []
    assert unknown_words(["火箭产量"], ["火箭产量", "汽车", "产量"]) == ["火箭产量"]


@pytest.mark.parametrize(("word", "tells"), [("火箭", True), ("Shenzhen", True), ("growth", False)])
def test_a_name_sets_a_claim_apart(word: str, *, tells: bool) -> None:
    assert is_telling(word) is tells
