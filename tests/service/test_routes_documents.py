import httpx
import pytest


def test_documents_are_listed_without_their_texts(http: httpx.Client) -> None:
    body = http.get("/v1/documents").json()
    names = [document["source_name"] for document in body["documents"]]
    assert names == ["cn-ip-protection-2023.txt", "small.txt"]
    assert "text" not in body["documents"][0]


def test_a_document_has_its_text_untouched(http: httpx.Client) -> None:
    listed = http.get("/v1/documents").json()["documents"][1]
    document = http.get(f"/v1/documents/{listed['doc_id']}").json()["document"]
    assert "1 024件" in document["text"]
    assert document["blocks"][0]["kind"] == "title"


def test_a_hit_can_be_read_by_its_id(http: httpx.Client) -> None:
    hit = http.get("/v1/search?q=清风行动&k=1").json()["hits"][0]
    body = http.get(f"/v1/passages/{hit['passage']['passage_id']}").json()
    assert (body["passage"], body["source"]) == (hit["passage"], hit["source"])


@pytest.mark.parametrize("passage_id", ["nope", "small-00000000:0", "%00", "问:1", "a'--"])
def test_an_unknown_passage_is_not_found(http: httpx.Client, passage_id: str) -> None:
    response = http.get(f"/v1/passages/{passage_id}")
    assert (response.status_code, response.json()["code"]) == (404, "passage_not_found")


@pytest.mark.parametrize("doc_id", ["nope", "%00", "..%5C..", "报告"])
def test_an_unknown_document_is_not_found(http: httpx.Client, doc_id: str) -> None:
    response = http.get(f"/v1/documents/{doc_id}")
    assert (response.status_code, response.json()["code"]) == (404, "document_not_found")


@pytest.mark.parametrize("path", ["/v1/documents?q=1", "/v1/passages/nope?k=1"])
def test_parameters_are_refused(http: httpx.Client, path: str) -> None:
    assert http.get(path).json()["code"] == "unknown_parameter"
