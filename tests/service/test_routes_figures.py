import csv
import io
from typing import Any

import httpx
import pytest


def list_figures(http: httpx.Client, **params: str | int) -> dict[str, Any]:
    body: dict[str, Any] = http.get("/v1/figures", params=params).json()
    return body


def raws(body: dict[str, Any]) -> list[str]:
    return [row["raw"] for row in body["figures"]]


def test_a_figure_comes_with_what_it_is_of_and_where_it_stands(http: httpx.Client) -> None:
    body = list_figures(http, q="惩罚性赔偿", kind="count")
    (row,) = [row for row in body["figures"] if row["raw"] == "319件"]
    passage = http.get(f"/v1/passages/{row['passage_id']}").json()["passage"]
    document = http.get(f"/v1/documents/{row['doc_id']}").json()["document"]
    assert (row["value"], row["high"], row["unit"], row["bound"]) == ("319", None, "件", "exact")
    assert passage["text"][slice(*row["span"])] == "319件"
    assert passage["text"][slice(*row["sentence_span"])] == row["sentence"]
    assert "".join(document["text"][start:end] for start, end in row["source"]) == "319件"


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"q": "清风行动"}, ["2.6万元"]),
        ({"q": "foreign applicants", "year": 2022}, ["12个"]),
        ({"q": "patent cases", "year": 2022, "unit": "件"}, ["96件"]),
        ({"year": 2022, "kind": "money"}, ["2.6万元"]),
        ({"year": 2022, "unit": "个"}, ["12个"]),
        ({"year": 2022, "q": "火星"}, []),
        ({"place": "滨海", "kind": "money"}, ["2.6万元"]),
        ({"place": "Binhai", "issuer": "滨海市知识产权局", "unit": "个"}, ["12个"]),
        ({"place": "滨海", "issuer": "国家知识产权局"}, []),
        ({"year": 1999}, []),
        ({"year": 2022, "kind": "money", "period": "2022"}, ["2.6万元"]),
        ({"year": 2022, "kind": "money", "period": "2022H1"}, []),
        ({"year": 2022, "kind": "money", "period": "2021/2022年"}, ["2.6万元"]),
    ],
)
def test_filters_let_through_what_they_name_in_both_languages(
    http: httpx.Client, params: dict[str, str | int], found: list[str]
) -> None:
    assert raws(list_figures(http, **params)) == found


def test_figures_stand_by_document_and_place_and_pages_join_up(http: httpx.Client) -> None:
    whole = list_figures(http, limit=500)
    paged: list[dict[str, Any]] = []
    cursor = ""
    while not paged or cursor:
        page = list_figures(http, limit=100, cursor=cursor)
        assert page["total"] == whole["total"]
        paged += page["figures"]
        cursor = page["next"]
    assert paged[: len(whole["figures"])] == whole["figures"]
    assert len(paged) == whole["total"]
    places = [(row["doc_id"], row["source"][0][0]) for row in paged]
    assert places == sorted(places)


def test_empty_fields_of_a_form_filter_nothing(http: httpx.Client) -> None:
    blank = http.get("/v1/figures?q=&doc=&year=&place=&issuer=&unit=&kind=&cursor=&format=")
    assert blank.content == http.get("/v1/figures").content


@pytest.mark.parametrize(
    ("params", "status", "code"),
    [
        ({"limit": 0}, 422, "invalid_parameter"),
        ({"limit": 501}, 422, "invalid_parameter"),
        ({"kind": "weight"}, 422, "invalid_parameter"),
        ({"year": "twenty"}, 422, "invalid_parameter"),
        ({"format": "xml"}, 422, "invalid_parameter"),
        ({"period": "soon"}, 422, "invalid_query"),
        ({"period": "2024/2023", "format": "csv"}, 422, "invalid_query"),
        ({"page": 2}, 422, "unknown_parameter"),
        ({"cursor": "abc"}, 422, "invalid_cursor"),
        ({"q": "的"}, 422, "invalid_query"),
        ({"q": "of the"}, 422, "invalid_query"),
        ({"q": "知" * 1001}, 422, "invalid_query"),
        ({"doc": "nope"}, 404, "document_not_found"),
        ({"doc": "nope", "format": "csv"}, 404, "document_not_found"),
        ({"place": "火星"}, 404, "place_not_found"),
        ({"issuer": "火星局", "format": "csv"}, 404, "issuer_not_found"),
        ({"q": "?!", "format": "csv"}, 422, "invalid_query"),
    ],
)
def test_what_is_wrong_is_told_in_the_envelope(
    http: httpx.Client, params: dict[str, str | int], status: int, code: str
) -> None:
    body = list_figures(http, **params)
    assert (body["ok"], body["status"], body["code"]) == (False, status, code)


def test_a_cursor_of_another_filter_is_refused(http: httpx.Client) -> None:
    cursor = list_figures(http, limit=1)["next"]
    assert list_figures(http, limit=1, cursor=cursor, unit="元")["code"] == "invalid_cursor"
    assert list_figures(http, limit=1, cursor=cursor, place="滨海")["code"] == "invalid_cursor"


@pytest.mark.parametrize(
    ("params", "accept"),
    [({"format": "csv"}, "*/*"), ({}, "text/csv"), ({}, "text/csv;q=0.9, */*;q=0.1")],
)
def test_csv_holds_everything_that_matches(
    http: httpx.Client, params: dict[str, str], accept: str
) -> None:
    response = http.get("/v1/figures", params=params, headers={"accept": accept})
    lines = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in response.headers["content-disposition"]
    assert len(lines) == list_figures(http)["total"]
    assert {"319件", "2.6万元"} <= {line["raw"] for line in lines}


@pytest.mark.parametrize(("params", "count"), [({"limit": 2}, 2), ({"q": "清风行动"}, 1)])
def test_csv_is_filtered_and_limited_as_json_is(
    http: httpx.Client, params: dict[str, str | int], count: int
) -> None:
    response = http.get("/v1/figures", params={**params, "format": "csv"})
    lines = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert [line["raw"] for line in lines] == raws(list_figures(http, **params))
    assert len(lines) == count


def test_format_json_overrides_what_the_client_accepts(http: httpx.Client) -> None:
    response = http.get("/v1/figures?format=json&limit=1", headers={"accept": "text/csv"})
    assert response.json()["ok"]
    assert response.headers["vary"] == "accept"


def test_the_route_is_in_the_schema_with_both_its_forms(http: httpx.Client) -> None:
    operation = http.get("/openapi.json").json()["paths"]["/v1/figures"]["get"]
    assert set(operation["responses"]["200"]["content"]) == {"application/json", "text/csv"}
    named = {parameter["name"] for parameter in operation["parameters"]}
    assert {"q", "doc", "year", "unit", "kind", "limit", "cursor", "format"} <= named
