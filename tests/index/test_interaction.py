"""Late interaction over a table of pieces small enough to foresee the result."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.interaction import PieceCloseup, interact
from index.pieces import PieceEmbedder, PieceIndex, PieceRuns, read_pieces

ROAD, STREET, DOG, CITY = range(4)
NOWHERE: NDArray[np.int64] = np.array([], dtype=np.int64)


class FourPieces:
    """road and street are alike by 0.8, all others have nothing in common; road counts double."""

    weights = np.array([2.0, 1.0, 1.0, 1.0], dtype=np.float32)
    cosines = np.eye(4, dtype=np.float32)
    cosines[ROAD, STREET] = cosines[STREET, ROAD] = 0.8

    def split(self, texts: Sequence[str]) -> list[list[int]]:
        words = ["road", "street", "dog", "city"]
        return [[words.index(word) for word in text.split()] for text in texts]

    def piece_weights(self, pieces: NDArray[np.int64]) -> NDArray[np.float32]:
        return self.weights[pieces]

    def piece_cosines(
        self, left: NDArray[np.int64], right: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        return self.cosines[np.ix_(left, right)]


def closeup(
    sentences: Sequence[str], headings: Sequence[str], titles: Sequence[str], owners: Sequence[int]
) -> PieceCloseup:
    split = FourPieces().split
    return PieceCloseup(
        sentences=PieceRuns.build(split(sentences)),
        headings=PieceRuns.build(split(headings)),
        titles=PieceRuns.build(split(titles)),
        owners=np.array(owners),
    )


def test_the_best_sentence_counts_with_the_headings_and_each_piece_by_its_weight() -> None:
    near = closeup(["dog", "street", "city"], ["", "dog"], [""], [0, 0])
    found = interact(np.array([ROAD, DOG]), near, starts=np.array([0, 2, 3]), embedder=FourPieces())
    # The first passage: of road (2/3) the street meets 0.8. The second: its heading is of the dog.
    np.testing.assert_allclose(found.sentence, [2 / 3 * 0.8, 1 / 3], atol=1e-6)


def test_what_the_title_meets_does_not_count_again() -> None:
    near = closeup(["road", "dog"], ["", ""], ["road", "city"], [0, 1])
    found = interact(np.array([ROAD, DOG]), near, starts=np.array([0, 1, 2]), embedder=FourPieces())
    np.testing.assert_allclose(found.rest, [0.0, 1 / 3], atol=1e-6)


@pytest.mark.parametrize("query", [NOWHERE, np.array([DOG])])
def test_without_pieces_nothing_meets(query: NDArray[np.int64]) -> None:
    empty = PieceRuns.build([[]])
    near = PieceCloseup(sentences=empty, headings=empty, titles=empty, owners=np.array([0]))
    found = interact(query, near, starts=np.array([0, 1]), embedder=FourPieces())
    assert found.sentence.tolist() == found.rest.tolist() == [0.0]


def test_pieces_are_kept_once_a_text_and_saved(tmp_path: Path) -> None:
    embedder = FourPieces()
    assert isinstance(embedder, PieceEmbedder)
    index = PieceIndex.build(
        ["road dog road", "", "city"], ["dog", ""], ["city"], embedder=embedder
    )
    index.save(tmp_path)
    loaded = PieceIndex.load(tmp_path)
    taken = loaded.sentences.take(np.array([2, 0, 1]))
    assert taken.pieces.tolist() == [CITY, ROAD, DOG]
    assert taken.starts.tolist() == [0, 1, 3, 3]
    assert loaded.headings.starts.tolist() == [0, 1, 1]
    assert loaded.titles.pieces.tolist() == [CITY]


def test_a_query_has_each_piece_once_and_none_by_an_embedder_without_pieces() -> None:
    assert read_pieces(FourPieces(), "dog road dog").tolist() == [ROAD, DOG]
    assert read_pieces(object(), "dog").tolist() == []
