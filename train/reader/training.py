"""The training loop of the reader: resumable, seeded, by batches of whole questions."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Final

import torch
from rich.console import Console
from tokenizers import Tokenizer
from torch import Tensor

from train.errors import TrainError
from train.reader.batching import Batch, iter_batches
from train.reader.examples import Example
from train.reader.network import ReaderNetwork
from train.reader.recipe import Recipe
from train.reader.rounding import round_in_training

_STATE: Final = "state.pt"
_RECIPE: Final = "recipe.json"
_TOLD_EVERY: Final = 25
_NEVER: Final = -1e4


def train_reader(
    network: ReaderNetwork,
    tokenizer: Tokenizer,
    lessons: Sequence[Sequence[Example]],
    recipe: Recipe,
    *,
    run: Path,
    console: Console,
    saved_every: int = 100,
    after: Callable[[int], None] = lambda _: None,
) -> None:
    """Train a network, or go on with one that was cut off.

    Args:
        network: as it is at the start; changed in place.
        tokenizer: of its pieces.
        lessons: one or two sets of examples: of two the first is learnt from for the recipe's
            opening, the last again and again after it.
        recipe: the settings.
        run: the folder for the state.
        console: where the loss is shown.
        saved_every: steps after which the state is written.
        after: told of each step when it is done, 1 and up.

    Raises:
        TrainError: ``run`` is another recipe's, or there is nothing to learn from.
    """
    if not lessons or not all(lessons):
        raise TrainError("there is nothing to learn from; check that the training data is complete")
    torch.manual_seed(recipe.seed)
    optimizer = _make_optimizer(network, recipe)
    done = _load(run, network, optimizer, recipe)
    if done:
        console.print(f"going on after step {done} of {recipe.steps}")
    batches = _iter_lessons(tokenizer, lessons, recipe)
    for _ in range(done * recipe.accumulated):
        next(batches)
    network.train()
    losses = []
    for step in range(done, recipe.steps):
        if step >= recipe.rounded:
            round_in_training(network)
        _set_rates(optimizer, recipe, step)
        losses.append(_learn(network, optimizer, batches, recipe))
        if (step + 1) % _TOLD_EVERY == 0:
            console.print(f"step {step + 1} of {recipe.steps}: loss {_mean(losses):.3f}")
            losses = []
        if (step + 1) % saved_every == 0 or step + 1 == recipe.steps:
            _save(run, network, optimizer, recipe, done=step + 1)
        after(step + 1)
    network.eval()


def loss_of(batch: Batch, starts: Tensor, ends: Tensor) -> Tensor:
    """Return the mean over questions of the negative log-likelihood of the right edges.

    The pieces of all passages of a question compete with each other and with *no answer*, which is
    the first piece of each passage.

    Args:
        batch: what was read.
        starts: logits, shape (sequences, pieces).
        ends: logits of the same shape.
    """
    losses = []
    for logits, right in ((starts, batch.starts), (ends, batch.ends)):
        open_ones = logits.masked_fill(~batch.allowed, _NEVER)
        right_ones = logits.masked_fill(~(right & batch.allowed), _NEVER)
        losses += [
            torch.logsumexp(open_ones[first:end].flatten(), 0)
            - torch.logsumexp(right_ones[first:end].flatten(), 0)
            for first, end in batch.groups
        ]
    return torch.stack(losses).mean()


def share_of_rate(recipe: Recipe, step: int) -> float:
    """Return what share of its highest a learning rate is at a step, 0 to 1.

    It rises, falls to 0, and does so again after each restart, half as high as at first.
    """
    bounds = [0, *(each for each in recipe.restarts if each < recipe.steps), recipe.steps]
    turn = sum(step >= end for end in bounds[1:])
    begin, end = bounds[turn], bounds[turn + 1]
    return float(
        min((step - begin + 1) / recipe.warmup, (end - step) / (end - begin)) / (2 if turn else 1)
    )


def _learn(
    network: ReaderNetwork,
    optimizer: torch.optim.Optimizer,
    batches: Iterator[Batch],
    recipe: Recipe,
) -> float:
    """Take one step; return the loss."""
    total = 0.0
    for _ in range(recipe.accumulated):
        batch = next(batches)
        loss = loss_of(batch, *network(batch.pieces, batch.mask)) / recipe.accumulated
        torch.autograd.backward(loss)
        total += loss.item()
    torch.nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
    optimizer.step()
    optimizer.zero_grad()
    return total


def _iter_lessons(
    tokenizer: Tokenizer, lessons: Sequence[Sequence[Example]], recipe: Recipe
) -> Iterator[Batch]:
    opening, *rest = (
        _iter_again(tokenizer, lesson, recipe, name=str(turn))
        for turn, lesson in enumerate(lessons)
    )
    if not rest:
        yield from opening
    yield from islice(opening, recipe.opening * recipe.accumulated)
    yield from rest[0]


def _iter_again(
    tokenizer: Tokenizer, lesson: Sequence[Example], recipe: Recipe, *, name: str
) -> Iterator[Batch]:
    for turn in count():
        yield from iter_batches(
            tokenizer,
            lesson,
            shape=recipe.shape,
            budget=recipe.budget,
            random=Random(f"{recipe.seed} {name} {turn}"),
        )


def _make_optimizer(network: ReaderNetwork, recipe: Recipe) -> torch.optim.Optimizer:
    learning = {id(each) for each in network.edges.parameters()}
    body = [
        each for each in network.parameters() if each.requires_grad and id(each) not in learning
    ]
    return torch.optim.AdamW(
        [
            {"params": body, "lr": recipe.rate, "highest": recipe.rate},
            {
                "params": list(network.edges.parameters()),
                "lr": recipe.head_rate,
                "highest": recipe.head_rate,
            },
        ],
        weight_decay=recipe.decay,
    )


def _set_rates(optimizer: torch.optim.Optimizer, recipe: Recipe, step: int) -> None:
    share = share_of_rate(recipe, step)
    for group in optimizer.param_groups:
        group["lr"] = group["highest"] * share


def _save(
    run: Path,
    network: ReaderNetwork,
    optimizer: torch.optim.Optimizer,
    recipe: Recipe,
    *,
    done: int,
) -> None:
    run.mkdir(parents=True, exist_ok=True)
    aside = run / f".{_STATE}"
    state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "done": done}
    torch.save(state, aside)
    (run / _RECIPE).write_text(_as_json(recipe), encoding="utf-8")
    aside.replace(run / _STATE)


def _load(
    run: Path, network: ReaderNetwork, optimizer: torch.optim.Optimizer, recipe: Recipe
) -> int:
    if not (run / _STATE).is_file() or not (run / _RECIPE).is_file():
        return 0
    if (run / _RECIPE).read_text(encoding="utf-8") != _as_json(recipe):
        raise TrainError(
            f"{run} holds a run with another recipe; remove it, or give another folder with --run"
        )
    state = torch.load(run / _STATE, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["done"])


def _as_json(recipe: Recipe) -> str:
    return json.dumps(asdict(recipe), indent=2)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
