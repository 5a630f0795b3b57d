import json

import httpx
import pytest
import structlog
from fastapi.testclient import TestClient

from service.app import create_app
from service.journal import configure_log
from service.library import Library


@pytest.mark.parametrize("given", ["4bf92f3577b34da6", "a-b_c.d:e/f+g=", "x" * 128])
def test_a_well_formed_id_is_kept(http: httpx.Client, given: str) -> None:
    response = http.get("/healthz", headers={"x-request-id": given})
    assert response.headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "a b", "x" * 129, 'a"b', "<b>", "a\tb"])
def test_another_id_is_replaced_by_a_new_one(http: httpx.Client, given: str) -> None:
    ids = [
        http.get("/healthz", headers={"x-request-id": given}).headers["x-request-id"]
        for _ in range(2)
    ]
    assert ids[0] != ids[1]
    assert all(len(each) == 32 for each in ids)


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1/search", "/", "/metrics"])
def test_every_reply_has_an_id_errors_as_well(http: httpx.Client, path: str) -> None:
    assert len(http.get(path).headers["x-request-id"]) == 32


@pytest.mark.parametrize("form", ["logfmt", "json"])
def test_the_log_has_the_id_of_the_reply(
    library: Library, capfd: pytest.CaptureFixture[str], form: str
) -> None:
    client = TestClient(create_app(library))
    configure_log("info", form)
    try:
        response = client.get("/v1/nothing?q=专利")
    finally:
        structlog.reset_defaults()
    line = next(line for line in capfd.readouterr().err.splitlines() if "/v1/nothing" in line)
    request_id = response.headers["x-request-id"]
    if form == "json":
        event = json.loads(line)
        assert (event["event"], event["status"]) == ("request", 404)
        assert event["request_id"] == request_id
    else:
        assert f"request_id={request_id}" in line
        assert "event=request" in line
