"""Runs of consecutive rows in a long table: many slices gathered at once."""

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
