"""Adam for a table of which each step touches a few rows."""

import numpy as np
from numpy.typing import NDArray

BETA_1 = 0.9
BETA_2 = 0.999
EPSILON = 1e-8


class SparseAdam:
    """Adam's moments for every row of a table, moved on only for the rows of a step.

    Source: Kingma and Ba 2015, https://arxiv.org/abs/1412.6980; lazily by rows as
    ``torch.optim.SparseAdam`` does.
    """

    def __init__(self, shape: tuple[int, int]) -> None:
        self.first = np.zeros(shape, dtype=np.float32)
        self.second = np.zeros(shape, dtype=np.float32)
        self.step = 0

    def update(
        self,
        table: NDArray[np.float32],
        rows: NDArray[np.int64],
        slope: NDArray[np.float32],
        *,
        rate: float,
    ) -> None:
        """Move some rows of a table against their slope, in place.

        Args:
            table: the table, of the shape given at the start.
            rows: the rows, without repetition.
            slope: the loss's slope by those rows, shape (len(rows), dim).
            rate: the learning rate, > 0.
        """
        self.step += 1
        first = self.first[rows]
        first += (1 - BETA_1) * (slope - first)
        self.first[rows] = first
        second = self.second[rows]
        second += (1 - BETA_2) * (slope * slope - second)
        self.second[rows] = second
        np.sqrt(second, out=second)
        second /= np.sqrt(1 - BETA_2**self.step)
        second += EPSILON
        first /= second
        first *= -rate / (1 - BETA_1**self.step)
        table[rows] += first
