"""The signs by which an answer's chance to be right is judged."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from service.answering.features import FEATURES
from service.answering.matching import QuestionMatcher
from service.answering.reading import NEVER, Reading
from service.answering.records import Candidate

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
_MARGIN = SIGNS.index("margin")
_SHARED = tuple((name, FEATURES.index(name)) for name in SIGNS if name in FEATURES)


def read_signs(
    candidates: Sequence[Candidate],
    features: NDArray[np.float64],
    matcher: QuestionMatcher,
    *,
    english: bool,
    reading: Reading,
) -> NDArray[np.float64]:
    """Return the signs of some candidates, shape (candidates, signs), all but the margin.

    Args:
        candidates: of a question.
        features: shape (candidates, features), theirs.
        matcher: the question's.
        english: the question is in English.
        reading: what the reader makes of the passages.
    """
    missing = matcher.missing([_held(each) for each in candidates])
    rows = [
        {name: float(row[place]) for name, place in _SHARED}
        | {
            "margin": 0.0,
            "top_score": each.hit.score,
            "missing": float(lacking),
            "unknown": matcher.unknown,
            "english": float(english),
            "reader_lead": _reader_lead(reading, each),
        }
        for each, row, lacking in zip(candidates, features, missing, strict=True)
    ]
    return np.array([[row[name] for name in SIGNS] for row in rows])


def with_margin(signs: NDArray[np.float64], margin: float) -> NDArray[np.float64]:
    """Return the signs of a candidate, shape (signs,), with its lead over what says another."""
    told = signs.copy()
    told[_MARGIN] = min(margin, MOST_MARGIN) / MOST_MARGIN
    return told


def _held(candidate: Candidate) -> str:
    passage = candidate.hit.passage
    said = candidate.sentence.of(passage.text)
    return " ".join((*passage.heading_path, said, candidate.context))


def _reader_lead(reading: Reading, candidate: Candidate) -> float:
    weighed = reading.score(candidate.hit.passage.passage_id, candidate.span)
    return (weighed - reading.nothing) / -NEVER
