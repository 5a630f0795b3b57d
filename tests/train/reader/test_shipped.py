"""A written reader can be taken up again."""

from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer

from train.errors import TrainError
from train.reader.encoder import Encoder
from train.reader.export import MODEL_FILE, export_reader
from train.reader.network import ReaderNetwork, make_network
from train.reader.recipe import Recipe, Shape
from train.reader.rounding import round_in_training
from train.reader.shipped import read_shipped


def test_a_written_reader_is_the_network_that_was_written(
    encoder: Encoder, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    written = make_network(encoder, list(range(encoder.pieces)))
    export_reader(written, tokenizer, Shape(), tmp_path)

    read, pieces = read_shipped(tmp_path, heads=encoder.heads)

    assert pieces.get_vocab() == tokenizer.get_vocab()
    assert _edges(read) == pytest.approx(_edges(written), abs=0.1)
    other = make_network(encoder, list(reversed(range(encoder.pieces))))
    assert _edges(read) != pytest.approx(_edges(other), abs=0.1)


def test_what_is_no_reader_is_refused(
    encoder: Encoder, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    with pytest.raises(TrainError, match="cannot go on from the reader"):
        read_shipped(tmp_path / "missing", heads=2)
    export_reader(make_network(encoder, list(range(encoder.pieces))), tokenizer, Shape(), tmp_path)
    (tmp_path / MODEL_FILE).write_bytes(b"no model")
    with pytest.raises(TrainError, match="cannot go on from the reader"):
        read_shipped(tmp_path, heads=2)


def test_going_on_rounds_from_the_start_and_rises_half_as_high() -> None:
    further = Recipe().further(500)

    assert (further.steps, further.opening, further.rounded, further.restarts) == (500, 0, 0, ())
    assert further.rate == Recipe().rate / 2


def _edges(network: ReaderNetwork) -> list[float]:
    round_in_training(network.eval())
    pieces = torch.arange(4, 24).view(1, -1)
    with torch.inference_mode():
        starts, _ = network(pieces, torch.ones_like(pieces))
    return [float(each) for each in starts.flatten()]
