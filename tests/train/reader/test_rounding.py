"""A network that computes with rounded numbers is the one that the product computes."""

from pathlib import Path

import numpy as np
import onnxruntime
import torch
from tokenizers import Tokenizer

from train.reader.encoder import Encoder
from train.reader.export import MODEL_FILE, export_reader
from train.reader.network import freeze, make_network
from train.reader.recipe import Shape
from train.reader.rounding import compute_exactly, round_in_training


def test_what_is_learnt_with_rounded_numbers_is_what_the_product_computes(
    encoder: Encoder, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    network = make_network(encoder, list(range(encoder.pieces))).eval()
    # Vectors that eight bits hold exactly: what differs are the sums of the matrices.
    with torch.no_grad():
        for vectors in (
            network.encoder.embeddings.word_embeddings,
            network.encoder.embeddings.position_embeddings,
            network.encoder.embeddings.token_type_embeddings,
        ):
            vectors.weight.sign_()
    export_reader(network, tokenizer, Shape(), tmp_path)
    session = onnxruntime.InferenceSession(
        tmp_path / MODEL_FILE, providers=["CPUExecutionProvider"]
    )
    random = np.random.default_rng(0)
    exact_errors, rounded_errors = [], []
    for _ in range(20):
        pieces = random.integers(4, encoder.pieces, size=(1, 40))
        told, _ = session.run(None, {"pieces": pieces, "mask": np.ones_like(pieces)})
        asked = torch.from_numpy(pieces), torch.ones_like(torch.from_numpy(pieces))
        with torch.inference_mode():
            compute_exactly(network)
            exact_errors.append(np.abs(network(*asked)[0].numpy() - told).mean())
            round_in_training(network)
            rounded_errors.append(np.abs(network(*asked)[0].numpy() - told).mean())

    assert np.mean(rounded_errors) < np.mean(exact_errors) * 0.7


def test_gradients_pass_as_if_nothing_were_rounded(encoder: Encoder) -> None:
    network = make_network(encoder, list(range(encoder.pieces)))
    round_in_training(network)
    pieces = torch.full((2, 8), 5)
    starts, ends = network(pieces, torch.ones_like(pieces))
    (starts.sum() + ends.sum()).backward()

    gradient = network.encoder.encoder.layer[0].attention.self.value.weight.grad

    assert gradient is not None
    assert float(gradient.abs().sum()) > 0


def test_frozen_layers_learn_nothing(encoder: Encoder) -> None:
    network = make_network(encoder, list(range(encoder.pieces)))
    freeze(network, 1)
    learning = {name for name, each in network.named_parameters() if each.requires_grad}

    assert not any(name.startswith("encoder.embeddings") for name in learning)
    assert not any(name.startswith("encoder.encoder.layer.0.") for name in learning)
    assert any(name.startswith("encoder.encoder.layer.1.") for name in learning)
