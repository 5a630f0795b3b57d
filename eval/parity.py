"""Parity of languages: how often a need asked in two languages fares alike."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from eval.bootstrap import Estimate, estimate_means
from eval.runs import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Parity:
    """The share of pairs with all their questions at rank 1, or none of them.

    Attributes:
        n: how many pairs.
        estimate: the share, with its interval.
        uneven: the ids of the pairs that are right in one language only, in order.
    """

    n: int
    estimate: Estimate
    uneven: tuple[str, ...]


def measure_parity(outcomes: Iterable[Outcome]) -> Parity | None:
    """Compare the languages pair by pair.

    Args:
        outcomes: of one run.

    Returns:
        The parity over the pairs that are asked in two languages or more; ``None`` without any.
    """
    members: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.pair is not None:
            members[outcome.pair].append(outcome)
    even = {
        pair: len({outcome.rank == 1 for outcome in asked}) == 1
        for pair, asked in sorted(members.items())
        if len({outcome.lang for outcome in asked}) > 1
    }
    if not even:
        return None
    (estimate,) = estimate_means(np.array([[float(alike)] for alike in even.values()]))
    uneven = tuple(pair for pair, alike in even.items() if not alike)
    return Parity(n=len(even), estimate=estimate, uneven=uneven)
