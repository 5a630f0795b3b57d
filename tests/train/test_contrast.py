import numpy as np
import pytest

from train.contrast import Array, contrast

RNG = np.random.default_rng(3)
LEFT = RNG.normal(size=(5, 4)).astype(np.float32)
RIGHT = RNG.normal(size=(5, 4)).astype(np.float32)
NONE = np.zeros((5, 5), dtype=np.bool_)


def loss(left: Array, right: Array) -> float:
    return contrast(left, right, same=NONE, scale=5.0).loss


def test_loss_is_the_mean_of_both_cross_entropies() -> None:
    left = LEFT / np.linalg.norm(LEFT, axis=1, keepdims=True)
    right = RIGHT / np.linalg.norm(RIGHT, axis=1, keepdims=True)
    scores = 5.0 * left @ right.T
    rows = np.log(np.exp(scores).sum(axis=1)) - scores.diagonal()
    columns = np.log(np.exp(scores).sum(axis=0)) - scores.diagonal()
    assert loss(LEFT, RIGHT) == pytest.approx((rows.mean() + columns.mean()) / 2, rel=1e-5)


@pytest.mark.parametrize(("row", "column"), [(0, 0), (2, 3), (4, 1)])
def test_slopes_are_those_of_small_differences(row: int, column: int) -> None:
    step = np.zeros_like(LEFT)
    step[row, column] = 1e-2
    found = contrast(LEFT, RIGHT, same=NONE, scale=5.0)
    by_left = (loss(LEFT + step, RIGHT) - loss(LEFT - step, RIGHT)) / 2e-2
    by_right = (loss(LEFT, RIGHT + step) - loss(LEFT, RIGHT - step)) / 2e-2
    assert found.left_slope[row, column] == pytest.approx(by_left, abs=2e-4)
    assert found.right_slope[row, column] == pytest.approx(by_right, abs=2e-4)


def test_known_matches_do_not_count_against_each_other() -> None:
    same = NONE.copy()
    same[0, 1] = same[1, 0] = True
    twins = RIGHT.copy()
    twins[1] = twins[0]
    masked = contrast(LEFT, twins, same=same, scale=5.0).loss
    assert masked < loss(LEFT, twins)


def test_text_without_pieces_has_no_slope_that_is_not_a_number() -> None:
    left = LEFT.copy()
    left[0] = 0
    assert np.isfinite(contrast(left, RIGHT, same=NONE, scale=5.0).right_slope).all()
