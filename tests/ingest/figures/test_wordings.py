"""Who did what with what."""

import pytest

from ingest.figures.wordings import Wording, parse_wording


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("全国海关查扣侵权货物", ("全国海关", "查扣", "侵权货物")),
        ("审结", ("", "审结", "")),
        ("向司法机关移送案件", ("", "向司法机关移送", "案件")),
        ("粮食产量", ("", "", "粮食产量")),
        ("责令平台停止服务", ("", "责令", "平台停止服务")),
        ("courts accepted civil cases", ("courts", "accepted", "civil cases")),
    ],
)
def test_words_are_split_into_agent_verb_and_object(text: str, parts: tuple[str, str, str]) -> None:
    wording = parse_wording(text)
    assert (wording.agent, wording.verb, wording.object) == parts


@pytest.mark.parametrize(
    "text", ["案值", "罚没金额", "占比", "占国内生产总值比例", "涉案金额", "总产量", "产量"]
)
def test_a_property_is_told_from_a_thing(text: str) -> None:
    assert parse_wording(text).is_attribute
    assert not parse_wording("查处案件").is_attribute


def test_a_part_drops_what_something_else_was_done_with() -> None:
    whole = Wording(agent="法院", verb="受理", object="民事案件")
    assert Wording(verb="提出", object="建议").under(whole).text == "法院民事案件·提出建议"
    assert Wording(verb="受理", object="商标案件").under(whole).text == "法院受理民事案件·商标案件"


def test_words_of_the_latin_alphabet_are_set_apart() -> None:
    assert parse_wording("courts accepted civil cases").done("closed").text == (
        "courts closed civil cases"
    )
