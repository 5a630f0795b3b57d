"""The latency of a route over HTTP: one client, one kept connection, one question at a time."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

import httpx
import numpy as np

from eval.errors import BenchError


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
    with httpx.Client(base_url=url, timeout=30, trust_env=False) as client:
        asked = cycle(questions)
        for question in islice(asked, load.warm_up):
            _time_request(client, route, question)
        seconds = list(_iter_times(client, route, islice(asked, load.measured), load.limit_s))
    p50, p95, p99 = np.percentile(np.array(seconds) * 1_000, [50, 95, 99]).tolist()
    distinct = min(len(set(questions)), len(seconds))
    return Latency(n=len(seconds), distinct=distinct, p50_ms=p50, p95_ms=p95, p99_ms=p99)


def _iter_times(
    client: httpx.Client, route: str, questions: Iterator[str], limit_s: float
) -> Iterator[float]:
    deadline = time.perf_counter() + limit_s
    for question in questions:
        yield _time_request(client, route, question)
        if time.perf_counter() > deadline:
            return


def _time_request(client: httpx.Client, route: str, question: str) -> float:
    start = time.perf_counter()
    try:
        client.get(route, params={"q": question}).raise_for_status()
    except httpx.HTTPStatusError as error:
        raise BenchError(f"{route}: {question!r} got {error.response.text[:200]}") from error
    except httpx.TransportError as error:
        raise BenchError(f"{route}: {question!r} got no reply ({error}); is it up?") from error
    return time.perf_counter() - start
