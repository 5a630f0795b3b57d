from http.client import HTTPConnection
from urllib.parse import quote, urlsplit

import httpx
import pytest

LONG = "a" * 10_000


def test_a_search_has_the_form_of_the_contract(http: httpx.Client) -> None:
    body = http.get("/v1/search", params={"q": "惩罚性赔偿", "k": 2}).json()
    assert list(body) == ["ok", "query", "lang", "took_ms", "build_id", "total", "facets", "hits"]
    hit = body["hits"][0]
    assert list(hit) == ["rank", "score", "legs", "passage", "highlights", "source"]
    assert list(hit["legs"]) == ["lexical", "dense"]
    assert list(hit["passage"]) == ["passage_id", "doc_id", "kind", "text", "heading_path"]
    assert len(body["hits"]) == 2


def test_an_answer_has_the_form_of_the_contract(http: httpx.Client) -> None:
    body = http.get("/v1/answer", params={"q": "How many punitive damages cases?"}).json()
    assert (body["ok"], body["lang"], body["reason"]) == (True, "en", None)
    fixed = ["text", "kind", "raw", "value", "high", "unit", "unit_en", "bound", "change"]
    assert list(body["answer"]) == [*fixed, "confidence", "subject", "period", "others"]
    assert list(body["citations"][0]) == (
        [
            "passage_id",
            "doc_id",
            "title",
            "heading_path",
            "quote",
            "quote_span",
            "answer_span",
            "source",
            "sha256",
        ]
    )
    assert len(body["hits"]) == 5


@pytest.mark.parametrize(
    "params",
    [
        {"q": "专利案件", "k": 3},
        {"q": "专利案件", "year": 2022},
        {"q": "清风行动", "kind": "table_row", "k": 1},
    ],
)
def test_post_gives_what_get_gives(http: httpx.Client, params: dict[str, str | int]) -> None:
    got = http.get("/v1/search", params=params).json()
    posted = http.post("/v1/search", json=params).json()
    assert posted | {"took_ms": 0} == got | {"took_ms": 0}
    assert got["hits"]


def test_empty_filters_of_a_form_leave_the_search_open(http: httpx.Client) -> None:
    form = http.get("/v1/search?q=专利&k=10&doc=&year=&kind=").json()
    assert form["hits"] == http.get("/v1/search?q=专利").json()["hits"]


@pytest.mark.parametrize("route", ["/v1/search", "/v1/answer"])
@pytest.mark.parametrize("question", ["专利侵权纠纷", "geographical indications", "專利侵權"])
def test_the_same_question_gives_the_same_bytes(
    http: httpx.Client, route: str, question: str
) -> None:
    def ask() -> bytes:
        response = http.get(route, params={"q": question})
        took = f'"took_ms":{response.json()["took_ms"]}'.encode()
        return response.content.replace(took, b"", 1)

    assert ask() == ask()


@pytest.mark.parametrize(
    ("query", "code", "status", "named"),
    [
        ("", "missing_parameter", 422, "q"),
        ("q=", "invalid_query", 422, "empty"),
        ("q=%20%0A", "invalid_query", 422, "empty"),
        ("q=？！…", "invalid_query", 422, "neither letter nor digit"),
        (f"q={LONG}", "invalid_query", 422, "10000 characters"),
        ("q=a%00b", "invalid_query", 422, "U+0000"),
        ("q=专利%1B", "invalid_query", 422, "U+001B"),
        ("q=%ff%fe", "invalid_query", 422, "neither letter nor digit"),
        ("q=专利&k=0", "invalid_parameter", 422, "k: "),
        ("q=专利&k=-1", "invalid_parameter", 422, "'-1'"),
        ("q=专利&k=1000000000", "invalid_parameter", 422, "'1000000000'"),
        (f"q=专利&k={'9' * 5000}", "invalid_parameter", 422, "k: "),
        ("q=专利&k=ten", "invalid_parameter", 422, "'ten'"),
        ("q=专利&k=", "invalid_parameter", 422, "k: "),
        ("q=专利&year=abc", "invalid_parameter", 422, "'abc'"),
        ("q=专利&year=99999", "invalid_parameter", 422, "year"),
        ("q=专利&doc=nope", "document_not_found", 404, "'nope'"),
        (f"q=专利&doc={'x' * 300}", "invalid_parameter", 422, "doc"),
        ("q=专利&limit=3", "unknown_parameter", 422, "'limit'"),
        ("q=专利&问=3", "unknown_parameter", 422, "'问'"),
        ("q=专利&q=商标", "repeated_parameter", 422, "q: given 2 times"),
    ],
)
@pytest.mark.parametrize("route", ["/v1/search", "/v1/answer"])
def test_a_bad_parameter_is_named_in_the_envelope(
    http: httpx.Client, route: str, query: str, code: str, status: int, named: str
) -> None:
    response = http.get(f"{route}?{query}")
    body = response.json()
    assert (response.status_code, body["status"], body["ok"]) == (status, status, False)
    assert body["code"] == code
    assert named in body["error"]
    assert len(body["error"]) < 300


@pytest.mark.parametrize("route", ["/?plain=1&q=", "/v1/search?q="])
def test_10000_chinese_characters_are_refused_like_any_long_question(
    server_url: str, route: str
) -> None:
    # httpx itself sends no address of more than 64 kB.
    address = urlsplit(server_url)
    connection = HTTPConnection(address.netloc)
    connection.request("GET", f"{route}{quote('知' * 10_000)}")
    body = connection.getresponse().read().decode()
    connection.close()
    assert "the query has 10000 characters; ask in at most 1000" in body


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "invalid_body"),
        ("{", "invalid_json"),
        ("[1]", "invalid_body"),
        ("null", "invalid_body"),
        ("{}", "missing_parameter"),
        ('{"q": 5}', "invalid_parameter"),
        ('{"q": "专利", "k": "10"}', "invalid_parameter"),
        ('{"q": "专利", "k": true}', "invalid_parameter"),
        ('{"q": "专利", "kind": "chapter"}', "invalid_parameter"),
        ('{"q": "专利", "limit": 3}', "unknown_parameter"),
        ('{"q": "\\ud800专利"}', "invalid_query"),
        ('{"q": "' + "知" * 10_000 + '"}', "invalid_query"),
    ],
)
def test_a_bad_body_is_refused(http: httpx.Client, content: str, code: str) -> None:
    headers = {"content-type": "application/json"}
    response = http.post("/v1/search", content=content.encode(), headers=headers)
    assert (response.status_code, response.json()["code"]) == (422, code)


def test_a_body_of_another_type_is_refused(http: httpx.Client) -> None:
    response = http.post("/v1/search", data={"q": "专利"})
    assert (response.status_code, response.json()["code"]) == (422, "invalid_body")


def test_parameters_beside_a_body_are_refused(http: httpx.Client) -> None:
    response = http.post("/v1/search?k=3", json={"q": "专利"})
    assert response.json()["code"] == "unknown_parameter"
