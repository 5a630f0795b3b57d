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
