import json
from pathlib import Path

import numpy as np
import pytest

from service.answering.features import FEATURES
from service.answering.model import DEFAULT_MODEL, FAMILIES, load_models
from service.answering.signs import SIGNS
from service.errors import AnswerModelError


def test_the_shipped_model_weighs_every_feature_and_sign() -> None:
    models = load_models()

    assert set(models) == set(FAMILIES)
    for model in models.values():
        assert model.weights.shape == (len(FEATURES),)
        assert 0 <= model.probability(np.ones(len(SIGNS))) <= 1
        assert 0 < model.threshold < 1


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"families": {"number": {}}}'])
def test_a_file_that_is_no_model_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "weights.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(AnswerModelError, match=r"weights\.json: cannot read the answer model"):
        load_models(path)


def test_a_missing_feature_is_named(tmp_path: Path) -> None:
    record = json.loads(DEFAULT_MODEL.read_text(encoding="utf-8"))
    del record["families"]["date"]["weights"]["direction"]
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(record), encoding="utf-8")

    with pytest.raises(AnswerModelError, match="direction"):
        load_models(path)
