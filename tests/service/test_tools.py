"""What each tool takes and returns, asked of the library without a protocol between."""

from typing import Any

import pytest

from index import QueryError
from service.errors import RefusedError
from service.library import Library
from service.responses_tools import CitedAnswer, CitedFigure, IssuedCitation, RankedPassage
from service.tools import INSTRUCTIONS, TOOLS, find_tool

REPORT = ("二〇二三年中国知识产权保护状况", "国家知识产权局")
PATH = ("一、保护成效", "（一）司法保护", "加强知识产权民事审判工作")
BOTH_LANGUAGES = pytest.mark.parametrize(
    "question", ["2023年惩罚性赔偿案件数", "How many punitive damages cases in 2023?"]
)


def call(library: Library, name: str, **arguments: object) -> Any:  # noqa: ANN401
    return find_tool(name).prepare(library, arguments)()


@BOTH_LANGUAGES
def test_an_answer_carries_its_citation(library: Library, question: str) -> None:
    found: CitedAnswer = call(library, "answer", question=question)
    assert found.answer is not None
    assert (found.answer.raw, found.reason, found.message, found.nearest) == (
        "319件",
        None,
        None,
        (),
    )
    citation: IssuedCitation = found.citations[0]
    assert (citation.title, citation.issuer) == REPORT
    assert citation.heading_path == PATH
    start, end = citation.quote_span
    passage = library.passage(citation.passage_id).passage
    assert "共计319件" in citation.quote == passage.text[start:end]


@pytest.mark.parametrize(
    ("question", "reason", "message"),
    [
        ("1999年惩罚性赔偿案件数", "year_not_covered", "1999"),
        ("How many punitive damages cases in 1999?", "year_not_covered", "No document covers 1999"),
        ("月球上有多少只兔子", "not_in_corpus", "没有足够可靠的答案"),
        ("How many rabbits live on the moon?", "not_in_corpus", "Nothing in the reports here"),
    ],
)
def test_an_answer_that_is_withheld_says_why_and_what_is_nearest(
    library: Library, question: str, reason: str, message: str
) -> None:
    found: CitedAnswer = call(library, "answer", question=question, k=3)
    assert (found.answer, found.reason, found.citations) == (None, reason, ())
    assert found.message is not None
    assert message in found.message
    assert [passage.rank for passage in found.nearest] == [1, 2, 3]
    assert all(passage.title and passage.text for passage in found.nearest)


def test_a_year_that_no_report_covers_is_told_with_those_that_are(library: Library) -> None:
    found: CitedAnswer = call(library, "answer", question="专利案件数", year=1999)
    assert found.message == "没有收录该年度的报告。已收录年度：2022, 2023。"


def test_an_answer_tells_on_demand_what_was_looked_at(library: Library) -> None:
    asked = {"question": "2022年惩罚性赔偿案件数"}
    assert call(library, "answer", **asked).explanation is None
    assert call(library, "answer", **asked, explain=True).explanation.year == 2022


@pytest.mark.parametrize("query", ["海关查扣", "seizures by customs"])
def test_passages_found_carry_their_citation(library: Library, query: str) -> None:
    found = call(library, "search", query=query, k=2, year=2023)
    hit: RankedPassage = found.hits[0]
    assert "海关" in hit.text
    assert (hit.title, hit.issuer) == REPORT
    assert hit.heading_path[0] == "一、保护成效"
    text = library.document(hit.doc_id).document.text
    assert "".join(text[start:end] for start, end in hit.source) == hit.text
    assert found.total > len(found.hits) == 2


def test_search_goes_on_where_a_page_ended(library: Library) -> None:
    first = call(library, "search", query="专利", k=4).hits
    second = call(library, "search", query="专利", k=2, offset=2).hits
    assert second == first[2:]


@pytest.mark.parametrize("query", ["惩罚性赔偿", "punitive damages"])
def test_figures_carry_their_citation(library: Library, query: str) -> None:
    found = call(library, "figures", query=query, kind="money")
    figure: CitedFigure = found.figures[0]
    assert (figure.raw, figure.title, figure.issuer) == ("11.6亿元", *REPORT)
    assert (figure.heading_path, figure.page) == (PATH, None)
    assert figure.raw in figure.sentence
    text = library.document(figure.doc_id).document.text
    assert "".join(text[start:end] for start, end in figure.source) == figure.raw


