"""Learns the reranker's weights from gold questions."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.errors import EvalError
from eval.gold import Question
from eval.relevance import build_qrels
from index import FEATURES, ShortlistFeatures

L2 = 3e-5
"""Chosen by cross-validation over the documents of the collection to learn from."""
_START = 5.0


class FeatureSearcher(Protocol):
    """What is asked of a searcher: ``index.Searcher`` fits."""

    def features(self, query: str) -> ShortlistFeatures:
        """Return the features of a query's first passages."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The passages found for one question.

    Attributes:
        features: shape (passages, features).
        relevant: shape (passages,), at least one true.
    """

    features: NDArray[np.float64]
    relevant: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Learnt weights.

    Attributes:
        weights: shape (features,), each >= 0, as in ``index.FEATURES``.
        loss: the mean of the loss over the examples, regularisation included.
        examples: how many questions it was learnt from.
    """

    weights: NDArray[np.float64]
    loss: float
    examples: int


def read_examples(
    questions: Sequence[Question], searcher: FeatureSearcher, passages: Mapping[str, str]
) -> tuple[Example, ...]:
    """Collect the features of what is found for each question.

    Questions for which nothing relevant is on the shortlist teach nothing and are left out.

    Args:
        questions: to learn from.
        searcher: finds the passages.
        passages: passage id to text, the whole collection.
    """
    examples = []
    for question in questions:
        found = searcher.features(question.text)
        judged = judge_shortlist(question, found.passage_ids, passages)
        relevant = np.array([passage_id in judged for passage_id in found.passage_ids], dtype=bool)
        if relevant.any():
            examples.append(Example(features=found.matrix, relevant=relevant))
    return tuple(examples)


def judge_shortlist(
    question: Question, passage_ids: Sequence[str], passages: Mapping[str, str]
) -> Mapping[str, int]:
    """Return the grades of what was found for a question: of a large collection, far fewer texts.

    Args:
        question: a gold question.
        passage_ids: what was found.
        passages: passage id to text.
    """
    found = {passage_id: passages[passage_id] for passage_id in passage_ids}
    return build_qrels([question], found).get(question.question_id, {})


def fit_weights(examples: Sequence[Example], *, l2: float = L2) -> Fit:
    """Find the weights that put relevant passages first.

    The loss of a question is the negative logarithm of the share that its relevant passages have
    in the softmax over all scores; weights are held at 0 or above, since every feature speaks
    for a passage. The loss is smooth, so L-BFGS-B always ends at the same weights.

    Args:
        examples: at least one.
        l2: the weight of the squared norm.

    Source:
        The listwise softmax loss of Cao et al. 2007, "Learning to Rank: From Pairwise Approach to
        Listwise Approach".

    Raises:
        EvalError: there is no example.
    """
    if not examples:
        raise EvalError("no question has a relevant passage on its shortlist: nothing to learn")
    size = examples[0].features.shape[1]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        parts = [_loss(example, weights) for example in examples]
        value = float(np.mean([part for part, _ in parts])) + l2 * float(weights @ weights)
        slope = np.mean([slope for _, slope in parts], axis=0) + 2 * l2 * weights
        return value, slope

    found = minimize(
        loss, np.full(size, _START), jac=True, method="L-BFGS-B", bounds=[(0, None)] * size
    )
    return Fit(weights=found.x, loss=float(found.fun), examples=len(examples))


def save_fit(fit: Fit, path: Path, *, gold: Sequence[str]) -> None:
    """Write the weights as ``index.LinearReranker`` reads them, with where they come from."""
    record = {
        "weights": {
            name: round(float(weight), 4)
            for name, weight in zip(FEATURES, fit.weights, strict=True)
        },
        "learnt_from": {"gold": list(gold), "questions": fit.examples},
        "loss": round(fit.loss, 4),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    aside.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    aside.replace(path)


def _loss(example: Example, weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
    scores = example.features @ weights
    odds = np.exp(scores - scores.max())
    shares = odds / odds.sum()
    right = np.where(example.relevant, shares, 0.0)
    total = max(float(right.sum()), 1e-300)
    return -float(np.log(total)), example.features.T @ (shares - right / total)
