import asyncio
import json
import socket

import httpx
import pytest

from index import FigureFilter, Filter
from service import (
    ApiError,
    AsyncClient,
    Client,
    ClientConnectionError,
    ClientError,
    ClientTimeoutError,
    FailedQuestion,
    SearchResponse,
    UnexpectedResponseError,
)
from service.library import Library


@pytest.fixture
def client(server_url: str) -> Client:
    return Client(server_url)


def test_a_search_comes_back_as_the_record_the_server_wrote(
    client: Client, library: Library
) -> None:
    with client:
        found = client.search("海关查扣侵权货物", k=3)
    assert isinstance(found, SearchResponse)
    assert found.hits == library.search("海关查扣侵权货物", k=3).hits


def test_filters_reach_the_server(client: Client) -> None:
    with client:
        found = client.search("专利案件", year=2022, kind="table_row")
    assert {hit.passage.kind for hit in found.hits} == {"table_row"}


def test_a_page_of_a_place_comes_back_with_its_facets(client: Client, library: Library) -> None:
    where = Filter(place="Binhai", issuer="知识产权局")
    with client:
        found = client.search("专利案件", k=2, offset=1, place="Binhai", issuer="知识产权局")
        many = client.search_many(["专利案件"], k=2, offset=1, place="Binhai").results[0]
        answer = client.answer("新收知识产权案件多少件？", place="滨海市")
        figures = client.figures(place="滨海", issuer="滨海市知识产权局")
    expected = library.search("专利案件", k=2, offset=1, where=where)
    assert (found.hits, found.total, found.facets) == (
        expected.hits,
        expected.total,
        expected.facets,
    )
    assert isinstance(many, SearchResponse)
    assert many.hits == found.hits
    assert answer.answer is not None
    assert figures.total == library.figures(FigureFilter(year=2022)).total


@pytest.mark.parametrize(
    "question", ["2023年惩罚性赔偿案件数", "How many punitive damages cases in 2023?"]
)
def test_an_answer_comes_with_its_citation(client: Client, question: str) -> None:
    with client:
        found = client.answer(question)
        document = client.document(found.citations[0].doc_id).document
    assert found.answer is not None
    assert "319件" in found.answer.text
    start = found.citations[0].source[0][0]
    assert document.text[start : start + 4] == "2023"


def test_a_passage_is_read_by_its_id(client: Client) -> None:
    with client:
        hit = client.search("清风行动", k=1).hits[0]
        assert client.passage(hit.passage.passage_id).passage == hit.passage


def test_documents_are_listed(client: Client) -> None:
    with client:
        years = [document.year for document in client.documents().documents]
    assert years == [2023, 2022]


@pytest.mark.parametrize("text", ["清风行动", "foreign applicants"])
def test_figures_come_back_as_the_records_the_server_wrote(
    client: Client, library: Library, text: str
) -> None:
    with client:
        found = client.figures(text, year=2022)
    where = FigureFilter(text=text, year=2022)
    assert found == library.figures(where)
    assert found.figures


def test_all_figures_are_fetched_page_by_page(client: Client, library: Library) -> None:
    with client:
        found = list(client.iter_figures())
    assert tuple(found) == tuple(row for rows in library.all_figures() for row in rows)


def test_a_cursor_leads_to_the_next_page(client: Client) -> None:
    with client:
        first = client.figures(limit=1)
        second = client.figures(limit=1, cursor=first.next)
        assert client.figures(limit=2).figures == (*first.figures, *second.figures)


@pytest.mark.parametrize("questions", [["清风行动", " ", "customs"], ["专利"]])
def test_many_questions_are_asked_at_once(client: Client, questions: list[str]) -> None:
    with client:
        searched = client.search_many(questions, k=2)
        answered = client.answer_many(iter(questions), year=2022)
        for question, found, reply in zip(
            questions, searched.results, answered.results, strict=True
        ):
            if isinstance(found, FailedQuestion) or isinstance(reply, FailedQuestion):
                assert question == " "
                continue
            assert found.hits == client.search(question, k=2).hits
            assert reply.answer == client.answer(question, year=2022).answer


@pytest.mark.parametrize(("count", "told"), [(0, "at least 1"), (101, "at most 100")])
def test_too_few_or_too_many_questions_are_refused(client: Client, count: int, told: str) -> None:
    with client, pytest.raises(ApiError, match=told):
        client.answer_many(["专利"] * count)


def test_health_names_the_snapshot(client: Client, library: Library) -> None:
    with client:
        assert client.health().build_id == library.build_id


