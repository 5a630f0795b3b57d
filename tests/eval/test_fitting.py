"""Learning weights from examples small enough to foresee the result."""

import json
from pathlib import Path

import numpy as np
import pytest

from eval.errors import EvalError
from eval.fitting import Example, fit_weights, read_examples, save_fit
from eval.gold import Question
from index import FEATURES, LinearReranker, ShortlistFeatures


def example(*rows: tuple[float, float], relevant: int) -> Example:
    matrix = np.zeros((len(rows), len(FEATURES)))
    matrix[:, :2] = rows
    marks = np.zeros(len(rows), dtype=bool)
    marks[relevant] = True
    return Example(features=matrix, relevant=marks)


# The first feature always tells the relevant passage, the second never does.
EXAMPLES = [
    example((0.9, 0.1), (0.2, 0.8), relevant=0),
    example((0.1, 0.5), (0.7, 0.4), (0.3, 0.9), relevant=1),
]


def test_the_feature_that_tells_gets_the_weight() -> None:
    fit = fit_weights(EXAMPLES)
    assert fit.weights[0] > 5
    assert fit.weights[1:] == pytest.approx(0, abs=1e-3)
    assert fit.examples == 2


def test_learning_again_gives_the_same_weights() -> None:
    np.testing.assert_array_equal(fit_weights(EXAMPLES).weights, fit_weights(EXAMPLES).weights)


def test_nothing_to_learn_from_is_an_error() -> None:
    with pytest.raises(EvalError, match="nothing to learn"):
        fit_weights([])


def test_saved_weights_are_read_by_the_reranker(tmp_path: Path) -> None:
    path = tmp_path / "models" / "weights.json"
    save_fit(fit_weights(EXAMPLES), path, gold=["some-gold.jsonl", "more.jsonl"])
    assert LinearReranker.load(path)
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["learnt_from"] == {"gold": ["some-gold.jsonl", "more.jsonl"], "questions": 2}


class OneShortlist:
    """A searcher that finds the same two passages for every question."""

    def features(self, query: str) -> ShortlistFeatures:
        return ShortlistFeatures(passage_ids=("a:0", "a:9"), matrix=np.zeros((2, len(FEATURES))))


@pytest.mark.parametrize(("snippet", "expected"), [("319件", [[False, True]]), ("gone", [])])
def test_an_example_marks_the_relevant_passages_if_there_are_any(
    snippet: str, expected: list[list[bool]]
) -> None:
    question = Question(
        question_id="q1", lang="zh", kind="figure", text="多少", evidence=(snippet,)
    )
    passages = {"a:0": "无关", "a:9": "共计 319 件"}
    examples = read_examples([question], OneShortlist(), passages)
    assert [found.relevant.tolist() for found in examples] == expected
