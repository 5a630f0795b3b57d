"""All training texts, cut into pieces, and the order in which a pass goes through their pairs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from train.pairs import PairSet
from train.recipe import Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedPairs:
    """The pairs of one source by the numbers of their texts.

    Attributes:
        texts: shape (n, 2): the numbers of the left and the right text.
        share: how often each pair is seen in one pass.
        within: both texts are in Chinese.
        closing: they are learnt from once more at the end.
    """

    texts: NDArray[np.int64]
    share: float
    within: bool
    closing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBatch:
    """The pairs of one step.

    Attributes:
        pairs: shape (n, 2): the numbers of the left and the right text.
        scale: inverse temperature of the softmax.
    """

    pairs: NDArray[np.int64]
    scale: float


def distinct_texts(pair_sets: Sequence[PairSet]) -> list[str]:
    """Return every text once, in order of its first use."""
    return list(
        dict.fromkeys(
            text
            for pair_set in pair_sets
            for pair in pair_set.pairs
            for text in (pair.left, pair.right)
        )
    )


def index_pairs(pair_sets: Sequence[PairSet], texts: Sequence[str]) -> tuple[IndexedPairs, ...]:
    """Replace texts by their numbers.

    Args:
        pair_sets: the pairs.
        texts: what ``distinct_texts`` gave for them.
    """
    number = {text: index for index, text in enumerate(texts)}
    found = []
    for pair_set in pair_sets:
        pairs = [(number[pair.left], number[pair.right]) for pair in pair_set.pairs]
        found.append(
            IndexedPairs(
                texts=np.array(pairs, dtype=np.int64).reshape(-1, 2),
                share=pair_set.share,
                within=pair_set.within,
                closing=pair_set.closing,
            )
        )
    return tuple(found)


def plan_pass(
    sources: Sequence[IndexedPairs], recipe: Recipe, *, rng: np.random.Generator
) -> list[PlannedBatch]:
    """Return the batches of one pass in a random order.

    Each batch is of pairs across languages or of pairs within Chinese, of all their sources mixed;
    a remainder that fills no batch is left out.

    Args:
        sources: the pairs; a share of 2.5 takes each pair twice and a random half of them again.
        recipe: gives the size of a batch and the scale of either kind.
        rng: where chance comes from.
    """
    batches: list[PlannedBatch] = []
    for within, scale in ((False, recipe.scale), (True, recipe.scale_within)):
        drawn = [_draw(source, rng) for source in sources if source.within == within]
        pairs = np.concatenate([*drawn, np.zeros((0, 2), dtype=np.int64)])
        pairs = pairs[rng.permutation(len(pairs))]
        starts = range(0, len(pairs) - recipe.batch + 1, recipe.batch)
        parts = (pairs[start : start + recipe.batch] for start in starts)
        batches.extend(PlannedBatch(pairs=part, scale=scale) for part in parts)
    return [batches[index] for index in rng.permutation(len(batches))]


def plan_closing(
    sources: Sequence[IndexedPairs], recipe: Recipe, *, rng: np.random.Generator
) -> list[PlannedBatch]:
    """Return the batches of one closing pass: each pair of the closing sources once.

    A batch of everyday sentences alone is harder than a mixed one: what is no partner is at least
    of the same kind.
    """
    closing = [replace(source, share=1.0) for source in sources if source.closing]
    return plan_pass(closing, recipe, rng=rng)


def plan_apart(
    sources: Sequence[IndexedPairs], recipe: Recipe, *, rng: np.random.Generator
) -> list[PlannedBatch]:
    """Return the batches of one pass in a random order, each of the pairs of one source."""
    batches = [batch for source in sources for batch in plan_pass([source], recipe, rng=rng)]
    return [batches[index] for index in rng.permutation(len(batches))]


def _draw(source: IndexedPairs, rng: np.random.Generator) -> NDArray[np.int64]:
    count = len(source.texts)
    rounds = [rng.permutation(count) for _ in range(int(np.ceil(source.share)))]
    chosen = np.concatenate([*rounds, np.zeros(0, dtype=np.int64)]).astype(np.int64)
    drawn: NDArray[np.int64] = source.texts[chosen[: round(source.share * count)]]
    return drawn
