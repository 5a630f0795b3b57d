import json

import httpx
import pytest

QUESTIONS = ["2023年惩罚性赔偿案件数", "How many punitive damages cases in 2023?", "清风行动"]


@pytest.mark.parametrize("mode", ["search", "answer"])
def test_each_result_is_what_the_single_route_gives(http: httpx.Client, mode: str) -> None:
    body = http.post("/v1/batch", json={"questions": QUESTIONS, "mode": mode}).json()
    singly = [http.get(f"/v1/{mode}", params={"q": question}).json() for question in QUESTIONS]
    assert list(body) == ["ok", "mode", "took_ms", "build_id", "results"]
    assert (body["ok"], body["mode"], body["build_id"]) == (True, mode, singly[0]["build_id"])
    for found in (*body["results"], *singly):
        found["took_ms"] = 0
    assert body["results"] == singly


def test_without_a_mode_it_answers(http: httpx.Client) -> None:
    body = http.post("/v1/batch", json={"questions": QUESTIONS[:1]}).json()
    assert body["results"][0]["answer"]["value"] == "319"


def test_a_bad_question_has_its_error_and_the_others_their_answers(http: httpx.Client) -> None:
    questions = [" ", "知" * 1001, QUESTIONS[0], "a\x1bb"]
    results = http.post("/v1/batch", json={"questions": questions}).json()["results"]
    assert [found["ok"] for found in results] == [False, False, True, False]
    assert results[0] == {
        "ok": False,
        "code": "invalid_query",
        "error": "the query is empty; ask a question or give keywords",
        "status": 422,
        "query": "",
    }


def test_filters_and_cut_off_hold_for_every_question(http: httpx.Client) -> None:
    asked = {"questions": ["专利案件", "罚款"], "mode": "search", "k": 1, "year": 2022}
    results = http.post("/v1/batch", json={**asked, "kind": "table_row"}).json()["results"]
    for found in results:
        assert [hit["passage"]["kind"] for hit in found["hits"]] == ["table_row"]


@pytest.mark.parametrize("mode", ["search", "answer"])
def test_a_place_and_a_page_hold_for_every_question(http: httpx.Client, mode: str) -> None:
    params: dict[str, str | int] = {"k": 2, "place": "滨海"}
    if mode == "search":
        params["offset"] = 1
    asked = {"questions": QUESTIONS, "mode": mode, **params}
    results = http.post("/v1/batch", json=asked).json()["results"]
    for question, found in zip(QUESTIONS, results, strict=True):
        singly = http.get(f"/v1/{mode}", params={"q": question, **params}).json()
        assert found | {"took_ms": 0} == singly | {"took_ms": 0}


@pytest.mark.parametrize(
    ("body", "code", "named"),
    [
        ({}, "missing_parameter", "questions"),
        ({"questions": []}, "invalid_parameter", "questions"),
        ({"questions": ["a"] * 101}, "invalid_parameter", "at most 100"),
        ({"questions": "专利"}, "invalid_parameter", "questions"),
        ({"questions": ["专利", 5]}, "invalid_parameter", "questions.1"),
        ({"questions": ["a"] * 21, "k": 100}, "invalid_parameter", "make 2,100 hits; ask for at"),
        ({"questions": ["a"], "mode": "guess"}, "invalid_parameter", "mode"),
        ({"questions": ["a"], "k": 0}, "invalid_parameter", "k: "),
        ({"questions": ["a"], "k": "5"}, "invalid_parameter", "k: "),
        ({"questions": ["a"], "limit": 5}, "unknown_parameter", "limit"),
        ({"questions": ["a"], "kind": "paragraph"}, "invalid_parameter", "kind"),
        ({"questions": ["a"], "offset": 5}, "invalid_parameter", "offset: only with"),
        ({"questions": ["a"], "mode": "search", "offset": 991}, "invalid_parameter", "offset + k"),
        ({"questions": ["a"], "doc": "nope"}, "document_not_found", "nope"),
        ({"questions": ["a"], "place": "火星"}, "place_not_found", "'火星'"),
        ({"questions": ["a"], "mode": "search", "issuer": "火"}, "issuer_not_found", "'火'"),
    ],
)
def test_a_bad_body_is_refused_as_a_whole(
    http: httpx.Client, body: dict[str, object], code: str, named: str
) -> None:
    refused = http.post("/v1/batch", json=body).json()
    assert (refused["ok"], refused["code"]) == (False, code)
    assert named in refused["error"]


def test_a_body_that_is_too_large_is_refused(http: httpx.Client) -> None:
    response = http.post("/v1/batch", json={"questions": ["知" * 900] * 100})
    assert (response.status_code, response.json()["code"]) == (413, "body_too_large")


@pytest.mark.parametrize(("method", "code"), [("GET", "method_not_allowed")])
def test_it_takes_a_post_alone(http: httpx.Client, method: str, code: str) -> None:
    assert http.request(method, "/v1/batch").json()["code"] == code


def test_a_lone_surrogate_spoils_its_own_question_only(http: httpx.Client) -> None:
    content = json.dumps({"questions": ["\ud800专利", "专利"]}).encode()
    headers = {"content-type": "application/json"}
    results = http.post("/v1/batch", content=content, headers=headers).json()["results"]
    assert [found["ok"] for found in results] == [False, True]
