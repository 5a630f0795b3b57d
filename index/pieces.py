"""The pieces of words that sentences, headings and titles are made of, by an embedder's account."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from index.runs import gather, run_starts

PARTS = ("sentences", "headings", "titles")


@runtime_checkable
class PieceEmbedder(Protocol):
    """An embedder whose vectors are sums of vectors of pieces, so that pieces can be compared."""

    def split(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the pieces of each text."""

    def piece_weights(self, pieces: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return how much each piece counts in a text's vector, shape (n,), > 0."""

    def piece_cosines(
        self, left: NDArray[np.int64], right: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Return the cosine of each piece with each other one, shape (left, right)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceRuns:
    """The distinct pieces of some texts, one text after the other.

    Attributes:
        pieces: int32, shape (pieces,).
        starts: int64, shape (texts + 1,): where each text's begin; a text may have none.
    """

    pieces: NDArray[np.int32]
    starts: NDArray[np.int64]

    @classmethod
    def build(cls, runs: Sequence[Sequence[int]]) -> Self:
        """Put the pieces of texts together, each once a text, in ascending order."""
        distinct = [sorted(set(run)) for run in runs]
        starts = np.zeros(len(distinct) + 1, dtype=np.int64)
        np.cumsum([len(run) for run in distinct], out=starts[1:])
        pieces = np.array([piece for run in distinct for piece in run], dtype=np.int32)
        return cls(pieces=pieces, starts=starts)

    def take(self, texts: NDArray[np.int64]) -> "PieceRuns":
        """Return the pieces of some of the texts, in the order asked for."""
        firsts, ends = self.starts[texts], self.starts[texts + 1]
        return PieceRuns(pieces=self.pieces[gather(firsts, ends)], starts=run_starts(firsts, ends))


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceIndex:
    """The pieces of a collection; all empty where the embedder has none.

    Attributes:
        sentences: of each sentence, one passage after the other.
        headings: of the heading path of each passage.
        titles: of each document.
    """

    sentences: PieceRuns
    headings: PieceRuns
    titles: PieceRuns

    @classmethod
    def build(
        cls,
        sentences: Sequence[str],
        headings: Sequence[str],
        titles: Sequence[str],
        *,
        embedder: object,
    ) -> Self:
        """Split the texts of a collection.

        Args:
            sentences: of all passages, in row order.
            headings: the heading path of each passage, in row order.
            titles: of the documents, in row order.
            embedder: splits them; no text has a piece where it is no ``PieceEmbedder``.
        """
        return cls(
            sentences=PieceRuns.build(_split(embedder, sentences)),
            headings=PieceRuns.build(_split(embedder, headings)),
            titles=PieceRuns.build(_split(embedder, titles)),
        )

    def save(self, folder: Path) -> None:
        """Write the pieces into ``folder``."""
        for part in PARTS:
            runs: PieceRuns = getattr(self, part)
            np.save(folder / f"pieces.{part}.npy", runs.pieces, allow_pickle=False)
            np.save(folder / f"pieces.{part}.starts.npy", runs.starts, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what ``save`` wrote; the files' sums are the snapshot's to check."""
        return cls(
            **{
                part: PieceRuns(
                    pieces=np.load(folder / f"pieces.{part}.npy", allow_pickle=False),
                    starts=np.load(folder / f"pieces.{part}.starts.npy", allow_pickle=False),
                )
                for part in PARTS
            }
        )


def read_pieces(embedder: object, text: str) -> NDArray[np.int64]:
    """Return the pieces of a text, each once, shape (n,); none where the embedder has no pieces."""
    return np.unique(np.array(_split(embedder, [text])[0], dtype=np.int64))


def _split(embedder: object, texts: Sequence[str]) -> list[list[int]]:
    if not texts:
        return []
    return embedder.split(texts) if isinstance(embedder, PieceEmbedder) else [[] for _ in texts]
