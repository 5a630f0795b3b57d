"""The closing passes on a model that is saved already, without training it from the start."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from rich.console import Console
from tokenizers import Tokenizer

from train.card import renew_card
from train.collection import distinct_texts, index_pairs
from train.composition import compose, decompose
from train.dev import DevSets, read_dev_sets
from train.encoding import encode_texts
from train.export import CARD, load_model, save_model
from train.heldout import forbidden_keys
from train.model import StaticModel
from train.pairs import build_pairs
from train.recipe import Recipe
from train.scoring import Scores, score_folder
from train.sources import SOURCES
from train.training import learn_closing


def close_saved_model(
    folder: Path,
    output: Path,
    recipe: Recipe,
    *,
    data: Path,
    console: Console,
    hold_out: bool = False,
) -> Scores:
    """Let a saved model learn from the closing sources once more, and score the outcome.

    The same folder, data and recipe give the same weights. A model card goes along, with the new
    scores and a line on these passes.

    Args:
        folder: a model that this package saved, with the parts of ``recipe``.
        output: the model folder to write; may be ``folder``.
        recipe: gives the passes, the rate, the scale and the batch.
        data: the shared data folder.
        console: where progress is shown.
        hold_out: leave out the slices by which settings are chosen.

    Raises:
        TrainError: the folder holds no such model, or the data is absent or incomplete.
    """
    model, tokenizer = open_saved_model(folder, recipe)
    dev = read_dev_sets(data)
    pair_sets = build_pairs(
        data,
        forbidden=forbidden_keys(data, dev, hold_out=hold_out),
        sources=[source for source in SOURCES if source.closing],
        report=console.print,
    )
    texts = distinct_texts(pair_sets)
    sources = index_pairs(pair_sets, texts)
    learn_closing(model, encode_texts(tokenizer, texts), sources, recipe, console=console)
    once_more = (
        f"Then `python -m train close`: {recipe.closing_passes} passes over the everyday sentences "
        f"once more, from {recipe.closing_rate:g}."
    )
    return save_again(Saved(folder, output), model, tokenizer, dev=dev, once_more=once_more)


def open_saved_model(folder: Path, recipe: Recipe) -> tuple[StaticModel, Tokenizer]:
    """Return a model that this package saved, to learn on, and its tokenizer.

    Raises:
        TrainError: the folder holds none with the parts of ``recipe``.
    """
    vectors, tokenizer = load_model(folder)
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    parts = compose([piece for piece, _ in pieces], recipe.parts)
    model = StaticModel(parts, dim=vectors.shape[1], rng=np.random.default_rng(recipe.seed))
    model.table = decompose(vectors, parts)
    return model, tokenizer


class Saved(NamedTuple):
    """The folder of a model, and that of what became of it."""

    before: Path
    after: Path


def save_again(
    folders: Saved, model: StaticModel, tokenizer: Tokenizer, *, dev: DevSets, once_more: str
) -> Scores:
    """Save a model that learnt on, and its card with new scores and ``once_more``; score it."""
    card = _read_card(folders.before)
    save_model(folders.after, vectors=model.piece_vectors(), tokenizer=tokenizer, files={})
    scores = score_folder(folders.after, dev)
    if card:
        renewed = renew_card(card, scores, once_more=once_more)
        (folders.after / CARD).write_text(renewed, encoding="utf-8")
    return scores


def _read_card(folder: Path) -> str:
    card = folder / CARD
    return card.read_text(encoding="utf-8") if card.exists() else ""
