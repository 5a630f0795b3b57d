from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from train.errors import TrainError
from train.export import MAX_SIZE_BYTES, folder_size, quantize, save_model
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
