"""The network learns, goes on where it was cut off, and is exported as it is."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from rich.console import Console
from tokenizers import Tokenizer

from service.answering.reader import OnnxReader
from service.answering.reading import Page
from train.errors import TrainError
from train.reader.batching import encode, make_batch
from train.reader.encoder import Encoder
from train.reader.examples import Example, Reading
from train.reader.export import export_plain, export_reader
from train.reader.network import make_network
from train.reader.recipe import Recipe, Shape
from train.reader.scoring import guess, score_guesses
from train.reader.training import loss_of, share_of_rate, train_reader

SHAPE = Shape(longest=48, question=12, context=8, overlap=6)
RECIPE = Recipe(
    shape=SHAPE, layers=2, budget=480, steps=200, warmup=5, rate=3e-3, head_rate=1e-2, accumulated=1
)
CONSOLE = Console(quiet=True)


def _example(number: int) -> Example:
    new, done = f"{number}件", f"{number + 7}件"
    text = f"新收{new}，审结{done}。"
    wanted = done if number % 2 else new
    start = text.index(wanted)
    return Example(
        kind="figure",
        lang="zh",
        question="审结多少" if number % 2 else "新收多少",
        readings=(
            Reading(context="", text=text, answers=((start, start + len(wanted)),)),
            Reading(context="", text="一二三四。"),
        ),
    )


EXAMPLES = [_example(number) for number in range(10, 60)]


def test_a_network_learns_which_figure_is_asked_for(
    encoder: Encoder, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    torch.manual_seed(0)
    network = make_network(encoder, list(range(encoder.pieces)))
    train_reader(network, tokenizer, [EXAMPLES], RECIPE, run=tmp_path, console=CONSOLE)

    scores = score_guesses(EXAMPLES, guess(network, tokenizer, EXAMPLES, SHAPE))["zh", "figure"]

    assert scores.asked == len(EXAMPLES)
    assert scores.exact > 0.9
    assert scores.lost < 0.1


def test_a_run_goes_on_as_if_it_had_not_been_cut_off(
    encoder: Encoder, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    recipe = replace(RECIPE, steps=6)
    torch.manual_seed(0)
    whole = make_network(encoder, list(range(encoder.pieces)))
    cut = make_network(encoder, list(range(encoder.pieces)))
    cut.load_state_dict(whole.state_dict())
    train_reader(whole, tokenizer, [EXAMPLES], recipe, run=tmp_path / "whole", console=CONSOLE)

    def stop(step: int) -> None:
        if step == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_reader(
            cut,
            tokenizer,
            [EXAMPLES],
            recipe,
            run=tmp_path,
            console=CONSOLE,
            saved_every=2,
            after=stop,
        )
    again = make_network(encoder, list(range(encoder.pieces)))
    train_reader(again, tokenizer, [EXAMPLES], recipe, run=tmp_path, console=CONSOLE)

    for one, other in zip(whole.parameters(), again.parameters(), strict=True):
        torch.testing.assert_close(one, other)


def test_the_rates_rise_and_fall_and_do_so_again_half_as_high() -> None:
    recipe = replace(RECIPE, steps=300, restarts=(100,), warmup=10)
    shares = [share_of_rate(recipe, step) for step in range(recipe.steps)]
    assert max(shares[:100]) == shares[9] == pytest.approx(0.91)
    assert max(shares[100:]) == shares[109] == pytest.approx(0.4775)
    assert shares[99] == shares[299] * 4 == pytest.approx(0.01)
    assert min(shares) > 0


def test_a_run_of_another_recipe_is_not_gone_on_with(
    encoder: Encoder, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    network = make_network(encoder, list(range(encoder.pieces)))
    recipe = replace(RECIPE, steps=1)
    train_reader(network, tokenizer, [EXAMPLES], recipe, run=tmp_path, console=CONSOLE)
    with pytest.raises(TrainError, match="another recipe"):
        train_reader(
            network,
            tokenizer,
            [EXAMPLES],
            replace(recipe, rate=0.5),
            run=tmp_path,
            console=CONSOLE,
        )
    with pytest.raises(TrainError, match="nothing to learn"):
        train_reader(network, tokenizer, [], recipe, run=tmp_path, console=CONSOLE)


def test_the_passages_of_a_question_compete_in_one_loss(tokenizer: Tokenizer) -> None:
    example = EXAMPLES[0]
    group = [
        encode(tokenizer, example.question, each, shape=SHAPE, random=None)
        for each in example.readings
    ]
    batch = make_batch([group])
    even = torch.zeros(batch.pieces.shape)
    choices = int(batch.allowed.sum())
    right = int(batch.starts.sum())
    assert float(loss_of(batch, even, even)) == pytest.approx(np.log(choices / right))

    sure = torch.where(batch.starts, 50.0, 0.0)
    sure_ends = torch.where(batch.ends, 50.0, 0.0)
    assert float(loss_of(batch, sure, sure_ends)) == pytest.approx(0, abs=1e-6)


def test_a_long_passage_keeps_its_answer_in_sight(tokenizer: Tokenizer) -> None:
    text = "一二三四五六七八九十" * 20 + "审结319件。"
    start = text.index("319件")
    reading = Reading(context="", text=text, answers=((start, start + 4),))
    sequence = encode(tokenizer, "审结多少", reading, shape=SHAPE, random=None)
    assert len(sequence.pieces) == SHAPE.longest
    (first,), (last,) = sequence.starts, sequence.ends
    offsets = sequence.offsets
    begin, end = offsets[first - sequence.first][0], offsets[last - sequence.first][1]
    assert text[begin:end] == "319件"


def test_the_export_says_what_the_network_says(
    encoder: Encoder, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    """To 1e-3 on 200 inputs in floats."""
    network = make_network(encoder, list(range(encoder.pieces))).eval()
    path = tmp_path / "plain.onnx"
    export_plain(network, path)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    random = np.random.default_rng(0)
    for _ in range(200):
        pieces = random.integers(4, encoder.pieces, size=(1, int(random.integers(3, 48))))
        mask = np.ones_like(pieces)
        found = session.run(None, {"pieces": pieces, "mask": mask})
        with torch.inference_mode():
            expected = network(torch.from_numpy(pieces), torch.from_numpy(mask))
        for one, other in zip(found, expected, strict=True):
            np.testing.assert_allclose(one, other.numpy(), atol=1e-3)


def test_what_is_exported_is_what_the_product_reads(
    encoder: Encoder, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    network = make_network(encoder, list(range(encoder.pieces)))
    export_reader(network, tokenizer, SHAPE, tmp_path)
    page = Page(passage_id="p:0", context="一", text="新收319件，审结312件。" * 8)
    reading = OnnxReader(tmp_path).read("审结多少", [page])
    assert len(reading.pages["p:0"]) == SHAPE.windows
