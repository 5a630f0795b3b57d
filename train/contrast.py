"""The training loss: each text must be nearer to its partner than to the others of the batch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_EPSILON = 1e-9

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """The loss of a batch and its slope.

    Attributes:
        loss: mean cross-entropy in nats, both directions.
        left_slope: derivative of the loss by the left vectors, shape (n, dim).
        right_slope: the same for the right vectors.
    """

    loss: float
    left_slope: Array
    right_slope: Array


def contrast(left: Array, right: Array, *, same: NDArray[np.bool_], scale: float) -> Contrast:
    """Compute the in-batch softmax loss over cosines, both ways.

    Args:
        left: vectors of any length, shape (n, dim); row ``i`` belongs to row ``i`` of ``right``.
        right: shape (n, dim).
        same: shape (n, n); true where two texts are known to match though they are no pair, so
            that they do not count against each other. The diagonal must be false.
        scale: what cosines are multiplied by before the softmax, the inverse temperature.

    Source: van den Oord et al. 2018, https://arxiv.org/abs/1807.03748; both directions as in
    Radford et al. 2021, https://arxiv.org/abs/2103.00020.
    """
    left_unit, left_norm = _unit(left)
    right_unit, right_norm = _unit(right)
    scores = scale * (left_unit @ right_unit.T)
    scores[same] = -np.inf
    rows, columns = _softmax(scores, axis=1), _softmax(scores, axis=0)
    n = len(scores)
    loss = -0.5 * float(np.log(rows.diagonal() + _EPSILON).mean())
    loss += -0.5 * float(np.log(columns.diagonal() + _EPSILON).mean())
    slope = rows
    slope += columns
    slope[np.arange(n), np.arange(n)] -= 2.0
    slope *= scale / (2 * n)
    return Contrast(
        loss=loss,
        left_slope=_through_unit(slope @ right_unit, left_unit, left_norm),
        right_slope=_through_unit(slope.T @ left_unit, right_unit, right_norm),
    )


def _unit(vectors: Array) -> tuple[Array, Array]:
    norms = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, None] + np.float32(_EPSILON)
    return vectors / norms, norms


def _softmax(scores: Array, *, axis: int) -> Array:
    exponentials: Array = np.exp(scores - scores.max(axis=axis, keepdims=True))
    exponentials /= exponentials.sum(axis=axis, keepdims=True)
    return exponentials


def _through_unit(slope: Array, unit: Array, norm: Array) -> Array:
    """Carry a slope back through the division by the length."""
    along = np.einsum("ij,ij->i", slope, unit)[:, None]
    carried: Array = (slope - along * unit) / norm
    return carried
