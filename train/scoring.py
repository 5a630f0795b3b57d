"""Scores on the development sets: sentences across languages, passages for Chinese questions."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedder import load_embedder
from train.dev import DevSets
from train.tables import Question

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

CUT_OFF = 10
_SENTENCE = re.compile(r"(?<=[。！？；])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What a model reaches on the development sets, each from 0 to 1.

    Attributes:
        tatoeba_en_zh: share of English sentences whose nearest Chinese one is their own.
        tatoeba_zh_en: the same the other way.
        ntrex_en_zh: as ``tatoeba_en_zh``, on news.
        ntrex_zh_en: the same the other way.
        cmrc_ndcg: nDCG@10 of passages for questions; a passage scores as its best sentence.
    """

    tatoeba_en_zh: float
    tatoeba_zh_en: float
    ntrex_en_zh: float
    ntrex_zh_en: float
    cmrc_ndcg: float


def score_model(encode: Encode, dev: DevSets) -> Scores:
    """Score a model.

    Args:
        encode: turns texts into unit vectors, shape (n, dim).
        dev: the development sets.
    """
    tatoeba = _accuracies(encode(dev.tatoeba[0]), encode(dev.tatoeba[1]))
    ntrex = _accuracies(encode(dev.ntrex[0]), encode(dev.ntrex[1]))
    return Scores(
        tatoeba_en_zh=tatoeba[1],
        tatoeba_zh_en=tatoeba[0],
        ntrex_en_zh=ntrex[1],
        ntrex_zh_en=ntrex[0],
        cmrc_ndcg=_passage_ndcg(encode, dev.cmrc),
    )


def _accuracies(left: NDArray[np.float32], right: NDArray[np.float32]) -> tuple[float, float]:
    """Return how often a row's partner is its nearest, from left to right and back."""
    scores = left @ right.T
    own = np.arange(len(scores))
    return (
        float((scores.argmax(axis=1) == own).mean()),
        float((scores.argmax(axis=0) == own).mean()),
    )


def _passage_ndcg(encode: Encode, questions: Sequence[Question]) -> float:
    """With one passage to find, nDCG@10 is 1 / log2(1 + rank), or 0 past the tenth."""
    contexts = list(dict.fromkeys(entry.context for entry in questions))
    place = {context: index for index, context in enumerate(contexts)}
    parts = [[part for part in _SENTENCE.split(context) if part.strip()] for context in contexts]
    starts = np.cumsum([0, *(len(part) for part in parts)])[:-1]
    vectors = encode([sentence for part in parts for sentence in part])
    scores = encode([entry.question for entry in questions]) @ vectors.T
    best = np.maximum.reduceat(scores, starts, axis=1)
    wanted = np.array([place[entry.context] for entry in questions])
    ranks = 1 + (best > best[np.arange(len(best)), wanted][:, None]).sum(axis=1)
    return float(np.where(ranks <= CUT_OFF, 1 / np.log2(1 + ranks), 0.0).mean())


def score_folder(folder: Path, dev: DevSets) -> Scores:
    """Score a saved model, of any kind that the searcher can use.

    Args:
        folder: a sentence-transformers folder.
        dev: the development sets.

    Raises:
        EmbedderError: the folder is no model.
    """
    return score_model(load_embedder(str(folder)).encode_passages, dev)