def test_figures_come_a_page_at_a_time(library: Library) -> None:
    first = call(library, "figures", limit=2)
    second = call(library, "figures", limit=2, cursor=first.next)
    assert len({figure.source for figure in (*first.figures, *second.figures)}) == 4


def test_a_passage_is_read_by_its_id(library: Library) -> None:
    hit = call(library, "search", query="清风行动", k=1).hits[0]
    passage = call(library, "passage", id=hit.passage_id)
    assert (passage.text, passage.source, passage.title) == (hit.text, hit.source, hit.title)
    assert passage.build_id == library.build_id


def test_documents_are_listed_with_what_was_understood(library: Library) -> None:
    found = call(library, "documents")
    assert (found.total, len(found.documents)) == (2, 2)
    assert found.documents[0].context.bodies == ("国家知识产权局",)
    assert call(library, "documents", offset=1, limit=1).documents == found.documents[1:]
    assert call(library, "documents", place="滨海市").total == 1


@pytest.mark.parametrize(
    ("name", "arguments", "message", "code"),
    [
        ("nonsense", {}, "no tool 'nonsense'; there are answer, search", "not_found"),
        ("search", {}, "query: this parameter is required", "missing_parameter"),
        ("answer", {"question": None}, "question: this parameter is required", "missing_parameter"),
        ("search", {"query": "专利", "k": 0}, "k: .* equal to 1, got 0", "invalid_parameter"),
        ("search", {"query": "专利", "k": 101}, "k: .* 100, got 101", "invalid_parameter"),
        ("search", {"query": "专利", "offset": 999}, "at most 1,000", "invalid_parameter"),
        ("search", {"query": ["专利"]}, "query: .* string", "invalid_parameter"),
        ("search", {"query": "patents", "kind": "page"}, "kind: ", "invalid_parameter"),
        ("search", {"q": "专利"}, "query: this parameter is required", "missing_parameter"),
        ("answer", {"question": "专利?", "q": "x"}, "'q': there is no such", "unknown_parameter"),
        (
            "answer",
            {"question": "专利?", "doc": "nope"},
            "no document 'nope'",
            "document_not_found",
        ),
        ("figures", {"place": "Mars"}, "no document is of 'Mars'", "place_not_found"),
        ("figures", {"cursor": "nonsense"}, "cursor: 'nonsense'", "invalid_cursor"),
        ("figures", {"limit": 501}, "limit: .* 500, got 501", "invalid_parameter"),
        ("figures", {"format": "csv"}, "'format': there is no such", "unknown_parameter"),
        ("passage", {"id": "nope:1"}, "no passage 'nope:1'", "passage_not_found"),
        ("passage", {"id": "x" * 201}, "id: .* 200 characters", "invalid_parameter"),
        ("documents", {"issuer": "火星局"}, "no document is of '火星局'", "issuer_not_found"),
    ],
)
def test_what_cannot_be_asked_is_refused_as_over_http(
    library: Library, name: str, arguments: dict[str, object], message: str, code: str
) -> None:
    with pytest.raises(RefusedError, match=message) as caught:
        call(library, name, **arguments)
    assert caught.value.code == code


@pytest.mark.parametrize("question", ["专利" * 5000, "？！", "patents" * 2000])
@pytest.mark.parametrize(("name", "argument"), [("answer", "question"), ("search", "query")])
def test_a_question_out_of_range_is_refused(
    library: Library, name: str, argument: str, question: str
) -> None:
    with pytest.raises(QueryError):
        call(library, name, **{argument: question})


def test_an_argument_that_is_null_counts_as_left_out(library: Library) -> None:
    bare = call(library, "search", query="专利")
    assert call(library, "search", query="专利", k=None, year=None, kind=None) == bare


@pytest.mark.parametrize("name", TOOLS)
def test_every_argument_is_described(name: str) -> None:
    tool = find_tool(name)
    properties = tool.input_schema["properties"]
    assert all(field.get("description") for field in properties.values())
    assert tool.input_schema["type"] == tool.output_schema["type"] == "object"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("answer", ("Chinese and English", "No answer is given", "as printed")),
        ("search", ("Chinese and English", "passages")),
        ("figures", ("as printed", "Chinese or English")),
    ],
)
def test_a_model_is_told_what_to_expect(name: str, told: tuple[str, ...]) -> None:
    assert all(words in find_tool(name).description for words in told)
    assert f"`{name}`" in INSTRUCTIONS
