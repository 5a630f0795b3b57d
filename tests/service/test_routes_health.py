import httpx
import pytest


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_server_with_a_snapshot_is_alive_and_ready(http: httpx.Client, path: str) -> None:
    response = http.get(path)
    assert response.status_code == 200
    assert response.json()["build_id"] == http.get("/v1/documents").json()["build_id"]


def test_metrics_count_requests_by_route_and_never_by_path(http: httpx.Client) -> None:
    http.get("/v1/passages/nope")
    http.get("/no/such/path")
    response = http.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain")
    assert 'route="/v1/passages/{passage_id}",status="404"' in response.text
    assert 'route="unmatched",status="404"' in response.text
    assert "/no/such/path" not in response.text
    assert "zhiwen_documents 2.0" in response.text


def test_metrics_time_requests(http: httpx.Client) -> None:
    http.get("/v1/search?q=专利")
    text = http.get("/metrics").text
    assert 'zhiwen_request_duration_seconds_bucket{le="1.0",route="/v1/search"}' in text
