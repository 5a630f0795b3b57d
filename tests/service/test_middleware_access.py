from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import httpx
import pytest
from starlette.testclient import TestClient

from index import Filter, Searcher
from service.access import Access
from service.admin import Admin
from service.answering import Answerer
from service.app import create_app
from service.envelope import refuse
from service.journal import configure_log
from service.library import Library
from service.middleware_access import CrossOrigin, is_open
from service.responses import SearchResponse

OURS = "https://gov.example"
OTHER = "https://evil.example"
KEY = "a key of some length"
PREFLIGHT = {"access-control-request-method": "POST"}


class Answered(Protocol):
    """A response of any client."""

    @property
    def headers(self) -> Mapping[str, str]: ...


class Broken(Library):
    """A library that fails on each search in a way that nobody foresaw."""

    def search(
        self, question: str, *, k: int = 10, offset: int = 0, where: Filter | None = None
    ) -> SearchResponse:
        raise RuntimeError


@pytest.fixture(scope="module")
def open_http(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    admin = Admin(tmp_path_factory.mktemp("admin"), key=KEY, max_bytes=1000)
    app = create_app(library, admin=admin, access=Access(origins=(OURS,)))
    with TestClient(app) as client:
        yield client


@pytest.fixture(scope="module")
def all_http(library: Library) -> Iterator[TestClient]:
    with TestClient(create_app(library, access=Access(origins=("*",)))) as client:
        yield client


def allowed(response: Answered) -> str | None:
    assert "access-control-allow-credentials" not in response.headers
    return response.headers.get("access-control-allow-origin")


def test_an_allowed_page_may_read_what_is_answered(open_http: TestClient) -> None:
    response = open_http.get("/v1/search?q=专利", headers={"origin": OURS})
    assert response.json()["ok"]
    assert allowed(response) == OURS
    exposed = response.headers["access-control-expose-headers"]
    assert exposed == "X-Request-ID, Retry-After"
    assert response.headers["vary"] == "Origin"


@pytest.mark.parametrize("origin", [OTHER, "null", f"{OURS}.evil.example", f"{OURS}:444", ""])
def test_a_page_that_is_not_allowed_may_read_nothing(open_http: TestClient, origin: str) -> None:
    response = open_http.get("/v1/search?q=专利", headers={"origin": origin})
    assert allowed(response) is None
    assert response.headers["vary"] == "Origin"


def test_what_is_kept_for_one_origin_is_not_given_to_another(open_http: TestClient) -> None:
    assert open_http.get("/v1/documents").headers["vary"] == "Origin"
    vary = open_http.get("/v1/figures", headers={"origin": OURS}).headers["vary"]
    assert vary == "accept, Origin"


def test_for_every_origin_the_answer_is_the_same(all_http: TestClient) -> None:
    for headers in ({}, {"origin": OTHER}, {"origin": "null"}):
        response = all_http.get("/v1/documents", headers=headers)
        assert allowed(response) == "*"
        assert "vary" not in response.headers


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/search", 422),
        ("/v1/answer?q=专利&doc=none", 404),
        ("/v1/nothing", 404),
        ("/v1/passages/none:1", 404),
    ],
)
def test_an_error_may_be_read_as_well(open_http: TestClient, path: str, status: int) -> None:
    response = open_http.get(path, headers={"origin": OURS})
    assert (response.status_code, response.json()["ok"]) == (status, False)
    assert allowed(response) == OURS
    assert allowed(open_http.get(path, headers={"origin": OTHER})) is None


def test_a_fault_of_the_server_may_be_read_as_well(searcher: Searcher, answerer: Answerer) -> None:
    configure_log("critical")
    app = create_app(Broken(searcher, answerer), access=Access(origins=(OURS,)))
    response = TestClient(app).get("/v1/search?q=专利", headers={"origin": OURS})
    assert (response.status_code, response.json()["code"]) == (500, "internal_error")
    assert allowed(response) == OURS


@pytest.mark.parametrize("status", [413, 429, 503])
def test_whatever_refuses_within_may_be_read_as_well(status: int) -> None:
    headers = {"retry-after": "7"}
    refused = refuse("later", code="later", status=status, headers=headers)
    client = TestClient(CrossOrigin(refused, access=Access(origins=(OURS,))))
    response = client.post("/v1/batch", json={}, headers={"origin": OURS})
    assert (response.status_code, allowed(response)) == (status, OURS)
    assert response.headers["retry-after"] == "7"


