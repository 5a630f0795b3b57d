"""Passages by their best sentence, against a plain numpy computation."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import faiss
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.dense import DenseIndex

DIM = 8


def made_up(counts: list[int], seed: int) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """Return unit vectors for passages of so many sentences each, and their rows."""
    random = np.random.default_rng(seed)
    vectors = random.normal(size=(sum(counts), DIM)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors, np.repeat(np.arange(len(counts)), counts).astype(np.int32)


@given(counts=st.lists(st.integers(1, 5), min_size=1, max_size=12), seed=st.integers(0, 99))
def test_a_passage_scores_by_its_best_sentence(counts: list[int], seed: int) -> None:
    vectors, rows = made_up(counts, seed)
    index = DenseIndex.build(vectors, rows)
    wanted = np.arange(len(counts))[::2]
    expected = [(vectors @ vectors[0])[rows == row].max() for row in wanted]
    np.testing.assert_allclose(index.scores(vectors[0], wanted), expected, atol=1e-6)


@given(counts=st.lists(st.integers(1, 5), min_size=1, max_size=12), seed=st.integers(0, 99))
def test_a_search_of_full_depth_scores_every_passage(counts: list[int], seed: int) -> None:
    vectors, rows = made_up(counts, seed)
    index = DenseIndex.build(vectors, rows)
    found, cosines = index.search(vectors[0], depth=1_000)
    assert found.tolist() == list(range(len(counts)))
    np.testing.assert_allclose(cosines, index.scores(vectors[0], found), atol=1e-6)


def test_passages_that_are_not_allowed_are_passed_over() -> None:
    vectors, rows = made_up([2, 3, 1], seed=1)
    index = DenseIndex.build(vectors, rows)
    allowed = np.array([False, True, False])
    found, _ = index.search(vectors[0], depth=10, allowed=allowed)
    assert found.tolist() == [1]


@pytest.mark.parametrize("depth", [1, 2])
def test_a_search_looks_no_deeper_than_asked(depth: int) -> None:
    vectors, rows = made_up([1, 1, 1, 1], seed=2)
    found, _ = DenseIndex.build(vectors, rows).search(vectors[0], depth=depth)
    assert len(found) == depth


def test_cosines_stand_passage_by_passage_as_asked_for() -> None:
    vectors, rows = made_up([2, 3, 1], seed=3)
    cosines, starts = DenseIndex.build(vectors, rows).cosines(vectors[0], np.array([1, 0]))
    np.testing.assert_allclose(cosines, vectors[[2, 3, 4, 0, 1]] @ vectors[0], atol=1e-6)
    assert starts.tolist() == [0, 3, 5]


def test_a_loaded_index_scores_as_the_saved_one(tmp_path: Path) -> None:
    vectors, rows = made_up([2, 3, 1], seed=4)
    index = DenseIndex.build(vectors, rows)
    index.save(tmp_path)
    loaded = DenseIndex.load(tmp_path)
    every = np.arange(3)
    np.testing.assert_array_equal(loaded.scores(vectors[0], every), index.scores(vectors[0], every))
    assert (loaded.dim, loaded.sentence_count) == (DIM, 6)


def test_a_search_takes_one_core_whichever_thread_asks() -> None:
    vectors, rows = made_up([2, 1], 0)
    index = DenseIndex.build(vectors, rows)
    faiss.omp_set_num_threads(2)

    def search() -> int:
        faiss.omp_set_num_threads(2)
        index.search(vectors[0], depth=2)
        return faiss.omp_get_max_threads()

    with ThreadPoolExecutor(max_workers=1) as other:
        assert [search(), other.submit(search).result()] == [1, 1]
