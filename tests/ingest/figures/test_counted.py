"""What stands behind a number, and lists that numbers follow in order."""

import pytest

from ingest.figures import read_amounts
from ingest.figures.counted import noun_behind, run_length, split_members


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("10家中央企业", "中央企业"),
        ("82起失信主体信息，", "失信主体信息"),
        ("20家机构共办理申请", "机构"),
        ("5%的股份", "股份"),
        ("5%以上，", ""),
        ("10件。", ""),
        ("30人参加培训", ""),
        ("900元和300元的标准", ""),
        ("3 cases were sent to the police in May", "sent to the police"),
    ],
)
def test_the_noun_behind_a_number_ends_at_its_verb(text: str, noun: str) -> None:
    amount = read_amounts(text)[0]
    assert noun_behind(text, amount, len(text)).of(text) == noun


@pytest.mark.parametrize(
    ("words", "count", "members"),
    [
        ("甲型、乙型、丙型销售量", 3, ("甲型销售量", "乙型销售量", "丙型销售量")),
        ("城镇和农村人均住房面积", 2, ("城镇人均住房面积", "农村人均住房面积")),
        ("城镇居民收入和农村居民纯收入", 2, ("城镇居民收入", "农村居民纯收入")),
        ("甲、乙", 3, ()),
        ("甲", 1, ()),
    ],
)
def test_the_last_member_gives_its_head_noun_to_all(
    words: str, count: int, members: tuple[str, ...]
) -> None:
    assert split_members(words, count) == members


def test_a_run_ends_at_another_kind_of_amount() -> None:
    text = "为5件、6件和7件，增长5%"
    assert run_length(text, read_amounts(text), range(4)) == 3
