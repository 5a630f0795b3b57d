"""What a question is about, without its frame."""

import pytest

from service.questions import read_question


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("2023年惩罚性赔偿案件有多少件？", "惩罚性赔偿案件"),
        ("惩罚性赔偿 案件数 2023", "惩罚性赔偿 案件"),
        (
            "How many punitive damages cases were concluded in 2023?",
            "punitive damages cases concluded",
        ),
        ("实用新型授权量同比降了多少", "实用新型授权量"),
        ("By how much did exports of cars grow in 2014?", "exports of cars"),
        ("条例何时起施行", "条例 起施行"),
        ("由哪些部门联合发布", "部门联合发布"),
        ("Who signed the decree?", "signed decree"),
        ("去年的出口额是多少", "出口额"),
        ("what was last year's trade surplus", "trade surplus"),
        ("请问您能告诉我在校学生有多少人吗", "在校学生"),
        ("出口是增还是减", "出口"),
        ("fair competition review", "fair competition review"),
        ("项目有多少个", "项目"),
        ("工业增加值同比增长多少", "工业增加值"),
        ("2026年工业增加值预期增长多少", "工业增加值"),
        ("2026年就业目标是多少人", "就业"),
        ("What GDP growth does the city target for 2026?", "gdp city"),
        ("目的是什么", "目的"),
    ],
)
def test_the_topic_is_what_is_left_without_the_frame(text: str, topic: str) -> None:
    assert read_question(text).topic == topic
