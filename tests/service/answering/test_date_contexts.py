"""A date is told with the words of its clause that are not another date's."""

import re

import pytest

from ingest import Span
from service.answering.date_contexts import date_context


def contexts(text: str) -> list[str]:
    found = re.finditer(r"(?:\d+年)?\d+月\d+日", text)
    dates = [Span(start=match.start(), end=match.end()) for match in found]
    whole = Span(start=0, end=len(text))
    return [date_context(text, dates, number, within=whole) for number in range(len(dates))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("条例于2024年1月1日起施行。", ["条例于 起施行"]),
        ("2024年1月1日，会议通过了条例。", [" ，会议通过了条例"]),
        ("条例1月5日通过、7月1日施行。", ["条例 通过", "条例 施行"]),
    ],
)
def test_each_date_has_its_own_words(text: str, words: list[str]) -> None:
    assert [each.strip() for each in contexts(text)] == [each.strip() for each in words]


def test_the_news_of_a_date_end_at_the_next_one() -> None:
    first, second = contexts("1月5日，会议开幕，7月1日，会议闭幕。")
    assert "开幕" in first
    assert "闭幕" not in first
    assert "闭幕" in second
