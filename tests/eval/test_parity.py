from collections.abc import Callable

import pytest

from eval.parity import measure_parity
from eval.runs import Outcome


def test_a_pair_is_even_when_both_are_at_rank_one_or_neither_is(
    make_outcome: Callable[..., Outcome],
) -> None:
    ranks = {"p1": (1, 1), "p2": (2, None), "p3": (1, 2), "p4": (1, 1)}
    outcomes = [
        make_outcome(lang=lang, pair=pair, rank=rank)
        for pair, pair_ranks in ranks.items()
        for lang, rank in zip(("zh", "en"), pair_ranks, strict=True)
    ]
    parity = measure_parity(outcomes)
    assert (parity.n, parity.estimate.mean, parity.uneven) == (4, 0.75, ("p3",))


@pytest.mark.parametrize(
    ("langs", "pairs"), [(("zh", "en"), (None, None)), (("zh", "zh"), ("p1", "p1")), ((), ())]
)
def test_without_a_pair_in_two_languages_there_is_no_parity(
    make_outcome: Callable[..., Outcome], langs: tuple[str, ...], pairs: tuple[str | None, ...]
) -> None:
    outcomes = [make_outcome(lang=lang, pair=pair) for lang, pair in zip(langs, pairs, strict=True)]
    assert measure_parity(outcomes) is None
