"""What a document states of itself is found where that is asked for."""

import pytest

from index import Filter, Hit
from ingest import Passage, Segment, Span
from service.answering.statements import add_statements


def _hit(doc_id: str, place: int, text: str, *, rank: int) -> Hit:
    segment = Segment(text_start=0, source_start=place, length=len(text))
    passage = Passage(
        passage_id=f"{doc_id}:{place}",
        doc_id=doc_id,
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=(segment,),
    )
    whole = Span(start=0, end=len(text))
    return Hit(passage=passage, score=1 / rank, rank=rank, legs={}, sentence=whole, highlights=())


FOUND = (
    _hit("law-1", 5, "第五条 飞行活动应当申请。", rank=1),
    _hit("law-2", 7, "第七条 飞行活动的时间。", rank=2),
    _hit("law-1", 9, "第九条 飞行活动的单位。", rank=3),
)
STATED = _hit("law-1", 99, "第六十三条 本条例自2024年1月1日起施行。", rank=1)


def _search(query: str, where: Filter) -> tuple[Hit, ...]:
    assert where.doc_id == "law-1"
    assert "施行" in query or "公布" in query
    return (STATED, FOUND[0])


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
def test_a_statement_of_the_first_document_stands_behind_the_first_hit(question: str) -> None:
    found = add_statements(question, FOUND, _search, Filter())

    assert [hit.passage.passage_id for hit in found] == ["law-1:5", "law-1:99", "law-2:7"]
    assert [hit.rank for hit in found] == [1, 2, 3]
    assert found[1].score == FOUND[1].score


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
def test_who_asks_for_something_else_gets_what_was_found(question: str) -> None:
    assert add_statements(question, FOUND, _search, Filter()) == FOUND
