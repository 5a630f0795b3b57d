"""Runs of consecutive rows in a long table, gathered at once, and small numbers told apart."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def gather(firsts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the rows of all runs ``[first, end)``, one run after the other.

    >>> gather(np.array([5, 2]), np.array([7, 5])).tolist()
    [5, 6, 2, 3, 4]
    """
    starts = run_starts(firsts, ends)
    offsets = np.repeat(firsts - starts[:-1], ends - firsts)
    rows: NDArray[np.int64] = offsets + np.arange(starts[-1])
    return rows


def run_starts(firsts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where each run begins in ``gather``'s result, and at last its length.

    >>> run_starts(np.array([5, 2]), np.array([7, 5])).tolist()
    [0, 2, 5]
    """
    starts = np.zeros(len(firsts) + 1, dtype=np.int64)
    np.cumsum(ends - firsts, out=starts[1:])
    return starts


def run_numbers(firsts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each row of ``gather``'s result the number of its run.

    >>> run_numbers(np.array([5, 2]), np.array([7, 5])).tolist()
    [0, 0, 1, 1, 1]
    """
    return np.repeat(np.arange(len(firsts)), ends - firsts)


def distinct(numbers: NDArray[np.integer[Any]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each number once, ascending, and where among them each stands; without sorting.

    Args:
        numbers: shape (n,), n >= 1, none below 0 and none so high that a table up to it is large.

    >>> [each.tolist() for each in distinct(np.array([7, 2, 7]))]
    [[2, 7], [1, 0, 1]]
    """
    seen = np.zeros(int(numbers.max()) + 1, dtype=np.bool_)
    seen[numbers] = True
    return np.flatnonzero(seen), np.cumsum(seen)[numbers] - 1
