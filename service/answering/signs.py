"""The signs by which an answer's chance to be right is judged."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from service.answering.features import FEATURES
from service.answering.reading import NEVER, Reading
from service.answering.records import Candidate
from service.answering.sight import Sight

SENSES: Mapping[str, int] = {
    "margin": 1,
    "hit_score": 1,
    "first_hit": 1,
    "context_coverage": 1,
    "sentence_coverage": 1,
    "passage_coverage": 1,
    "context_cosine": 1,
    "sentence_cosine": 1,
    "excess": -1,
    "unit": 1,
    "kind": 1,
    "scope_conflict": -1,
    "period": 1,
    "unasked_part": -1,
    "direction": 1,
    "reader": 1,
    "reader_lead": 1,
    "top_score": 1,
    "missing": -1,
    "unknown": -1,
    "english": 0,
}
"""What is looked at, and whether it speaks for an answer (1), against it (-1) or either (0):

margin: by how much the best candidate's score exceeds that of the best one that says something
else, as a share of the most that counts; top_score: the search score of the first hit; missing: the
weight of the weightiest word of the question that neither the sentence nor the headings nor the
context hold; unknown: the share of the question's words that the collection lacks; english: the
question is in English; reader_lead: by how much the reader holds it rather for the answer than that
there is none, -1 to 1; all others: the best candidate's feature of that name, see ``FEATURES``.
"""
SIGNS = tuple(SENSES)
# Scores are log-odds of one candidate against another: beyond that no lead says more.
MOST_MARGIN = 3.0
_SHARED = tuple((name, FEATURES.index(name)) for name in SIGNS if name in FEATURES)


def read_signs(
    best: Candidate,
    features: NDArray[np.float64],
    sight: Sight,
    *,
    margin: float,
    english: bool,
    reading: Reading,
) -> NDArray[np.float64]:
    """Return the signs of the best candidate, shape (signs,).

    Args:
        best: the candidate.
        features: shape (features,), the candidate's.
        sight: the question's.
        margin: its lead over the best candidate that says something else.
        english: the question is in English.
        reading: what the reader makes of the passages.
    """
    passage = best.hit.passage
    held = " ".join((*passage.heading_path, best.sentence.of(passage.text), best.context))
    found = {name: float(features[place]) for name, place in _SHARED} | {
        "margin": min(margin, MOST_MARGIN) / MOST_MARGIN,
        "top_score": best.hit.score,
        "missing": float(sight.missing([held])[0]),
        "unknown": sight.unknown,
        "english": float(english),
        "reader_lead": (reading.score(passage.passage_id, best.span) - reading.nothing) / -NEVER,
    }
    return np.array([found[name] for name in SIGNS])
