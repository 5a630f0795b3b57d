import numpy as np
import pytest

from train.encoding import MAX_CHINESE, MAX_ENGLISH, encode_texts
from train.tokenizer import build_tokenizer

TOKENIZER = build_tokenizer({"专利": -1.0, "案": -1.0, "patent": -1.0})


def test_texts_are_runs_of_pieces_without_special_ones() -> None:
    encoded = encode_texts(TOKENIZER, ["专利 patent", "", "🎉案"])
    assert encoded.ids.tolist() == [2, 4, 3]
    assert encoded.offsets.tolist() == [0, 2, 2, 3]


@pytest.mark.parametrize(("word", "limit"), [("专利", MAX_CHINESE), ("patent ", MAX_ENGLISH)])
def test_long_texts_are_cut_off(word: str, limit: int) -> None:
    assert len(encode_texts(TOKENIZER, [word * 500]).ids) == limit


def test_taking_texts_keeps_the_order_asked_for() -> None:
    encoded = encode_texts(TOKENIZER, ["专利专利", "", "案", "patent"])
    taken = encoded.take(np.array([3, 0, 1, 0]))
    assert taken.ids.tolist() == [4, 2, 2, 2, 2]
    assert taken.offsets.tolist() == [0, 1, 3, 3, 5]


def test_no_texts_are_fine() -> None:
    assert len(encode_texts(TOKENIZER, [])) == 0
