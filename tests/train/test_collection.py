from dataclasses import replace

import numpy as np
import pytest

from train.collection import PlannedBatch, distinct_texts, index_pairs, plan_closing, plan_pass
from train.pair import Pair
from train.pairs import PairSet
from train.recipe import Recipe

RECIPE = Recipe(batch=5, scale=10.0, scale_within=30.0)


def pair_set(count: int, *, share: float = 1.0, within: bool = False) -> PairSet:
    pairs = tuple(
        Pair(left=f"左{within}{i}", right=f"right {within}{i}", source="test") for i in range(count)
    )
    return PairSet(name="test", pairs=pairs, share=share, weight=1.0, within=within)


def plan(*sets: PairSet, seed: int = 1) -> list[PlannedBatch]:
    sources = index_pairs(sets, distinct_texts(sets))
    return plan_pass(sources, RECIPE, rng=np.random.default_rng(seed))


def pairs(batches: list[PlannedBatch]) -> list[list[int]]:
    found: list[list[int]] = np.concatenate([batch.pairs for batch in batches]).tolist()
    return found


def test_texts_are_numbered_by_first_use() -> None:
    sets = [pair_set(2), pair_set(2)]
    assert distinct_texts(sets) == ["左False0", "right False0", "左False1", "right False1"]
    assert index_pairs(sets, distinct_texts(sets))[1].texts.tolist() == [[0, 1], [2, 3]]


@pytest.mark.parametrize(("share", "seen"), [(0.5, 5), (1.0, 10), (2.5, 25)])
def test_share_says_how_often_pairs_are_seen(share: float, seen: int) -> None:
    found = pairs(plan(pair_set(10, share=share)))
    assert len(found) == seen
    assert len({tuple(pair) for pair in found}) == min(seen, 10)


def test_plan_depends_on_the_seed_only() -> None:
    assert pairs(plan(pair_set(50))) == pairs(plan(pair_set(50)))
    assert pairs(plan(pair_set(50))) != pairs(plan(pair_set(50), seed=2))


def test_pairs_within_chinese_have_batches_and_a_scale_of_their_own() -> None:
    batches = plan(pair_set(20), pair_set(10, within=True))
    scales = [batch.scale for batch in batches]
    assert sorted(scales) == [10.0] * 4 + [30.0] * 2
    assert all((batch.pairs < 40).all() == (batch.scale == 10.0) for batch in batches)


@pytest.mark.parametrize(("count", "batches"), [(0, 0), (4, 0), (5, 1), (14, 2)])
def test_batches_are_full(count: int, batches: int) -> None:
    found = plan(pair_set(count))
    assert [batch.pairs.shape for batch in found] == [(5, 2)] * batches


def test_closing_pass_sees_each_pair_of_the_closing_sources_once() -> None:
    sets = [pair_set(20), replace(pair_set(10, share=6.0), closing=True)]
    sources = index_pairs(sets, distinct_texts(sets))

    found = pairs(plan_closing(sources[1:], RECIPE, rng=np.random.default_rng(1)))
    assert sorted(found) == sorted(sources[1].texts.tolist())
    assert plan_closing(sources[:1], RECIPE, rng=np.random.default_rng(1)) == []
