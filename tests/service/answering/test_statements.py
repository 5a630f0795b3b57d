"""What a document states of itself is found where that is asked for."""

import pytest

from index import Filter, Hit
from ingest import Passage, Segment, Span
from service.answering.statements import add_statements
from service.questions import Statement


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


@pytest.mark.parametrize("statement", ["force", "issue"])
def test_a_statement_of_the_first_document_stands_behind_the_first_hit(
    statement: Statement,
) -> None:
    found = add_statements(statement, FOUND, _search, Filter())

    assert [hit.passage.passage_id for hit in found] == ["law-1:5", "law-1:99", "law-2:7"]
    assert [hit.rank for hit in found] == [1, 2, 3]
    assert found[1].score == FOUND[1].score


def test_who_asks_for_something_else_gets_what_was_found() -> None:
    assert add_statements(None, FOUND, _search, Filter()) == FOUND
