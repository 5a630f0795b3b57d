from dataclasses import replace

import pytest

from ingest import Document, DocumentContext
from service.citation_styles import chicago_note, gb_t_7714_entry, plain_citation
from service.records import Citation


def make_document(*, issuer: str = "滨海市法院", year: int | None = 2022) -> Document:
    return Document(
        doc_id="court-1",
        title="滨海市法院工作报告",
        issuer=issuer,
        year=year,
        language="zh",
        source_name="court.txt",
        sha256="0" * 64,
        text="…",
    )


def make_citation(*heading_path: str, quote: str = "收案1024件。") -> Citation:
    return Citation(
        passage_id="court-1:9",
        doc_id="court-1",
        title="滨海市法院工作报告",
        heading_path=heading_path,
        quote=quote,
        quote_span=(0, len(quote)),
        answer_span=(0, len(quote)),
        source=((9, 9 + len(quote)),),
        sha256="0" * 64,
    )


UNDER = make_citation("一、审判", "（一）民事")
BARE = make_citation()


@pytest.mark.parametrize(
    ("citation", "document", "entry"),
    [
        (
            UNDER,
            make_document(),
            "滨海市法院. 滨海市法院工作报告[R]. 滨海市法院, [2022]: 一、审判 › （一）民事.",
        ),
        (BARE, make_document(issuer=""), "滨海市法院工作报告[R]. [2022]."),
        (
            BARE,
            make_document(year=None),
            "滨海市法院. 滨海市法院工作报告[R]. 滨海市法院, [出版年不详].",
        ),
    ],
)
def test_gb_t_7714_leaves_out_or_marks_what_nobody_knows(
    citation: Citation, document: Document, entry: str
) -> None:
    assert gb_t_7714_entry(citation, document) == entry


def test_a_law_is_no_report_and_its_date_of_issue_is_known() -> None:
    law = replace(
        make_document(issuer="滨海市人民代表大会常务委员会", year=2023),
        title="滨海市养犬条例",
        context=DocumentContext(kind="law", issued="2022-11-07"),
    )
    assert gb_t_7714_entry(BARE, law) == (
        "滨海市人民代表大会常务委员会. 滨海市养犬条例[Z]. 滨海市人民代表大会常务委员会, 2022-11-07."
    )
    assert chicago_note(BARE, law) == "滨海市人民代表大会常务委员会, 滨海市养犬条例 (2022)."


@pytest.mark.parametrize(
    ("citation", "document", "note"),
    [
        (UNDER, make_document(), "滨海市法院, 滨海市法院工作报告 ([2022?]), under “（一）民事”."),
        (BARE, make_document(issuer="", year=None), "滨海市法院工作报告 (n.d.)."),
        (
            make_citation("Courts"),
            make_document(issuer="Binhai Court"),
            "Binhai Court, 滨海市法院工作报告 ([2022?]), under “Courts”.",
        ),
    ],
)
def test_chicago_names_the_heading_in_place_of_a_page(
    citation: Citation, document: Document, note: str
) -> None:
    assert chicago_note(citation, document) == note


@pytest.mark.parametrize(
    ("citation", "document", "text"),
    [
        (
            UNDER,
            make_document(),
            "“收案1024件。” (滨海市法院, 2022, 滨海市法院工作报告 › 一、审判 › （一）民事;"
            " court-1:9)",
        ),
        (
            make_citation(quote="1\t清风行动\t35件"),
            make_document(issuer="", year=None),
            "“1 | 清风行动 | 35件” (滨海市法院工作报告; court-1:9)",
        ),
    ],
)
def test_plain_text_is_the_quotation_and_its_place(
    citation: Citation, document: Document, text: str
) -> None:
    assert plain_citation(citation, document) == text
