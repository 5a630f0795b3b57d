"""Stretches of a passage made whole."""

import pytest

from ingest import Span
from service.answering.spans import around, completed, joined, rounded, summed_up, trimmed


def _span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start=start, end=start + len(part))


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("支出下降，主要是检测减少。", "检测减少", "主要是检测减少"),
        ("支出下降，主要是检测和接种大幅减少。", "检测", "检测"),
    ],
)
def test_a_clause_is_taken_whole_where_half_of_it_is(text: str, part: str, whole: str) -> None:
    assert rounded(text, _span(text, part)).of(text) == whole


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("依据《老年人条例》制定", "老年人", "《老年人条例》"),
        ("街道办事处（镇政府）受理", "街道办事处（镇", "街道办事处（镇政府）"),
        ("受理（街道办事处）", "街道办事处", "街道办事处"),
        ("开展“铁拳”行动", "开展“铁", "开展“铁拳”"),
    ],
)
def test_what_is_broken_off_is_completed(text: str, part: str, whole: str) -> None:
    assert completed(text, _span(text, part)).of(text) == whole


def test_parts_of_an_enumeration_are_joined() -> None:
    text = "复旦大学和同济大学、华东师大参加。其他"
    parts = [_span(text, name) for name in ("华东师大", "复旦大学", "同济大学", "其他")]
    assert [each.of(text) for each in joined(text, parts)] == [
        "复旦大学和同济大学、华东师大",
        "其他",
    ]


def test_a_list_takes_in_what_sums_it_up() -> None:
    text = "纺织、造纸等重点行业，持续"
    assert summed_up(text, _span(text, "纺织、造纸")).of(text) == "纺织、造纸等重点行业"
    assert summed_up(text, _span(text, "重点行业")).of(text) == "重点行业"


def test_marks_at_the_edges_go_and_those_of_pairs_stay() -> None:
    text = "，《条例》。 "
    assert trimmed(text, Span(start=0, end=len(text))).of(text) == "《条例》"


def test_a_stretch_over_an_end_is_in_both_sentences() -> None:
    sentences = [Span(start=0, end=5), Span(start=5, end=9)]
    assert around(sentences, Span(start=4, end=6)) == Span(start=0, end=9)
    assert around(sentences, Span(start=9, end=9)) == Span(start=9, end=9)
