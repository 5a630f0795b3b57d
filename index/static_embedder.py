"""Embedding with a table of vectors, read from a StaticEmbedding folder without torch.

The vector of a text is the sum of its pieces' vectors, brought to length 1: the same numbers as
``SentenceTransformer.encode`` gives for a StaticEmbedding followed by Normalize.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.progress import track
from safetensors import SafetensorError
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.errors import EmbedderError

BATCH = 1_024
_PIECE_BYTES = 1 << 18
_STATIC = "StaticEmbedding"
_KINDS = (_STATIC, "Normalize")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The vectors of all pieces, as they are stored.

    ``vectors[rows[i]] * scales[i]`` is the vector of piece ``i``; without ``rows``, row ``i``.
    """

    vectors: NDArray[Any]
    scales: NDArray[np.float32] | None
    rows: NDArray[np.int64] | None

    def __len__(self) -> int:
        return len(self.vectors if self.rows is None else self.rows)

    def take(self, pieces: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the vectors of some pieces, shape (n, dim)."""
        vectors = self.directions(pieces)
        if self.scales is not None:
            vectors *= self.scales[pieces, None]
        return vectors

    def directions(self, pieces: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the vectors of some pieces without their scales, shape (n, dim)."""
        rows = pieces if self.rows is None else self.rows[pieces]
        vectors: NDArray[np.float32] = self.vectors[rows].astype(np.float32)
        return vectors


class StaticEmbedder:
    """A table of vectors with its tokenizer; see ``index.embedder.Embedder``."""

    def __init__(self, *, name: str, sha256: str, table: _Table, tokenizer: Tokenizer) -> None:
        self.name = name
        self.sha256 = sha256
        self.dim = int(table.vectors.shape[1])
        self._table = table
        self._tokenizer = tokenizer
        # Of each piece's direction, 0 until it is first compared.
        self._lengths: NDArray[np.float32] = np.zeros(len(table), dtype=np.float32)

    @classmethod
    def load(cls, folder: Path) -> "StaticEmbedder":
        """Read a folder for which ``is_static_folder`` holds.

        Raises:
            EmbedderError: a file is missing or damaged, or the table and the tokenizer differ in
                size.
        """
        place = _module_folder(folder)
        weights, words = place / "model.safetensors", place / "tokenizer.json"
        table = _read_table(weights)
        tokenizer = _read_tokenizer(words)
        pieces = tokenizer.get_vocab_size()
        if pieces > len(table):
            raise EmbedderError(
                f"{folder}: the tokenizer has {pieces} pieces, the table {len(table)} vectors; "
                "the files do not belong together, fetch or train the model anew"
            )
        return cls(
            name=folder.resolve().name,
            sha256=_digest(words, weights),
            table=table,
            tokenizer=tokenizer,
        )

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, shape (n, dim); zeros for a text without a known piece."""
        return self._encode(list(texts))

    def encode_passages(
        self, texts: Sequence[str], *, progress: bool = False
    ) -> NDArray[np.float32]:
        """Return unit vectors, shape (n, dim); zeros for a text without a known piece.

        Args:
            texts: the texts, of any length.
            progress: show a progress bar on standard error.
        """
        if len(texts) <= BATCH:
            return self._encode(list(texts))
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        starts = range(0, len(texts), BATCH)
        for start in track(starts, description="embedding", disable=not progress):
            vectors[start : start + BATCH] = self._encode(list(texts[start : start + BATCH]))
        return vectors

    def piece_weights(self, pieces: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the lengths of pieces' vectors, shape (n,): what each counts in a text's."""
        return _lengths(self._table.take(pieces))

    def piece_cosines(
        self, left: NDArray[np.int64], right: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Return the cosine of each piece with each other one, shape (left, right)."""
        vectors, others = self._table.directions(left), self._table.directions(right)
        others /= self._lengths_of(right, others)[:, None]
        cosines: NDArray[np.float32] = vectors @ others.T
        cosines /= self._lengths_of(left, vectors)[:, None]
        return cosines

    def _lengths_of(
        self, pieces: NDArray[np.int64], vectors: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Return the lengths of pieces' directions, 1 for one of zeros; the known ones are kept."""
        new = np.flatnonzero(self._lengths[pieces] == 0)
        if len(new):
            self._lengths[pieces[new]] = _lengths(vectors[new])
        lengths: NDArray[np.float32] = self._lengths[pieces]
        return lengths

    def _encode(self, texts: list[str]) -> NDArray[np.float32]:
        runs = self.split(texts)
        sums: NDArray[np.float32] = np.zeros((len(runs), self.dim), dtype=np.float32)
        pieces = np.fromiter(chain.from_iterable(runs), dtype=np.int64)
        if len(pieces):
            filled = [index for index, run in enumerate(runs) if run]
            starts = [0, *accumulate(len(runs[index]) for index in filled[:-1])]
            sums[filled] = np.add.reduceat(self._table.take(pieces), starts, axis=0)
        sums /= _lengths(sums)[:, None]
        return sums

    def split(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the pieces of each text."""
        if len(texts) == 1:
            # A batch goes to other threads: to wake one takes far longer than one text.
            return [self._tokenizer.encode(texts[0], add_special_tokens=False).ids]
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [encoding.ids for encoding in encodings]


def _lengths(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the length of each row, 1 for a row of zeros."""
    lengths: NDArray[np.float32] = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    lengths[lengths == 0] = 1
    return lengths


def is_static_folder(folder: Path) -> bool:
    """Tell whether a folder is a model that ``StaticEmbedder`` can stand in for.

    It is when its modules are one StaticEmbedding and at most Normalize after it, its weights are
    safetensors, and it asks for no prompts.

    Args:
        folder: an existing folder.

    Raises:
        EmbedderError: ``modules.json`` or the settings beside it are no JSON of the known form.
    """
    if not (folder / "modules.json").is_file():
        return False
    kinds = [kind for kind, _ in _modules(folder)]
    if kinds[:1] != [_STATIC] or any(kind not in _KINDS for kind in kinds):
        return False
    prompts = _read_json(folder / "config_sentence_transformers.json", {}).get("prompts") or {}
    return not any(prompts.values())


def _module_folder(folder: Path) -> Path:
    return folder / _modules(folder)[0][1]


def _modules(folder: Path) -> list[tuple[str, str]]:
    """Return the class name and the sub-folder of each module, in order."""
    path = folder / "modules.json"
    entries = _read_json(path, [])
    try:
        return [(entry["type"].rsplit(".", 1)[-1], entry["path"]) for entry in entries]
    except (TypeError, KeyError, AttributeError) as error:
        raise EmbedderError(
            f"{path}: not a list of modules with type and path; fetch or train the model anew"
        ) from error


def _read_json(path: Path, default: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    if not path.is_file():
        return default
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise EmbedderError(f"{path}: not JSON ({error}); fetch or train the model anew") from error


def _read_table(path: Path) -> _Table:
    """Read the weights: sentence-transformers' own form, or model2vec's with scales and rows."""
    try:
        tensors = load_file(path)
    except FileNotFoundError as error:
        raise EmbedderError(f"{path} is missing; fetch or train the model anew") from error
    except (SafetensorError, OSError) as error:
        raise EmbedderError(f"{path}: damaged ({error}); fetch or train the model anew") from error
    vectors = tensors.get("embedding.weight", tensors.get("embeddings"))
    if vectors is None or vectors.ndim != 2:
        raise EmbedderError(
            f"{path}: no two-dimensional table among {sorted(tensors)}; "
            "expected embedding.weight or embeddings"
        )
    scales, rows = tensors.get("weights"), tensors.get("mapping")
    return _Table(
        vectors=vectors,
        scales=None if scales is None else scales.astype(np.float32),
        rows=None if rows is None else rows.astype(np.int64),
    )


def _read_tokenizer(path: Path) -> Tokenizer:
    if not path.is_file():
        raise EmbedderError(f"{path} is missing; fetch or train the model anew")
    try:
        tokenizer = Tokenizer.from_buffer(path.read_bytes())
    except ValueError as error:
        raise EmbedderError(f"{path}: damaged ({error}); fetch or train the model anew") from error
    tokenizer.no_padding()
    return tokenizer


def _digest(*paths: Path) -> str:
    digest = sha256()
    for path in paths:
        with path.open("rb") as file:
            # Piece by piece: 37 MB of fresh memory cost more than the sum itself.
            while piece := file.read(_PIECE_BYTES):
                digest.update(piece)
    return digest.hexdigest()
