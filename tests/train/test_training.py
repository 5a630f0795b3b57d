import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from rich.console import Console

from train.adam import SparseAdam
from train.averaging import average_tables
from train.checkpoint import clear_checkpoint, load_checkpoint, save_checkpoint
from train.collection import IndexedPairs, plan_pass
from train.composition import compose
from train.encoding import Encoded
from train.errors import TrainError
from train.model import StaticModel
from train.recipe import Recipe
from train.training import table_folders, train_model

PIECES = ["<unk>", " ", *"甲乙丙丁戊己", *"abcdef"]
RECIPE = Recipe(dim=4, passes=20, batch=4, rate=0.05, tables=1)
TEXTS = Encoded(ids=np.arange(2, 14, dtype=np.int32), offsets=np.arange(13))
PAIRS = np.stack((np.arange(6), np.arange(6, 12)), axis=1)
SOURCES = [IndexedPairs(texts=PAIRS, share=4.0, within=False)]


def train(
    run: Path, recipe: Recipe = RECIPE, sources: Sequence[IndexedPairs] = SOURCES
) -> NDArray[np.float32]:
    parts = compose(PIECES, recipe.parts)
    console = Console(file=io.StringIO())
    model = train_model(TEXTS, sources, parts, recipe, run=run, console=console)
    return model.piece_vectors()


def new_model() -> StaticModel:
    parts = compose(PIECES, RECIPE.parts)
    return StaticModel(parts, dim=RECIPE.dim, rng=np.random.default_rng(RECIPE.seed))


def test_training_brings_partners_together(tmp_path: Path) -> None:
    vectors = train(tmp_path)
    assert not vectors[:2].any()
    scores = vectors[2:8] @ vectors[8:14].T
    assert (scores.argmax(axis=1) == np.arange(6)).all()


def test_too_few_pairs_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(TrainError, match="enough pairs for a batch of 500"):
        train(tmp_path, replace(RECIPE, batch=500))


def test_a_run_that_was_cut_off_ends_as_one_that_was_not(tmp_path: Path) -> None:
    whole = train(tmp_path / "whole")
    (folder,) = table_folders(tmp_path / "cut", RECIPE)
    save_checkpoint(folder, after_one_pass(tmp_path), RECIPE, passes_done=1)
    np.testing.assert_array_equal(train(tmp_path / "cut"), whole)


def test_each_table_has_a_seed_and_a_state_of_its_own(tmp_path: Path) -> None:
    recipe = replace(RECIPE, tables=2)
    vectors = train(tmp_path, recipe)

    one = train(tmp_path / "one", replace(RECIPE, seed=1))
    other = train(tmp_path / "other", replace(RECIPE, seed=2))
    np.testing.assert_allclose(vectors, average_tables([one, other]), atol=1e-5)
    assert [folder.name for folder in table_folders(tmp_path, recipe)] == ["seed-1", "seed-2"]
    assert all(folder.is_dir() for folder in table_folders(tmp_path, recipe))


def test_closing_sources_are_learnt_from_once_more(tmp_path: Path) -> None:
    closing = [replace(source, closing=True) for source in SOURCES]
    plain, closed = train(tmp_path / "a"), train(tmp_path / "b", sources=closing)
    none = train(tmp_path / "c", replace(RECIPE, closing_passes=0), sources=closing)

    np.testing.assert_array_equal(plain, none)
    assert margin(closed) > margin(plain)


def margin(vectors: NDArray[np.float32]) -> float:
    """Return by how much partners are nearer to each other than to the nearest other."""
    units = vectors[2:] / np.linalg.norm(vectors[2:], axis=1, keepdims=True)
    scores = units[:6] @ units[6:].T
    others = scores - 10 * np.eye(6)
    return float((scores.diagonal() - others.max(axis=1)).mean())


def after_one_pass(folder: Path) -> StaticModel:
    """Return the state that a run of ``RECIPE`` is in after its first pass."""
    model = new_model()
    batches = plan_pass(SOURCES, RECIPE, rng=np.random.default_rng((RECIPE.seed, 0)))
    steps = RECIPE.passes * len(batches)
    rates = np.linspace(RECIPE.rate, RECIPE.last_rate, steps + 1)
    for batch, rate in zip(batches, rates, strict=False):
        model.learn(TEXTS, batch.pairs, rate=float(rate), scale=batch.scale)
    return model


def test_checkpoint_brings_back_table_and_moments(tmp_path: Path) -> None:
    model = after_one_pass(tmp_path)
    save_checkpoint(tmp_path, model, RECIPE, passes_done=1)
    again = new_model()
    assert load_checkpoint(tmp_path, again, RECIPE) == 1
    np.testing.assert_array_equal(again.table, model.table)
    np.testing.assert_array_equal(again.optimizer.second, model.optimizer.second)
    assert again.optimizer.step == model.optimizer.step


def test_another_recipe_does_not_go_on_with_a_run(tmp_path: Path) -> None:
    save_checkpoint(tmp_path, new_model(), RECIPE, passes_done=1)
    with pytest.raises(TrainError, match="another recipe"):
        load_checkpoint(tmp_path, new_model(), replace(RECIPE, scale=12.0))


def test_cleared_run_starts_anew(tmp_path: Path) -> None:
    save_checkpoint(tmp_path, new_model(), RECIPE, passes_done=1)
    clear_checkpoint(tmp_path)
    clear_checkpoint(tmp_path)
    assert load_checkpoint(tmp_path, new_model(), RECIPE) == 0


def test_sparse_adam_moves_its_rows_as_torch_does() -> None:
    torch = pytest.importorskip("torch")
    torch.sparse.check_sparse_tensor_invariants.enable()
    rng = np.random.default_rng(5)
    table = rng.normal(size=(6, 3)).astype(np.float32)
    theirs = torch.nn.Parameter(torch.from_numpy(table.copy()))
    optimizer = torch.optim.SparseAdam([theirs], lr=0.01)
    ours = SparseAdam((6, 3))
    for rows in ([0, 2, 5], [2, 3], [0, 5]):
        slope = rng.normal(size=(len(rows), 3)).astype(np.float32)
        shape = (6, 3)
        theirs.grad = torch.sparse_coo_tensor(torch.tensor([rows]), torch.from_numpy(slope), shape)
        optimizer.step()
        ours.update(table, np.array(rows), slope, rate=0.01)
    np.testing.assert_allclose(table, theirs.detach().numpy(), atol=1e-6)
