"""The training loop: passes over the pairs in a seeded order, with the learning rate falling."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from scipy import sparse

from train.adam import SparseAdam
from train.averaging import average_tables
from train.checkpoint import load_checkpoint, save_checkpoint
from train.collection import IndexedPairs, PlannedBatch, plan_apart, plan_closing, plan_pass
from train.composition import decompose
from train.encoding import Encoded
from train.errors import TrainError
from train.model import StaticModel
from train.recipe import Recipe

LOSS_MEMORY = 0.98


def train_model(
    texts: Encoded,
    sources: Sequence[IndexedPairs],
    parts: sparse.csr_array,
    recipe: Recipe,
    *,
    run: Path,
    console: Console,
) -> StaticModel:
    """Train the tables of a recipe, average them, and let the average learn the closing sources.

    A run that was cut off goes on where it was. The same texts, pairs and recipe give the same
    table, whether or not it was.

    Args:
        texts: all texts, cut into pieces.
        sources: the pairs.
        parts: what the pieces are made of, from ``compose``.
        recipe: the settings.
        run: the folder for the state of each table after each pass.
        console: where progress and loss are shown.

    Raises:
        TrainError: there are fewer pairs than a batch needs, or ``run`` is another recipe's.
    """
    folders = table_folders(run, recipe)
    models = [
        _train_table(texts, sources, parts, replace(recipe, seed=seed), run=folder, console=console)
        for seed, folder in enumerate(folders, recipe.seed)
    ]
    model = models[0]
    if len(models) > 1:
        vectors = average_tables([each.piece_vectors() for each in models])
        model.table = decompose(vectors, parts)
        console.print(f"averaged: {len(models)} tables")
    learn_closing(model, texts, sources, recipe, console=console)
    return model


def table_folders(run: Path, recipe: Recipe) -> tuple[Path, ...]:
    """Return the folder for the state of each table of a recipe."""
    return tuple(run / f"seed-{recipe.seed + number}" for number in range(recipe.tables))


def _train_table(
    texts: Encoded,
    sources: Sequence[IndexedPairs],
    parts: sparse.csr_array,
    recipe: Recipe,
    *,
    run: Path,
    console: Console,
) -> StaticModel:
    """Train one table, or go on with one that was cut off."""
    model = StaticModel(parts, dim=recipe.dim, rng=np.random.default_rng(recipe.seed))
    done = load_checkpoint(run, model, recipe)
    if done:
        console.print(f"seed {recipe.seed}: going on after pass {done} of {recipe.passes}")
    for number in range(done, recipe.passes):
        rng = np.random.default_rng((recipe.seed, number))
        batches = plan_pass(sources, recipe, rng=rng)
        if not batches:
            raise TrainError(
                f"no source has enough pairs for a batch of {recipe.batch}; "
                "check that the training data is complete"
            )
        rates = np.linspace(recipe.rate, recipe.last_rate, recipe.passes * len(batches) + 1)
        rates = rates[number * len(batches) :]
        loss = _run(model, texts, batches, rates, console=console)
        console.print(f"seed {recipe.seed}, pass {number + 1} of {recipe.passes}: loss {loss:.3f}")
        save_checkpoint(run, model, recipe, passes_done=number + 1)
    return model


def learn_closing(
    model: StaticModel,
    texts: Encoded,
    sources: Sequence[IndexedPairs],
    recipe: Recipe,
    *,
    console: Console,
) -> None:
    """Learn from the closing sources alone, as the last thing that a model learns from.

    A model stays as it is where the closing sources fill no batch.
    """
    batches: list[PlannedBatch] = []
    for number in range(recipe.closing_passes):
        rng = np.random.default_rng((recipe.seed, recipe.passes + number))
        batches += plan_closing(sources, recipe, rng=rng)
    if batches:
        loss = _learn_on(model, texts, batches, recipe, rate=recipe.closing_rate, console=console)
        console.print(f"closing: loss {loss:.3f}")


def learn_apart(
    model: StaticModel,
    texts: Encoded,
    sources: Sequence[IndexedPairs],
    recipe: Recipe,
    *,
    console: Console,
) -> None:
    """Learn on from some sources, each in batches of its own, at the asking rate.

    Raises:
        TrainError: no source fills a batch.
    """
    batches = plan_apart(sources, recipe, rng=np.random.default_rng((recipe.seed, recipe.passes)))
    if not batches:
        raise TrainError(f"no source has enough pairs for a batch of {recipe.batch}")
    loss = _learn_on(model, texts, batches, recipe, rate=recipe.asking_rate, console=console)
    console.print(f"asking: loss {loss:.3f}")


def _learn_on(
    model: StaticModel,
    texts: Encoded,
    batches: Sequence[PlannedBatch],
    recipe: Recipe,
    *,
    rate: float,
    console: Console,
) -> float:
    """Learn from further batches, at a rate that starts anew, and return the loss.

    Adam's moments are forgotten first: they are of other batches.
    """
    model.optimizer = SparseAdam(model.table.shape)
    rates = np.linspace(rate, recipe.last_rate, len(batches) + 1)
    return _run(model, texts, batches, rates, console=console)


def _run(
    model: StaticModel,
    texts: Encoded,
    batches: Sequence[PlannedBatch],
    rates: NDArray[np.float64],
    *,
    console: Console,
) -> float:
    """Learn from all batches once; return the mean loss, late batches weighing most."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    loss = 0.0
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("learning", total=len(batches))
        for step, batch in enumerate(batches):
            found = model.learn(texts, batch.pairs, rate=float(rates[step]), scale=batch.scale)
            loss = found if step == 0 else LOSS_MEMORY * loss + (1 - LOSS_MEMORY) * found
            progress.update(task, advance=1, description=f"learning, loss {loss:.3f}")
    return loss
