"""English keywords ask for what their first noun phrase names."""

import pytest

from service.questions.keywords_en import read_keywords


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("number of patents", "count"),
        ("patents granted 2023", "count"),
        ("growth in exports", "change"),
        ("exports year-on-year", "change"),
        ("share of coal in consumption", "share"),
        ("exchange rate", None),
        ("effective date of the regulation", "date"),
        ("prison term", "duration"),
        ("gdp of the city", "money"),
        ("target for gdp", "amount"),
        ("list of provinces", "list"),
        ("name of the campaign", "which"),
        ("fair competition", None),
    ],
)
def test_the_head_stands_first(text: str, asked: str | None) -> None:
    assert read_keywords(text) == asked
