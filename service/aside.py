"""Work beside the event loop, bounded in time and in number.

While threads search, read and draw, the loop goes on taking requests: it can refuse those that
would wait too long, and answer those whose time is over though a thread still works on them.
"""

import asyncio
import math
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Final, Literal, TypeVar, get_args

from index import work_until
from service.errors import TOO_BUSY, RefusedError
from service.limits import Limits
from service.metrics import Metrics

T = TypeVar("T")

Kind = Literal["lookup", "answer", "page_image"]
"""What takes a few milliseconds, a search among them; what takes the reader a tenth of a second;
what another process draws. Each kind has threads and a queue of its own."""

THREADS: Final[dict[Kind, int]] = {"lookup": 4, "answer": 2, "page_image": 2}
BUSY_RETRY_S: Final = 2
"""When to ask again where too many wait."""
_EARLY_S: Final = 0.001
"""The timer of the loop may be so much before its time."""


class Aside:
    """Threads for what computes.

    Args:
        limits: for each request.
        metrics: counts who waits, who is refused and whose time is over.
    """

    def __init__(self, limits: Limits | None = None, *, metrics: Metrics | None = None) -> None:
        self._limits = limits or Limits()
        self._metrics = metrics or Metrics()
        self._lanes = {kind: _Lane(kind, self._metrics) for kind in get_args(Kind)}

    def admit(self, kind: Kind = "lookup", *, shares: int = 1) -> "Turn":
        """Let a request in; its time runs from now on.

        Args:
            kind: of its work.
            shares: how many times ``Limits.timeout_s`` it may take, at least 1.

        Raises:
            RefusedError: no thread is free, and as many wait as may.
        """
        lane = self._lanes[kind]
        if lane.held >= THREADS[kind] + self._limits.max_waiting:
            self._metrics.count_refused(kind)
            raise RefusedError(
                f"the server is busy, as many requests wait as may ({self._limits.max_waiting});"
                f" ask again in {BUSY_RETRY_S} s",
                code=TOO_BUSY,
                status=503,
                retry_after_s=BUSY_RETRY_S,
            )
        return Turn(lane, timeout_s=self._limits.timeout_s, shares=shares)

    async def run(self, work: Callable[[], T], *, kind: Kind = "lookup") -> T:
        """Do the whole work of a request in a thread, and return what it returns.

        Raises:
            RefusedError: too many wait, or it took too long.
        """
        return await self.admit(kind).run(work)


class Turn:
    """A request that was let in, with the time it has."""

    def __init__(self, lane: "_Lane", *, timeout_s: float, shares: int) -> None:
        self._lane = lane
        self._retry_after_s = math.ceil(timeout_s)
        self._allowed_s = timeout_s * shares
        self.renew()

    def renew(self) -> None:
        """Begin its time anew: what it was given so far is on its way to the client."""
        self._deadline = time.monotonic() + self._allowed_s

    async def run(self, work: Callable[[], T]) -> T:
        """Do a part of its work in a thread, and return what it returns.

        Once its time is over the work is taken from the queue, or goes on in its thread until it
        looks at the clock, see ``index.deadline``; nobody waits for that.

        Raises:
            RefusedError: it took too long.
        """
        job = self._lane.submit(work, self._deadline)
        remaining_s = self._deadline - time.monotonic()
        try:
            return await asyncio.wait_for(asyncio.wrap_future(job), remaining_s)
        except Exception as error:
            # Work that stopped by itself may say so in words of its own.
            if time.monotonic() < self._deadline - _EARLY_S:
                raise
            self._lane.metrics.count_timed_out(self._lane.kind)
            raise RefusedError(
                f"this took longer than {self._allowed_s:g} s; ask for less, or again later",
                code="took_too_long",
                status=503,
                retry_after_s=self._retry_after_s,
            ) from error


class _Lane:
    """The threads of a kind, and how many requests they and their queue hold."""

    def __init__(self, kind: Kind, metrics: Metrics) -> None:
        self.kind = kind
        self.metrics = metrics
        self.held = 0
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(THREADS[kind], thread_name_prefix=kind)
        metrics.declare_kind(kind)

    def submit(self, work: Callable[[], T], deadline: float) -> Future[T]:
        def bounded() -> T:
            with work_until(deadline):
                return work()

        self._count(1)
        job = self._pool.submit(bounded)
        job.add_done_callback(lambda _: self._count(-1))
        return job

    def _count(self, change: int) -> None:
        with self._lock:
            waited = max(self.held - THREADS[self.kind], 0)
            self.held += change
            waiting = max(self.held - THREADS[self.kind], 0)
            if waiting != waited:
                self.metrics.set_waiting(self.kind, waiting)
