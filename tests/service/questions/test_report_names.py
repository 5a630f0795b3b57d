import pytest

from service.questions import read_question
from service.questions.report_names import cut_report


@pytest.mark.parametrize(
    ("text", "left", "year"),
    [
        ("2015年政府工作报告中粮食产量是多少", "粮食产量是多少", 2015),
        ("根据2023年最高人民法院工作报告，审结案件多少件", "审结案件多少件", 2023),
        ("二〇一五年政府工作报告提到的就业目标", "就业目标", 2015),
        ("政府工作报告（2015年）：粮食产量", "粮食产量", 2015),
        ("粮食产量是多少（2015年报告）", "粮食产量是多少", 2015),
        ("粮食产量，2015年政府报告说是多少", "粮食产量，说是多少", 2015),
        ("2020年统计公报，人口多少", "人口多少", 2020),
        ("according to the 2007 work report, how many jobs", "how many jobs", 2007),
        ("how many jobs were there in the report of 2015", "how many jobs were there", 2015),
        ("government work report 2012: grain output", "grain output", 2012),
        ("the 2010 report on the work of the government: target", "target", 2010),
        ("what did the 2013 communiqué say", "what did say", 2013),
    ],
)
def test_a_report_called_by_its_year_is_cut(text: str, left: str, year: int) -> None:
    assert cut_report(text) == (left, year)


@pytest.mark.parametrize(
    "text",
    [
        "2023年发布的报告有多少份",
        "2023年度报告了多少起案件",
        "how many cases were reported in 2015",
        "in 2015 how many did the report count",
        "2015 report cases",
        "2015年政府工作报告",
        "2015年的粮食产量",
    ],
)
def test_a_year_of_the_facts_is_left_where_it_is(text: str) -> None:
    assert cut_report(text) == (text, None)


def test_the_year_of_a_report_is_not_that_of_the_facts() -> None:
    question = read_question("2015年政府工作报告中，2014年粮食产量是多少？")

    assert (question.report_year, question.years) == (2015, (2014,))
