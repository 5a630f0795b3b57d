"""What a query may be."""

import pytest

from index.errors import QueryError
from index.query import MAX_QUERY_CHARACTERS, check_k, check_limit, check_query


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
