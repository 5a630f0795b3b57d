"""What the server counts, for Prometheus."""

import os

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

# The variable by which prometheus-client itself learns of several processes; ``serve`` sets it.
MULTIPROCESS_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
_BUCKETS_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)


class Metrics:
    """Counts requests by route, method and status, and times them by route.

    One worker keeps its counts in its own registry; several share theirs through files, so that a
    scrape of any of them shows the sum.
    """

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "zhiwen_requests",
            "HTTP requests answered",
            ("route", "method", "status"),
            registry=self._registry,
        )
        self._latency = Histogram(
            "zhiwen_request_duration_seconds",
            "Time from the request's head to the last byte of the response",
            ("route",),
            buckets=_BUCKETS_S,
            registry=self._registry,
        )
        self._documents = Gauge(
            "zhiwen_documents",
            "Documents in the snapshot that is served",
            registry=self._registry,
            multiprocess_mode="max",
        )
        self._refused = Counter(
            "zhiwen_refused_requests",
            "Requests refused because too many waited",
            ("kind",),
            registry=self._registry,
        )
        self._timed_out = Counter(
            "zhiwen_timed_out_requests",
            "Requests that took too long",
            ("kind",),
            registry=self._registry,
        )
        self._rate_limited = Counter(
            "zhiwen_rate_limited_requests",
            "Requests refused because a key or an address asked too often",
            ("by",),
            registry=self._registry,
        )
        self._waiting = Gauge(
            "zhiwen_waiting_requests",
            "Requests that wait for a thread",
            ("kind",),
            registry=self._registry,
            multiprocess_mode="livesum",
        )

    def set_documents(self, count: int) -> None:
        """Note how many documents the snapshot holds."""
        self._documents.set(count)

    def declare_kind(self, kind: str) -> None:
        """Show a kind of work from now on, though there was none of it yet."""
        self._refused.labels(kind)
        self._timed_out.labels(kind)
        self._waiting.labels(kind).set(0)

    def set_waiting(self, kind: str, count: int) -> None:
        """Note how many requests wait for a thread."""
        self._waiting.labels(kind).set(count)

    def count_refused(self, kind: str) -> None:
        """Count a request that was refused because too many waited."""
        self._refused.labels(kind).inc()

    def count_timed_out(self, kind: str) -> None:
        """Count a request that took too long."""
        self._timed_out.labels(kind).inc()

    def declare_rates(self) -> None:
        """Show from now on who asked too often, though nobody did yet."""
        for kind in ("key", "address"):
            self._rate_limited.labels(kind)

    def count_rate_limited(self, kind: str) -> None:
        """Count a request that was refused because a key or an address asked too often."""
        self._rate_limited.labels(kind).inc()

    def observe(self, *, route: str, method: str, status: int, took_s: float) -> None:
        """Count one request.

        Args:
            route: the route's template, never the path itself, which has no end of values.
            method: of the request.
            status: of the response.
            took_s: from the request's head to the last byte of the response.
        """
        self._requests.labels(route, method, str(status)).inc()
        self._latency.labels(route).observe(took_s)

    def expose(self) -> bytes:
        """Return all counts in the text format of Prometheus."""
        if MULTIPROCESS_VARIABLE not in os.environ:
            return generate_latest(self._registry)
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
