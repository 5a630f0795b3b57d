import io
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console
from typer.testing import CliRunner

from index.embedder import load_embedder
from train.__main__ import app
from train.build import Places, build_model
from train.recipe import Recipe

RECIPE = Recipe(pieces=5_000, dim=16, passes=3, batch=8, rate=0.02)
TEXTS = ["專利權", "专利权", "patent", "法院 court", "", "🎉"]


def build(data: Path, output: Path, recipe: Recipe = RECIPE, *, hold_out: bool = False) -> None:
    run = output.parent / "run"
    places = Places(data=data, glossary=None, output=output, run=run, hold_out=hold_out)
    build_model(places, recipe, console=Console(file=io.StringIO()))


@pytest.fixture(scope="module")
def built(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model trained on the small data folder."""
    folder = tmp_path_factory.mktemp("built") / "model"
    build(shared_data, folder)
    return folder


def weights(folder: Path) -> bytes:
    return (folder / "0_StaticEmbedding" / "model.safetensors").read_bytes()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_trained_folder_loads_with_plain_sentence_transformers(built: Path) -> None:
    from sentence_transformers import SentenceTransformer

    expected = SentenceTransformer(str(built)).encode(TEXTS)
    embedder = load_embedder(str(built))
    np.testing.assert_allclose(embedder.encode_queries(TEXTS), expected, atol=1e-5)
    np.testing.assert_allclose(expected[0], expected[1], atol=1e-6)
    assert not expected[4].any()


def test_same_data_and_seed_give_the_same_weights(built: Path, data: Path, tmp_path: Path) -> None:
    build(data, tmp_path / "again")
    assert weights(tmp_path / "again") == weights(built)


def test_what_is_held_out_on_request_is_not_learnt_from(
    built: Path, data: Path, tmp_path: Path
) -> None:
    build(data, tmp_path / "held", hold_out=True)
    assert weights(tmp_path / "held") != weights(built)


def test_partners_come_closer_than_strangers(built: Path) -> None:
    texts = ["法院", "court", "Run containers"]
    one, partner, stranger = load_embedder(str(built)).encode_queries(texts)
    assert one @ partner > one @ stranger + 0.2


def test_card_names_data_scores_and_limits(built: Path) -> None:
    card = (built / "README.md").read_text(encoding="utf-8")
    for expected in ("CC BY-SA 3.0", "parallel/sdg.tsv.gz | 1 |", "NTREX, English", "## Limits"):
        assert expected in card


def test_command_line_says_what_data_is_missing(tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["--data", str(tmp_path / "none"), "--run", str(tmp_path)])
    assert run.exit_code == 1
    assert "training data not found" in run.stderr


def test_command_line_scores_a_model(built: Path, shared_data: Path) -> None:
    run = CliRunner().invoke(app, ["score", str(built), "--data", str(shared_data)])
    assert run.exit_code == 0
    assert run.stdout.splitlines()[0].split()[0] == "tatoeba_en_zh"
