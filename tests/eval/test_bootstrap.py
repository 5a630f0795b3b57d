import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.typing import NDArray

from eval.bootstrap import Estimate, estimate_differences, estimate_means

SCORES = arrays(
    np.float64,
    array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=12),
    elements=st.floats(0, 1),
)


def test_the_interval_of_a_share_is_that_of_the_normal_approximation() -> None:
    # 80 of 100 right: 0.8 ± 1.96 * sqrt(0.8 * 0.2 / 100) = 0.8 ± 0.078
    scores = np.array([[1.0]] * 80 + [[0.0]] * 20)
    (estimate,) = estimate_means(scores)
    assert estimate.mean == pytest.approx(0.8)
    assert (estimate.low, estimate.high) == pytest.approx((0.722, 0.878), abs=0.012)


def test_two_questions_are_resampled_as_worked_out() -> None:
    # Means 0, 1/2 and 1 come up with 1/4, 1/2 and 1/4: the 95 % interval is all of [0, 1].
    (estimate,) = estimate_means(np.array([[0.0], [1.0]]))
    assert (estimate.mean, estimate.low, estimate.high) == (0.5, 0.0, 1.0)


@settings(max_examples=40)
@given(SCORES)
def test_an_interval_stays_within_the_scores_and_is_the_same_each_time(
    scores: NDArray[np.float64],
) -> None:
    estimates = estimate_means(scores, resamples=200)
    assert estimates == estimate_means(scores, resamples=200)
    for column, estimate in zip(scores.T, estimates, strict=True):
        assert column.min() - 1e-9 <= estimate.low <= estimate.high <= column.max() + 1e-9
        assert estimate.mean == pytest.approx(column.mean())


@settings(max_examples=20)
@given(SCORES, st.floats(-0.5, 0.5))
def test_a_constant_gain_has_an_interval_of_no_width(
    scores: NDArray[np.float64], gain: float
) -> None:
    for estimate in estimate_differences(scores, scores + gain):
        assert (estimate.mean, estimate.low, estimate.high) == pytest.approx((gain,) * 3, abs=1e-9)


def test_pairing_sees_a_small_gain_that_separate_intervals_do_not() -> None:
    generator = np.random.default_rng(1)
    before = generator.random((60, 1))
    after = before + generator.normal(0.02, 0.01, (60, 1))
    (alone,), (other,) = estimate_means(before), estimate_means(after)
    (gain,) = estimate_differences(before, after)
    assert other.low < alone.high
    assert gain.low > 0


def test_more_resamples_than_one_batch_are_all_drawn() -> None:
    scores = np.random.default_rng(1).random((9, 1))
    assert estimate_means(scores, resamples=501) != estimate_means(scores, resamples=499)


@pytest.mark.parametrize("shape", [(0, 2), (3,)])
def test_scores_without_a_row_or_a_column_axis_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="must be 2D with at least one row, got shape"):
        estimate_means(np.zeros(shape))


def test_runs_of_different_shape_are_refused() -> None:
    with pytest.raises(ValueError, match=r"same shape, got \(2, 1\) and \(3, 1\)"):
        estimate_differences(np.zeros((2, 1)), np.zeros((3, 1)))


def test_an_interval_upside_down_is_refused() -> None:
    with pytest.raises(ValueError, match="low <= high"):
        Estimate(mean=0.5, low=0.6, high=0.4)
