"""Texts as runs of piece ids in one flat array."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from train.cleaning import has_han
from train.tokenizer import SPECIAL

MAX_CHINESE = 160
MAX_ENGLISH = 96
CHUNK = 8_192


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """Texts cut into pieces.

    Attributes:
        ids: the pieces of all texts, one after the other, int32; special pieces left out.
        offsets: text ``i`` is ``ids[offsets[i]:offsets[i + 1]]``; int64, one more than texts.
    """

    ids: NDArray[np.int32]
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def take(self, texts: NDArray[np.int64]) -> "Encoded":
        """Return some of the texts, in the order asked for."""
        starts = self.offsets[texts]
        lengths = self.offsets[texts + 1] - starts
        offsets = np.concatenate(([0], np.cumsum(lengths)))
        places = np.arange(offsets[-1]) + np.repeat(starts - offsets[:-1], lengths)
        return Encoded(ids=self.ids[places], offsets=offsets)


def encode_texts(
    tokenizer: Tokenizer,
    texts: Sequence[str],
    *,
    report: Callable[[int], None] = lambda _: None,
) -> Encoded:
    """Cut texts into pieces, long ones cut off.

    Args:
        tokenizer: the model's tokenizer.
        texts: the texts; at most ``MAX_CHINESE`` pieces of each Chinese one are kept, and
            ``MAX_ENGLISH`` of each other one.
        report: is told how many texts are done.
    """
    runs: list[NDArray[np.int32]] = []
    for start in range(0, len(texts), CHUNK):
        chunk = list(texts[start : start + CHUNK])
        for text, encoding in zip(
            chunk, tokenizer.encode_batch_fast(chunk, add_special_tokens=False), strict=True
        ):
            limit = MAX_CHINESE if has_han(text) else MAX_ENGLISH
            ids = np.array(encoding.ids, dtype=np.int32)
            runs.append(ids[ids >= len(SPECIAL)][:limit])
        report(start + len(chunk))
    lengths = np.array([len(run) for run in runs], dtype=np.int64)
    return Encoded(
        ids=np.concatenate(runs) if runs else np.zeros(0, dtype=np.int32),
        offsets=np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths))),
    )
