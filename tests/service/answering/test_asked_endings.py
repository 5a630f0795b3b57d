"""The noun of a question as the ending of what answers it."""

import pytest

from index import Match
from service.answering.asked_endings import asked_endings


@pytest.mark.parametrize(
    ("question", "ending"),
    [
        ("2019年竣工的是哪座水库？", "水库"),
        ("哪条高速公路提前通车？", "高速公路"),
        ("要为哪片海域编制保护规划？", "海域"),
        ("报告点名的是哪种病？", "病"),
        ("试点的是哪个新股票板块？", "板块"),
        ("支持哪个地区的经济发展？", "地区"),
        ("該案適用了什麼程序", "程序"),
        ("重点产业包括哪些？", "产业"),
        ("2019年 载人飞船 名称", "飞船"),
    ],
)
def test_the_noun_asked_for_is_an_ending(question: str, ending: str) -> None:
    assert ending in asked_endings(question, ())


@pytest.mark.parametrize(
    ("question", "match", "endings"),
    [
        ("Which railway opened early?", Match(term="铁路", source="railway"), ("铁路", "路", "铁")),
        ("Which scenic area was new?", Match(term="景区", source="scenic"), ("景区", "区", "景")),
        ("Which court heard the railway case?", Match(term="铁路", source="heard"), ()),
        ("Which courts signed agreements?", Match(term="协议", source="agreements"), ()),
        ("Which sea was covered?", Match(term="计划", source="plan"), ("海",)),
        ("What was the name of the dam?", Match(term="dam", source="dam"), ("坝",)),
        ("How many railways opened?", Match(term="铁路", source="railways"), ()),
    ],
)
def test_english_nouns_end_as_the_collection_calls_them(
    question: str, match: Match, endings: tuple[str, ...]
) -> None:
    assert asked_endings(question, [match]) == endings


def test_what_a_chinese_noun_is_also_called_is_an_ending() -> None:
    match = Match(term="海洋", source="海域")

    assert "海洋" in asked_endings("哪片海域？", [match])


@pytest.mark.parametrize("question", ["", "2023年有多少件？", "why", "哪？", "which?"])
def test_a_question_without_a_noun_gives_no_ending(question: str) -> None:
    assert asked_endings(question, ()) == ()
