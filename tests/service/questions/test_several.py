"""A question for several things is one question for each."""

import pytest

from ingest import Analyzer
from service.questions import may_name_several, split_things


def split(text: str, analyzer: Analyzer) -> list[str]:
    words = {token.span.of(text) for token in analyzer.tokens(text)}
    return [question for _, question in split_things(text, words)]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "云洲县小麦、稻谷、蔬菜产量分别是多少",
            ["云洲县小麦产量是多少", "云洲县稻谷产量是多少", "云洲县蔬菜产量是多少"],
        ),
        ("专利和商标申请分别有多少件", ["专利申请有多少件", "商标申请有多少件"]),
        ("城镇新增就业和失业率分别是多少", ["城镇新增就业是多少", "失业率是多少"]),
        ("SO2和PM2.5浓度各多少", ["SO2浓度多少", "PM2.5浓度多少"]),
        ("2022年和2023年床位数", ["2022年床位数", "2023年床位数"]),
        (
            "How many patent, trademark and copyright cases in 2023?",
            [
                "How many patent cases in 2023?",
                "How many trademark cases in 2023?",
                "How many copyright cases in 2023?",
            ],
        ),
        ("Railway and road investment", []),
        ("小麦和稻谷产量", []),
        ("Revenue in 2022 and 2023", ["Revenue in 2022", "Revenue in 2023"]),
        ("2023年惩罚性赔偿案件数", []),
        ("关于和平区的案件", []),
        ("Research and development spending", []),
        ("Imports and exports in 2023", []),
        ("、和、和", []),
        ("and , and", []),
        ("甲、乙、丙、丁、戊、己和庚的数量分别是多少", []),
    ],
)
def test_each_thing_is_asked_for_alone(text: str, questions: list[str], analyzer: Analyzer) -> None:
    assert split(text, analyzer) == questions
    assert may_name_several(text) or not questions
