"""A server that needs keys, asked over HTTP."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from service import ApiError, AsyncClient, Client
from service.access import Access
from service.admin import Admin
from service.app import create_app
from service.keyring import Keyring
from service.keys import Scope, add_key, remove_key
from service.library import Library

Serve = Callable[[FastAPI], AbstractContextManager[str]]
ADMIN_KEY = "钥匙 correct horse"
SCOPES: tuple[Scope, ...] = ("read", "write", "admin")
PAGES = ("/", "/figures", "/library", "/read/x", "/check", "/embed", "/docs")


class Waiting(Admin):
    """One whose jobs nobody does."""

    def wake(self) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("closed")


@pytest.fixture(scope="module")
def keys(folder: Path) -> dict[str, str]:
    return {scope: add_key(folder / "keys.json", scope, scope) for scope in SCOPES}


@pytest.fixture(scope="module")
def closed_app(library: Library, folder: Path, keys: dict[str, str]) -> FastAPI:
    assert keys
    keyring = Keyring(folder / "keys.json", admin_key=ADMIN_KEY)
    admin = Waiting(folder, keyring=keyring, max_bytes=1000)
    return create_app(library, admin=admin, access=Access(origins=("https://gov.example",)))


@pytest.fixture(scope="module")
def closed_url(closed_app: FastAPI, serve: Serve) -> Iterator[str]:
    with serve(closed_app) as url:
        yield url


@pytest.fixture(scope="module")
def closed(closed_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=closed_url, trust_env=False) as client:
        yield client


def bearer(key: str) -> dict[str, str]:
    return {"authorization": f"Bearer {key}"}


def test_every_route_but_the_probes_needs_a_key(closed: httpx.Client, closed_app: FastAPI) -> None:
    paths = closed_app.openapi()["paths"]
    ways = [(method.upper(), path) for path in paths for method in paths[path]]
    others = ["/openapi.json", "/examples", "/embed.js", "/static/page.js", "/nothing", *PAGES]
    ways += [("GET", path) for path in others]
    for method, path in ways:
        response = closed.request(method, path)
        if path in {"/healthz", "/readyz"}:
            assert response.status_code == 200
            continue
        assert (response.status_code, response.json()["code"]) == (401, "unauthorized"), path
        assert response.headers["www-authenticate"] == "Bearer"
        assert "content-security-policy" in response.headers


@pytest.mark.parametrize("path", ["/healthz/", "//healthz", "/healthz/../v1/jobs", "/HEALTHZ"])
def test_no_other_spelling_of_a_probe_is_let_in(closed: httpx.Client, path: str) -> None:
    assert closed.get(path).status_code == 401


def test_every_scope_may_ask(closed: httpx.Client, keys: dict[str, str]) -> None:
    for key in (*keys.values(), httpx.QueryParams({"k": ADMIN_KEY})["k"]):
        headers = bearer(key) if key.isascii() else bearer("%E9%92%A5%E5%8C%99%20correct%20horse")
        assert closed.get("/v1/search?q=专利", headers=headers).status_code == 200
        assert closed.get("/metrics", headers=headers).status_code == 200
        assert "Zhiwen" in closed.get("/", headers=headers).text


@pytest.mark.parametrize(
    ("method", "path", "needed"),
    [
        ("PUT", "/v1/files/a.txt", "write"),
        ("GET", "/v1/jobs", "write"),
        ("PATCH", "/v1/documents/none", "write"),
        ("DELETE", "/v1/documents/none", "admin"),
    ],
)
def test_changes_need_the_scope_for_them(
    closed: httpx.Client, keys: dict[str, str], method: str, path: str, needed: Scope
) -> None:
    for scope in SCOPES:
        response = closed.request(method, path, headers=bearer(keys[scope]), json={"year": 2022})
        if SCOPES.index(scope) < SCOPES.index(needed):
            assert (response.status_code, response.json()["code"]) == (403, "forbidden")
            assert f"that of '{scope}' is {scope}" in response.json()["error"]
        else:
            assert response.status_code in {200, 202, 404}


@pytest.mark.parametrize(
    ("spoken", "told"),
    [
        ("en", "This server needs a key"),
        ("zh-CN", "访问此服务器需要密钥"),
        ("zh-TW", "存取此伺服器需要密鑰"),
    ],
)
@pytest.mark.parametrize("path", PAGES)
def test_a_browser_is_told_in_its_language(
    closed: httpx.Client, path: str, spoken: str, told: str
) -> None:
    headers = {"accept": "text/html,*/*;q=0.8", "accept-language": spoken}
    response = closed.get(path, headers=headers)
    assert response.status_code == 401
    assert response.headers["content-type"].startswith("text/html")
    assert f"<h1>{told}</h1>" in response.text
    assert response.headers["www-authenticate"] == "Bearer"
    assert "accept-language" in response.headers["vary"]


def test_a_key_is_taken_up_and_refused_without_a_restart(
    closed: httpx.Client, folder: Path
) -> None:
    key = add_key(folder / "keys.json", "guest", "read")
    assert closed.get("/v1/documents", headers=bearer(key)).status_code == 200
    remove_key(folder / "keys.json", "guest")
    assert closed.get("/v1/documents", headers=bearer(key)).status_code == 401


def test_no_key_is_told_to_anybody(closed: httpx.Client, keys: dict[str, str]) -> None:
    wrong = closed.get("/v1/documents", headers=bearer("zhiwen_something"))
    forbidden = closed.get("/v1/jobs", headers=bearer(keys["read"]))
    assert "something" not in wrong.text
    assert keys["read"] not in forbidden.text


def test_a_page_of_another_origin_reads_that_it_needs_a_key(closed: httpx.Client) -> None:
    response = closed.get("/v1/documents", headers={"origin": "https://gov.example"})
    assert response.status_code == 401
    assert response.headers["access-control-allow-origin"] == "https://gov.example"


def test_an_upload_without_a_key_is_refused_before_it_is_read(
    closed: httpx.Client, folder: Path
) -> None:
    response = closed.put("/v1/files/a.txt", content=b"x" * 900)
    assert response.status_code == 401
    assert closed.put("/v1/files/a.txt", content=b"x" * 100_000).status_code == 401


def test_the_clients_show_their_key(closed_url: str, keys: dict[str, str]) -> None:
    async def ask() -> int:
        async with AsyncClient(closed_url, key=keys["read"]) as client:
            return len((await client.documents()).documents)

    with Client(closed_url, key=ADMIN_KEY) as client:
        assert len(client.documents().documents) == asyncio.run(ask())
    with Client(closed_url) as nobody, pytest.raises(ApiError, match="Authorization") as caught:
        nobody.documents()
    assert (caught.value.status, caught.value.code) == (401, "unauthorized")


def test_the_openapi_document_knows_the_scheme(
    closed: httpx.Client, http: httpx.Client, keys: dict[str, str]
) -> None:
    schema: dict[str, Any] = closed.get("/openapi.json", headers=bearer(keys["read"])).json()
    assert schema["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    for path, ways in schema["paths"].items():
        for way in ways.values():
            assert ("security" in way) == (path not in {"/healthz", "/readyz"})
            assert ("401" in way["responses"]) == ("security" in way)
    assert "securitySchemes" not in http.get("/openapi.json").json()["components"]


def test_the_openapi_document_of_an_open_server_names_the_key_for_changes(
    library: Library, tmp_path: Path
) -> None:
    app = create_app(library, admin=Waiting(tmp_path, key=ADMIN_KEY, max_bytes=1))
    paths = app.openapi()["paths"]
    assert "security" in paths["/v1/jobs"]["get"]
    assert "security" not in paths["/v1/search"]["get"]
