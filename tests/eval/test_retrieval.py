from collections.abc import Callable
from math import log2

import pytest

from eval.backends import Backend
from eval.contexts import context_id
from eval.retrieval import score_set
from eval.squad import SquadSet, Topic

SQUAD = SquadSet(
    name="题",
    contexts=tuple("甲乙丙"),
    topics=(
        Topic(topic_id="1", text="first?", context=0),
        Topic(topic_id="2", text="第二？", context=1),
        Topic(topic_id="3", text="missed?", context=2),
    ),
    left_out=4,
)
PASSAGES = {context_id(number): text for number, text in enumerate(SQUAD.contexts)}


@pytest.fixture
def backend(make_backend: Callable[..., Backend]) -> Backend:
    found = {"first?": [context_id(0)], "第二？": [context_id(2), context_id(1)]}
    return make_backend(passages=PASSAGES, found=found)


def test_scores_are_means_over_all_questions(backend: Backend) -> None:
    scores = score_set(SQUAD, backend).legs["both"]
    expected = {
        "nDCG@10": (1 + 1 / log2(3) + 0) / 3,
        "Recall@10": 2 / 3,
        "Recall@100": 2 / 3,
        "MRR@10": (1 + 1 / 2 + 0) / 3,
        "Success@1": 1 / 3,
    }
    assert {name: each.mean for name, each in scores.estimates.items()} == pytest.approx(expected)
    assert scores.ranks == {"1": 1, "2": 2, "3": None}


def test_each_choice_of_legs_is_asked_everything(backend: Backend) -> None:
    steps: list[None] = []
    report = score_set(SQUAD, backend, on_question=lambda: steps.append(None))
    assert list(report.legs) == ["lexical", "dense", "both"]
    assert len(steps) == 9
    assert (report.n, report.passages, report.left_out) == (3, 3, 4)


def test_a_passage_past_rank_ten_counts_for_recall_at_100_only(
    make_backend: Callable[..., Backend],
) -> None:
    texts = tuple(f"第{number}段" for number in range(12))
    squad = SquadSet(name="题", contexts=texts, topics=(Topic(topic_id="1", text="?", context=11),))
    ids = [context_id(number) for number in range(12)]
    backend = make_backend(passages=dict(zip(ids, texts, strict=True)), found={"?": ids})
    estimates = score_set(squad, backend).legs["dense"].estimates
    assert [name for name, each in estimates.items() if each.mean] == ["Recall@100"]
