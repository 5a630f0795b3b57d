"""A query is weighed by what its terms are worth in the collection."""

from collections.abc import Mapping
from typing import cast

import numpy as np
import pytest
from numpy.typing import NDArray

from index.bm25 import K1
from index.query import Query, Wording
from index.storage import Storage
from index.weighing import weigh


class Terms:
    """A storage that knows nothing but the idf of some terms."""

    def __init__(self, idfs: Mapping[str, float]) -> None:
        self._idfs = idfs

    def has_term(self, term: str) -> bool:
        return term in self._idfs

    def idf(self, term: str) -> float:
        return self._idfs[term]


class Wordings:
    """A query that is nothing but its wordings."""

    def __init__(self, *weights: Mapping[str, float]) -> None:
        self.wordings = [_wording(each) for each in weights]

    def sources(self) -> Mapping[str, str]:
        return {term: term for wording in self.wordings for term in wording.weights}


def _wording(weights: Mapping[str, float]) -> Wording:
    return cast(Wording, type("W", (), {"weights": weights})())


def weighed(
    idfs: Mapping[str, float], *weights: Mapping[str, float]
) -> tuple[list[str], NDArray[np.float64], float]:
    found = weigh(cast(Query, Wordings(*weights)), cast(Storage, Terms(idfs)))
    return list(found.terms), found.shares, found.ceiling


def test_the_likeliest_terms_of_all_wordings_cover_the_whole_query() -> None:
    terms, shares, ceiling = weighed({"专利": 3.0, "商标": 1.0}, {"专利": 1.0}, {"商标": 1.0})
    assert terms == ["专利", "商标"]
    assert shares.max(axis=0).tolist() == pytest.approx([0.75, 0.25])
    assert ceiling == pytest.approx((K1 + 1) * 4.0)


def test_of_two_translations_the_better_one_counts() -> None:
    _, shares, ceiling = weighed({"专利": 2.0, "特许": 2.0}, {"专利": 1.0, "特许": 0.5})
    assert shares[:, 0].tolist() == pytest.approx([1.0, 0.5])
    assert ceiling == pytest.approx((K1 + 1) * 2.0)


def test_a_term_that_no_passage_has_counts_for_nothing() -> None:
    terms, shares, ceiling = weighed({}, {"火箭": 1.0})
    assert terms == []
    assert shares.shape == (0, 1)
    assert ceiling == 0.0
