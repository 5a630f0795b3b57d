import io
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console
from typer.testing import CliRunner

from index.embedder import load_embedder
from train.__main__ import app
from train.closing import close_saved_model
from train.errors import TrainError
from train.recipe import Recipe

RECIPE = Recipe(pieces=5_000, dim=16, passes=1, batch=8, rate=0.02, closing_rate=0.05)
CONSOLE = Console(file=io.StringIO())


def lead(folder: Path, sentences: list[tuple[str, str]]) -> float:
    """Return by how much translations come nearer to sentences than strangers, on average."""
    embedder = load_embedder(str(folder))
    zh, en = (embedder.encode_passages([pair[side] for pair in sentences]) for side in (0, 1))
    cosines = zh @ en.T
    strangers = ~np.eye(len(sentences), dtype=bool)
    return float(cosines.diagonal().mean() - cosines[strangers].mean())


def test_closing_tells_everyday_sentences_from_strangers(
    model: Path, talk: Path, sentences: list[tuple[str, str]], tmp_path: Path
) -> None:
    close_saved_model(model, tmp_path / "closed", RECIPE, data=talk, console=CONSOLE)

    assert lead(tmp_path / "closed", sentences) > lead(model, sentences)


def test_closing_twice_gives_the_same_bytes(model: Path, talk: Path, tmp_path: Path) -> None:
    weights = []
    for name in ("one", "two"):
        close_saved_model(model, tmp_path / name, RECIPE, data=talk, console=CONSOLE)
        weights.append((tmp_path / name / "0_StaticEmbedding/model.safetensors").read_bytes())

    assert weights[0] == weights[1]


def test_folder_that_holds_no_model_is_refused(talk: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainError, match="no model"):
        close_saved_model(tmp_path, tmp_path / "closed", RECIPE, data=talk, console=CONSOLE)


def test_the_card_goes_along_with_the_new_scores(model: Path, talk: Path, tmp_path: Path) -> None:
    (model / "README.md").write_text(
        "| Tatoeba cmn-eng, English to Chinese, accuracy | 0.123 |\n"
        "The recipe and what was tried beside it: `train/README.md`.\n",
        encoding="utf-8",
    )
    scores = close_saved_model(model, tmp_path / "closed", RECIPE, data=talk, console=CONSOLE)
    card = (tmp_path / "closed" / "README.md").read_text(encoding="utf-8").splitlines()
    assert card[0].endswith(f"| {scores.tatoeba_en_zh:.3f} |")
    assert "train close" in card[1]
    assert card[2].startswith("The recipe")


def test_command_shows_the_scores(model: Path, talk: Path, tmp_path: Path) -> None:
    options = ["close", str(model), "--output", str(tmp_path / "closed"), "--data", str(talk)]
    shown = CliRunner().invoke(app, options)

    assert shown.exit_code == 0
    assert "tatoeba_en_zh" in shown.stdout
