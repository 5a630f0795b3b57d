"""Writes a trained reader as the product reads it: eight-bit ONNX, its tokenizer, its shape."""

import json
import warnings
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from train.reader.batching import START, STOP
from train.reader.network import ReaderNetwork
from train.reader.recipe import Shape
from train.reader.rounding import compute_exactly

MODEL_FILE: Final = "model.onnx"
TOKENIZER_FILE: Final = "tokenizer.json"
SHAPE_FILE: Final = "shape.json"
_OPSET: Final = 17
_EDGES: Final = "/edges/MatMul"
_NAMES: Final = ("pieces", "mask", "starts", "ends")


def export_reader(network: ReaderNetwork, tokenizer: Tokenizer, shape: Shape, folder: Path) -> None:
    """Write a network into a folder, which is made where it is missing.

    Weights become whole numbers, channel by channel: of seven bits, so that every processor comes
    to the same sums.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / TOKENIZER_FILE), pretty=False)
    described = asdict(shape) | {
        "start": START,
        "stop": STOP,
        "pieces": tokenizer.get_vocab_size(),
    }
    (folder / SHAPE_FILE).write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")
    with TemporaryDirectory() as aside:
        plain = Path(aside) / MODEL_FILE
        compute_exactly(network)
        export_plain(network, plain)
        quantize_dynamic(
            plain,
            folder / MODEL_FILE,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            nodes_to_exclude=[_EDGES],
            op_types_to_quantize=["MatMul", "Gather"],
        )


def export_plain(network: ReaderNetwork, path: Path) -> None:
    """Write a network as ONNX in 32-bit floats."""
    pieces = torch.ones((2, 8), dtype=torch.int64)
    axes = {0: "windows", 1: "pieces"}
    # The newer exporter needs a further package and twenty times as long for the same graph. What
    # this one warns of is held against the network by a test.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network.eval(),
            (pieces, torch.ones_like(pieces)),
            str(path),
            input_names=_NAMES[:2],
            output_names=_NAMES[2:],
            dynamic_axes=dict.fromkeys(_NAMES, axes),
            opset_version=_OPSET,
            dynamo=False,
        )