@pytest.mark.parametrize("path", ["/v1/search", "/v1/batch"])
def test_a_question_in_a_body_may_be_sent(open_http: TestClient, path: str) -> None:
    headers = {"origin": OURS, **PREFLIGHT, "access-control-request-headers": "content-type"}
    response = open_http.options(path, headers=headers)
    assert (response.status_code, response.content) == (204, b"")
    assert allowed(response) == OURS
    assert response.headers["access-control-allow-methods"] == "GET, HEAD, POST"
    assert "Content-Type" in response.headers["access-control-allow-headers"]
    assert "authorization" not in response.headers["access-control-allow-headers"].lower()
    assert response.headers["vary"] == "Origin"
    assert "content-security-policy" in response.headers


@pytest.mark.parametrize(
    ("origin", "path", "method"),
    [
        (OTHER, "/v1/search", "POST"),
        ("null", "/v1/search", "POST"),
        (OURS, "/v1/files/a.txt", "PUT"),
        (OURS, "/v1/documents/a", "PATCH"),
        (OURS, "/v1/documents/a", "DELETE"),
        (OURS, "/v1/jobs", "GET"),
        (OURS, "/metrics", "GET"),
        (OURS, "/", "GET"),
    ],
)
def test_no_other_preflight_succeeds(
    open_http: TestClient, origin: str, path: str, method: str
) -> None:
    headers = {"origin": origin, "access-control-request-method": method}
    response = open_http.options(path, headers=headers)
    assert (response.status_code, response.json()["ok"]) == (405, False)
    assert allowed(response) is None


def test_what_changes_documents_is_open_to_no_page(open_http: TestClient) -> None:
    headers = {"origin": OURS, "authorization": f"Bearer {KEY}"}
    assert open_http.get("/v1/jobs", headers=headers).status_code == 200
    for method, path in [
        ("GET", "/v1/jobs"),
        ("DELETE", "/v1/documents/x"),
        ("PUT", "/v1/files/x"),
    ]:
        assert allowed(open_http.request(method, path, headers=headers)) is None


def test_of_all_routes_those_that_read_are_open(library: Library, tmp_path: Path) -> None:
    paths = create_app(library, admin=Admin(tmp_path, key=KEY, max_bytes=1)).openapi()["paths"]
    ways = [(method, path, way["tags"]) for path in paths for method, way in paths[path].items()]
    assert any("admin" in tags for *_, tags in ways)
    for method, path, tags in ways:
        expected = "admin" not in tags and path != "/metrics"
        assert is_open(method.upper(), path) == expected, (method, path)


def test_without_the_setting_no_page_may_read(http: httpx.Client) -> None:
    response = http.get("/v1/documents", headers={"origin": OURS})
    assert allowed(response) is None
    assert "vary" not in response.headers
    refused = http.options("/v1/search", headers={"origin": OURS, **PREFLIGHT})
    assert (refused.status_code, allowed(refused)) == (405, None)


@pytest.mark.parametrize(
    "path", ["/", "/v1/search?q=a", "/healthz", "/metrics", "/static/page.css"]
)
def test_a_request_by_another_name_is_refused(library: Library, path: str) -> None:
    access = Access(origins=(OURS,), hosts=("zhiwen.example",))
    client = TestClient(create_app(library, access=access))
    assert client.get(path, headers={"host": "Zhiwen.example:8000"}).status_code == 200
    refused = client.get(path, headers={"host": "rebound.example"})
    assert (refused.status_code, refused.json()["code"]) == (400, "host_not_allowed")
    assert "rebound.example" in refused.json()["error"]
    assert "content-security-policy" in refused.headers
    headers = {"host": "rebound.example", "origin": OURS, **PREFLIGHT}
    assert client.options("/v1/search", headers=headers).status_code == 400


def test_a_refused_name_is_counted_and_shown_short(library: Library) -> None:
    client = TestClient(create_app(library, access=Access(hosts=("zhiwen.example",))))
    refused = client.get("/v1/documents", headers={"host": f"{'a' * 500}.example"})
    assert len(refused.json()["error"]) < 120
    metrics = client.get("/metrics", headers={"host": "zhiwen.example"}).text
    assert 'status="400"' in metrics
