"""Passage retrieval on a question set, counted as MTEB's retrieval tasks count it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from eval.backends import Backend, LegChoice
from eval.bootstrap import Estimate, estimate_means
from eval.contexts import context_id
from eval.measures import MeasureName, score_rankings
from eval.relevance import first_rank
from eval.squad import SquadSet

RETRIEVAL_MEASURES: tuple[MeasureName, ...] = (
    "nDCG@10",
    "Recall@10",
    "Recall@100",
    "MRR@10",
    "Success@1",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegScores:
    """What one choice of legs reached.

    Attributes:
        estimates: the means over all questions, each in [0, 1].
        ranks: topic id to the rank of its context, from 1; ``None`` past the depth of a search.
    """

    estimates: Mapping[MeasureName, Estimate]
    ranks: Mapping[str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalReport:
    """What became of a question set.

    Attributes:
        name: of the set.
        n: questions asked.
        passages: how many there were to find among.
        left_out: questions without a counterpart in the other language's file, not asked.
        legs: the scores by choice of legs.
    """

    name: str
    n: int
    passages: int
    left_out: int
    legs: Mapping[LegChoice, LegScores]


def score_set(
    squad: SquadSet, backend: Backend, *, on_question: Callable[[], object] = lambda: None
) -> RetrievalReport:
    """Ask every question by each choice of legs; the one relevant passage is its context.

    Args:
        squad: the question set.
        backend: finds its contexts under their ``context_id``.
        on_question: called after each question of each choice, to show progress.

    Raises:
        ZhiwenError: what the backend raises for a question that it refuses.
    """
    return RetrievalReport(
        name=squad.name,
        n=len(squad.topics),
        passages=len(squad.contexts),
        left_out=squad.left_out,
        legs={legs: _score_legs(squad, backend, legs, on_question) for legs in backend.legs},
    )


def _score_legs(
    squad: SquadSet, backend: Backend, legs: LegChoice, on_question: Callable[[], object]
) -> LegScores:
    rankings: dict[str, list[str]] = {}
    for topic in squad.topics:
        found = backend.retrieve(topic.text, legs=legs)
        rankings[topic.topic_id] = [passage.passage_id for passage in found]
        on_question()
    qrels = {topic.topic_id: {context_id(topic.context): 1} for topic in squad.topics}
    scores = score_rankings(qrels, rankings, names=RETRIEVAL_MEASURES).values()
    columns = np.array([[each[name] for name in RETRIEVAL_MEASURES] for each in scores])
    return LegScores(
        estimates=dict(zip(RETRIEVAL_MEASURES, estimate_means(columns), strict=True)),
        ranks={key: first_rank(ranking, qrels[key]) for key, ranking in rankings.items()},
    )
