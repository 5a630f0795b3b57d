import socket
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.admin import Admin
from service.app import create_app
from service.jobs import JobQueue
from service.library import Library

Serve = Callable[[FastAPI], AbstractContextManager[str]]
KEY = "钥匙 correct horse"
HEADERS = {
    "authorization": f"Bearer {httpx.QueryParams({'k': KEY})}".replace("k=", "").replace("+", "%20")
}


class Waiting(Admin):
    """One whose jobs nobody does."""

    def wake(self) -> None:
        pass


@pytest.fixture
def queue(tmp_path: Path) -> JobQueue:
    return JobQueue(tmp_path)


@pytest.fixture
def http(library: Library, tmp_path: Path) -> TestClient:
    return TestClient(create_app(library, admin=Waiting(tmp_path, key=KEY, max_bytes=1000)))


def test_a_server_without_a_key_has_no_such_routes(library: Library) -> None:
    http = TestClient(create_app(library))
    assert http.get("/v1/jobs", headers=HEADERS).json()["code"] == "not_found"
    assert http.put("/v1/files/a.txt", content=b"x").json()["code"] == "not_found"
    assert http.delete("/v1/documents/x").status_code == 405


@pytest.mark.parametrize(
    "given", ["", "Bearer ", "Bearer wrong", f"Basic {HEADERS['authorization'][7:]}", "Bearer %zz"]
)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/v1/files/a.txt"),
        ("GET", "/v1/jobs"),
        ("DELETE", "/v1/documents/x"),
        ("PATCH", "/v1/documents/x"),
    ],
)
def test_a_wrong_key_is_refused(http: TestClient, method: str, path: str, given: str) -> None:
    response = http.request(method, path, headers={"authorization": given}, json={})
    assert (response.status_code, response.json()["code"]) == (401, "unauthorized")
    assert response.headers["www-authenticate"] == "Bearer"


def test_a_file_waits_to_be_taken_in(http: TestClient, queue: JobQueue) -> None:
    response = http.put("/v1/files/2023%20公报.txt", content="正文。".encode(), headers=HEADERS)
    assert response.status_code == 202
    job = response.json()["job"]
    assert (job["kind"], job["name"], job["state"]) == ("add", "2023 公报.txt", "waiting")
    assert queue.file_of(queue.jobs()[0]).read_text("utf-8") == "正文。"
    assert http.get("/v1/jobs", headers=HEADERS).json()["jobs"] == [job]


def test_documents_are_to_be_corrected_and_removed(http: TestClient, queue: JobQueue) -> None:
    doc_id = http.get("/v1/documents").json()["documents"][0]["doc_id"]
    path = f"/v1/documents/{doc_id}"
    assert http.patch(path, json={"year": 2022}, headers=HEADERS).status_code == 202
    assert http.delete(path, headers=HEADERS).status_code == 202
    assert [(job.kind, job.name, dict(job.given)) for job in queue.jobs()] == [
        ("correct", doc_id, {"year": 2022}),
        ("remove", doc_id, {}),
    ]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"year": 20233}, "invalid_parameter"),
        ({"year": "2023"}, "invalid_parameter"),
        ({"title": " "}, "invalid_parameter"),
        ({"text": "x"}, "unknown_parameter"),
        ({}, "missing_parameter"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    http: TestClient, queue: JobQueue, fields: dict[str, object], code: str
) -> None:
    doc_id = http.get("/v1/documents").json()["documents"][0]["doc_id"]
    response = http.patch(f"/v1/documents/{doc_id}", json=fields, headers=HEADERS)
    assert (response.status_code, response.json()["code"]) == (422, code)
    assert queue.jobs() == ()


def test_unknown_documents_names_of_nothing_and_large_files_are_refused(
    http: TestClient, queue: JobQueue
) -> None:
    missing = http.delete("/v1/documents/nope", headers=HEADERS)
    assert (missing.status_code, missing.json()["code"]) == (404, "document_not_found")
    nameless = http.put("/v1/files/...", content=b"x", headers=HEADERS)
    assert (nameless.status_code, nameless.json()["code"]) == (422, "invalid_parameter")
    large = http.put("/v1/files/a.txt", content=b"x" * 1001, headers=HEADERS)
    assert (large.status_code, large.json()["code"]) == (413, "body_too_large")
    assert queue.jobs() == ()


def test_an_upload_that_is_cut_off_leaves_nothing(
    library: Library, queue: JobQueue, tmp_path: Path, serve: Serve
) -> None:
    app = create_app(library, admin=Waiting(tmp_path, key=KEY, max_bytes=1000))
    head = "PUT /v1/files/a.txt HTTP/1.1\r\nhost: here\r\ncontent-length: 900\r\n"
    with serve(app) as url:
        port = urlsplit(url).port or 0
        with socket.create_connection(("127.0.0.1", port)) as connection:
            key = f"authorization: {HEADERS['authorization']}\r\n\r\n"
            connection.sendall(f"{head}{key}{'x' * 100}".encode())
        assert httpx.get(f"{url}/healthz", trust_env=False).status_code == 200
        for _ in range(50):
            if not any((queue.folder / "files").iterdir()):
                break
            time.sleep(0.1)
    assert queue.jobs() == ()
    assert list((queue.folder / "files").iterdir()) == []
