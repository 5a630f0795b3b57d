import numpy as np
from numpy.typing import NDArray

from train.composition import PartWeights, compose, decompose

PIECES = [
    "<unk>",
    " ",
    "赔",
    "偿",
    "赔偿",
    "赔偿金",
    "damage",
    "damages",
    "punitive damages",
    "2023",
]
WEIGHTS = PartWeights(character=0.25, word=0.5, stem=1.0)


def rows() -> dict[str, NDArray[np.float32]]:
    return dict(zip(PIECES, compose(PIECES, WEIGHTS).toarray(), strict=True))


def test_special_pieces_are_made_of_nothing() -> None:
    assert not rows()["<unk>"].any()
    assert not rows()[" "].any()


def test_chinese_word_is_itself_its_characters_and_its_words() -> None:
    own = rows()["赔偿金"][: len(PIECES)]
    expected = {"赔偿金": 1.0, "赔偿": 0.5, "赔": 0.25, "偿": 0.25}
    assert {PIECES[i]: own[i] for i in own.nonzero()[0]} == expected


def test_forms_of_an_english_word_share_a_stem() -> None:
    shared = rows()["damage"].astype(bool) & rows()["damages"].astype(bool)
    assert shared.sum() == 1
    assert shared.nonzero()[0][0] >= len(PIECES)


def test_english_phrase_holds_its_known_words_and_the_stems_of_all() -> None:
    phrase = rows()["punitive damages"]
    assert phrase[PIECES.index("damages")] == 0.5
    assert (phrase[len(PIECES) :] == 1.0).sum() == 2


def test_character_and_number_stand_for_themselves() -> None:
    for piece in ("赔", "2023"):
        assert rows()[piece].nonzero()[0].tolist() == [PIECES.index(piece)]


def test_rows_taken_from_vectors_make_the_same_vectors_again() -> None:
    parts = compose(PIECES, WEIGHTS)
    vectors = np.random.default_rng(1).normal(size=(len(PIECES), 3)).astype(np.float32)
    vectors[:2] = 0

    rows = decompose(vectors, parts)
    np.testing.assert_allclose(parts @ rows, vectors, atol=1e-6)
    assert not rows[len(PIECES) :].any()
