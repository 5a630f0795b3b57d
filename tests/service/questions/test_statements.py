"""A question asks since when a document is in force, or when and by whom it was issued."""

import pytest

from service.questions.statements import read_statement


@pytest.mark.parametrize(
    "question",
    [
        "飞行管理条例自何时起施行",
        "飞行条例的施行日期",
        "飞行管理办法有效期多久",
        "飞行管理条例是哪年公布的",
        "飞行管理规定由哪个部门印发",
        "When did the flight rules take effect?",
        "entry into force of the flight regulation",
        "who issued the flight rules",
        "When did the flight regulation come into effect?",
        "《飛行條例》何時施行",
        "飛行管理辦法是哪個部門發布的",
    ],
)
def test_a_question_asks_what_a_document_states_of_itself(question: str) -> None:
    assert read_statement(question) is not None


@pytest.mark.parametrize(
    "question",
    [
        "从事飞行活动的单位应当何时申请",
        "全年实施项目多少个",
        "工业产品生产许可证有效期几年",
        "应急物资由哪个部门采购",
        "How many cases in 2023?",
        "How many invention patents were in force at the end of 2023?",
        "Which provinces issued consumption vouchers?",
    ],
)
def test_another_question_asks_for_no_statement(question: str) -> None:
    assert read_statement(question) is None
