"""Saving: the table in eight bits a number, in a folder that sentence-transformers loads.

sentence-transformers reads two forms of a StaticEmbedding: its own (``embedding.weight``) and that
of model2vec (``embeddings``, with one factor a row in ``weights``). The second holds whole numbers
from -127 to 127 and becomes float32 on loading, so vectors come out in full precision.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save
from tokenizers import Tokenizer

from train.errors import TrainError

CARD = "README.md"
"""The model card, beside the weights."""
LARGEST = 127
MAX_SIZE_BYTES = 40_000_000
_STATIC = "0_StaticEmbedding"
_NORMALIZE = "1_Normalize"
_MODULES = "sentence_transformers.models"


def quantize(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Round each row to whole numbers from -127 to 127 and one factor.

    Args:
        vectors: shape (n, dim).

    Returns:
        The numbers, shape (n, dim), and the factors, shape (n,); their product is within half a
        factor of ``vectors``. A row of zeros has the factor 0.
    """
    scales = (np.abs(vectors).max(axis=1, initial=0) / LARGEST).astype(np.float32)
    divisors = np.where(scales > 0, scales, 1)[:, None]
    return np.rint(vectors / divisors).astype(np.int8), scales


def save_model(
    folder: Path,
    *,
    vectors: NDArray[np.float32],
    tokenizer: Tokenizer,
    files: Mapping[str, str],
) -> None:
    """Write a model folder aside, then put it in place of what stands there.

    Args:
        folder: where to; an older model there is replaced.
        vectors: the vectors of all pieces, shape (vocabulary size, dim).
        tokenizer: the tokenizer.
        files: texts to put beside them, by file name, e.g. the model card.

    Raises:
        TrainError: the sizes differ, or the folder would be larger than ``MAX_SIZE_BYTES``.
    """
    if tokenizer.get_vocab_size() != len(vectors):
        raise TrainError(
            f"the tokenizer has {tokenizer.get_vocab_size()} pieces, the table {len(vectors)} rows"
        )
    aside = folder.with_name(f".{folder.name}.new")
    _remove(aside)
    (aside / _STATIC).mkdir(parents=True)
    (aside / _NORMALIZE).mkdir()
    numbers, scales = quantize(vectors)
    tensors = save({"embeddings": numbers, "weights": scales})
    (aside / _STATIC / "model.safetensors").write_bytes(tensors)
    tokenizer.save(str(aside / _STATIC / "tokenizer.json"), pretty=False)
    _write_json(aside / "modules.json", _modules())
    _write_json(aside / _NORMALIZE / "config.json", {})
    _write_json(aside / "config_sentence_transformers.json", _settings())
    for name, text in files.items():
        (aside / name).write_text(text, encoding="utf-8")
    size = folder_size(aside)
    if size > MAX_SIZE_BYTES:
        _remove(aside)
        raise TrainError(
            f"the model takes {size:,} bytes, more than {MAX_SIZE_BYTES:,}; "
            "train with fewer pieces or dimensions"
        )
    _replace(folder, aside)


def load_model(folder: Path) -> tuple[NDArray[np.float32], Tokenizer]:
    """Read the vectors and the tokenizer of a folder that ``save_model`` wrote.

    Raises:
        TrainError: the folder holds no such model.
    """
    place = folder / _STATIC
    try:
        tensors = load((place / "model.safetensors").read_bytes())
        vectors = tensors["embeddings"].astype(np.float32) * tensors["weights"][:, None]
        tokenizer = Tokenizer.from_str((place / "tokenizer.json").read_text(encoding="utf-8"))
    except (OSError, KeyError, SafetensorError) as error:
        raise TrainError(f"{folder}: no model that this package saved ({error!r})") from error
    return vectors, tokenizer


def folder_size(folder: Path) -> int:
    """Return the bytes of all files in a folder and below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _modules() -> list[dict[str, object]]:
    places = ((_STATIC, "StaticEmbedding"), (_NORMALIZE, "Normalize"))
    return [
        {"idx": index, "name": str(index), "path": path, "type": f"{_MODULES}.{kind}"}
        for index, (path, kind) in enumerate(places)
    ]


def _settings() -> dict[str, object]:
    return {
        "model_type": "SentenceTransformer",
        "prompts": {"query": "", "document": ""},
        "default_prompt_name": None,
        "similarity_fn_name": "cosine",
    }


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def _replace(folder: Path, aside: Path) -> None:
    """Swap folders by renaming; a reader sees the old model or the new one."""
    old = folder.with_name(f".{folder.name}.old")
    _remove(old)
    if folder.exists():
        folder.rename(old)
    aside.rename(folder)
    _remove(old)


def _remove(folder: Path) -> None:
    if folder.exists():
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        folder.rmdir()
