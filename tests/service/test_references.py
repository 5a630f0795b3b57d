from dataclasses import replace

import pytest

from ingest import Document, DocumentContext
from service.records import Citation
from service.references import make_reference

NAME = "binhai-0a1b2c3d:9@0-10"
REPORT = Document(
    doc_id="binhai-0a1b2c3d",
    title="滨海市法院工作报告",
    issuer="滨海市法院",
    year=2022,
    language="zh",
    source_name="binhai.txt",
    sha256="0" * 64,
    text="…",
)
CITATION = Citation(
    passage_id="binhai-0a1b2c3d:9",
    doc_id="binhai-0a1b2c3d",
    title="滨海市法院工作报告",
    heading_path=("一、审判", "（一）民事"),
    quote="收案1024件。",
    quote_span=(0, 10),
    answer_span=(2, 7),
    source=((9, 19),),
    sha256="0" * 64,
)


@pytest.mark.parametrize(
    ("kind", "of_reference"),
    [
        ("law", "law"),
        ("notice", "rule"),
        ("opinion", "rule"),
        ("interpretation", "rule"),
        ("judgment", "case"),
        ("communique", "report"),
        ("white_paper", "report"),
        ("", "report"),
    ],
)
def test_the_kind_of_a_document_decides_what_it_is_cited_as(kind: str, of_reference: str) -> None:
    document = replace(REPORT, context=DocumentContext(kind=kind))
    assert make_reference(CITATION, document, name=NAME).kind == of_reference


@pytest.mark.parametrize(
    ("issued", "revised", "year", "date", "is_estimated"),
    [
        ("2023-02-28", "", 2022, (2023, 2, 28), False),
        ("2023-02", "", 2022, (2023, 2), False),
        ("2023", "", 2022, (2023,), False),
        ("2009-04-13", "2019-03-02", 2019, (2019, 3, 2), False),
        ("2021/2025", "", 2022, (2021,), False),
        ("", "", 2022, (2022,), True),
        ("", "", None, (), False),
    ],
)
def test_the_date_is_that_of_issue_or_else_an_estimate(
    issued: str, revised: str, year: int | None, date: tuple[int, ...], is_estimated: bool
) -> None:
    context = DocumentContext(issued=issued, revised=revised)
    found = make_reference(CITATION, replace(REPORT, context=context, year=year), name=NAME)
    assert (found.issued, found.is_estimated) == (date, is_estimated)


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "原件未载明发布日期，2022年为"), ("en", "No date of issue is printed; 2022 is")],
)
def test_a_note_says_where_it_stands_and_that_the_year_is_estimated(
    language: str, said: str
) -> None:
    document = replace(REPORT, language="en" if language == "en" else "zh")
    note = make_reference(CITATION, document, name=NAME).note
    assert note.startswith(f"一、审判 › （一）民事; {NAME}. {said}")
    dated = replace(document, context=DocumentContext(issued="2023"))
    assert make_reference(CITATION, dated, name=NAME).note == f"一、审判 › （一）民事; {NAME}"


def test_the_english_title_stands_behind_the_other_where_it_differs() -> None:
    given = DocumentContext(title_en="Work Report of the Binhai Court")
    both = make_reference(CITATION, replace(REPORT, context=given), name=NAME).both_titles
    assert both == "滨海市法院工作报告 [Work Report of the Binhai Court]"
    same = replace(REPORT, title="Work Report of the Binhai Court", context=given)
    assert make_reference(CITATION, same, name=NAME).both_titles == same.title


def test_all_that_is_printed_stands_in_one_line() -> None:
    document = replace(REPORT, title="报告\nER  - \x00", issuer="一局\u2028二局")
    found = make_reference(replace(CITATION, quote="1\t清风行动\t35件"), document, name=NAME)
    assert (found.title, found.issuer) == ("报告 | ER  -", "一局 | 二局")
    assert found.quote == "1 | 清风行动 | 35件"
