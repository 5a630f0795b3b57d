"""Averaging: several tables of one vocabulary become one of the same size.

Tables of two seeds say the same in coordinates that have nothing to do with each other, so their
numbers cannot be averaged as they stand. Side by side they make longer vectors, whose inner
products are the sums of both; the directions in which those vary most keep nearly all of it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def average_tables(tables: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Return one table whose inner products come nearest to the mean of those of several.

    The principal directions, without a centre taken off, of the tables set side by side: the best
    approximation of that rank by least squares (Eckart and Young, 1936).

    Args:
        tables: at least one, all of shape (n, dim), their rows of the same pieces.

    Returns:
        Shape (n, dim). A row of zeros in every table is one of zeros; the signs of the columns are
        fixed by their largest entries, so the same tables give the same numbers.
    """
    if len(tables) == 1:
        return tables[0]
    dim = tables[0].shape[1]
    side_by_side = np.concatenate(tables, axis=1).astype(np.float64)
    _, directions = np.linalg.eigh(side_by_side.T @ side_by_side)
    kept = directions[:, ::-1][:, :dim]
    largest = kept[np.abs(kept).argmax(axis=0), np.arange(kept.shape[1])]
    averaged = side_by_side @ (kept * np.sign(largest)) / np.sqrt(len(tables))
    table: NDArray[np.float32] = averaged.astype(np.float32)
    return table
