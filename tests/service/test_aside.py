"""Work beside the loop: its time, the queue before it, and what is counted of both."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

import pytest

from index import check_deadline
from service.aside import THREADS, Aside
from service.errors import RefusedError
from service.limits import Limits
from service.metrics import Metrics

T = TypeVar("T")

LIMIT_S = 0.1
LONG_S = 20.0
"""Longer than any machine takes over what is waited for here."""


class Gate:
    """Holds threads until it is opened."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self.passed = 0

    def wait(self) -> str:
        self._open.wait(LONG_S)
        self.passed += 1
        return "done"

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.open()


def run(work: Callable[[], Awaitable[T]]) -> T:
    async def main() -> T:
        return await work()

    return asyncio.run(main())


def test_what_is_done_in_time_is_returned() -> None:
    aside = Aside(Limits(timeout_s=LONG_S))
    assert run(lambda: aside.run(lambda: threading.current_thread().name)).startswith("lookup")


def test_what_goes_wrong_in_time_is_raised_as_it_is() -> None:
    def fail() -> None:
        raise KeyError("of the work")

    with pytest.raises(KeyError, match="of the work"):
        run(lambda: Aside(Limits(timeout_s=LONG_S)).run(fail))


def test_the_reply_does_not_wait_for_work_that_never_looks_at_the_clock(gate: Gate) -> None:
    aside = Aside(Limits(timeout_s=LIMIT_S))
    with pytest.raises(RefusedError, match=r"longer than 0\.1 s") as refused:
        run(lambda: aside.run(gate.wait))
    assert (refused.value.code, refused.value.status) == ("took_too_long", 503)
    assert refused.value.retry_after_s == 1
    assert gate.passed == 0


def test_the_reply_goes_out_though_python_computes() -> None:
    stop = False

    def count() -> None:
        while not stop:
            pass

    aside = Aside(Limits(timeout_s=LIMIT_S))
    try:
        with pytest.raises(RefusedError):
            run(lambda: aside.run(count))
    finally:
        stop = True


def test_work_stops_where_it_looks_at_the_clock() -> None:
    stopped = threading.Event()

    def compute() -> None:
        try:
            while True:
                check_deadline()
        finally:
            stopped.set()

    with pytest.raises(RefusedError):
        run(lambda: Aside(Limits(timeout_s=LIMIT_S)).run(compute))
    assert stopped.wait(LONG_S)


def test_work_that_stops_by_itself_has_taken_too_long_whatever_it_says() -> None:
    def compute() -> None:
        time.sleep(2 * LIMIT_S)
        raise OSError("interrupted")

    with pytest.raises(RefusedError):
        run(lambda: Aside(Limits(timeout_s=LIMIT_S)).run(compute))


def test_a_thread_does_its_next_work_in_that_work_s_own_time() -> None:
    aside = Aside(Limits(timeout_s=LIMIT_S))

    async def ask() -> str:
        for _ in range(2 * THREADS["answer"]):
            with pytest.raises(RefusedError):
                await aside.run(lambda: _until_overdue(), kind="answer")
        return await aside.run(lambda: "in time", kind="answer")

    assert run(ask) == "in time"


def test_beyond_the_queue_a_request_is_refused_at_once(gate: Gate) -> None:
    metrics = Metrics()
    aside = Aside(Limits(timeout_s=LONG_S, max_waiting=1), metrics=metrics)

    async def ask() -> tuple[str, list[str], str]:
        held = [
            asyncio.ensure_future(aside.run(gate.wait, kind="answer"))
            for _ in range(THREADS["answer"] + 1)
        ]
        await asyncio.sleep(0)
        with pytest.raises(RefusedError, match=r"as many requests wait as may \(1\)") as refused:
            await aside.run(gate.wait, kind="answer")
        assert (refused.value.code, refused.value.status) == ("too_busy", 503)
        assert refused.value.retry_after_s == 2
        waiting = metrics.expose().decode()
        other = await aside.run(lambda: "a lookup is of another kind")
        gate.open()
        return waiting, await asyncio.gather(*held), other

    waiting, done, other = run(ask)
    assert 'zhiwen_waiting_requests{kind="answer"} 1.0' in waiting
    assert done == ["done"] * 3
    assert other.startswith("a lookup")
    counted = metrics.expose().decode()
    assert 'zhiwen_refused_requests_total{kind="answer"} 1.0' in counted
    assert 'zhiwen_refused_requests_total{kind="lookup"} 0.0' in counted
    assert 'zhiwen_waiting_requests{kind="answer"} 0.0' in counted


def test_who_waits_in_vain_is_told_and_never_worked_for(gate: Gate) -> None:
    metrics = Metrics()
    aside = Aside(Limits(timeout_s=LIMIT_S), metrics=metrics)

    async def ask() -> list[object]:
        asked = [aside.run(gate.wait, kind="answer") for _ in range(THREADS["answer"] + 3)]
        return list(await asyncio.gather(*asked, return_exceptions=True))

    assert [type(each) for each in run(ask)] == [RefusedError] * 5
    gate.open()
    while gate.passed < THREADS["answer"]:
        time.sleep(0.01)
    counted = metrics.expose().decode()
    assert 'zhiwen_timed_out_requests_total{kind="answer"} 5.0' in counted
    assert 'zhiwen_waiting_requests{kind="answer"} 0.0' in counted
    assert run(lambda: aside.run(lambda: "free again", kind="answer")) == "free again"
    assert gate.passed == THREADS["answer"]


def test_a_request_of_several_shares_has_their_time_together() -> None:
    aside = Aside(Limits(timeout_s=LIMIT_S))

    async def ask() -> str:
        turn = aside.admit(shares=200)
        await turn.run(lambda: time.sleep(2 * LIMIT_S))
        return await turn.run(lambda: "in time")

    assert run(ask) == "in time"


def test_a_request_has_its_time_for_all_its_parts_unless_that_begins_anew() -> None:
    aside = Aside(Limits(timeout_s=LIMIT_S))

    async def ask() -> str:
        turn = aside.admit()
        await asyncio.sleep(2 * LIMIT_S)
        with pytest.raises(RefusedError):
            await turn.run(lambda: "too late")
        turn.renew()
        return await turn.run(lambda: "in time")

    assert run(ask) == "in time"


def _until_overdue() -> None:
    while True:
        check_deadline()
