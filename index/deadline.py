"""The time by which the work at hand has to be done; what may take long looks at it on its way."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from index.errors import OverdueError

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def work_until(deadline: float) -> Iterator[None]:
    """Have the work of this thread or task stop where it looks at the clock after a time.

    Args:
        deadline: in seconds, as ``time.monotonic`` counts them.
    """
    token = _deadline.set(deadline)
    try:
        yield
    finally:
        _deadline.reset(token)


def is_overdue() -> bool:
    """Tell whether the work at hand has to stop; never where nobody set a time."""
    deadline = _deadline.get()
    return deadline is not None and time.monotonic() >= deadline


def check_deadline() -> None:
    """Stop the work at hand if its time is over.

    Raises:
        OverdueError: it is.

    >>> check_deadline()
    >>> with work_until(time.monotonic() - 1):
    ...     check_deadline()
    Traceback (most recent call last):
    ...
    index.errors.OverdueError: the time for this is over
    """
    if is_overdue():
        raise OverdueError("the time for this is over")


def remaining_s(most: float) -> float:
    """Return how long the work at hand may still take, in seconds: 0 to ``most``."""
    deadline = _deadline.get()
    return most if deadline is None else min(max(deadline - time.monotonic(), 0.0), most)
