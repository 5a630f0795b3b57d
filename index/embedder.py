"""The seam to embedding models: what any of them offers, and how one is found by its name.

The shipped model is a table of vectors and is read without torch; any other model goes through
sentence-transformers, which is imported only then.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import EmbedderError
from index.static_embedder import StaticEmbedder, is_static_folder


class Embedder(Protocol):
    """Turns texts into unit vectors.

    Attributes:
        name: what to call the model: the folder's or the hub's name.
        dim: the length of its vectors.
        sha256: 64 hex digits over the files that decide its vectors; two embedders of the same
            sum give the same vectors.
    """

    @property
    def name(self) -> str:
        """The folder's or the hub's name."""

    @property
    def dim(self) -> int:
        """The length of the vectors."""

    @property
    def sha256(self) -> str:
        """64 hex digits over the files that decide the vectors."""

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of questions, shape (n, dim), each of length 1.

        A text of which the model knows no piece may get a vector of zeros.
        """

    def encode_passages(
        self, texts: Sequence[str], *, progress: bool = False
    ) -> NDArray[np.float32]:
        """Return the vectors of texts to be found, shape (n, dim), each of length 1.

        Args:
            texts: the texts, of any length; models cut off what they cannot take in.
            progress: show a progress bar on standard error.
        """


def load_embedder(spec: str) -> Embedder:
    """Load an embedding model.

    Args:
        spec: a sentence-transformers folder, or a name on the Hugging Face hub. A folder that
            holds a StaticEmbedding is read without torch.

    Raises:
        EmbedderError: the model is not found, its folder is damaged, or the packages that it
            needs are not installed.
    """
    if not spec.strip():
        raise EmbedderError("the embedder's name is empty; give a folder or a hub name")
    folder = Path(spec)
    if folder.is_dir() and is_static_folder(folder):
        return StaticEmbedder.load(folder)
    from index.transformer_embedder import TransformerEmbedder

    return TransformerEmbedder.load(spec)
