"""The benchmark: how long building, asking and serving take, and how much memory serving needs."""

import os
import platform
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from eval.latency import Latency, Load, measure_latency
from eval.processes import (
    ServerProcess,
    find_free_port,
    measure_resident_bytes,
    run_server,
    time_command,
)
from eval.report_files import save_report_file, vary_report
from ingest import read_document

ASK_QUESTION = "2023年惩罚性赔偿案件数"
ASK_RUNS = 5
MANY = 20
ANSWER_P50_MS, ANSWER_P95_MS = 120, 260
_COLLECTION_TARGETS = (("search", 8, 20), ("answer", ANSWER_P50_MS, ANSWER_P95_MS))
"""By route: the milliseconds that half, and all but a twentieth, may take in a collection."""
_MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """One figure of the benchmark.

    Attributes:
        name: what was measured.
        value: in ``unit``; ``None`` where this machine cannot tell.
        unit: ``s``, ``ms``, ``MB`` (of 1,000,000 bytes) or ``times`` (one figure over another).
        target: the most that it may be; ``None`` without a target.
    """

    name: str
    value: float | None
    unit: str
    target: float | None = None

    @property
    def met(self) -> bool | None:
        """Return whether the target is met; ``None`` where there is no target or no value."""
        if self.target is None or self.value is None:
            return None
        return self.value <= self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchCommand:
    """What is benchmarked: the command, its environment, and the data folder it works in."""

    command: Sequence[str]
    environ: Mapping[str, str]

    def argv(self, *arguments: str) -> tuple[str, ...]:
        """Return the command with arguments."""
        return (*self.command, *arguments)


def iter_timings(
    command: Sequence[str], corpus: Path, *, questions: Sequence[str], load: Load
) -> Iterator[Timing]:
    """Measure in turn, in fresh processes and fresh data folders; nothing is left behind.

    The second half is of ``MANY`` reports side by side: the one given, and variants of it with
    other years, titles and numbers.

    Args:
        command: how ``zhiwen`` is called, without a subcommand.
        corpus: the report to build from.
        questions: what to ask the server, at least one.
        load: how much to ask it.

    Yields:
        A figure as soon as it is known.

    Raises:
        BenchError: a command fails, or the server does.
        SetError: the report has no year, so no variants can be made of it.
        IngestError: the report cannot be read.
    """
    with TemporaryDirectory(prefix="zhiwen-bench-") as folder:
        subject = _make_subject(command, Path(folder) / "one")
        yield from _iter_command_timings(subject, corpus)
        with _serve(subject) as server:
            yield from _iter_server_timings(server, questions, load)
            alone = measure_latency(server.url, "/v1/answer", questions, load)
            yield from _latencies("answer", alone, p50=ANSWER_P50_MS, p95=ANSWER_P95_MS)
            yield _memory("memory after the load", server.pid)
        subject = _make_subject(command, Path(folder) / "many")
        yield _time_many(subject, corpus, Path(folder) / "reports")
        with _serve(subject) as server:
            together = measure_latency(server.url, "/v1/answer", questions, load)
            yield from _iter_many_timings(alone, together)
            yield _memory(f"memory, {MANY} reports", server.pid)


def iter_collection_timings(
    command: Sequence[str], data: Path, *, questions: Sequence[str], load: Load
) -> Iterator[Timing]:
    """Measure a server over a data folder that is indexed; the folder is left as it is.

    Args:
        command: how ``zhiwen`` is called, without a subcommand.
        data: the folder.
        questions: what to ask the server, at least one.
        load: how much to ask it.

    Yields:
        A figure as soon as it is known.

    Raises:
        BenchError: the server fails, for one because the folder is not indexed.
    """
    subject = BenchCommand(command=command, environ={**os.environ, "ZHIWEN_DATA": str(data)})
    with _serve(subject) as server:
        yield Timing(name="serve, until ready", value=server.ready_s, unit="s")
        yield _memory("memory when ready", server.pid)
        for route, p50, p95 in _COLLECTION_TARGETS:
            found = measure_latency(server.url, f"/v1/{route}", questions, load)
            yield from _latencies(route, found, p50=p50, p95=p95)
        yield _memory("memory after the load", server.pid)


