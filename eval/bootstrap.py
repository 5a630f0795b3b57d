"""Percentile bootstrap over questions: how far a mean could be off with other questions.

Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), section 13.3; for paired
differences of retrieval runs, Sakai, SIGIR 2006 (https://doi.org/10.1145/1148170.1148261).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 5_000
SEED = 2023
_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean over questions with its 95 % interval.

    Raises:
        ValueError: ``low <= high`` does not hold.
    """

    mean: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"interval must satisfy low <= high, got [{self.low}, {self.high}]")


def estimate_means(
    scores: NDArray[np.float64], *, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[Estimate, ...]:
    """Estimate the mean of each column, with its 95 % percentile interval.

    Args:
        scores: shape (questions, measures), at least one question. All columns share their
            resamples, and equal input gives equal intervals.
        resamples: >= 1.
        seed: of the random generator.

    Returns:
        One estimate a column, in order.

    Raises:
        ValueError: ``scores`` is not 2D or has no row.

    >>> estimate_means(np.ones((3, 1)))
    (Estimate(mean=1.0, low=1.0, high=1.0),)
    """
    if scores.ndim != 2 or not len(scores):
        raise ValueError(f"scores must be 2D with at least one row, got shape {scores.shape}")
    means = np.concatenate(list(_iter_means(scores, resamples, seed)))
    low, high = np.percentile(means, [2.5, 97.5], axis=0)
    return tuple(
        Estimate(mean=float(mean), low=float(least), high=float(most))
        for mean, least, most in zip(scores.mean(axis=0), low, high, strict=True)
    )


def estimate_differences(
    before: NDArray[np.float64], after: NDArray[np.float64], *, seed: int = SEED
) -> tuple[Estimate, ...]:
    """Estimate the mean gain of one run over another on the same questions.

    Args:
        before: shape (questions, measures).
        after: the same shape, its rows for the same questions.
        seed: of the random generator.

    Returns:
        One estimate of ``after - before`` a column; an interval without 0 is a real change.

    Raises:
        ValueError: the shapes differ.
    """
    if before.shape != after.shape:
        raise ValueError(f"both runs need the same shape, got {before.shape} and {after.shape}")
    return estimate_means(after - before, seed=seed)


def _iter_means(
    scores: NDArray[np.float64], resamples: int, seed: int
) -> Iterator[NDArray[np.float64]]:
    """Yield resampled means, shape (batch, measures), as counts of each question times scores."""
    generator = np.random.default_rng(seed)
    n = len(scores)
    for start in range(0, resamples, _BATCH):
        size = min(_BATCH, resamples - start)
        drawn = generator.integers(0, n, size=(size, n)) + n * np.arange(size)[:, np.newaxis]
        counts = np.bincount(drawn.ravel(), minlength=size * n).reshape(size, n)
        yield counts @ scores / n
