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
    AFTER,
    FEATURES,
    Candidate,
    Examination,
    Examiner,
    Family,
    compose,
    lead,
    meaning,
    measure,
    read_signs,
    refusal,
    with_margin,
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
        told: shape (candidates,): it is what the gold says. The order is learnt from these.
        right: shape (candidates,): those; where there are none, those whose sentence is evidence.
        fitting: shape (candidates,): none of the vetoes that come last refuses it.
        signs: shape (candidates, signs), all but the margin.
        meanings: shape (candidates,), the same where two say the same.
        weight: how much it counts for the odds; what is made without its answer counts less.
        fold: 0 to ``FOLDS`` - 1; both members of a pair have one.
    """

    family: Family
    features: NDArray[np.float64]
    told: NDArray[np.bool_]
    right: NDArray[np.bool_]
    fitting: NDArray[np.bool_]
    signs: NDArray[np.float64]
    meanings: NDArray[np.int64]
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
            **({} if examined.names_unknown else examined.exact),
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
    features = measure(
        examined.question,
        candidates,
        examined.matcher,
        year=examined.attempt.year,
        reading=examined.reading,
    )
    told = np.array([_answers(gold, each, examined) for each in candidates])
    said = {meaning(each): place for place, each in enumerate(candidates)}
    return Example(
        family=family,
        features=features,
        told=told,
        right=told if told.any() else _is_evidence(gold, candidates),
        fitting=np.array([refusal(AFTER, examined.asked, each) is None for each in candidates]),
        signs=read_signs(
            candidates,
            features,
            examined.matcher,
            english=examined.question.language == "en",
            reading=examined.reading,
        ),
        meanings=np.array([said[meaning(each)] for each in candidates]),
        weight=weight,
        fold=fold_of(gold),
    )


def _is_evidence(gold: Question, candidates: Sequence[Candidate]) -> NDArray[np.bool_]:
    """Tell of which candidates the sentence is evidence: who reads it knows the answer."""
    return np.array(
        [
            gold.answerable and each.kind == "passage" and grade(gold, squeeze(each.context)) > 0
            for each in candidates
        ]
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
    useful = [each for each in examples if each.told.any() and not each.told.all()]
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
    right = np.where(example.told, shares, 0.0)
    total = max(float(right.sum()), 1e-300)
    return -float(np.log(total)), example.features.T @ (shares - right / total)


def by_family(examples: Iterable[Example]) -> dict[Family, list[Example]]:
    """Sort examples by family."""
    found: dict[Family, list[Example]] = defaultdict(list)
    for example in examples:
        found[example.family].append(example)
    return found


def signs_of(example: Example, weights: NDArray[np.float64]) -> Sign | None:
    """Return the signs of the candidate that would be given, whether it is right, and the weight.

    That is the best one that no veto refuses, as ``service.answering.judging`` has it; ``None``
    where there is none.
    """
    scores = example.features @ weights
    order = np.argsort(-scores, kind="stable")
    fitting = example.fitting[order]
    if not fitting.any():
        return None
    rest = order[int(fitting.argmax()) :]
    margin = lead(example.meanings[rest].tolist(), scores[rest])
    best = rest[0]
    return with_margin(example.signs[best], margin), bool(example.right[best]), example.weight
