"""Orders candidates and tells how sure the first of them is."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.answering.features import measure
from service.answering.matching import QuestionMatcher
from service.answering.model import FamilyModel
from service.answering.reading import Reading
from service.answering.records import Candidate
from service.answering.signs import read_signs, with_margin
from service.questions import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The candidates of a question in order.

    Attributes:
        ranked: best first; candidates that say the same are neighbours only by chance.
        scores: shape (candidates,), in the order of ``ranked``.
        confidence: the probability, 0 to 1, that the first is right.
        threshold: the confidence from which the first is given as the answer.
    """

    ranked: tuple[Candidate, ...]
    scores: NDArray[np.float64]
    confidence: float
    threshold: float

    @property
    def given(self) -> bool:
        """Tell whether the confidence reaches the threshold."""
        return self.confidence >= self.threshold


def judge(
    question: Question,
    candidates: Sequence[Candidate],
    matcher: QuestionMatcher,
    model: FamilyModel,
    *,
    year: int | None,
    reading: Reading,
    fits: Callable[[Candidate], bool] = lambda _: True,
) -> Verdict | None:
    """Order candidates by fit; ties keep the order of the search.

    Args:
        question: as it was read.
        candidates: at least one.
        matcher: what the question is about.
        model: of the family asked for.
        year: the year asked about; ``None`` where there is none.
        reading: what the reader makes of the passages.
        fits: whether a candidate may be given. The others are compared with all the same, for
            how far the first is ahead of what is left tells how clear it is.

    Returns:
        ``None`` where no candidate may be given.
    """
    features = measure(question, candidates, matcher, year=year, reading=reading)
    scores = model.scores(features)
    order = np.argsort(-scores, kind="stable")
    fitting = np.array([fits(candidates[place]) for place in order.tolist()], dtype=np.bool_)
    if not fitting.any():
        return None
    rest = order[int(fitting.argmax()) :]
    signs = read_signs(
        [candidates[rest[0]]],
        features[rest[:1]],
        matcher,
        english=question.language == "en",
        reading=reading,
    )[0]
    margin = lead([meaning(candidates[place]) for place in rest.tolist()], scores[rest])
    confidence = model.probability(with_margin(signs, margin))
    given = order[fitting]
    return Verdict(
        ranked=tuple(candidates[place] for place in given.tolist()),
        scores=scores[given],
        confidence=confidence,
        threshold=model.threshold,
    )


def lead(meanings: Sequence[Hashable], scores: NDArray[np.float64]) -> float:
    """Return how far the first candidate is ahead of the best one that says something else.

    Args:
        meanings: of the candidates, best first.
        scores: shape (candidates,), theirs.
    """
    for meant, score in zip(meanings, scores.tolist(), strict=True):
        if meant != meanings[0]:
            return float(scores[0] - score)
    return 1.0


def meaning(candidate: Candidate) -> tuple[str, ...]:
    """Return what a candidate says, however it is printed."""
    if candidate.kind == "change" and candidate.figure and candidate.figure.change:
        change = candidate.figure.change
        return ("change", str(change.value.normalize()), change.unit)
    if candidate.figure is not None:
        amount = candidate.figure.amount
        return ("figure", str(amount.value.normalize()), str(amount.high), amount.unit)
    if candidate.date is not None:
        return ("date", candidate.date.start, candidate.date.end)
    return (candidate.kind, candidate.raw.strip("“”《》"))
