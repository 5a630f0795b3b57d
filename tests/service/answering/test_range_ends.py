"""Which end of a range a question asks for."""

import pytest

from ingest.figures import read_amounts
from service.answering.range_ends import asked_end


@pytest.mark.parametrize(
    ("question", "text", "raw", "value"),
    [
        ("最高罚多少？", "二万元以上二十万元以下", "二十万元以下", 200_000),
        ("What is the top fine?", "二万元以上二十万元以下", "二十万元以下", 200_000),
        ("最低罚多少？", "二万元以上二十万元以下", "二万元以上", 20_000),
        ("At least how much?", "5%—5.5%", "5%", 5),
        ("上限是多少", "5%—5.5%", "5.5%", 5.5),
        ("最多几年", "3至5年", "5年", 5),
        ("最高多少", "十万元以上不满五十万元", "五十万元", 500_000),
    ],
)
def test_the_end_asked_for_is_given(question: str, text: str, raw: str, value: float) -> None:
    (amount,) = read_amounts(f"处{text}")
    end = asked_end(question, amount)
    assert (end.raw, float(end.value), end.high) == (raw, value, None)
    assert end.span.of(f"处{text}") == raw


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("罚多少？", "二万元以上二十万元以下"),
        ("最高最低各罚多少？", "3至5年"),
        ("最高罚多少？", "5万元"),
    ],
)
def test_the_whole_is_kept_where_no_end_or_both_are_asked_for(question: str, text: str) -> None:
    (amount,) = read_amounts(f"处{text}")
    assert asked_end(question, amount) == amount
