"""The seam to rerankers: the first passages are ordered anew by what can be seen up close."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import SearchError
from index.features import FEATURES, Features
from ingest import Passage

DEFAULT_WEIGHTS = Path(__file__).parent.parent / "models" / "zhiwen-reranker" / "weights.json"


ReadPassages = Callable[[], Sequence[Passage]]


class Reranker(Protocol):
    """Scores passages that the fused search put first."""

    def scores(
        self, query: str, features: Features, read_passages: ReadPassages
    ) -> NDArray[np.float64]:
        """Return a score for each passage, higher is better.

        Args:
            query: as it was asked.
            features: of the passages, best first by the fused score.
            read_passages: reads the passages themselves, for who needs their texts.

        Returns:
            Shape (passages,).
        """


class LinearReranker:
    """A weighted mean of the features, with weights learnt from gold questions."""

    def __init__(self, weights: NDArray[np.float64]) -> None:
        self._weights = weights / weights.sum()

    @classmethod
    def load(cls, path: Path = DEFAULT_WEIGHTS) -> "LinearReranker":
        """Read the weights that ``python -m eval fit`` wrote.

        Raises:
            SearchError: the file cannot be read, or does not weigh each feature.
        """
        try:
            weights = json.loads(path.read_text(encoding="utf-8"))["weights"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SearchError(f"{path}: cannot read the reranker's weights: {error}") from error
        if not isinstance(weights, dict) or set(weights) != set(FEATURES):
            raise SearchError(f"{path}: expected a weight for each of {list(FEATURES)}")
        return cls(np.array([float(weights[name]) for name in FEATURES]))

    def scores(
        self, query: str, features: Features, read_passages: ReadPassages
    ) -> NDArray[np.float64]:
        """Return the weighted mean of each passage's features; see ``Reranker``."""
        scores: NDArray[np.float64] = features.matrix @ self._weights
        return scores
