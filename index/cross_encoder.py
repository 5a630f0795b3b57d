"""Reranking with any sentence-transformers CrossEncoder, within a time budget."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import SearchError
from index.features import Features
from index.reranker import ReadPassages, Reranker

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

BATCH = 8
_LOAD_ERRORS = (OSError, ValueError, KeyError, RuntimeError, TypeError, AttributeError)


class CrossEncoderReranker:
    """Reads question and passage together, best passages first, until the time is up.

    The passages it has read come first, by its scores; the others follow in the order of
    ``fallback``. How many it reads depends on the machine, so with a model the order below the
    first batch is not the same everywhere.

    Args:
        model: the cross-encoder.
        fallback: orders the passages beforehand, and those left unread.
        budget_ms: no batch is begun after so many milliseconds; the first always is.
        clock: tells the seconds, for tests.
    """

    def __init__(
        self,
        model: "CrossEncoder",
        *,
        fallback: Reranker,
        budget_ms: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model
        self._fallback = fallback
        self._budget_s = budget_ms / 1000
        self._clock = clock

    @classmethod
    def load(cls, spec: str, *, fallback: Reranker, budget_ms: int) -> "CrossEncoderReranker":
        """Load a model from a folder or from the hub.

        Raises:
            SearchError: sentence-transformers is not installed, or there is no such model, or
                its files are damaged.
        """
        try:
            from sentence_transformers import CrossEncoder
        except ImportError as error:
            raise SearchError(
                f"the reranker {spec} needs sentence-transformers: `pip install -e '.[models]'`"
            ) from error
        try:
            model = CrossEncoder(spec, device="cpu")
        except _LOAD_ERRORS as error:
            raise SearchError(f"cannot load the reranker {spec}: {error}") from error
        return cls(model, fallback=fallback, budget_ms=budget_ms)

    def scores(
        self, query: str, features: Features, read_passages: ReadPassages
    ) -> NDArray[np.float64]:
        """Return a score for each passage; see ``index.reranker.Reranker``."""
        deadline = self._clock() + self._budget_s
        scores = self._fallback.scores(query, features, read_passages)
        order = np.argsort(-scores, kind="stable")
        passages = read_passages()
        above = float(scores.max()) if len(scores) else 0.0
        for start in range(0, len(order), BATCH):
            if start and self._clock() >= deadline:
                break
            batch = order[start : start + BATCH]
            pairs = [(query, passages[place].text) for place in batch.tolist()]
            scores[batch] = above + _to_shares(self._model.predict(pairs, batch_size=BATCH))
        return scores


def _to_shares(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """Squeeze scores of any range into (0, 1), keeping their order, as a sigmoid does."""
    shares: NDArray[np.float64] = 0.5 * (1 + np.tanh(np.asarray(logits, dtype=np.float64) / 2))
    return shares
