"""Operators of a query, and what they leave of a search."""

import pytest

from index import Filter, Searcher
from index.errors import QueryError
from index.operators import Operators, read_operators


@pytest.mark.parametrize(
    ("query", "text", "lacking", "phrases"),
    [
        ("商标 侵权 -海关", "商标 侵权", ("海关",), ()),
        ("-海关 商标", "商标", ("海关",), ()),
        ("trade marks -customs -courts", "trade marks", ("customs", "courts"), ()),
        ('"商标侵权" 案件', "商标侵权 案件", (), ("商标侵权",)),
        ("＂商标侵权＂案件", "商标侵权案件", (), ("商标侵权",)),
        ("e-commerce in 2019 -2023", "e-commerce in 2019 -2023", (), ()),
        ("降幅 - 5%", "降幅 - 5%", (), ()),
        ('长度5" 的管', '长度5" 的管', (), ()),
        ("“铁拳”行动", "“铁拳”行动", (), ()),
    ],
)
def test_operators_are_told_from_other_signs(
    query: str, text: str, lacking: tuple[str, ...], phrases: tuple[str, ...]
) -> None:
    assert read_operators(query) == Operators(text=text, lacking=lacking, phrases=phrases)


def test_a_query_must_say_what_to_look_for() -> None:
    with pytest.raises(QueryError, match="name what to look for"):
        read_operators("-海关 -法院")


@pytest.mark.parametrize(("left_out", "word"), [("-海关", "海关"), ("-customs", "海关")])
def test_passages_with_a_word_are_left_out(
    report_searcher: Searcher, left_out: str, word: str
) -> None:
    with_it = report_searcher.search("侵权 货物", k=20)
    assert any(word in hit.passage.text for hit in with_it)
    without = report_searcher.search(f"侵权 货物 {left_out}", k=20)
    assert without
    assert not any(word in hit.passage.text for hit in without)


def test_a_phrase_must_stand_as_it_is(report_searcher: Searcher) -> None:
    found = report_searcher.search_page('"惩罚性赔偿"', k=20)
    assert found.hits
    assert all("惩罚性赔偿" in hit.passage.text for hit in found.hits)
    assert found.total == len(found.hits)


def test_a_phrase_that_stands_nowhere_leaves_nothing_out(report_searcher: Searcher) -> None:
    quoted = report_searcher.search('"punitive damages" cases')
    assert [hit.passage for hit in quoted] == [
        hit.passage for hit in report_searcher.search("punitive damages cases")
    ]


def test_operators_go_with_other_filters(report_searcher: Searcher) -> None:
    found = report_searcher.search("侵权 -海关", where=Filter(kind="table_row"), k=5)
    assert all(hit.passage.kind == "table_row" for hit in found)
