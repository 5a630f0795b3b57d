"""Learns from gold questions which candidate answers, and how sure that is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.gold import Question
from eval.judging import is_right
from eval.relevance import grade, squeeze
from index import Filter
from service.answering import (
    FEATURES,
    Candidate,
    Examination,
    Examiner,
    Family,
    compose,
    lead,
    measure,
    read_signs,
)
from service.questions import read_question

_RANK_L2 = 0.6
# What each feature may only speak for (+1), only against (-1), or either (0).
_SENSES: Mapping[str, int] = {
    "excess": -1,
    "scope_conflict": -1,
    "scope_extra": -1,
    "unasked_part": -1,
    "length": 0,
}
FOLDS = 6
MADE_WEIGHT = 0.3
"""What a question counts whose answer was taken away, beside one as it was asked."""
# A deeper search, so that something is left when the relevant passages are taken away.
_DEPTH = 30


Sign = tuple[NDArray[np.float64], bool, float]
"""The signs of an answer, whether it was right, and how much that counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The candidates of one question in one family.

    Attributes:
        family: of the answers.
        features: shape (candidates, features).
        right: shape (candidates,).
        examined: where they come from.
        candidates: the candidates themselves.
        weight: how much it counts for the odds; what is made without its answer counts less.
        fold: 0 to ``FOLDS`` - 1; both members of a pair have one.
    """

    family: Family
    features: NDArray[np.float64]
    right: NDArray[np.bool_]
    examined: Examination
    candidates: tuple[Candidate, ...]
    weight: float
    fold: int


def read_answer_examples(
    questions: Sequence[Question],
    examiner: Examiner,
) -> tuple[Example, ...]:
    """Collect the candidates of each question, and again without the passages that answer it.

    The second reading shows what a question looks like that the corpus does not answer.
    """
    return tuple(
        example for question in questions for example in _iter_examples(question, examiner)
    )


def fold_of(gold: Question) -> int:
    """Return the fold of a question, 0 to ``FOLDS`` - 1; both members of a pair have one."""
    return sha256((gold.pair or gold.question_id).encode()).digest()[0] % FOLDS


def _iter_examples(gold: Question, examiner: Examiner) -> Iterator[Example]:
    question = read_question(gold.text)
    attempt = examiner.plan(question, Filter())[0]
    hits = examiner.find(question, attempt, k=_DEPTH)
    irrelevant = tuple(hit for hit in hits if not grade(gold, squeeze(hit.passage.text)))
    readings = (hits, irrelevant) if gold.answerable and len(irrelevant) < len(hits) else (hits,)
    for reading in readings:
        examined = examiner.examine(question, attempt, reading)
        families: dict[Family, tuple[Candidate, ...]] = {
            **examined.exact,
            "passage": examined.sentences,
        }
        for family, candidates in families.items():
            if candidates:
                weight = MADE_WEIGHT if reading is irrelevant else 1.0
                yield _example(gold, family, candidates, examined, weight=weight)


def _example(
    gold: Question,
    family: Family,
    candidates: tuple[Candidate, ...],
    examined: Examination,
    *,
    weight: float,
) -> Example:
    return Example(
        family=family,
        features=measure(
            examined.question,
            candidates,
            examined.sight,
            year=examined.attempt.year,
            reading=examined.reading,
        ),
        right=_right(gold, candidates, examined),
        examined=examined,
        candidates=candidates,
        weight=weight,
        fold=fold_of(gold),
    )


def _right(
    gold: Question, candidates: Sequence[Candidate], examined: Examination
) -> NDArray[np.bool_]:
    """Tell which candidates answer a question.

    Where none of some stretches of passages is what the gold says, those whose sentence is
    evidence are right: who reads it knows the answer.
    """
    right = np.array([_answers(gold, each, examined) for each in candidates])
    if right.any() or not gold.answerable:
        return right
    return np.array(
        [each.kind == "passage" and grade(gold, squeeze(each.context)) > 0 for each in candidates]
    )


def _answers(gold: Question, candidate: Candidate, examined: Examination) -> bool:
    passage = candidate.hit.passage
    if not gold.answerable or not grade(gold, squeeze(passage.text)):
        return False
    language = examined.question.language
    answer = compose(candidate, language=language, question=gold.text, confidence=1.0)
    quote = candidate.sentence.of(passage.text)
    return is_right(gold, answer, quote=quote, cited_text=passage.text)


def fit_ranking(
    examples: Iterable[Example], *, centre: NDArray[np.float64] | None = None, l2: float = _RANK_L2
) -> NDArray[np.float64]:
    """Find the weights that put right candidates first, near ``centre`` where the data are few."""
    useful = [each for each in examples if each.right.any() and not each.right.all()]
    middle = np.zeros(len(FEATURES)) if centre is None else centre

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        away = weights - middle
        value, slope = l2 * float(away @ away), 2 * l2 * away
        for example in useful:
            part, step = _softmax_loss(example, weights)
            value += part
            slope = slope + step
        return value, slope

    bounds = [
        {1: (0, None), -1: (None, 0), 0: (None, None)}[_SENSES.get(name, 1)] for name in FEATURES
    ]
    found = minimize(loss, middle, jac=True, method="L-BFGS-B", bounds=bounds)
    weights: NDArray[np.float64] = found.x
    return weights


def _softmax_loss(
    example: Example, weights: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    scores = example.features @ weights
    odds = np.exp(scores - scores.max())
    shares = odds / odds.sum()
    right = np.where(example.right, shares, 0.0)
    total = max(float(right.sum()), 1e-300)
    return -float(np.log(total)), example.features.T @ (shares - right / total)


def by_family(examples: Iterable[Example]) -> dict[Family, list[Example]]:
    """Sort examples by family."""
    found: dict[Family, list[Example]] = defaultdict(list)
    for example in examples:
        found[example.family].append(example)
    return found


def signs_of(example: Example, weights: NDArray[np.float64]) -> Sign:
    """Return the signs of the best candidate, whether it is right, and the example's weight."""
    scores = example.features @ weights
    order = np.argsort(-scores, kind="stable")
    ranked = [example.candidates[place] for place in order.tolist()]
    signs = read_signs(
        ranked[0],
        example.features[order[0]],
        example.examined.sight,
        margin=lead(ranked, scores[order]),
        english=example.examined.question.language == "en",
        reading=example.examined.reading,
    )
    return signs, bool(example.right[order[0]]), example.weight
