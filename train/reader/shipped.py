"""A reader that was written as the product reads it, taken up again to go on learning.

The lowest layers and the vectors of pieces never changed, and the matrices above them have learnt
to compute with eight bits: its weights, turned back into floats, are the network that was written.
"""

import re
from pathlib import Path
from typing import Final

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from tokenizers import Tokenizer
from transformers import BertConfig

from train.errors import TrainError
from train.reader.export import MODEL_FILE, TOKENIZER_FILE
from train.reader.network import ReaderNetwork, make_config

_LAYER: Final = re.compile(r"encoder\.encoder\.layer\.(\d+)\.")
_QUANTIZED: Final = "_quantized"
_MATRIX: Final = "/MatMul_quant"
_EDGES: Final = "/edges/MatMul"

Weights = dict[str, NDArray[np.float32]]


def read_shipped(folder: Path, *, heads: int) -> tuple[ReaderNetwork, Tokenizer]:
    """Return the network and the tokenizer of a reader's folder.

    Args:
        folder: as ``export_reader`` writes it.
        heads: of attention, each layer, which the folder does not tell.

    Raises:
        TrainError: the folder holds no such reader.
    """
    try:
        model = onnx.load(folder / MODEL_FILE)
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        weights = _read_weights(model)
        network = ReaderNetwork(_read_config(weights, heads=heads))
        network.load_state_dict({name: torch.tensor(each) for name, each in weights.items()})
    # ONNX, torch and the tokenizers raise what they like for a file that is none of theirs.
    except Exception as error:
        raise TrainError(f"cannot go on from the reader in {folder}: {error}") from error
    return network, tokenizer


def _read_config(weights: Weights, *, heads: int) -> BertConfig:
    pieces, width = weights["encoder.embeddings.word_embeddings.weight"].shape
    positions, _ = weights["encoder.embeddings.position_embeddings.weight"].shape
    inner, _ = weights["encoder.encoder.layer.0.intermediate.dense.weight"].shape
    layers = {found[1] for name in weights if (found := _LAYER.match(name))}
    return make_config(
        pieces=pieces,
        width=width,
        layers=len(layers),
        heads=heads,
        inner=inner,
        positions=positions,
    )


def _read_weights(model: onnx.ModelProto) -> Weights:
    """Return the weights by their names in the network, those of whole numbers as floats."""
    stored = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    weights = {
        name: each
        for name, each in stored.items()
        if name.startswith(("encoder.", "edges.")) and each.dtype == np.float32 and each.ndim
    }
    for name in [name for name in weights if name.endswith("_scale")]:
        del weights[name]
    for name in stored:
        if name.startswith("encoder.") and name.endswith(_QUANTIZED):
            weights[name.removesuffix(_QUANTIZED)] = _as_floats(stored, name)
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            # ONNX multiplies from the right, torch keeps the transposed matrix.
            path = node.name.removesuffix(_MATRIX).removeprefix("/").replace("/", ".")
            weights[f"{path}.weight"] = _as_floats(stored, node.input[1]).T
        elif node.name == _EDGES:
            weights["edges.weight"] = stored[node.input[1]].T
    return weights


def _as_floats(stored: dict[str, NDArray[np.generic]], name: str) -> NDArray[np.float32]:
    stem = name.removesuffix(_QUANTIZED)
    whole = stored[name].astype(np.float32)
    zero = stored[f"{stem}_zero_point"].astype(np.float32)
    scale: NDArray[np.float32] = stored[f"{stem}_scale"].astype(np.float32)
    return (whole - zero) * scale
