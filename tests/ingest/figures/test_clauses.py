"""Clauses, and which brackets are no more than words."""

import pytest

from ingest.figures import read_amounts
from ingest.figures.clauses import fold_in_place, is_rate_base, split_clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("受理5件，审结3件；其中，商标2件。", ["受理5件", "审结3件", "其中", "商标2件。"]),
        ("支持中心（TISC）50家，增长5%", ["支持中心（TISC）50家", "增长5%"]),
        ("赔偿2亿元（其中，专利1亿元）。", ["赔偿2亿元", "其中", "专利1亿元", "。"]),
        ("《甲，乙》印发3份", ["《甲，乙》印发3份"]),
        ("1,196 cases, up 5%", ["1,196 cases", "up 5%"]),
    ],
)
def test_a_bracket_is_split_only_where_an_amount_stands_in_it(
    text: str, clauses: list[str]
) -> None:
    found = split_clauses(text, read_amounts(text))
    assert [clause.span.of(text).strip() for clause in found] == clauses


def test_every_amount_stands_in_one_clause() -> None:
    text = "新收5件（其中专利2件，商标3件），审结4件。增长5%和6%"
    numbers = [n for clause in split_clauses(text, read_amounts(text)) for n in clause.amounts]
    assert numbers == list(range(6))


@pytest.mark.parametrize("text", ["審結３件（㎡）", "意見", "plain", "e\u0301件"])
def test_an_even_text_is_as_long_as_the_text(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)


def test_what_another_amount_is_per_is_known() -> None:
    text = "每50公斤提高5元"
    assert [is_rate_base(text, amount) for amount in read_amounts(text)] == [True, False]
