"""The learnt part of answering: which candidate fits best, and how likely it is right."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from service.answering.features import FEATURES
from service.answering.signs import SIGNS
from service.errors import AnswerModelError

Family = Literal["number", "change", "date", "name", "passage"]
FAMILIES: tuple[Family, ...] = ("number", "change", "date", "name", "passage")
DEFAULT_MODEL = Path(__file__).parents[2] / "models" / "zhiwen-answerer" / "weights.json"
UNREAD_MODEL = DEFAULT_MODEL.with_name("unread.json")
"""What was learnt where no reader reads the passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyModel:
    """What was learnt for one family of answers.

    Attributes:
        weights: shape (features,), of ``FEATURES``: the score of a candidate.
        signs: shape (signs,), of ``SIGNS``: the log-odds that the best candidate is right.
        bias: of the log-odds.
        threshold: the probability from which the answer is given.
    """

    weights: NDArray[np.float64]
    signs: NDArray[np.float64]
    bias: float
    threshold: float

    def scores(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the score of each candidate, shape (candidates,)."""
        scores: NDArray[np.float64] = features @ self.weights
        return scores

    def probability(self, signs: NDArray[np.float64]) -> float:
        """Return the probability, 0 to 1, that an answer with these signs is right."""
        odds = float(signs @ self.signs) + self.bias
        return 1.0 / (1.0 + math.exp(-max(min(odds, 30.0), -30.0)))


def load_models(path: Path = DEFAULT_MODEL) -> Mapping[Family, FamilyModel]:
    """Read what ``python -m eval fit-answers`` wrote.

    Raises:
        AnswerModelError: the file cannot be read, or lacks a family, a feature or a sign.
    """
    try:
        families = json.loads(path.read_text(encoding="utf-8"))["families"]
        return {family: _family(families[family]) for family in FAMILIES}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AnswerModelError(f"{path}: cannot read the answer model: {error!r}") from error


def _family(record: Mapping[str, Mapping[str, float]]) -> FamilyModel:
    return FamilyModel(
        weights=np.array([float(record["weights"][name]) for name in FEATURES]),
        signs=np.array([float(record["signs"][name]) for name in SIGNS]),
        bias=float(record["decision"]["bias"]),
        threshold=float(record["decision"]["threshold"]),
    )
