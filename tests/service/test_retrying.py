"""What is sent again, what never is, and how long is waited before."""

import asyncio
import itertools
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import httpx
import pytest

from service import (
    ApiError,
    AsyncClient,
    Client,
    ClientConnectionError,
    ClientError,
    ClientTimeoutError,
    Retries,
    UnexpectedResponseError,
)
from service.retrying import asked_wait_s

AT_ONCE = Retries(count=2, first_s=0)
Outcome = httpx.Response | Exception
HEALTHY = httpx.Response(200, json={"ok": True, "build_id": "b"})
REFUSED = httpx.Response(422, json={"ok": False, "code": "c", "error": "e", "status": 422})
FAILED = httpx.Response(500, json={"ok": False, "code": "c", "error": "e", "status": 500})
BUSY = httpx.Response(503, html="<h1>try later</h1>")


class Scripted(httpx.MockTransport):
    """Answers with what it is told, the last again and again, and counts the requests."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.asked = 0
        self._outcomes = outcomes
        super().__init__(self._next)

    def _next(self, request: httpx.Request) -> httpx.Response:
        outcome = self._outcomes[min(self.asked, len(self._outcomes) - 1)]
        self.asked += 1
        if isinstance(outcome, Exception):
            raise outcome
        # A response is read once.
        asked = {"retry-after": outcome.headers.get("retry-after", "")}
        return httpx.Response(outcome.status_code, content=outcome.content, headers=asked)


@pytest.mark.parametrize(
    "failures",
    [
        [BUSY],
        [BUSY, BUSY],
        [httpx.ConnectError("refused"), BUSY],
        [httpx.ReadError("reset"), httpx.RemoteProtocolError("gone without a word")],
    ],
)
def test_a_failure_that_passes_is_never_seen(
    failures: Sequence[Outcome],
) -> None:
    transport = Scripted(*failures, HEALTHY)
    with Client("http://server", retries=AT_ONCE, transport=transport) as client:
        assert client.health().build_id == "b"
    assert transport.asked == len(failures) + 1


@pytest.mark.parametrize(
    ("outcome", "error"),
    [(BUSY, UnexpectedResponseError), (httpx.ConnectError("refused"), ClientConnectionError)],
)
def test_a_failure_that_stays_is_told_after_the_last_retry(
    outcome: Outcome, error: type[Exception]
) -> None:
    transport = Scripted(outcome)
    with (
        Client("http://server", retries=AT_ONCE, transport=transport) as client,
        pytest.raises(error),
    ):
        client.health()
    assert transport.asked == 3


@pytest.mark.parametrize(
    ("outcome", "error"),
    [
        (
            httpx.Response(422, json={"ok": False, "code": "c", "error": "e", "status": 422}),
            ApiError,
        ),
        (
            httpx.Response(500, json={"ok": False, "code": "c", "error": "e", "status": 500}),
            ApiError,
        ),
        (httpx.Response(502, html="bad gateway"), UnexpectedResponseError),
        (httpx.Response(429, html="slowly"), UnexpectedResponseError),
        (
            httpx.Response(
                503, json={"ok": False, "code": "took_too_long", "error": "e", "status": 503}
            ),
            ApiError,
        ),
        (httpx.ReadTimeout("slow"), ClientTimeoutError),
        (httpx.ConnectTimeout("slow"), ClientTimeoutError),
        (httpx.UnsupportedProtocol("ftp"), ClientError),
    ],
)
def test_anything_else_is_sent_once(outcome: Outcome, error: type[Exception]) -> None:
    transport = Scripted(outcome)
    with (
        Client("http://server", retries=AT_ONCE, transport=transport) as client,
        pytest.raises(error),
    ):
        client.health()
    assert transport.asked == 1


def test_the_async_client_retries_alike() -> None:
    transport = Scripted(BUSY, httpx.ConnectError("refused"), HEALTHY)

    async def ask() -> str:
        async with AsyncClient("http://server", retries=AT_ONCE, transport=transport) as client:
            return (await client.health()).build_id

    assert (asyncio.run(ask()), transport.asked) == ("b", 3)


def test_a_connection_that_a_server_drops_is_made_anew() -> None:
    with flaky_server(drops=2) as url, Client(url, retries=AT_ONCE) as client:
        assert client.health().build_id == "b"


def test_waits_double_up_to_the_longest_and_are_spread() -> None:
    retries = Retries(count=5, first_s=0.1, longest_s=0.5)
    drawn = [list(retries.waits_s()) for _ in range(200)]
    for retry, most in enumerate((0.1, 0.2, 0.4, 0.5, 0.5)):
        waits = [waits_s[retry] for waits_s in drawn]
        assert 0 <= min(waits) < most / 2 < max(waits) <= most


@pytest.mark.parametrize(
    ("asked", "waited"),
    [("1", 1.0), ("60", 2.0), ("0", 0.1), ("soon", 0.1), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.1)],
)
def test_a_server_that_asks_for_a_while_is_given_it_up_to_the_longest_wait(
    asked: str, waited: float
) -> None:
    busy = httpx.Response(503, headers={"retry-after": asked})
    assert Retries(longest_s=2.0).wait_s(0.1, asked_wait_s(busy)) == waited
    assert asked_wait_s(ClientConnectionError("refused")) == 0.0


def test_a_busy_server_is_asked_again_when_it_said() -> None:
    busy = httpx.Response(503, headers={"retry-after": "1"})
    transport = Scripted(busy, HEALTHY)
    retries = Retries(count=1, first_s=0, longest_s=0.2)
    started = time.monotonic()
    with Client("http://server", retries=retries, transport=transport) as client:
        assert client.health().build_id == "b"
    assert time.monotonic() - started >= 0.2


@pytest.mark.parametrize("fields", [{"count": -1}, {"count": 11}, {"first_s": -0.1}])
def test_retries_out_of_range_are_refused(fields: dict[str, float]) -> None:
    with pytest.raises(ClientError, match="got"):
        Retries(**fields)  # type: ignore[arg-type]


@contextmanager
def flaky_server(*, drops: int) -> Iterator[str]:
    """Serve on the loopback, hanging up on the first connections without a word."""
    body = b'{"ok": true, "build_id": "b"}'
    head = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\nconnection: close\r\n\r\n" % len(body)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            for number in itertools.count():
                connection, _ = listener.accept()
                with connection:
                    if number >= drops:
                        connection.recv(4096)
                        connection.sendall(head + body)
                        return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(timeout=5)


@pytest.mark.parametrize(("asked_s", "tries"), [("", 1), ("1", 2), ("60", 1)])
def test_who_asked_too_often_is_heard_again_where_the_wait_is_short(
    asked_s: str, tries: int
) -> None:
    body = {"ok": False, "code": "rate_limited", "error": "e", "status": 429}
    transport = Scripted(httpx.Response(429, json=body, headers={"retry-after": asked_s}))
    quick = Retries(count=1, first_s=0, longest_s=1)
    with (
        Client("http://server", retries=quick, transport=transport) as client,
        pytest.raises(ApiError),
    ):
        client.health()
    assert transport.asked == tries
