import asyncio

import httpx
import pytest
from fastapi import FastAPI

from index import Filter, HitPage, Searcher
from ingest import Block, Document, Passage
from service.answering import Answerer
from service.app import create_app
from service.journal import configure_log
from service.library import Library


class BrokenSearcher:
    """A backend whose search fails in a way that nobody foresaw."""

    build_id = "broken"

    def search_page(
        self, query: str, *, k: int = 10, offset: int = 0, where: Filter | None = None
    ) -> HitPage:
        raise RuntimeError("secret of the machine")

    def resolve(self, where: Filter) -> Filter:
        return where

    def passage(self, passage_id: str) -> Passage | None:
        return None

    def documents(self) -> tuple[Document, ...]:
        return ()

    def document(self, doc_id: str) -> Document | None:
        return None

    def blocks(self, doc_id: str) -> tuple[Block, ...]:
        return ()


@pytest.mark.parametrize(
    ("method", "path", "code", "status"),
    [
        ("GET", "/nope", "not_found", 404),
        ("GET", "/v1/search/", "not_found", 404),
        ("DELETE", "/v1/search", "method_not_allowed", 405),
        ("POST", "/v1/documents", "method_not_allowed", 405),
        ("PUT", "/", "method_not_allowed", 405),
        ("BREW", "/healthz", "method_not_allowed", 405),
    ],
)
def test_what_the_router_refuses_is_in_the_envelope(
    http: httpx.Client, method: str, path: str, code: str, status: int
) -> None:
    response = http.request(method, path)
    body = response.json()
    assert list(body) == ["ok", "code", "error", "status"]
    assert (response.status_code, body["status"], body["code"]) == (status, status, code)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/v1/search", "GET, HEAD, POST"),
        ("/v1/answer", "GET, HEAD"),
        ("/v1/batch", "POST"),
        ("/v1/documents/none", "GET, HEAD"),
        ("/", "GET, HEAD"),
        ("/static/page.js", "GET, HEAD"),
    ],
)
def test_a_wrong_method_is_told_the_right_ones(http: httpx.Client, path: str, allowed: str) -> None:
    response = http.delete(path)
    assert (response.status_code, response.headers["allow"]) == (405, allowed)


def test_an_unforeseen_error_is_in_the_envelope_and_keeps_its_secrets(answerer: Answerer) -> None:
    # structlog's own default draws the traceback with rich, which takes seconds.
    configure_log("error")
    response = _get(create_app(Library(BrokenSearcher(), answerer)), "/v1/search?q=专利")
    assert response.status_code == 500
    assert response.json()["code"] == "internal_error"
    assert "secret" not in response.text
    assert "content-security-policy" in response.headers


def test_openapi_names_every_route_and_record(http: httpx.Client) -> None:
    schema = http.get("/openapi.json").json()
    assert {"/v1/search", "/v1/answer", "/v1/passages/{passage_id}"} <= set(schema["paths"])
    assert set(schema["paths"]["/v1/search"]) == {"get", "post"}
    assert {"SearchResponse", "AnswerResponse", "Failure"} <= set(schema["components"]["schemas"])
    parameters = schema["paths"]["/v1/search"]["get"]["parameters"]
    names = ["q", "k", "offset", "doc", "year", "place", "issuer", "kind"]
    assert [parameter["name"] for parameter in parameters] == names


def test_two_apps_count_apart(searcher: Searcher, answerer: Answerer) -> None:
    first, second = (create_app(Library(searcher, answerer)) for _ in range(2))
    _get(first, "/v1/documents")
    assert 'route="/v1/documents"' not in _get(second, "/metrics").text


def _get(app: FastAPI, path: str) -> httpx.Response:
    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get(path)

    return asyncio.run(send())
