"""The learnt weights: read, checked, applied."""

import json
from pathlib import Path

import numpy as np
import pytest

from index.errors import SearchError
from index.features import FEATURES, Features
from index.reranker import LinearReranker


def write_weights(folder: Path, weights: object) -> Path:
    path = folder / "weights.json"
    path.write_text(json.dumps({"weights": weights}), encoding="utf-8")
    return path


def test_the_score_is_the_weighted_mean_of_the_features(tmp_path: Path) -> None:
    weights = dict.fromkeys(FEATURES, 1.0) | {"lexical": 3.0}
    reranker = LinearReranker.load(write_weights(tmp_path, weights))
    matrix = np.zeros((2, len(FEATURES)))
    matrix[0, FEATURES.index("lexical")] = 1.0
    matrix[1, FEATURES.index("dense")] = 1.0
    features = Features(matrix=matrix, sentences=np.zeros(2, dtype=np.int64))
    total = len(FEATURES) + 2
    expected = [3 / total, 1 / total]
    np.testing.assert_allclose(reranker.scores("", features, list), expected)


@pytest.mark.parametrize(
    "weights", [[], {}, {"lexical": 1}, {**dict.fromkeys(FEATURES, 1), "x": 1}]
)
def test_weights_that_do_not_fit_the_features_are_refused(tmp_path: Path, weights: object) -> None:
    with pytest.raises(SearchError, match="expected a weight for each of"):
        LinearReranker.load(write_weights(tmp_path, weights))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match=r"gone\.json: cannot read"):
        LinearReranker.load(tmp_path / "gone.json")


def test_the_shipped_weights_speak_for_a_passage_never_against_it() -> None:
    unit = Features(matrix=np.eye(len(FEATURES)), sentences=np.zeros(len(FEATURES), dtype=int))
    scores = LinearReranker.load().scores("", unit, list)
    assert (scores >= 0).all()
    assert scores.sum() == pytest.approx(1.0)
