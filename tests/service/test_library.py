import pytest

from index import Filter, QueryError
from service.errors import RefusedError
from service.library import Library


@pytest.mark.parametrize(
    ("question", "lang"), [("2023年惩罚性赔偿案件数", "zh"), ("How many punitive damages?", "en")]
)
def test_a_search_tells_its_language_and_its_build(
    library: Library, question: str, lang: str
) -> None:
    response = library.search(question, k=3)
    assert (response.lang, response.build_id) == (lang, library.build_id)
    assert [hit.rank for hit in response.hits] == [1, 2, 3]


def test_highlights_stand_for_the_matched_terms(library: Library) -> None:
    hit = library.search("惩罚性赔偿", k=1).hits[0]
    marked = {hit.passage.text[start:end] for start, end in hit.highlights}
    assert "惩罚性赔偿" in marked
    assert "惩罚性赔偿" in [match.term for match in hit.legs["lexical"].matches]


def test_source_ranges_give_the_passage_back(library: Library) -> None:
    hit = library.search("清风行动", k=1).hits[0]
    text = library.document(hit.passage.doc_id).document.text
    assert "".join(text[start:end] for start, end in hit.source) == hit.passage.text


def test_a_filter_by_year_keeps_to_its_reports(library: Library) -> None:
    hits = library.search("知识产权案件", where=Filter(year=2022)).hits
    assert {hit.passage.doc_id.split("-")[0] for hit in hits} == {"small"}


def test_a_year_that_no_report_covers_is_the_reason(library: Library) -> None:
    response = library.answer("知识产权案件", where=Filter(year=1999))
    assert (response.answer, response.reason, response.hits) == (None, "year_not_covered", ())


@pytest.mark.parametrize("ask", ["search", "answer"])
def test_a_filter_by_an_unknown_document_is_refused(library: Library, ask: str) -> None:
    with pytest.raises(RefusedError, match="no document 'nope'") as caught:
        getattr(library, ask)("专利", where=Filter(doc_id="nope"))
    assert (caught.value.code, caught.value.status) == ("document_not_found", 404)


def test_a_question_without_a_letter_is_an_error(library: Library) -> None:
    with pytest.raises(QueryError):
        library.answer("？！")


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (Filter(), ["cn", "small"]),
        (Filter(year=2022), ["small"]),
        (Filter(place="滨海市"), ["small"]),
        (Filter(issuer="国家知识产权局"), ["cn"]),
        (Filter(year=2023, place="滨海市"), []),
    ],
)
def test_documents_are_listed_by_year_place_and_issuer(
    library: Library, where: Filter, found: list[str]
) -> None:
    listed = library.documents(where).documents
    assert [document.doc_id.split("-")[0] for document in listed] == found


def test_a_list_by_an_unknown_place_is_refused(library: Library) -> None:
    with pytest.raises(RefusedError, match="place: no document is of '火星'"):
        library.documents(Filter(place="火星"))


def test_a_document_comes_with_text_and_blocks(library: Library) -> None:
    summary = library.documents().documents[-1]
    document = library.document(summary.doc_id).document
    assert len(document.text) == summary.characters
    headings = [block for block in document.blocks if block.kind == "heading"]
    start, end = headings[0].spans[0]
    assert document.text[start:end] == "一、保护成效"
