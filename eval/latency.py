"""The latency of a route over HTTP: one client, one kept connection, one question at a time.

The standard library's plain client is used: what is timed is the server, and a fuller client
takes a millisecond or two of its own for each request.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from itertools import cycle, islice
from urllib.parse import urlencode, urlsplit

import numpy as np

from eval.errors import BenchError

_TIMEOUT_S = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How much is asked: ``warm_up`` requests unmeasured, then at most ``measured`` or ``limit_s``.

    Raises:
        ValueError: nothing would be measured.
    """

    warm_up: int = 200
    measured: int = 1_000
    limit_s: float = 60.0

    def __post_init__(self) -> None:
        if self.warm_up < 0 or self.measured < 1:
            raise ValueError(f"a load needs warm_up >= 0 and measured >= 1, got {self!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """Percentiles in milliseconds over ``n`` requests for ``distinct`` questions."""

    n: int
    distinct: int
    p50_ms: float
    p95_ms: float
    p99_ms: float


def measure_latency(url: str, route: str, questions: Sequence[str], load: Load) -> Latency:
    """Ask a route the questions in turn, again from the first until the load is done.

    Args:
        url: of the server, without a path.
        route: a path that takes the question as ``q``, such as ``/v1/search``.
        questions: at least one.
        load: how much to ask.

    Raises:
        BenchError: the server cannot be reached, or answers with an error.
    """
    address = urlsplit(url)
    paths = cycle([f"{route}?{urlencode({'q': question})}" for question in questions])
    connection = HTTPConnection(address.netloc, timeout=_TIMEOUT_S)
    with closing(connection):
        for path in islice(paths, load.warm_up):
            _time_request(connection, path)
        seconds = list(_iter_times(connection, islice(paths, load.measured), load.limit_s))
    p50, p95, p99 = np.percentile(np.array(seconds) * 1_000, [50, 95, 99]).tolist()
    distinct = min(len(set(questions)), len(seconds))
    return Latency(n=len(seconds), distinct=distinct, p50_ms=p50, p95_ms=p95, p99_ms=p99)


def _iter_times(
    connection: HTTPConnection, paths: Iterator[str], limit_s: float
) -> Iterator[float]:
    deadline = time.perf_counter() + limit_s
    for path in paths:
        yield _time_request(connection, path)
        if time.perf_counter() > deadline:
            return


def _time_request(connection: HTTPConnection, path: str) -> float:
    """Time one request, from its first byte sent to the last of the response read."""
    start = time.perf_counter()
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
    except (OSError, HTTPException) as error:
        raise BenchError(f"{path}: got no reply ({error!r}); is the server up?") from error
    seconds = time.perf_counter() - start
    if response.status != HTTPStatus.OK:
        raise BenchError(f"{path}: got {response.status}: {body[:200].decode(errors='replace')}")
    return seconds
