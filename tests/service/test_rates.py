"""How often each may ask: the counts themselves, and a server that keeps them over HTTP."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from service import ApiError, Client, Retries
from service.admin import Admin
from service.app import create_app
from service.errors import SettingsError
from service.keyring import Caller, Keyring
from service.keys import add_key
from service.library import Library
from service.rate_counts import RateCounts
from service.rates import Asker, Rates, asker_of, read_rates
from service.serving import configure_server

Serve = Callable[[FastAPI], AbstractContextManager[str]]
ONE = Asker("address", "192.0.2.1")
OTHER = Asker("address", "192.0.2.2")
LIMIT = 5


def rates(value: str = f"{LIMIT}/hour", path: Path | None = None) -> Rates:
    return Rates(read_rates("ZHIWEN_RATE_LIMIT", value), path=path)


def let_through(counted: Rates, asker: Asker, tries: int) -> int:
    return sum(counted.refuse_for_s(asker) == 0 for _ in range(tries))


@contextmanager
def behind(app: FastAPI, *proxies: str) -> Iterator[httpx.Client]:
    """Serve an app that believes some proxies."""
    server = uvicorn.Server(configure_server(app, proxies=proxies, port=0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("shared", [False, True])
def test_each_may_ask_so_often_and_no_more(tmp_path: Path, shared: bool) -> None:
    counted = rates(path=tmp_path / "rates" if shared else None)
    assert let_through(counted, ONE, 20) == LIMIT
    assert let_through(counted, OTHER, 20) == LIMIT
    assert 1 <= counted.refuse_for_s(ONE) <= 3600 * 2


def test_processes_with_one_file_count_together(tmp_path: Path) -> None:
    first, second = (rates(path=tmp_path / "rates") for _ in range(2))
    assert let_through(first, ONE, 3) == 3
    assert let_through(second, ONE, 20) == LIMIT - 3


def test_many_at_once_are_not_let_through_more_often(tmp_path: Path) -> None:
    through: list[int] = []

    def ask() -> None:
        through.append(let_through(rates("50/hour", tmp_path / "rates"), ONE, 30))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(through) == 50


def test_whoever_waits_as_told_is_let_through() -> None:
    counted = rates("4/second")
    assert let_through(counted, ONE, 20) in range(4, 9)
    wait_s = counted.refuse_for_s(ONE)
    assert wait_s in {0, 1, 2}
    time.sleep(wait_s)
    assert counted.refuse_for_s(ONE) == 0


def test_of_two_limits_the_narrower_holds() -> None:
    assert let_through(rates("100/hour; 3/hour"), ONE, 20) == 3


def test_the_window_before_counts_by_what_is_left_of_it() -> None:
    counts = RateCounts()
    window = int(time.time() // 3600)
    add = "INSERT INTO counts VALUES ('a', ?, 10, ?)"
    counts._table.execute(add, (window - 1, time.time() + 3600))
    before, left_s, now, _ = counts.get_sliding_window("a", 3600)
    assert (before, now) == (10, 0)
    assert 0 < left_s <= 3600
    free = 10 - int(10 * left_s / 3600)
    taken = sum(counts.acquire_sliding_window_entry("a", 10, 3600) for _ in range(20))
    assert abs(taken - free) <= 1


def test_counts_that_are_over_are_forgotten() -> None:
    counts = RateCounts()
    counts._table.execute("INSERT INTO counts VALUES ('old', 0, 1, 1.0)")
    counts._swept = 0.0
    counts.acquire_sliding_window_entry("new", 5, 60)
    assert counts.get("old") == 0
    assert counts.get("new") == 1


def test_where_counts_cannot_be_kept_nobody_is_kept_back(tmp_path: Path) -> None:
    counted = rates(path=tmp_path / "rates")
    table = sqlite3.connect(tmp_path / "rates")
    table.execute("DROP TABLE counts")
    assert let_through(counted, ONE, 20) == 20


@pytest.mark.parametrize(
    "value", ["many", "0/minute", "60", "60/fortnight", "60/minute, x", "-1/day"]
)
def test_a_limit_that_is_none_is_named(value: str) -> None:
    with pytest.raises(
        SettingsError, match=r"ZHIWEN_RATE_LIMIT: expected limits such as 60/minute"
    ):
        read_rates("ZHIWEN_RATE_LIMIT", value)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::ffff:ffff", "2001:db8::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("x" * 500, "x" * 64),
    ],
)
def test_an_ipv6_site_is_one_asker(address: str, name: str) -> None:
    assert asker_of(Caller(address=address)) == Asker("address", name)


def test_a_server_refuses_with_the_time_to_wait_and_counts_it(
    library: Library, serve: Serve
) -> None:
    with serve(create_app(library, rates=rates())) as url:
        with httpx.Client(base_url=url, trust_env=False) as http:
            for _ in range(LIMIT):
                assert http.get("/v1/documents").status_code == 200
            refused = http.get("/v1/documents")
            body = refused.json()
            assert (refused.status_code, body["code"], body["status"]) == (429, "rate_limited", 429)
            assert int(refused.headers["retry-after"]) >= 1
            assert "content-security-policy" in refused.headers
            for path in ("/healthz", "/readyz", "/static/page.js"):
                assert http.get(path).status_code == 200
            assert http.get("/").status_code == 429
        with Client(url, retries=Retries(count=1)) as client, pytest.raises(ApiError) as caught:
            client.documents()
    assert (caught.value.status, caught.value.code) == (429, "rate_limited")


def test_keys_are_counted_by_name_and_wrong_ones_by_address(
    library: Library, tmp_path: Path
) -> None:
    first, second = (add_key(tmp_path / "keys", name, "read") for name in ("first", "second"))
    admin = Admin(tmp_path, keyring=Keyring(tmp_path / "keys"), max_bytes=1)
    with behind(create_app(library, admin=admin, rates=rates())) as http:

        def statuses(key: str) -> list[int]:
            headers = {"authorization": f"Bearer {key}"}
            return [http.get("/v1/documents", headers=headers).status_code for _ in range(7)]

        assert statuses(first) == [200] * 5 + [429] * 2
        guesses = [statuses(f"zhiwen_guess{number}") for number in range(2)]
        assert guesses == [[401] * 5 + [429] * 2, [429] * 7]
        assert statuses(second) == [200] * 5 + [429] * 2
        third = add_key(tmp_path / "keys", "third", "read")
        text = http.get("/metrics", headers={"authorization": f"Bearer {third}"}).text
    assert 'zhiwen_rate_limited_requests_total{by="key"} 4.0' in text
    assert 'zhiwen_rate_limited_requests_total{by="address"} 9.0' in text


def test_addresses_are_believed_of_named_proxies_alone(library: Library) -> None:
    def statuses(http: httpx.Client) -> list[int]:
        headers = [{"x-forwarded-for": f"192.0.2.{number}"} for number in range(LIMIT + 1)]
        return [http.get("/v1/documents", headers=each).status_code for each in headers]

    with behind(create_app(library, rates=rates())) as http:
        assert statuses(http)[-1] == 429
    with behind(create_app(library, rates=rates()), "127.0.0.0/8") as http:
        assert statuses(http)[-1] == 200
        # What a client wrote itself stands before what the proxy saw.
        forged = {"x-forwarded-for": "198.51.100.1, 192.0.2.0"}
        for _ in range(LIMIT):
            http.get("/v1/documents", headers=forged)
        assert (
            http.get("/v1/documents", headers={"x-forwarded-for": "192.0.2.0"}).status_code == 429
        )


def test_the_openapi_document_tells_of_the_limit(library: Library) -> None:
    paths = create_app(library, rates=rates()).openapi()["paths"]
    assert "429" in paths["/v1/search"]["get"]["responses"]
    assert "429" not in paths["/healthz"]["get"]["responses"]
