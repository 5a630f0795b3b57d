from concurrent.futures import ThreadPoolExecutor
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
    fixed = ["passage_id", "doc_id", "kind", "text", "heading_path", "page", "ocr"]
    assert list(hit["passage"]) == fixed
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
            "page",
            "ocr",
            "page_image",
            "article",
        ]
    )
    assert len(body["hits"]) == 5


def test_an_answer_is_explained_where_that_is_asked_for(http: httpx.Client) -> None:
    asked = {"q": "How many punitive damages cases?"}
    assert http.get("/v1/answer", params=asked).json()["explanation"] is None
    told = http.get("/v1/answer", params=asked | {"explain": "true"}).json()["explanation"]
    assert list(told) == ["year", "places", "confidence", "threshold", "considered"]
    first = told["considered"][0]
    assert list(first) == ["raw", "kind", "passage_id", "span", "score", "refused"]
    assert first["refused"] is None
    assert http.get("/v1/answer", params=asked | {"explain": "much"}).status_code == 422


def test_searches_are_served_while_answers_are_read(http: httpx.Client) -> None:
    with ThreadPoolExecutor(4) as threads:
        questions = [f"{year}年专利案件多少件" for year in range(2001, 2009)]
        answers = threads.map(lambda q: http.get("/v1/answer", params={"q": q}), questions)
        searches = [http.get("/v1/search", params={"q": "专利"}) for _ in questions]
        assert {each.status_code for each in (*answers, *searches)} == {200}


def test_a_search_counts_what_is_found_by_each_filter(http: httpx.Client) -> None:
    body = http.get("/v1/search", params={"q": "知识产权案件", "k": 1}).json()
    assert list(body["facets"]) == ["doc", "year", "place", "issuer", "kind"]
    for facet in body["facets"].values():
        assert list(facet) == ["values", "left_off", "without"]
        assert all(list(value) == ["value", "count"] for value in facet["values"])
    assert {value["value"] for value in body["facets"]["year"]["values"]} == {2022, 2023}
    assert sum(value["count"] for value in body["facets"]["doc"]["values"]) == body["total"]


def test_pages_follow_one_another(http: httpx.Client) -> None:
    def ask(k: int, offset: int) -> list[dict[str, object]]:
        params: dict[str, str | int] = {"q": "专利案件", "k": k, "offset": offset}
        hits: list[dict[str, object]] = http.get("/v1/search", params=params).json()["hits"]
        return hits

    assert ask(4, 0) + ask(4, 4) + ask(4, 8) == ask(12, 0)
    assert [hit["rank"] for hit in ask(4, 8)] == [9, 10, 11, 12]


@pytest.mark.parametrize("beyond", [0, 1, 50])
def test_a_page_beyond_the_end_is_empty(http: httpx.Client, beyond: int) -> None:
    first = http.get("/v1/search?q=专利案件").json()
    body = http.get(f"/v1/search?q=专利案件&offset={first['total'] + beyond}").json()
    assert (body["hits"], body["total"], body["facets"]) == ([], first["total"], first["facets"])


@pytest.mark.parametrize("place", ["滨海市", "滨海", "濱海市", "Binhai", "Binhai City"])
@pytest.mark.parametrize("route", ["/v1/search", "/v1/answer"])
def test_a_place_is_filtered_by_any_of_its_names(
    http: httpx.Client, route: str, place: str
) -> None:
    hits = http.get(route, params={"q": "专利案件", "place": place}).json()["hits"]
    assert {hit["passage"]["doc_id"].rsplit("-", 1)[0] for hit in hits} == {"small"}


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("国家知识产权局", {"cn-ip-protection-2023"}),
        ("CNIPA", {"cn-ip-protection-2023"}),
        ("滨海市知识产权局", {"small"}),
        ("知识产权局", {"small", "cn-ip-protection-2023"}),
    ],
)
def test_an_issuer_is_filtered_by_its_name_or_a_part(
    http: httpx.Client, issuer: str, expected: set[str]
) -> None:
    params: dict[str, str | int] = {"q": "专利案件", "issuer": issuer, "k": 100}
    hits = http.get("/v1/search", params=params).json()["hits"]
    assert {hit["passage"]["doc_id"].rsplit("-", 1)[0] for hit in hits} == expected


def test_an_answer_is_of_the_place_asked_for(http: httpx.Client) -> None:
    params = {"q": "新收知识产权案件多少件？", "place": "滨海"}
    assert http.get("/v1/answer", params=params).json()["answer"]["raw"] == "1024件"


@pytest.mark.parametrize(
    ("query", "code", "status", "named"),
    [
        ("q=专利&offset=-1", "invalid_parameter", 422, "'-1'"),
        ("q=专利&offset=abc", "invalid_parameter", 422, "'abc'"),
        ("q=专利&offset=", "invalid_parameter", 422, "offset: "),
        ("q=专利&offset=1.5", "invalid_parameter", 422, "'1.5'"),
        ("q=专利&offset=1000", "invalid_parameter", 422, "offset + k must be at most 1,000"),
        ("q=专利&k=100&offset=901", "invalid_parameter", 422, "got 901 + 100"),
        ("q=专利&offset=1000000000000", "invalid_parameter", 422, "offset + k"),
        (f"q=专利&offset={'9' * 5000}", "invalid_parameter", 422, "offset: "),
        ("q=专利&place=%20", "place_not_found", 404, "滨海市"),
        ("q=专利&place=火星", "place_not_found", 404, "'火星'; there are 滨海市"),
        (f"q=专利&place={'x' * 300}", "invalid_parameter", 422, "place"),
        ("q=专利&issuer=火星局", "issuer_not_found", 404, "'火星局'; there are "),
        ("q=专利&place=滨海&place=上海", "repeated_parameter", 422, "place: given 2 times"),
    ],
)
def test_a_bad_page_or_filter_is_named_in_the_envelope(
    http: httpx.Client, query: str, code: str, status: int, named: str
) -> None:
    response = http.get(f"/v1/search?{query}")
    body = response.json()
    assert (response.status_code, body["code"]) == (status, code)
    assert named in body["error"]
    assert len(body["error"]) < 300


@pytest.mark.parametrize("route", ["/v1/answer", "/v1/figures"])
def test_a_place_of_no_document_is_refused_everywhere(http: httpx.Client, route: str) -> None:
    response = http.get(route, params={"q": "专利", "place": "火星"})
    assert (response.status_code, response.json()["code"]) == (404, "place_not_found")


@pytest.mark.parametrize(
    "params",
    [
        {"q": "专利案件", "k": 3},
        {"q": "专利案件", "k": 3, "offset": 2, "place": "滨海"},
        {"q": "专利案件", "issuer": "知识产权局"},
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
    form = http.get("/v1/search?q=专利&k=10&doc=&year=&place=&issuer=&kind=").json()
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
        ('{"q": "专利", "offset": "10"}', "invalid_parameter"),
        ('{"q": "专利", "offset": -1}', "invalid_parameter"),
        ('{"q": "专利", "offset": 995}', "invalid_parameter"),
        ('{"q": "专利", "place": 5}', "invalid_parameter"),
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
