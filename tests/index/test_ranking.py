"""The order of candidates: fused, by one leg, and when scores are equal."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.ranking import BOTH_LEGS, fuse, rank_candidates
from index.records import LegName
from index.storage import Candidates


def candidates(lexical: list[float], dense: list[float]) -> Candidates:
    return Candidates(
        rows=np.arange(len(lexical), dtype=np.int64),
        lexical=np.array(lexical, dtype=np.float32),
        dense=np.array(dense, dtype=np.float32),
    )


@pytest.mark.parametrize(
    ("legs", "expected"),
    [(("lexical",), [1, 2]), (("dense",), [2, 0, 1]), (("lexical", "dense"), [1, 2, 0])],
)
def test_candidates_are_ordered_by_the_legs_asked_for(
    legs: tuple[LegName, ...], expected: list[int]
) -> None:
    found = candidates([0.0, 9.0, 5.0], [0.5, 0.4, 0.6])
    assert rank_candidates(found, ceiling=10.0, legs=legs).order.tolist() == expected


def test_equal_scores_stand_by_passage_id() -> None:
    found = candidates([1.0, 1.0, 1.0], [0.5, 0.5, 0.5])
    assert rank_candidates(found, ceiling=2.0, legs=BOTH_LEGS).order.tolist() == [0, 1, 2]


def test_what_no_leg_scores_is_not_found() -> None:
    found = candidates([0.0, 0.0, 2.0], [0.0, 0.3, 0.0])
    assert rank_candidates(found, ceiling=4.0, legs=BOTH_LEGS).order.tolist() == [2, 1]


def test_each_leg_keeps_its_own_ranks() -> None:
    ranking = rank_candidates(candidates([0.0, 9.0], [0.5, 0.4]), ceiling=9.0, legs=BOTH_LEGS)
    assert [ranking.leg("lexical", place).rank for place in (0, 1)] == [None, 1]
    assert [ranking.leg("dense", place).rank for place in (0, 1)] == [1, 2]


@given(dense=arrays(np.float32, 6, elements=st.floats(-1, 1, width=32)))
def test_a_blind_lexical_leg_leaves_the_order_of_the_other(dense: np.ndarray) -> None:
    fused = fuse(np.zeros(6, dtype=np.float32), dense, ceiling=12.0)
    order = np.argsort(-dense, kind="stable")
    assert (np.diff(fused[order]) <= 0).all()


@given(
    lexical=arrays(np.float32, 5, elements=st.floats(0, 20, width=32)),
    dense=arrays(np.float32, 5, elements=st.floats(-1, 1, width=32)),
    gain=st.floats(0.125, 5),
)
def test_a_higher_score_in_a_leg_never_lowers_the_fused_one(
    lexical: np.ndarray, dense: np.ndarray, gain: float
) -> None:
    raised = lexical + np.float32(gain)
    assert (fuse(raised, dense, ceiling=30.0) > fuse(lexical, dense, ceiling=30.0)).all()
