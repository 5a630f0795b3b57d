"""What no HTTP client would send, over bare sockets, and clients that hold on."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from fastapi import FastAPI

from service.protocol import GuardedProtocol
from service.serving import configure_server


class Hasty(GuardedProtocol):
    """Waits for a fifth of a second."""

    head_s = 0.2
    body_s = 0.2


class Small(GuardedProtocol):
    """Has room for five."""


@contextmanager
def serving(app: FastAPI, protocol: type[GuardedProtocol]) -> Iterator[int]:
    """Serve on a free port of the loopback."""
    config = configure_server(app, port=0)
    config.http = protocol
    Small.max_connections = 5
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


def talk(port: int, said: bytes) -> bytes:
    """Say something and return all that is answered until the server ends the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(said)
        heard = b""
        while part := connection.recv(65_536):
            heard += part
        return heard


def envelope(reply: bytes) -> dict[str, object]:
    head, _, body = reply.partition(b"\r\n\r\n")
    assert b"x-content-type-options: nosniff" in head.lower()
    told: dict[str, object] = json.loads(body)
    assert list(told) == ["ok", "code", "error", "status"]
    return told


@pytest.mark.parametrize(
    "said",
    [
        b"hello\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"GET /\xe4\xb8\xad HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nA\x00: b\r\n\r\n",
        b"POST /v1/search HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET /healthz HTTP/9.9\r\nHost: x\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
    ids=["words", "no host", "raw hanzi", "NUL", "negative length", "TLS", "HTTP/9.9", "HTTP/2"],
)
def test_what_is_no_http_gets_the_envelope(app: FastAPI, said: bytes) -> None:
    with serving(app, GuardedProtocol) as port:
        told = envelope(talk(port, said))
    assert (told["code"], told["status"]) == ("bad_request", 400)


def test_who_wants_a_web_socket_is_answered_and_let_go(app: FastAPI) -> None:
    wanted = (
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    )
    with serving(app, GuardedProtocol) as port:
        heard = talk(port, wanted)
    assert heard.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"connection: close\r\n" in heard.lower()


def test_who_offers_http_2_besides_keeps_the_connection(app: FastAPI) -> None:
    offer = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
    last = b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    with serving(app, GuardedProtocol) as port:
        assert talk(port, offer + last).count(b"HTTP/1.1 200 OK\r\n") == 2


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"GET /healthz HTTP/1.1\r\nHost: ",
        b"POST /v1/search HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        b'Content-Length: 30\r\n\r\n{"q":',
    ],
    ids=["nothing", "half a head", "half a body"],
)
def test_who_does_not_go_on_is_let_go(app: FastAPI, said: bytes) -> None:
    with serving(app, Hasty) as port:
        told = envelope(talk(port, said))
    assert (told["code"], told["status"]) == ("request_timeout", 408)


def test_an_answer_that_was_given_is_not_followed_by_a_refusal(app: FastAPI) -> None:
    with serving(app, Hasty) as port:
        heard = talk(port, b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /he")
    assert heard.startswith(b"HTTP/1.1 200 OK")
    assert heard.count(b"HTTP/1.1 ") == 1


def test_idle_connections_keep_nobody_out(app: FastAPI) -> None:
    with serving(app, Small) as port:
        idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(40)]
        ask = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        assert b"200 OK" in talk(port, ask)
        ended = 0
        for connection in idle:
            connection.settimeout(0.2)
            try:
                ended += connection.recv(1) == b""
            except TimeoutError:
                continue
            finally:
                connection.close()
        assert ended >= 35
