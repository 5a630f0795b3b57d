"""What a query may be."""

import pytest

from index.errors import QueryError
from index.query import (
    MAX_QUERY_CHARACTERS,
    Wording,
    check_k,
    check_limit,
    check_query,
    gloss,
    mend_terms,
    respell,
)
from ingest import Analyzer


@pytest.mark.parametrize(
    "query", ["惩罚性赔偿", "punitive damages", "319", "專利", "a\tb", "💡 专"]
)
def test_a_query_with_a_letter_or_digit_passes(query: str) -> None:
    assert check_query(f" {query}\n") == query


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "empty"),
        (" \u3000\n", "empty"),
        ("？！……", "neither letter nor digit"),
        ("专利\x00", r"U\+0000"),
        ("patent\x1b[31m", r"U\+001B"),
        ("专利\ud800", r"U\+D800"),
        ("专" * (MAX_QUERY_CHARACTERS + 1), "1001 characters"),
        ("Ⅷ" * 300, "1200 characters where each is written out"),
    ],
)
def test_a_query_out_of_range_is_refused_with_the_reason(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        check_query(query)


@pytest.mark.parametrize("k", [0, -1, 101, 10**9])
def test_a_cut_off_out_of_range_is_refused(k: int) -> None:
    with pytest.raises(QueryError, match=f"got {k}"):
        check_k(k)


@pytest.mark.parametrize("limit", [0, -1, 501])
def test_a_page_out_of_range_is_refused(limit: int) -> None:
    with pytest.raises(QueryError, match=f"between 1 and 500, got {limit}"):
        check_limit(limit)


@pytest.mark.parametrize(
    ("typed", "slips", "meant"),
    [
        ("punative damages", {"punat": "punit"}, "punitive damages"),
        ("patants granted", {"patant": "patent"}, "patents granted"),
        ("惩罚性陪偿案件数", {"陪偿": "赔偿"}, "惩罚性赔偿案件数"),
        ("patents granted", {}, "patents granted"),
    ],
)
def test_a_misspelt_word_is_written_as_it_was_meant(
    typed: str, slips: dict[str, str], meant: str
) -> None:
    tokens = Analyzer().tokens(typed)
    terms = mend_terms(typed, tokens, lambda term, _: slips.get(term))
    assert respell(typed, tokens, terms) == meant


@pytest.mark.parametrize(
    ("weights", "text", "called"),
    [
        ({"损害": 0.5, "赔偿": 0.3}, "惩罚性赔偿案件", ("赔偿",)),
        ({"损害": 0.5, "赔偿": 0.3}, "损害赔偿", ("损害",)),
        ({"赔偿": 0.05}, "惩罚性赔偿案件", ()),
        ({"damag": 1.0}, "damages", ()),
        ({"家": 0.2}, "12家企业", ()),
        ({"家": 0.5}, "12家企业", ("家",)),
    ],
)
def test_a_word_is_called_by_its_likeliest_term_in_a_text(
    weights: dict[str, float], text: str, called: tuple[str, ...]
) -> None:
    assert gloss([Wording(source="indemnity", weights=weights)], text) == called


def test_neither_a_word_of_the_text_nor_a_part_of_a_term_is_called_again() -> None:
    phrase = Wording(source="business environment", weights={"营商环境": 0.6})
    word = Wording(source="environment", weights={"环境": 0.4})
    own = Wording(source="GDP", weights={"国内生产总值": 1.0})
    assert gloss([phrase, word, own], "营商环境 GDP 国内生产总值") == ("营商环境",)
