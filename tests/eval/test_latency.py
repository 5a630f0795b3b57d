import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from eval.errors import BenchError
from eval.latency import Load, measure_latency

QUESTIONS = ["惩罚性赔偿多少件？", "How many cases & fines?", "專利數量"]


class Recorder(HTTPServer):
    """Keeps the questions and the connections that it was asked by."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Route)
        self.asked: list[str] = []
        self.clients: set[tuple[str, int]] = set()
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


class Route(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Recorder

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        body = json.dumps({"ok": parts.path == "/v1/search"}).encode()
        self.send_response(200 if parts.path == "/v1/search" else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.asked += parse_qs(parts.query)["q"]
        self.server.clients.add(self.client_address)

    def log_message(self, *arguments: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server() -> Iterator[Recorder]:
    with Recorder() as recorder:
        thread = threading.Thread(target=recorder.serve_forever)
        thread.start()
        yield recorder
        recorder.shutdown()
        thread.join()


def test_questions_are_asked_in_turn_over_one_connection(server: Recorder) -> None:
    load = Load(warm_up=2, measured=5)
    latency = measure_latency(server.url, "/v1/search", QUESTIONS, load)
    assert server.asked == (QUESTIONS * 3)[:7]
    assert len(server.clients) == 1
    assert (latency.n, latency.distinct) == (5, 3)
    assert 0 < latency.p50_ms <= latency.p95_ms <= latency.p99_ms


def test_a_slow_server_is_asked_no_longer_than_the_limit(server: Recorder) -> None:
    load = Load(warm_up=0, measured=100, limit_s=0)
    assert measure_latency(server.url, "/v1/search", QUESTIONS, load).n == 1


def test_an_error_is_no_latency(server: Recorder) -> None:
    with pytest.raises(BenchError, match=r"/v1/none.*: got \d+: {\"ok\": false}"):
        measure_latency(server.url, "/v1/none", QUESTIONS, Load())


def test_a_server_that_is_down_is_named() -> None:
    with pytest.raises(BenchError, match="got no reply"):
        measure_latency("http://127.0.0.1:9", "/v1/search", QUESTIONS, Load())


@pytest.mark.parametrize("counts", [{"warm_up": -1}, {"measured": 0}])
def test_a_load_that_measures_nothing_is_refused(counts: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="warm_up >= 0 and measured >= 1"):
        Load(**counts)
