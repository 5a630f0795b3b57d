"""Ablation where one feature alone tells what is relevant, so that its loss can be foreseen."""

from collections.abc import Callable

import numpy as np
import pytest

from eval.ablation import (
    DENSE_FEATURES,
    FULL,
    FUSED,
    LEXICAL_FEATURES,
    AblationRow,
    list_variants,
    run_ablation,
)
from eval.errors import EvalError
from eval.gold import Question
from eval.halves import half_of
from index import FEATURES, ShortlistFeatures

PASSAGES = {"p1": "无关", "p2": "共计319件"}


class OneFeatureTells:
    """Finds the same for every question: the relevant passage second, but first by ``dense``."""

    def features(self, query: str) -> ShortlistFeatures:
        matrix = np.zeros((2, len(FEATURES)))
        matrix[1, FEATURES.index("dense")] = 1.0
        return ShortlistFeatures(passage_ids=("p1", "p2"), matrix=matrix)


@pytest.fixture
def questions(make_question: Callable[..., Question]) -> list[Question]:
    asked = [
        make_question(question_id=f"q{number}", lang=("zh", "en")[number % 2])
        for number in range(20)
    ]
    return [*asked, make_question(question_id="q99", kind="unanswerable")]


def rows_of(questions: list[Question]) -> dict[tuple[str, str], AblationRow]:
    rows = run_ablation(questions, OneFeatureTells(), PASSAGES).rows
    return {(row.group, row.variant): row for row in rows}


def test_the_feature_that_tells_is_the_one_that_is_missed(questions: list[Question]) -> None:
    rows = rows_of(questions)
    misses = {name for (_, name), row in rows.items() if row.estimates["Success@1"].mean < 1}
    assert misses == {FUSED, "without dense", "without the dense features"}
    assert rows["all", "without dense"].loss.mean == 0.5
    assert rows["all", FULL].loss.mean == 0


def test_only_answerable_questions_of_the_held_out_half_are_scored(
    questions: list[Question],
) -> None:
    held = [each for each in questions if each.answerable and half_of(each) == "held-out"]
    rows = rows_of(questions)
    assert rows["all", FULL].n == len(held)
    assert rows["zh", FULL].n + rows["en", FULL].n == len(held)
    assert ("mixed", FULL) not in rows


def test_weights_are_learnt_from_the_learning_half(questions: list[Question]) -> None:
    held = [each for each in questions if half_of(each) == "held-out"]
    with pytest.raises(EvalError, match="nothing to learn"):
        run_ablation(held, OneFeatureTells(), PASSAGES)
    learning = [each for each in questions if half_of(each) == "learning"]
    with pytest.raises(EvalError, match="held-out half has no answerable question"):
        run_ablation(learning, OneFeatureTells(), PASSAGES)


def test_every_feature_is_turned_off_once_alone() -> None:
    variants = {variant.name: set(variant.features) for variant in list_variants()}
    assert all(variants[f"without {name}"] == set(FEATURES) - {name} for name in FEATURES)
    assert variants[FULL] == set(FEATURES)
    assert len(variants) == len(FEATURES) + 4


def test_the_features_of_a_leg_are_features_and_never_all() -> None:
    assert set(FEATURES) > LEXICAL_FEATURES | DENSE_FEATURES
    assert LEXICAL_FEATURES - DENSE_FEATURES
    assert DENSE_FEATURES - LEXICAL_FEATURES
