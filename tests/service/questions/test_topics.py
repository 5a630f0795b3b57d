"""What a question is about, without its frame."""

import pytest

from service.questions import read_question
from service.questions.manners import strip_manners


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


@pytest.mark.parametrize(
    ("polite", "bare"),
    [
        ("Could you please tell me how many cases", "how many cases"),
        ("i'd like to know when it was issued, please", "when it was issued"),
        ("请问一下，有多少件", "有多少件"),
        ("麻烦帮我查一下专利申请量，谢谢", "专利申请量"),
        ("我想知道案件数", "案件数"),
        ("查处多少件", "查处多少件"),
        ("可以申请几次", "可以申请几次"),
        ("could the law be amended", "could the law be amended"),
        ("请问", "请问"),
    ],
)
def test_politeness_goes_and_nothing_else(polite: str, bare: str) -> None:
    assert strip_manners(polite.lower()) == bare
