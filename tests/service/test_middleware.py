import socket
from urllib.parse import urlsplit

import httpx
import pytest

from service.middleware import MAX_BODY_BYTES


@pytest.mark.parametrize(
    "path",
    ["/", "/docs", "/static/page.js", "/v1/search?q=专利", "/v1/search", "/nope", "/metrics"],
)
def test_every_response_has_the_security_headers(http: httpx.Client, path: str) -> None:
    headers = http.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_body_that_is_too_large_is_refused_unread(http: httpx.Client) -> None:
    body = b'{"q": "' + b"a" * MAX_BODY_BYTES + b'"}'
    response = http.post("/v1/search", content=body, headers={"content-type": "application/json"})
    assert (response.status_code, response.json()["code"]) == (413, "body_too_large")


def test_a_body_of_undeclared_length_is_refused(http: httpx.Client) -> None:
    response = http.post("/v1/search", content=iter([b'{"q": ', b'"a"}']))
    assert (response.status_code, response.json()["code"]) == (411, "length_required")


def test_a_client_that_goes_away_leaves_the_server_serving(
    http: httpx.Client, server_url: str
) -> None:
    address = urlsplit(server_url)
    for _ in range(3):
        with socket.create_connection((address.hostname, address.port)) as connection:
            connection.sendall(b"GET /v1/search?q=a HTTP/1.1\r\nHost: x\r\n\r\n")
    assert http.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=专利&plain=1",
        "/docs",
        "/examples",
        "/figures",
        "/library",
        "/openapi.json",
        "/static/page.js",
        "/healthz",
        "/readyz",
        "/v1/search?q=专利",
        "/v1/answer?q=2023年惩罚性赔偿案件数",
        "/v1/figures?limit=3",
        "/v1/figures?limit=3&format=csv",
        "/v1/citations/cn-ip-protection-2023-09831462:971",
        "/v1/citations/cn-ip-protection-2023-09831462:971?format=ris",
        "/v1/passages/cn-ip-protection-2023-09831462:971",
        "/v1/documents",
        "/v1/documents/cn-ip-protection-2023-09831462",
        "/read/cn-ip-protection-2023-09831462:971",
        # What a GET is refused, a HEAD is as well.
        "/v1/search",
        "/v1/batch",
        "/v1/documents/none/pages/1.png",
        "/read/none:1",
        "/nope",
    ],
)
def test_head_is_get_without_the_body(http: httpx.Client, path: str) -> None:
    got, head = http.get(path, timeout=60), http.head(path, timeout=60)
    assert head.status_code == got.status_code
    assert head.content == b""
    # The time a search took is not always as long, and each request has an id of its own.
    varying = {
        "date",
        "x-request-id",
        *({"content-length"} if b"took_ms" in got.content else set()),
    }
    named = [{k: v for k, v in each.headers.items() if k not in varying} for each in (got, head)]
    assert named[0] == named[1]
    assert ("content-length" in head.headers) == ("content-length" in got.headers)


def test_a_connection_goes_on_after_a_head(http: httpx.Client, server_url: str) -> None:
    address = urlsplit(server_url)
    said = b"HEAD /v1/figures?format=csv HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection((address.hostname, address.port), timeout=20) as connection:
        connection.sendall(said + b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        heard = b""
        while part := connection.recv(65_536):
            heard += part
    first, _, second = heard.partition(b"\r\n\r\n")
    assert b"text/csv" in first
    assert second.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b'{"ok":true' in second


def test_a_head_is_counted_as_one_on_its_route(http: httpx.Client) -> None:
    http.head("/v1/passages/none")
    counted = http.get("/metrics").text
    assert 'method="HEAD",route="/v1/passages/{passage_id}",status="404"' in counted
