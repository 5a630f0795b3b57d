"""Ablation where one feature alone tells what is relevant, so that its loss can be foreseen."""

from collections.abc import Callable

import numpy as np
import pytest

from eval.ablation import (
    FULL,
    FUSED,
    GROUPS,
    AblationRow,
    list_variants,
    run_ablation,
)
from eval.errors import EvalError
from eval.gold import Question
from eval.halves import half_of, select_half
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
    learning, held = select_half(questions, "learning"), select_half(questions, "held-out")
    rows = run_ablation(learning, held, OneFeatureTells(), PASSAGES).rows
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


def test_nothing_to_learn_from_or_to_score_is_an_error(questions: list[Question]) -> None:
    with pytest.raises(EvalError, match="nothing to learn"):
        run_ablation([], questions, OneFeatureTells(), PASSAGES)
    with pytest.raises(EvalError, match="no question to score"):
        run_ablation(questions, [], OneFeatureTells(), PASSAGES)


def test_every_feature_is_turned_off_once_alone() -> None:
    variants = {variant.name: set(variant.features) for variant in list_variants()}
    assert all(variants[f"without {name}"] == set(FEATURES) - {name} for name in FEATURES)
    assert variants[FULL] == set(FEATURES)
    assert len(variants) == len(FEATURES) + len(GROUPS) + 2


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_is_of_known_features_and_never_all(name: str) -> None:
    assert set(FEATURES) > GROUPS[name]
    assert f"without {name}" in {variant.name for variant in list_variants()}


def test_groups_alone_are_turned_off_on_request() -> None:
    names = [variant.name for variant in list_variants(groups_only=True)]
    assert names == [FUSED, FULL, *(f"without {group}" for group in GROUPS)]


def test_only_the_variants_asked_for_are_learnt(questions: list[Question]) -> None:
    learning, held = select_half(questions, "learning"), select_half(questions, "held-out")
    variants = list_variants(groups_only=True)[:2]
    rows = run_ablation(learning, held, OneFeatureTells(), PASSAGES, variants=variants).rows
    assert {row.variant for row in rows} == {FUSED, FULL}
