"""Quantity nouns behind what and which, and in keywords."""

import pytest

from service.questions.quantities_en import read_quantity, read_quantity_keywords


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("what trade deficit was booked", "money"),
        ("what was the average monthly pension of miners", "money"),
        ("to what annual amount was the allowance raised", "money"),
        ("to what level did the water rise", "amount"),
        ("what crop yield was reached", "count"),
        ("what literacy rate was reported", "share"),
        ("which average wage applies", "money"),
        ("what growth target was set", "amount"),
        ("what income law was passed", None),
        ("which level of court sat", None),
        ("which standard was revised", None),
    ],
)
def test_a_quantity_asks_for_an_amount_only_at_the_head(text: str, asked: str | None) -> None:
    assert read_quantity(text) == asked


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("outstanding student loans", "money"),
        ("minimum living allowance standard", "money"),
        ("per-hectare yield", "count"),
        ("literacy rate", "share"),
        ("foreign trade", None),
        ("fair competition", None),
    ],
)
def test_keywords_ask_for_what_their_last_noun_measures(words: str, asked: str | None) -> None:
    assert read_quantity_keywords(words.split()) == asked
