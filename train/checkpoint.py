"""The state of a training run on disk, so that a run that was cut off can go on."""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np

from train.errors import TrainError
from train.model import StaticModel
from train.recipe import Recipe

_STATE = "state.npz"
_RECIPE = "recipe.json"


def save_checkpoint(folder: Path, model: StaticModel, recipe: Recipe, *, passes_done: int) -> None:
    """Write the state of a run in place of an older one."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".{_STATE}"
    with aside.open("wb") as file:
        np.savez(
            file,
            table=model.table,
            first=model.optimizer.first,
            second=model.optimizer.second,
            progress=np.array([model.optimizer.step, passes_done]),
        )
    (folder / _RECIPE).write_text(_description(recipe, model), encoding="utf-8")
    aside.replace(folder / _STATE)


def load_checkpoint(folder: Path, model: StaticModel, recipe: Recipe) -> int:
    """Bring a new model to the state of an earlier run.

    Args:
        folder: the run's folder; may be absent.
        model: a model as it is at the start.
        recipe: the recipe, which must be the run's.

    Returns:
        How many passes are done; 0 where there is nothing to go on from.

    Raises:
        TrainError: the folder holds the state of a run with another recipe.
    """
    if not (folder / _STATE).is_file() or not (folder / _RECIPE).is_file():
        return 0
    if (folder / _RECIPE).read_text(encoding="utf-8") != _description(recipe, model):
        raise TrainError(
            f"{folder} holds a run with another recipe or other data; "
            "remove it, or give another folder with --run FOLDER"
        )
    with np.load(folder / _STATE) as state:
        model.table = state["table"]
        model.optimizer.first, model.optimizer.second = state["first"], state["second"]
        step, passes_done = state["progress"].tolist()
    model.optimizer.step = int(step)
    return int(passes_done)


def clear_checkpoint(folder: Path) -> None:
    """Remove the state of a run that is finished."""
    for name in (_STATE, _RECIPE):
        (folder / name).unlink(missing_ok=True)


def _description(recipe: Recipe, model: StaticModel) -> str:
    return json.dumps({"recipe": asdict(recipe), "rows": list(model.table.shape)}, indent=2)
