"""Sentences and their translations: does each find its own, as MTEB's BitextMining counts."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.bootstrap import Estimate, estimate_means
from eval.errors import SetError
from eval.sources import read_set_text
from index import Embedder

_BLOCK = 1_024


@dataclass(frozen=True, slots=True, kw_only=True)
class Bitext:
    """Two texts, the sentences of one row translations of each other.

    Attributes:
        name: of the file or files, without their folders.
        sides: what the two texts are called, such as ``("zh", "en")``.
        left: the sentences of the first.
        right: those of the second, as many; at least one.
    """

    name: str
    sides: tuple[str, str]
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """How often the sentences of one side find their own translation first.

    Attributes:
        name: from which side to which.
        n: sentences.
        accuracy: the share whose nearest is their own, with its interval.
        f1: the mean F1 over the sentences to be found, in [0, 1].
    """

    name: str
    n: int
    accuracy: Estimate
    f1: float


def read_bitext(paths: Sequence[Path]) -> Bitext:
    """Read two files aligned line by line, or one table with the columns ``zh`` and ``en``.

    Args:
        paths: one or two; each may be gzipped.

    Raises:
        SetError: a file cannot be read, has no such columns, or the sides differ in length.
    """
    if len(paths) == 1:
        return _read_table(paths[0])
    left, right = paths
    return _pair(
        f"{left.name}, {right.name}",
        (_side(left), _side(right)),
        _read_lines(left),
        _read_lines(right),
    )


def score_bitext(bitext: Bitext, embedder: Embedder) -> tuple[Direction, Direction]:
    """Embed both sides as passages and find each row's nearest, both ways.

    Returns:
        From left to right, and back.
    """
    left = embedder.encode_passages(bitext.left)
    right = embedder.encode_passages(bitext.right)
    there, back = find_nearest(left, right)
    one, other = bitext.sides
    return _score(f"{one} -> {other}", there), _score(f"{other} -> {one}", back)


def find_nearest(
    left: NDArray[np.float32], right: NDArray[np.float32], *, block: int = _BLOCK
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Find the row of the other side with the highest cosine; the first of equal ones.

    Args:
        left: shape (n, dim), unit rows.
        right: shape (m, dim), unit rows.
        block: rows of ``left`` compared at once, >= 1, so that memory stays small.

    Returns:
        Shapes (n,) and (m,): for each row of ``left`` one of ``right``, and the reverse.
    """
    there = np.empty(len(left), dtype=np.int64)
    back = np.zeros(len(right), dtype=np.int64)
    highest = np.full(len(right), -np.inf, dtype=np.float32)
    for start in range(0, len(left), block):
        cosines = left[start : start + block] @ right.T
        there[start : start + block] = cosines.argmax(axis=1)
        best = cosines.argmax(axis=0)
        peaks = cosines[best, np.arange(len(right))]
        better = peaks > highest
        back[better], highest[better] = best[better] + start, peaks[better]
    return there, back


def f1_score(nearest: NDArray[np.int64]) -> float:
    """Return F1 over the rows to be found, averaged with equal weight.

    A row found by its partner and by ``k`` in all has recall 1 and precision 1 / k, so an F1 of
    2 / (k + 1); one that its partner does not find has 0.

    Args:
        nearest: shape (n,), the row that row i found; its own is i.

    Source:
        MTEB's BitextMining: ``sklearn.metrics.f1_score(..., average="weighted")``.

    >>> round(f1_score(np.array([0, 0, 2])), 4)
    0.5556
    """
    right = nearest == np.arange(len(nearest))
    claims = np.bincount(nearest, minlength=len(nearest))
    return float(np.where(right, 2 / (claims + 1), 0.0).mean())


def _score(name: str, nearest: NDArray[np.int64]) -> Direction:
    right = (nearest == np.arange(len(nearest))).astype(np.float64)
    (accuracy,) = estimate_means(right[:, np.newaxis])
    return Direction(name=name, n=len(nearest), accuracy=accuracy, f1=f1_score(nearest))


def _read_table(path: Path) -> Bitext:
    # newline="" leaves the ends of lines to the reader, as csv asks.
    rows = csv.DictReader(
        io.StringIO(read_set_text(path), newline=""), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    columns = rows.fieldnames or ()
    if not {"zh", "en"}.issubset(columns):
        raise SetError(f"{path}: needs the columns zh and en, found {list(columns)}; add a header")
    listed = [(row["zh"] or "", row["en"] or "") for row in rows]
    return _pair(path.name, ("zh", "en"), *([each[side] for each in listed] for side in (0, 1)))


def _read_lines(path: Path) -> list[str]:
    lines = read_set_text(path).replace("\r\n", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def _side(path: Path) -> str:
    stem = path.name.removesuffix(".gz")
    return Path(stem).suffix.removeprefix(".") or stem


def _pair(name: str, sides: tuple[str, str], left: list[str], right: list[str]) -> Bitext:
    if not left or len(left) != len(right):
        raise SetError(
            f"{name}: the sides have {len(left)} and {len(right)} sentences; "
            "give as many of both, at least one"
        )
    return Bitext(name=name, sides=sides, left=tuple(left), right=tuple(right))
