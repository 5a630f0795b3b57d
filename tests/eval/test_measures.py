from collections.abc import Sequence
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import MEASURE_NAMES, score_rankings

PASSAGES = [f"p{number}" for number in range(14)]
GRADES = st.dictionaries(st.sampled_from(PASSAGES), st.sampled_from([1, 2]), max_size=6)
RANKINGS = st.lists(st.sampled_from(PASSAGES), unique=True)


@pytest.mark.parametrize(
    ("ranking", "success1", "success5", "rr", "ndcg"),
    [
        # Relevant: b (grade 2) and d (grade 1); the ideal gain is 2/log2(2) + 1/log2(3).
        (["b", "d", "x"], 1, 1, 1, 1),
        (["x", "b", "d"], 0, 1, 1 / 2, (2 / log2(3) + 1 / log2(4)) / (2 + 1 / log2(3))),
        (["d", "b"], 1, 1, 1, (1 + 2 / log2(3)) / (2 + 1 / log2(3))),
        (["1", "2", "3", "4", "5", "d"], 0, 0, 1 / 6, (1 / log2(7)) / (2 + 1 / log2(3))),
        (["x", "y"], 0, 0, 0, 0),
        ([], 0, 0, 0, 0),
    ],
)
def test_scores_agree_with_the_sums_on_paper(
    ranking: list[str], success1: float, success5: float, rr: float, ndcg: float
) -> None:
    scores = score_rankings({"q1": {"b": 2, "d": 1}}, {"q1": ranking})["q1"]
    expected = (success1, success5, rr, ndcg)
    assert tuple(scores[name] for name in MEASURE_NAMES) == pytest.approx(expected)


def test_a_relevant_passage_past_rank_ten_scores_zero() -> None:
    ranking = [f"x{number}" for number in range(10)] + ["b"]
    scores = score_rankings({"q1": {"b": 2}}, {"q1": ranking})["q1"]
    assert set(scores.values()) == {0.0}


def test_recall_is_the_share_of_the_relevant_that_is_found() -> None:
    ranking = ["a", *(f"x{number}" for number in range(9)), "b"]
    names = ("Recall@10", "Recall@100")
    scores = score_rankings({"q1": {"a": 1, "b": 1, "丙": 1}}, {"q1": ranking}, names=names)
    assert scores["q1"] == pytest.approx({"Recall@10": 1 / 3, "Recall@100": 2 / 3})


@pytest.mark.parametrize(
    ("qrels", "rankings"),
    [
        ({"q1": {"a": 2}, "问2": {"b": 1}}, {"q1": ["a"]}),
        ({"q1": {"a": 2}, "问2": {}}, {"q1": ["a"], "问2": ["a"]}),
        ({"问2": {}}, {"问2": ["a"]}),
        ({"问2": {"a": 1}}, {}),
    ],
    ids=["not asked", "nothing relevant", "nothing relevant at all", "nothing asked"],
)
def test_a_question_without_a_hit_is_counted_and_scores_zero(
    qrels: dict[str, dict[str, int]], rankings: dict[str, list[str]]
) -> None:
    scores = score_rankings(qrels, rankings)
    assert scores.keys() == qrels.keys()
    assert set(scores["问2"].values()) == {0.0}


def test_a_ranking_without_a_question_is_not_scored() -> None:
    assert score_rankings({}, {"q9": ["a"]}) == {}


def test_the_order_given_is_the_order_scored_whatever_the_ids() -> None:
    for ranking in (["a", "z"], ["z", "a"]):
        scores = score_rankings({"q1": {"z": 1}}, {"q1": ranking})["q1"]
        assert scores["MRR@10"] == 1 / (ranking.index("z") + 1)


@given(GRADES, RANKINGS)
def test_scores_equal_the_formulas(grades: dict[str, int], ranking: list[str]) -> None:
    scores = score_rankings({"q1": grades}, {"q1": ranking})["q1"]
    gains = [grades.get(passage_id, 0) for passage_id in ranking]
    ideal = _dcg(sorted(grades.values(), reverse=True))
    assert scores["nDCG@10"] == pytest.approx(_dcg(gains) / ideal if ideal else 0)
    reciprocals = [1 / rank for rank, gain in enumerate(gains[:10], 1) if gain]
    assert scores["MRR@10"] == pytest.approx(max(reciprocals, default=0))
    assert scores["Success@1"] == float(any(gains[:1]))
    assert scores["Success@5"] == float(any(gains[:5]))


@given(GRADES, RANKINGS, st.data())
def test_losing_a_hit_never_raises_a_score(
    grades: dict[str, int], ranking: list[str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(ranking)))
    cut = ranking[:place]
    blanked = [*cut, "unjudged", *ranking[place + 1 :]]
    scores = score_rankings(dict.fromkeys("abc", grades), {"a": ranking, "b": cut, "c": blanked})
    for name in MEASURE_NAMES:
        assert scores["b"][name] <= scores["a"][name] + 1e-12
        assert scores["c"][name] <= scores["a"][name] + 1e-12


def _dcg(gains: Sequence[float]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains[:10], start=1))
