"""Embedding with any sentence-transformers model, each with its own prompts."""

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import numpy as np
from numpy.typing import NDArray

from index.errors import EmbedderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32
PROBE_TIMEOUT_S = 5
_HUB_NAME = re.compile(r"[\w.-]+(/[\w.-]+)?")
_DECISIVE = frozenset({".json", ".safetensors", ".bin", ".txt", ".model", ".py"})
_LOAD_ERRORS = (OSError, ValueError, KeyError, RuntimeError, TypeError, AttributeError)


class TransformerEmbedder:
    """A sentence-transformers model; see ``index.embedder.Embedder``."""

    def __init__(self, *, name: str, sha256: str, model: "SentenceTransformer") -> None:
        self.name = name
        self.sha256 = sha256
        self._model = model
        self.dim = int(self.encode_queries(["x"]).shape[1])

    @classmethod
    def load(cls, spec: str) -> "TransformerEmbedder":
        """Load a model from a folder, from the hub's cache, or from the hub.

        Args:
            spec: a folder, or a name on the Hugging Face hub such as ``BAAI/bge-m3``. The
                environment's ``HF_HUB_OFFLINE`` and ``HF_HOME`` are honoured.

        Raises:
            EmbedderError: the packages are not installed, or there is no such model, or its
                files are damaged.
        """
        folder = Path(spec).expanduser()
        if folder.is_dir():
            return cls(name=folder.resolve().name, sha256=_digest(folder), model=_open(str(folder)))
        if not _HUB_NAME.fullmatch(spec):
            raise EmbedderError(
                f"no embedding model at {spec}: there is no such folder; "
                "give a sentence-transformers folder or a hub name such as BAAI/bge-m3"
            )
        model = _open_hub(spec)
        return cls(name=spec, sha256=_digest(_cached_folder(spec)), model=model)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, shape (n, dim), made with the model's prompt for queries."""
        vectors = self._model.encode_query(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return _matrix(vectors)

    def encode_passages(
        self, texts: Sequence[str], *, progress: bool = False
    ) -> NDArray[np.float32]:
        """Return unit vectors, shape (n, dim), made with the model's prompt for documents.

        Args:
            texts: the texts; the model cuts off what it cannot take in.
            progress: show a progress bar on standard error.
        """
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        vectors = self._model.encode_document(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=progress
        )
        return _matrix(vectors)


def _matrix(vectors: object) -> NDArray[np.float32]:
    return np.ascontiguousarray(vectors, dtype=np.float32)


def _open(spec: str, *, local_only: bool = True) -> "SentenceTransformer":
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EmbedderError(
            f"the embedding model {spec} needs sentence-transformers, which is not installed "
            f'({error}); run: pip install -e ".[models]"'
        ) from error
    from safetensors import SafetensorError

    try:
        return SentenceTransformer(spec, local_files_only=local_only)
    except (*_LOAD_ERRORS, ImportError, SafetensorError) as error:
        reason = " ".join(str(error).split())[:300]
        raise EmbedderError(
            f"cannot load the embedding model {spec}: {type(error).__name__}: {reason}; "
            "check that the folder is complete, or fetch it anew"
        ) from error


def _open_hub(name: str) -> "SentenceTransformer":
    """Open a model from the cache if it is there; ask the hub only if it can be reached."""
    try:
        return _open(name)
    except EmbedderError as error:
        if isinstance(error.__cause__, ImportError):
            raise
        reason = _unreachable()
        if reason:
            raise EmbedderError(
                f"no embedding model {name}: there is no such folder, the hub's cache does not "
                f"hold it, and the hub was not asked ({reason}); "
                "give a folder, or fetch the model once while online"
            ) from error
    return _open(name, local_only=False)


def _unreachable() -> str:
    """Return why the hub cannot be asked, empty if it can; its own client retries for a minute."""
    from huggingface_hub import constants

    if constants.HF_HUB_OFFLINE:
        return "HF_HUB_OFFLINE is set"
    try:
        with urlopen(constants.ENDPOINT, timeout=PROBE_TIMEOUT_S):  # noqa: S310 - fixed https address
            return ""
    except HTTPError:
        return ""
    except OSError as error:
        return f"{constants.ENDPOINT} cannot be reached: {error}"


def _cached_folder(name: str) -> Path:
    """Return the folder of the hub's cache that a loaded model came from."""
    from huggingface_hub import try_to_load_from_cache

    for file in ("modules.json", "config.json"):
        found = try_to_load_from_cache(name, file)
        if isinstance(found, str):
            return Path(found).parent
    raise EmbedderError(f"{name}: loaded, but not found in the hub's cache; check HF_HOME")


def _digest(folder: Path) -> str:
    """Return a sum over the names and the contents of the files that decide the vectors."""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in _DECISIVE and path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            with path.open("rb") as file:
                while part := file.read(1 << 20):
                    digest.update(part)
    return digest.hexdigest()
