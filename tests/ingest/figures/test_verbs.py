"""A verb of statistics is found with who does it, and ends the name of what is counted."""

import pytest

from ingest.figures.verbs import AGENT, BODY, LEADING_VERB, STOP_VERB


@pytest.mark.parametrize(
    ("clause", "verb"),
    [("共受理案件", "受理"), ("依法审结案件", "审结"), ("立侵权案", "立"), ("案件受理量", None)],
)
def test_a_clause_opens_with_its_verb(clause: str, verb: str | None) -> None:
    found = LEADING_VERB.match(clause)
    assert (found["verb"] if found else None) == verb


@pytest.mark.parametrize(
    ("clause", "agent"),
    [
        ("全国检察机关共批捕3人", "全国检察机关"),
        ("由法院审结", None),
        ("专利案件受理量", None),
    ],
)
def test_who_acts_stands_before_the_verb(clause: str, agent: str | None) -> None:
    found = AGENT.match(clause)
    assert (found["agent"] if found else None) == agent


def test_a_body_alone_is_one() -> None:
    assert BODY.fullmatch("全国海关")
    assert not BODY.fullmatch("全国案件")


@pytest.mark.parametrize("verb", ["提高到", "增长", "启动"])
def test_the_name_of_what_is_counted_ends_before_a_verb(verb: str) -> None:
    found = STOP_VERB.search(f"城市{verb}九成")
    assert found is not None
    assert found.start() == 2
