"""Ranking measures of each question, computed by ir-measures; a miss scores zero.

Source: Success@k and RR@k as in TREC (trec_eval ``success``, ``recip_rank`` cut at k); nDCG@10
with the grade as gain and a base-2 logarithmic discount (Järvelin and Kekäläinen 2002,
https://doi.org/10.1145/582415.582418); Recall@k as in TREC. The mean of RR@10 over questions is
MRR@10. MTEB's retrieval tasks take the same formulas from pytrec_eval (Muennighoff et al. 2023,
https://arxiv.org/abs/2210.07316).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import ir_measures
from ir_measures import RR, Measure, Qrel, R, ScoredDoc, Success, nDCG

MeasureName = Literal["Success@1", "Success@5", "MRR@10", "nDCG@10", "Recall@10", "Recall@100"]
# Of the gold set's reports.
MEASURE_NAMES: tuple[MeasureName, ...] = ("Success@1", "Success@5", "MRR@10", "nDCG@10")

Scores = Mapping[MeasureName, float]

_MEASURES: dict[MeasureName, Measure] = {
    "Success@1": Success @ 1,
    "Success@5": Success @ 5,
    "MRR@10": RR @ 10,
    "nDCG@10": nDCG @ 10,
    "Recall@10": R @ 10,
    "Recall@100": R @ 100,
}


def score_rankings(
    qrels: Mapping[str, Mapping[str, int]],
    rankings: Mapping[str, Sequence[str]],
    *,
    names: Sequence[MeasureName] = MEASURE_NAMES,
) -> dict[str, Scores]:
    """Score the ranking of every judged question.

    Args:
        qrels: question id to passage id to grade (>= 0).
        rankings: question id to passage ids, best first, each once.
        names: the measures, each once; those of the gold set's reports by default.

    Returns:
        Question id to scores in [0, 1], one entry for every question of ``qrels``: zeros where
        there is no ranking, or nothing relevant to find.

    >>> score_rankings({"q1": {"p2": 1}, "q2": {}}, {"q1": ["p1", "p2"]})["q1"]["MRR@10"]
    0.5
    """
    scores: dict[str, dict[MeasureName, float]] = {
        question_id: dict.fromkeys(names, 0.0) for question_id in qrels
    }
    measures = {_MEASURES[name]: name for name in names}
    judged = list(_iter_qrels(qrels))
    if judged:  # ir-measures leaves out questions without a judgement: the zeros stay
        for metric in ir_measures.iter_calc(list(measures), judged, list(_iter_scored(rankings))):
            scores[metric.query_id][measures[metric.measure]] = float(metric.value)
    return dict(scores)


def _iter_qrels(qrels: Mapping[str, Mapping[str, int]]) -> Iterable[Qrel]:
    for question_id, judgements in qrels.items():
        for passage_id, relevance in judgements.items():
            yield Qrel(question_id, passage_id, relevance)


def _iter_scored(rankings: Mapping[str, Sequence[str]]) -> Iterable[ScoredDoc]:
    # The searcher's own order, ties and all, is what is measured: the score is minus the rank.
    for question_id, passage_ids in rankings.items():
        for rank, passage_id in enumerate(passage_ids, start=1):
            yield ScoredDoc(question_id, passage_id, -float(rank))
