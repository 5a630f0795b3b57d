from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from train.errors import TrainError
from train.export import MAX_SIZE_BYTES, folder_size, load_model, quantize, save_model
from train.tokenizer import build_tokenizer

TOKENIZER = build_tokenizer({"专利": -1.0, "patent": -1.0})
VECTORS = np.array([[0, 0], [0, 0], [1, 0.5], [0.25, -1]], dtype=np.float32)


@given(arrays(np.float32, (4, 3), elements=st.floats(-100, 100, width=32)))
def test_rounding_is_within_half_a_factor(vectors: np.ndarray[tuple[int, int]]) -> None:
    numbers, scales = quantize(vectors)
    restored = numbers * scales[:, None]
    assert (np.abs(restored - vectors) <= scales[:, None] * 0.501 + 1e-30).all()


def test_row_of_zeros_stays_zero() -> None:
    numbers, scales = quantize(VECTORS)
    assert not numbers[0].any()
    assert scales[0] == 0


def test_new_model_replaces_the_old_one_whole(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    for name in ("a.txt", "b.txt"):
        save_model(folder, vectors=VECTORS, tokenizer=TOKENIZER, files={name: "text"})
    assert (folder / "b.txt").is_file()
    assert not (folder / "a.txt").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_sizes_that_differ_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainError, match="4 pieces, the table 3 rows"):
        save_model(tmp_path / "m", vectors=VECTORS[:3], tokenizer=TOKENIZER, files={})


def test_too_large_a_model_is_refused_and_the_old_one_kept(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    save_model(folder, vectors=VECTORS, tokenizer=TOKENIZER, files={"old.txt": "old"})
    files = {"large.txt": "x" * MAX_SIZE_BYTES}
    with pytest.raises(TrainError, match="more than 40,000,000"):
        save_model(folder, vectors=VECTORS, tokenizer=TOKENIZER, files=files)
    assert folder_size(folder) < MAX_SIZE_BYTES
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_model_is_read_as_it_was_rounded(tmp_path: Path) -> None:
    save_model(tmp_path / "m", vectors=VECTORS, tokenizer=TOKENIZER, files={})
    vectors, tokenizer = load_model(tmp_path / "m")
    np.testing.assert_allclose(vectors, VECTORS, atol=0.005)
    assert tokenizer.get_vocab() == TOKENIZER.get_vocab()


@pytest.mark.parametrize("damaged", ["model.safetensors", "tokenizer.json"])
def test_folder_without_a_model_is_named(tmp_path: Path, damaged: str) -> None:
    save_model(tmp_path / "m", vectors=VECTORS, tokenizer=TOKENIZER, files={})
    (tmp_path / "m" / "0_StaticEmbedding" / damaged).unlink()
    with pytest.raises(TrainError, match="no model that this package saved"):
        load_model(tmp_path / "m")
