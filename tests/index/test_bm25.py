"""The sparse BM25 against the library it lays out, and over the disk."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bm25 import K1, B, BM25Index, LuceneBM25
from index.errors import SnapshotError

TERMS = st.sampled_from(["案件", "319", "court", "patent", "商标", "件"])
COLLECTIONS = st.lists(st.lists(TERMS, max_size=12), min_size=1, max_size=8).filter(any)


@given(collection=COLLECTIONS, query=st.lists(TERMS, max_size=5))
def test_scores_equal_those_of_rank_bm25(collection: list[list[str]], query: list[str]) -> None:
    index = BM25Index.build(collection)
    weighted = {term: float(query.count(term)) for term in query}
    expected = LuceneBM25(collection, k1=K1, b=B).get_scores(query)
    np.testing.assert_allclose(index.scores(weighted), expected, rtol=1e-5, atol=1e-6)


def test_a_term_in_every_passage_still_scores_above_zero() -> None:
    index = BM25Index.build([["案件", "专利"], ["案件"], ["案件", "商标"]])
    assert (index.scores({"案件": 1.0}) > 0).all()


def test_a_weight_scales_what_a_term_adds() -> None:
    index = BM25Index.build([["案件", "专利"], ["商标"]])
    np.testing.assert_allclose(index.scores({"专利": 0.5}), index.scores({"专利": 1.0}) / 2)


def test_an_unknown_term_scores_nothing_and_has_the_highest_idf() -> None:
    index = BM25Index.build([["案件"], ["案件", "专利"]])
    assert not index.scores({"海关": 1.0}).any()
    assert index.idf("海关") > index.idf("专利") > index.idf("案件") > 0


def test_passages_without_any_term_are_refused() -> None:
    with pytest.raises(SnapshotError, match="no index term"):
        BM25Index.build([[], []])


@given(collection=COLLECTIONS)
def test_a_loaded_index_scores_as_the_saved_one(
    collection: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: Path = tmp_path_factory.mktemp("bm25")
    index = BM25Index.build(collection)
    index.save(folder)
    loaded = BM25Index.load(folder)
    query = dict.fromkeys(index.term_ids, 1.0)
    np.testing.assert_array_equal(loaded.scores(query), index.scores(query))
    assert loaded.term_ids == index.term_ids


def test_a_passage_covers_the_best_term_that_it_holds_of_each_wording() -> None:
    index = BM25Index.build([["a", "b"], ["b"], ["c", "d"], ["d"], ["e"]])
    shares = np.array([[0.5, 0.0], [0.2, 0.0], [0.0, 0.3], [0.0, 0.5]])
    covered = index.cover(["a", "b", "c", "d"], shares)
    assert covered.tolist() == pytest.approx([0.5, 0.2, 0.5, 0.5, 0.0])


def test_without_a_term_nothing_is_covered() -> None:
    index = BM25Index.build([["a"], ["b"]])
    assert index.cover([], np.zeros((0, 2))).tolist() == [0.0, 0.0]
