"""The features of two passages, worked out by hand."""

import numpy as np
import pytest

from index.contexts import ContextFit
from index.features import FEATURES, Features, extract_features, neighbour_scores
from index.interaction import Interaction
from index.positions import HEADING, TermPlaces
from index.query import Query
from index.storage import Closeup
from index.traits import NOBODY
from index.weighing import WeighedQuery

# Passage 0 has two sentences, passage 1 has one. Of the query's two wordings the first is worth
# 0.6 by term 0 or 0.3 by term 1, the second 0.4 by term 2.
WEIGHED = WeighedQuery(
    query=Query(text="", wordings=(), vector=np.zeros(1, dtype=np.float32)),
    terms=("法院", "法庭", "案件"),
    shares=np.array([[0.6, 0.0], [0.3, 0.0], [0.0, 0.4]]),
    ceiling=10.0,
)
CLOSEUP = Closeup(
    rows=np.array([4, 7]),
    starts=np.array([0, 2, 3]),
    cosines=np.array([0.2, 0.5, 0.1], dtype=np.float32),
    title_cosines=np.array([0.5, 0.0, 0.0], dtype=np.float32),
    traits=np.array([1, 0, 3], dtype=np.uint8),
    neighbours=np.array([[NOBODY, 7], [4, 9]]),
    places=TermPlaces(
        passages=np.array([0, 0, 0, 1, 1]),
        sentences=np.array([0, 0, 1, 0, HEADING]),
        terms=np.array([0, 1, 2, 2, 1]),
        starts=np.zeros(5, dtype=np.int32),
        ends=np.zeros(5, dtype=np.int32),
    ),
)


@pytest.fixture
def features() -> Features:
    return extract_features(
        CLOSEUP,
        WEIGHED,
        asked=["count"],
        lexical=np.array([0.9, 0.3]),
        neighbour=np.array([0.7, 0.8]),
        context=ContextFit(
            lexical=np.array([5.0, 0.0]),
            held=np.array([[True, False, False], [False, False, False]]),
            cosines=np.array([0.6, 0.0]),
            place=np.array([1.0, -1.0]),
            own_place=np.array([1.0, 0.0]),
            year=np.array([0.0, 0.0]),
        ),
        told_year=np.array([1.0, -1.0]),
        document=np.array([1.0, 0.5]),
        interaction=Interaction(sentence=np.array([0.4, 0.3]), rest=np.array([0.2, 0.1])),
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lexical", [0.9, 0.3]),
        ("context", [0.5, 0.0]),
        # The title holds the term worth 0.6 of the first wording; the text holds it, too.
        ("context_coverage", [0.6, 0.0]),
        ("joint_coverage", [1.0, 0.7]),
        ("title_dense", [0.6, 0.0]),
        ("place", [1.0, -1.0]),
        ("own_place", [1.0, 0.0]),
        ("year", [0.0, 0.0]),
        ("told_year", [1.0, -1.0]),
        ("document", [1.0, 0.5]),
        # What the title leaves of the first passage is the second wording, in its second sentence.
        ("rest_coverage", [0.4, 0.7]),
        ("rest_sentence", [0.4, 0.7]),
        # (0.2 - 0.6 * 0.5) / 0.8 and 0.5 / 0.8; without a title the cosine itself.
        ("rest_dense", [0.625, 0.1]),
        ("dense", [0.5, 0.1]),
        ("passage_dense", [0.35, 0.1]),
        ("coverage", [1.0, 0.7]),  # 0.6 + 0.4; 0.3 from the heading + 0.4
        ("sentence_coverage", [0.6, 0.4]),
        ("best_sentence", [0.9, 0.5]),  # max(0.2 + 0.6, 0.5 + 0.4); 0.1 + 0.4
        ("heading_coverage", [0.0, 0.3]),
        ("asked_kind", [0.0, 1.0]),  # the best sentence of passage 0 holds no count
        ("neighbour", [0.7, 0.8]),
        ("sentence_interaction", [0.4, 0.3]),
        ("rest_interaction", [0.2, 0.1]),
    ],
)
def test_each_feature_is_what_its_name_says(
    features: Features, name: str, expected: list[float]
) -> None:
    column = features.matrix[:, FEATURES.index(name)]
    np.testing.assert_allclose(column, expected, atol=1e-6)


def test_the_best_sentence_has_the_most_in_cosine_and_coverage(features: Features) -> None:
    assert features.sentences.tolist() == [1, 0]


def test_neighbours_lend_their_score_where_they_were_scored() -> None:
    found = neighbour_scores(CLOSEUP, np.array([4, 7, 8]), np.array([0.5, 0.6, 0.7]))
    assert found.tolist() == [0.6, 0.5]
