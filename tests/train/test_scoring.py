from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from train.dev import DevSets
from train.scoring import score_model
from train.tables import Question

AXES = {"猫": 0, "cat": 0, "狗": 1, "dog": 1, "鸟": 2, "bird": 2, "鱼": 3}


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    vectors = np.zeros((len(texts), 4), dtype=np.float32)
    for row, text in enumerate(texts):
        vectors[row, [axis for word, axis in AXES.items() if word in text]] = 1
    lengths: NDArray[np.float32] = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.maximum(1, lengths)
    return vectors


def question(text: str, context: str) -> Question:
    return Question(question=text, context=context, answer="", start=-1)


def test_scores_are_those_counted_by_hand() -> None:
    dev = DevSets(
        tatoeba=(["猫", "狗", "鸟"], ["cat", "dog", "bird"]),
        ntrex=(["猫", "狗"], ["cat", "cat dog bird"]),
        cmrc=(
            question("猫在哪？", "很长的开头，狗和鸟和鱼。猫在这里。"),
            question("狗在哪？", "鸟在这里。"),
            question("鱼在哪？", "狗在这里。"),
        ),
    )
    scores = score_model(encode, dev)
    assert scores.tatoeba_en_zh == scores.tatoeba_zh_en == 1.0
    assert scores.ntrex_zh_en == pytest.approx(1.0)
    # ranks 1; 3 (both others hold a dog); 2 (one other holds a fish)
    assert scores.cmrc_ndcg == pytest.approx((1 + 1 / 2 + 1 / np.log2(3)) / 3)
