from dataclasses import replace

import pytest

from ingest import Document, DocumentContext, Passage, Segment, Span
from service.citation_pages import citation_page
from service.errors import RefusedError

TEXT = "第一段。\n\n全年收案 1 024\n\n- 3 -\n\n件，同比增长8.5%。\n\n第三段。"
QUOTE = "全年收案1024件，同比增长8.5%。"


def make_passage() -> Passage:
    """Return the second paragraph, cut by the end of a page."""
    starts = [TEXT.index("全年收案"), TEXT.index("1"), TEXT.index("024"), TEXT.index("件")]
    lengths = [4, 1, 3, 11]
    texts = [0, 4, 5, 8]
    return Passage(
        passage_id=f"court-1:{starts[0]}",
        doc_id="court-1",
        kind="paragraph",
        heading_path=("一、审判",),
        text=QUOTE,
        segments=tuple(
            Segment(text_start=text, source_start=start, length=length)
            for text, start, length in zip(texts, starts, lengths, strict=True)
        ),
    )


DOCUMENT = Document(
    doc_id="court-1",
    title="滨海市法院工作报告",
    issuer="",
    year=2022,
    language="zh",
    source_name="court.txt",
    sha256="0" * 64,
    text=TEXT,
)


class OnePassage:
    """A backend with one passage."""

    build_id = "b1"

    def __init__(self, document: Document = DOCUMENT) -> None:
        self._document = document

    def passage(self, passage_id: str) -> Passage | None:
        return make_passage() if passage_id == "court-1:6" else None

    def document(self, doc_id: str) -> Document | None:
        return self._document if doc_id == self._document.doc_id else None


@pytest.mark.parametrize(
    ("citation_id", "quoted", "exact"),
    [
        ("court-1:6", QUOTE, "全年收案 1 024\n\n- 3 -\n\n件，同比增长8.5%。"),
        ("court-1:6@4-8", "1024", "1 024"),
        ("court-1:6@0-19", QUOTE, "全年收案 1 024\n\n- 3 -\n\n件，同比增长8.5%。"),
    ],
)
def test_both_selectors_select_the_same_characters_of_the_document(
    citation_id: str, quoted: str, exact: str
) -> None:
    found = citation_page(OnePassage(), citation_id)
    position, quote = found.target.selector
    assert (found.body.value, quote.exact) == (quoted, exact)
    assert TEXT[position.start : position.end] == exact
    assert TEXT.startswith(
        quote.prefix + quote.exact + quote.suffix, position.start - len(quote.prefix)
    )
    assert "".join(TEXT[start:end] for start, end in found.source) == quoted


def test_the_whole_passage_has_one_address() -> None:
    ids = {citation_page(OnePassage(), name).id for name in ("court-1:6", "court-1:6@0-19")}
    assert ids == {"/v1/citations/court-1:6"}
    assert citation_page(OnePassage(), "court-1:6@4-8").id == "/v1/citations/court-1:6@4-8"


@pytest.mark.parametrize(
    ("citation_id", "message"),
    [
        ("court-1:7", "no passage"),
        ("", "no passage"),
        ("court-1:6@", "no passage"),
        ("court-1:6@4-８", "no passage"),
        ("court-1:6@4-4", "no range 4-4 in its 19 characters"),
        ("court-1:6@8-4", "no range"),
        ("court-1:6@0-20", "no range"),
    ],
)
def test_what_cannot_be_cited_is_not_found(citation_id: str, message: str) -> None:
    with pytest.raises(RefusedError, match=message) as caught:
        citation_page(OnePassage(), citation_id)
    assert (caught.value.code, caught.value.status) == ("citation_not_found", 404)


def test_a_quotation_that_the_document_does_not_hold_is_not_given() -> None:
    altered = replace(DOCUMENT, text=TEXT.replace("024", "025"))
    with pytest.raises(RefusedError, match="does not hold the passage's characters"):
        citation_page(OnePassage(altered), "court-1:6")
    assert citation_page(OnePassage(altered), "court-1:6@0-4").body.value == "全年收案"


def test_the_files_hold_what_is_known_of_document_and_place() -> None:
    context = DocumentContext(
        kind="court_report",
        issued="2023-01-15",
        number="滨法〔2023〕1号",
        title_en="Work Report of the Binhai Court",
        url="https://www.example.org/2023.htm",
    )
    known = replace(DOCUMENT, issuer="滨海市法院", context=context, pages=(0, 20))
    text = citation_page(OnePassage(known), "court-1:6@4-8").text
    assert "TT  - Work Report of the Binhai Court\r\nPY  - 2023\r\nDA  - 2023/01/15/" in text.ris
    assert "SN  - 滨法〔2023〕1号\r\nSP  - 1\r\nLA  - zh\r\nAB  - 1024\r\n" in text.ris
    assert text.bibtex.startswith("@techreport{court-1-6-4-8,\n  author = {{滨海市法院}},\n")
    assert '"page": "1"' in text.csl
    assert '"URL": "https://www.example.org/2023.htm"' in text.csl


def test_of_a_law_the_files_name_the_article() -> None:
    text = TEXT.replace("第一段", "第一条")
    law = replace(DOCUMENT, text=text, context=DocumentContext(kind="law"))
    found = citation_page(OnePassage(law), "court-1:6").text
    assert "TY  - STAT\r\n" in found.ris
    assert "SE  - 第一条\r\n" in found.ris
    assert "  note = {第一条},\n" in found.bibtex
    assert '"section": "第一条"' in found.csl
    assert "; court-1:6." in found.csl


def test_a_passage_of_another_document_is_not_cited() -> None:
    with pytest.raises(RefusedError, match="no passage"):
        citation_page(OnePassage(replace(DOCUMENT, doc_id="court-2")), "court-1:6")


def test_the_passage_of_these_tests_is_what_it_says() -> None:
    passage = make_passage()
    spans = passage.source_spans(Span(start=0, end=len(QUOTE)))
    assert "".join(span.of(TEXT) for span in spans) == QUOTE
