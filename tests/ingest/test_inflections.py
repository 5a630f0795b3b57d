import pytest

from ingest.analyzer import stem
from ingest.inflections import base_form


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("upheld", "uphold"),
        ("sold", "sell"),
        ("rose", "rise"),
        ("children", "child"),
        ("programmes", "program"),
        ("modernisation", "modernization"),
        ("recognised", "recognized"),
    ],
)
def test_an_irregular_or_british_form_leads_to_its_base(form: str, base: str) -> None:
    assert base_form(form) == base


@pytest.mark.parametrize("word", ["cases", "supervised", "promise", "exercise", "patent", "raise"])
def test_a_regular_word_stays_as_it_is(word: str) -> None:
    assert base_form(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [("upheld", "upholding"), ("labour", "labor"), ("organisation", "organizations")],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