def test_a_passage_is_cited_whole_or_in_part(client: Client) -> None:
    with client:
        passage = client.search("清风行动", k=1).hits[0].passage
        start = passage.text.index("清风行动")
        whole = client.citation(passage.passage_id)
        part = client.citation(passage.passage_id, (start, start + 4))
    assert (whole.body.value, part.body.value) == (passage.text, "清风行动")
    assert part.target.selector[1].exact == "清风行动"
    assert whole.context == "http://www.w3.org/ns/anno.jsonld"


def test_a_citation_can_be_taken_into_a_reference_manager(client: Client) -> None:
    with client:
        passage = client.search("清风行动", k=1).hits[0].passage
        text = client.citation(passage.passage_id, (0, 4)).text
    assert text.ris.startswith("TY  - RPRT\r\nAU  - 滨海市知识产权局\r\n")
    assert text.bibtex.startswith(f"@techreport{{{passage.passage_id.replace(':', '-')}-0-4,")
    assert json.loads(text.csl)[0]["author"] == [{"literal": "滨海市知识产权局"}]


def test_a_refusal_is_an_error_with_its_code(client: Client) -> None:
    with client, pytest.raises(ApiError, match="the query is empty") as caught:
        client.search(" ")
    assert (caught.value.code, caught.value.status) == ("invalid_query", 422)


def test_an_id_cannot_leave_its_route(client: Client) -> None:
    with client, pytest.raises(ApiError) as caught:
        client.passage("../documents")
    assert caught.value.status == 404


def test_the_async_client_gives_the_same_records(client: Client, server_url: str) -> None:
    async def ask() -> tuple[object, ...]:
        async with AsyncClient(server_url) as other:
            hits = (await other.search("专利", k=2, offset=1, place="滨海")).hits
            answer = (await other.answer("专利", issuer="滨海市知识产权局")).answer
            passage = await other.passage(hits[0].passage.passage_id)
            documents = await other.documents()
            document = await other.document(hits[0].passage.doc_id)
            figures = await other.figures("专利", place="滨海", limit=3)
            rows = [row async for row in other.iter_figures("专利")]
            citation = await other.citation(hits[0].passage.passage_id)
            found = await other.search_many(["专利", " "], k=2, offset=1, place="滨海")
            replies = await other.answer_many(["专利"], place="滨海")
            many = (found.results[0].hits, found.results[1], replies.results[0].answer)
            health = await other.health()
            return hits, answer, passage, documents, document, figures, rows, citation, many, health

    with client:
        hits = client.search("专利", k=2, offset=1, place="滨海").hits
        assert asyncio.run(ask()) == (
            hits,
            client.answer("专利", year=2022).answer,
            client.passage(hits[0].passage.passage_id),
            client.documents(),
            client.document(hits[0].passage.doc_id),
            client.figures("专利", place="滨海", limit=3),
            list(client.iter_figures("专利")),
            client.citation(hits[0].passage.passage_id),
            (hits, client.search_many([" "]).results[0], client.answer("专利", year=2022).answer),
            client.health(),
        )


def test_where_nobody_listens_the_connection_fails() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with Client(f"http://127.0.0.1:{port}") as client, pytest.raises(ClientConnectionError):
        client.search("专利")


@pytest.mark.parametrize("base_url", ["ftp://localhost", "localhost", "http://[::1"])
def test_what_is_no_address_is_told(base_url: str) -> None:
    with pytest.raises(ClientError, match="mend the address"), Client(base_url) as client:
        client.search("专利")


def test_a_question_too_long_to_be_sent_is_told(client: Client) -> None:
    with client, pytest.raises(ClientError, match="shorten the question"):
        client.search("知" * 10_000)


def test_a_server_that_does_not_answer_times_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"http://127.0.0.1:{mute.getsockname()[1]}"
        with (
            Client(url, timeout_s=0.1) as client,
            pytest.raises(ClientTimeoutError, match=r"0\.1 s"),
        ):
            client.search("专利")


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(502, html="<h1>Bad gateway</h1>"),
        httpx.Response(200, json={"ok": True, "hits": "none"}),
        httpx.Response(200, json=[1, 2]),
        httpx.Response(500, json={"ok": False}),
    ],
    ids=["html", "other version", "list", "half an envelope"],
)
def test_what_is_not_zhiwen_is_told(answer: httpx.Response) -> None:
    transport = httpx.MockTransport(lambda _: answer)
    with (
        Client("http://proxy", transport=transport) as client,
        pytest.raises(UnexpectedResponseError, match=f"answered {answer.status_code}"),
    ):
        client.search("专利")
