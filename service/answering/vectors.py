"""Vectors of what stands beside candidates, kept: the same passages are found again and again."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index import Embedder

_KEPT = 8_192


class VectorMemory:
    """Encodes texts, and remembers some thousand of them; several threads may share it.

    Args:
        embedder: makes the vectors; a text has the same one in any company.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, NDArray[np.float32]] = {}

    def query(self, text: str) -> NDArray[np.float32]:
        """Return the vector of a question, shape (dim,)."""
        vector: NDArray[np.float32] = self._embedder.encode_queries([text])[0]
        return vector

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts, at least one, shape (n, dim)."""
        # Held on to: another thread may forget them meanwhile.
        known = {text: self._known[text] for text in texts if text in self._known}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            made = dict(zip(missing, self._embedder.encode_passages(missing), strict=True))
            known |= made
            if len(self._known) + len(made) > _KEPT:
                self._known = {}
            self._known.update(made)
        return np.stack([known[text] for text in texts])
