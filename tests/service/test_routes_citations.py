import httpx
import pytest

from service.responses_citations import ANNOTATION_CONTEXT


@pytest.mark.parametrize(
    "question", ["2023年惩罚性赔偿案件数", "How many punitive damages cases in 2023?"]
)
def test_a_search_hit_is_cited_as_a_web_annotation(http: httpx.Client, question: str) -> None:
    hit = http.get("/v1/search", params={"q": question, "k": 1}).json()["hits"][0]
    body = http.get(f"/v1/citations/{hit['passage']['passage_id']}").json()
    document = http.get(f"/v1/documents/{body['doc_id']}").json()["document"]
    position, quote = body["target"]["selector"]
    assert (body["ok"], body["@context"], body["type"]) == (True, ANNOTATION_CONTEXT, "Annotation")
    assert body["body"]["value"] == hit["passage"]["text"]
    assert document["text"][position["start"] : position["end"]] == quote["exact"]
    assert document["text"][: position["start"]].endswith(quote["prefix"])
    assert document["text"][position["end"] :].startswith(quote["suffix"])
    assert http.get(body["target"]["source"]).status_code == 200


@pytest.mark.parametrize("separator", ["@", "%40"])
def test_a_range_of_a_passage_is_cited(http: httpx.Client, separator: str) -> None:
    passage = http.get("/v1/search?q=清风行动&k=1").json()["hits"][0]["passage"]
    start = passage["text"].index("清风行动")
    path = f"/v1/citations/{passage['passage_id']}{separator}{start}-{start + 4}"
    body = http.get(path).json()
    assert body["target"]["selector"][1]["exact"] == "清风行动"
    assert body["quote_span"] == [start, start + 4]
    assert http.get(body["id"]).json() == body


def test_a_citation_can_be_pasted_in_each_style(http: httpx.Client) -> None:
    passage = http.get("/v1/search?q=清风行动&k=1").json()["hits"][0]["passage"]
    text = http.get(f"/v1/citations/{passage['passage_id']}").json()["text"]
    assert set(text) == {"gb_t_7714", "chicago", "plain", "ris", "bibtex", "csl"}
    assert "二〇二二年滨海市知识产权保护状况[R]." in text["gb_t_7714"]
    assert "[2022" in text["chicago"]
    assert "清风行动" in text["plain"]


@pytest.mark.parametrize(
    ("named", "media_type", "suffix"),
    [
        ("ris", "application/x-research-info-systems; charset=utf-8", "ris"),
        ("bibtex", "application/x-bibtex; charset=utf-8", "bib"),
        ("csl", "application/vnd.citationstyles.csl+json", "json"),
    ],
)
def test_a_citation_is_a_file_for_reference_managers(
    http: httpx.Client, named: str, media_type: str, suffix: str
) -> None:
    passage = http.get("/v1/search?q=清风行动&k=1").json()["hits"][0]["passage"]
    address = f"/v1/citations/{passage['passage_id']}@0-4"
    asked = http.get(address, params={"format": named})
    accepted = http.get(address, headers={"accept": f"{media_type}, */*;q=0.1"})
    assert asked.headers["content-type"] == media_type
    name = f"{passage['passage_id'].replace(':', '-')}-0-4.{suffix}"
    assert asked.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert asked.headers["vary"] == "accept"
    assert asked.content == accepted.content
    assert asked.content.decode() == http.get(address).json()["text"][named]
    assert "二〇二二年滨海市知识产权保护状况" in asked.text


def test_format_json_goes_before_what_the_client_accepts(http: httpx.Client) -> None:
    passage = http.get("/v1/search?q=清风行动&k=1").json()["hits"][0]["passage"]
    address = f"/v1/citations/{passage['passage_id']}"
    for query, accept in (("?format=json", "application/x-bibtex"), ("?format=", "*/*")):
        response = http.get(f"{address}{query}", headers={"accept": accept})
        assert response.headers["content-type"] == "application/json"
        assert response.json()["ok"]


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("format=endnote", 422, "invalid_parameter"),
        ("format=RIS", 422, "invalid_parameter"),
        ("format=ris&format=csl", 422, "repeated_parameter"),
        ("format=bibtex", 404, "citation_not_found"),
        ("style=apa", 422, "unknown_parameter"),
    ],
)
def test_a_file_that_cannot_be_written_is_told_in_the_envelope(
    http: httpx.Client, query: str, status: int, code: str
) -> None:
    body = http.get(f"/v1/citations/nope?{query}").json()
    assert (body["ok"], body["status"], body["code"]) == (False, status, code)


def test_the_schema_has_all_forms_of_a_citation(http: httpx.Client) -> None:
    operation = http.get("/openapi.json").json()["paths"]["/v1/citations/{citation_id}"]["get"]
    assert set(operation["responses"]["200"]["content"]) == {
        "application/json",
        "application/x-research-info-systems",
        "application/x-bibtex",
        "application/vnd.citationstyles.csl+json",
    }
    assert [each["name"] for each in operation["parameters"]][:2] == ["citation_id", "format"]


@pytest.mark.parametrize(
    "name", ["nope", "small-00000000:0", "small-00000000:0@1-2", "%00", "问:1@0-1", "a'--"]
)
def test_an_unknown_citation_is_not_found(http: httpx.Client, name: str) -> None:
    body = http.get(f"/v1/citations/{name}").json()
    assert (body["ok"], body["status"], body["code"]) == (False, 404, "citation_not_found")


def test_parameters_are_refused(http: httpx.Client) -> None:
    assert http.get("/v1/citations/nope?span=1").json()["code"] == "unknown_parameter"


def test_the_schema_names_the_context(http: httpx.Client) -> None:
    schemas = http.get("/openapi.json").json()["components"]["schemas"]
    assert "@context" in schemas["CitationResponse"]["properties"]
