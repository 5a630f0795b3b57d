from dataclasses import replace

import pytest

from index import Hit
from ingest import DocumentContext, Passage, Segment, Span
from service.answering.belonging import Belonging, years_of
from service.answering.records import Candidate
from service.responses import DocumentSummary

CITY = DocumentSummary(
    doc_id="city",
    title="澄浦市2023年统计公报",
    issuer="",
    year=2023,
    language="zh",
    source_name="city.txt",
    sha256="0" * 64,
    characters=1,
    context=DocumentContext(places=("澄浦市",), period="2023", issued="2024-03-01"),
)
DISTRICT = replace(CITY, doc_id="district", context=DocumentContext(places=("广州市", "天河区")))
LAW = replace(CITY, doc_id="law", year=2019, context=DocumentContext(issued="2020-05-01"))
BELONGING = Belonging(documents={each.doc_id: each for each in (CITY, DISTRICT, LAW)})


def _candidate(doc_id: str, text: str = "全年增长5%。") -> Candidate:
    passage = Passage(
        passage_id=f"{doc_id}:0",
        doc_id=doc_id,
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    whole = Span(start=0, end=len(text))
    hit = Hit(passage=passage, score=1.0, rank=1, legs={}, sentence=whole, highlights=())
    return Candidate(kind="passage", hit=hit, sentence=whole, span=whole, context="")


@pytest.mark.parametrize(
    ("doc_id", "text", "asked", "fits"),
    [
        ("city", "全市增长5%。", {"澄浦市"}, True),
        ("city", "全市增长5%。", {"广州市"}, False),
        ("city", "与广州合作项目5个。", {"广州市"}, True),
        ("city", "全市增长5%。", set(), True),
        ("district", "全区增长5%。", {"天河区"}, True),
        ("district", "全区增长5%。", {"广州市", "天河区"}, True),
        ("district", "全区增长5%。", {"广东省"}, False),
        ("district", "全区增长5%。", {"广州市"}, False),
        ("law", "罚款五百元。", {"广州市"}, False),
    ],
)
def test_another_places_figure_is_no_answer(
    doc_id: str, text: str, asked: set[str], fits: bool
) -> None:
    assert BELONGING.is_of_places(_candidate(doc_id, text), frozenset(asked)) is fits


@pytest.mark.parametrize(
    ("doc_id", "year", "fits"),
    [("city", 2023, True), ("city", 2024, False), ("law", 2020, True), ("law", 2019, True)],
)
def test_a_law_is_called_by_its_years_and_a_report_by_what_it_reports_on(
    doc_id: str, year: int, fits: bool
) -> None:
    reported = 2023 if doc_id == "city" else None
    assert BELONGING.is_of_year(_candidate(doc_id), year, reported=reported) is fits


def test_a_document_is_of_the_years_of_its_issue_and_of_its_plan() -> None:
    plan = replace(LAW, context=DocumentContext(issued="2021", plan_period="2021/2025"))
    assert years_of(plan) == {2019, 2021, 2025}