def describe_machine() -> dict[str, str | int | None]:
    """Return what the figures depend on: processor, cores, system and Python."""
    return {
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "implementation": sys.implementation.name,
    }


def _make_subject(command: Sequence[str], data: Path) -> BenchCommand:
    data.mkdir()
    return BenchCommand(command=command, environ={**os.environ, "ZHIWEN_DATA": str(data)})


@contextmanager
def _serve(subject: BenchCommand) -> Iterator[ServerProcess]:
    url = f"http://127.0.0.1:{find_free_port()}"
    host, port = url.removeprefix("http://").split(":")
    argv = subject.argv("serve", "--host", host, "--port", port, "--workers", "1")
    with run_server(argv, subject.environ, url=url) as server:
        yield server


def _time_many(subject: BenchCommand, corpus: Path, folder: Path) -> Timing:
    """Ingest the report and its variants of the years before it, and index them."""
    year = read_document(corpus).year or 0
    variants = vary_report(corpus, range(year - MANY + 1, year))
    paths = [str(corpus), *(str(save_report_file(variant, folder)) for variant in variants)]
    seconds = time_command(subject.argv("ingest", *paths), subject.environ)
    seconds += time_command(subject.argv("index"), subject.environ)
    return Timing(name=f"ingest and index {MANY} reports", value=seconds, unit="s")


def _iter_many_timings(alone: Latency, together: Latency) -> Iterator[Timing]:
    """Yield the latencies of many reports: within the same targets, and twice those of one."""
    yield from _latencies(
        f"answer, {MANY} reports,", together, p50=ANSWER_P50_MS, p95=ANSWER_P95_MS
    )
    for name, one, many in (
        ("p50", alone.p50_ms, together.p50_ms),
        ("p95", alone.p95_ms, together.p95_ms),
    ):
        label = f"answer, {MANY} reports over one, {name}"
        yield Timing(name=label, value=many / one, unit="times", target=2)


def _iter_command_timings(subject: BenchCommand, corpus: Path) -> Iterator[Timing]:
    ingest = time_command(subject.argv("ingest", str(corpus)), subject.environ)
    index = time_command(subject.argv("index"), subject.environ)
    yield Timing(name="ingest the report", value=ingest, unit="s")
    yield Timing(name="index it", value=index, unit="s")
    yield Timing(name="ingest and index", value=ingest + index, unit="s", target=10)
    asks = [
        time_command(subject.argv("ask", ASK_QUESTION), subject.environ) for _ in range(ASK_RUNS)
    ]
    yield Timing(name=f"ask, median of {ASK_RUNS}", value=median(asks), unit="s", target=2)


def _iter_server_timings(
    server: ServerProcess, questions: Sequence[str], load: Load
) -> Iterator[Timing]:
    yield Timing(name="serve, until ready", value=server.ready_s, unit="s", target=3)
    yield _memory("memory when ready", server.pid)
    search = measure_latency(server.url, "/v1/search", questions, load)
    yield from _latencies("search", search, p50=5, p95=15)


def _latencies(
    name: str, latency: Latency, *, p50: float | None = None, p95: float | None = None
) -> tuple[Timing, ...]:
    label = f"{name} over HTTP (n={latency.n}, {latency.distinct} questions)"
    return (
        Timing(name=f"{label}, p50", value=latency.p50_ms, unit="ms", target=p50),
        Timing(name=f"{label}, p95", value=latency.p95_ms, unit="ms", target=p95),
        Timing(name=f"{label}, p99", value=latency.p99_ms, unit="ms"),
    )


def _memory(name: str, pid: int) -> Timing:
    resident = measure_resident_bytes(pid)
    megabytes = None if resident is None else resident / _MB
    return Timing(name=name, value=megabytes, unit="MB", target=500)
