from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from eval.answer_fitting import (
    MADE_WEIGHT,
    Example,
    fit_ranking,
    read_answer_examples,
    signs_of,
)
from eval.answer_model import fit_models, fit_odds, save_models, threshold_of
from eval.errors import EvalError
from eval.gold import SHIPPED_GOLD, read_gold
from index import Embedder, Searcher
from service.answering import FAMILIES, FEATURES, SIGNS, load_models
from service.answering.signs import MOST_MARGIN
from service.composition import open_answerer
from service.settings import Settings

SOME = 40


@pytest.fixture(scope="module")
def examples(report_searcher: Searcher, embedder: Embedder) -> tuple[Example, ...]:
    answerer = open_answerer(Settings.from_environ({}), report_searcher, embedder, models={})
    return read_answer_examples(read_gold(SHIPPED_GOLD)[:SOME], answerer.examiner)


def test_each_question_teaches_with_and_without_its_answer(examples: tuple[Example, ...]) -> None:
    made = [each for each in examples if each.weight == MADE_WEIGHT]
    asked = [each for each in examples if each.weight == 1]

    assert made
    assert any(each.right.any() for each in asked)
    assert not any(each.right.any() for each in made)


def test_the_learnt_order_puts_right_candidates_before_the_unlearnt_one(
    examples: tuple[Example, ...],
) -> None:
    useful = [each for each in examples if each.right.any() and not each.right.all()]
    weights = fit_ranking(useful)

    def first(weights: NDArray[np.float64]) -> int:
        return sum(bool(each.right[np.argmax(each.features @ weights)]) for each in useful)

    assert first(weights) > first(np.zeros(len(FEATURES)))
    assert weights[FEATURES.index("excess")] <= 0 <= weights[FEATURES.index("context_coverage")]


def test_odds_rise_with_what_speaks_for_an_answer() -> None:
    signs = np.zeros((40, len(SIGNS)))
    signs[:20, SIGNS.index("margin")] = 1.0
    seen = [(row, place < 20, 1.0) for place, row in enumerate(signs)]

    odds = fit_odds(seen, centre=np.zeros(len(SIGNS) + 1))

    assert odds[SIGNS.index("margin")] > 0 > odds[-1]


def _example(scores: list[float], fitting: list[bool], meanings: list[int]) -> Example:
    features = np.zeros((len(scores), len(FEATURES)))
    features[:, 0] = scores
    return Example(
        family="number",
        features=features,
        told=np.array([False, True, False]),
        right=np.array([False, True, False]),
        fitting=np.array(fitting),
        signs=np.zeros((len(scores), len(SIGNS))),
        meanings=np.array(meanings),
        weight=1.0,
        fold=0,
    )


def test_the_order_is_learnt_from_what_the_gold_says_and_not_from_evidence() -> None:
    taught = _example([1.0, 2.0, 0.5], [True] * 3, [0, 1, 2])
    evidence = replace(
        _example([2.0, 1.0, 0.5], [True] * 3, [0, 1, 2]), told=np.zeros(3, dtype=np.bool_)
    )
    alone = fit_ranking([taught])
    assert alone[0] > 0
    assert fit_ranking([taught, evidence, evidence]).tolist() == alone.tolist()


def test_odds_are_of_the_best_candidate_that_no_veto_refuses() -> None:
    weights = np.eye(len(FEATURES))[0]
    refused = _example([3.0, 2.0, 0.5], [False, True, True], [0, 1, 2])
    found = signs_of(refused, weights)
    assert found is not None
    signs, right, _ = found
    assert right
    assert signs[SIGNS.index("margin")] == pytest.approx(1.5 / MOST_MARGIN)


def test_the_margin_is_over_what_says_something_else() -> None:
    weights = np.eye(len(FEATURES))[0]
    found = signs_of(_example([2.5, 2.0, 0.5], [True, True, True], [0, 0, 2]), weights)
    assert found is not None
    assert found[0][SIGNS.index("margin")] == pytest.approx(2.0 / MOST_MARGIN)


def test_where_every_candidate_is_refused_there_are_no_odds() -> None:
    weights = np.eye(len(FEATURES))[0]
    assert signs_of(_example([2.5, 2.0, 0.5], [False] * 3, [0, 1, 2]), weights) is None


def test_what_is_saved_is_what_is_loaded(examples: tuple[Example, ...], tmp_path: Path) -> None:
    models = fit_models(examples)
    path = tmp_path / "models" / "weights.json"
    save_models(models, path, gold=["a.jsonl"], questions=SOME)
    loaded = load_models(path)

    for family in FAMILIES:
        assert loaded[family].weights == pytest.approx(models[family].weights, abs=1e-4)
        assert loaded[family].signs == pytest.approx(models[family].signs, abs=1e-4)
        assert (
            loaded[family].threshold
            == models[family].threshold
            == pytest.approx(threshold_of(family), abs=1e-4)
        )


def test_nothing_right_teaches_nothing() -> None:
    with pytest.raises(EvalError, match="nothing to learn"):
        fit_models([])
