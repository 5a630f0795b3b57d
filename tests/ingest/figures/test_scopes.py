"""The labels that tell figures of one subject apart."""

import pytest

from ingest.figures import LABELS, conflicts, read_scopes


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("全市法院新收知识产权民事一审案件", {"received", "civil", "first_instance"}),
        ("審結行政二審案件", {"concluded", "administrative", "second_instance"}),
        ("国内发明专利有效量", {"domestic", "invention", "in_force"}),
        ("累计批准保护地理标志产品", {"cumulative"}),
        ("驳回起诉", {"dismissed"}),
        ("公益诉讼一共立了多少案", {"opened", "public_interest"}),
        ("How many cases of smuggling did the police open?", {"opened"}),
        ("审查逮捕案件", {"arrest_review"}),
        ("货物进出口总额", set()),
        ("货物出口额", {"exported"}),
        ("新中国外交", set()),
        ("集成电路布图设计", set()),
        ("How many civil first-instance cases accepted", {"civil", "first_instance", "received"}),
        ("utility models granted to foreign applicants", {"utility_model", "granted", "foreign"}),
        ("cumulative trademark registrations in force", {"cumulative", "registered", "in_force"}),
        ("layout-designs of integrated circuits", set()),
        ("市本级一般公共预算收入", {"own_level", "revenue"}),
        ("revenue of the whole city at the municipal level", {"own_level", "all_levels"}),
        ("年初预算安排", {"planned"}),
        ("预算执行", set()),
        ("食品安全市场", set()),
        ("county-level schools of eight cities", set()),
        ("", set()),
    ],
)  # fmt: skip
def test_words_of_either_language_give_labels(text: str, labels: set[str]) -> None:
    found = read_scopes(text)
    assert labels <= found <= LABELS
    assert labels or not found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("受理多少件", "审结一审案件"),
        ("first instance", "二审案件"),
        ("patents granted", "发明专利有效量"),
        ("实用新型", "外观设计专利"),
        ("domestic applicants", "国外申请人"),
        ("exports", "进口额"),
        ("prosecuted", "批捕"),
        ("农村居民", "城镇居民"),
        ("区本级收入", "全区收入"),
        ("撤销多少件", "发证5件"),
    ],
)
def test_members_of_one_group_exclude_each_other(asked: str, found: str) -> None:
    assert conflicts(read_scopes(asked), read_scopes(found))
    assert conflicts(read_scopes(found), read_scopes(asked))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("受理多少件", "民事案件"),
        ("城镇居民收入", "城乡居民收入"),
        ("civil cases received", "新收民事案件"),
        ("", "审结案件"),
    ],
)
def test_labels_of_several_groups_or_of_a_whole_group_exclude_nothing(
    asked: str, found: str
) -> None:
    assert not conflicts(read_scopes(asked), read_scopes(found))
