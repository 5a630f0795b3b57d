"""Word alignment counted from parallel texts: which words translate which, and how probably."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MIN_COUNT = 2
MAX_TERMS = 60
ITERATIONS = 6
CHUNK = 20_000
# Moore 2004, "Improving IBM Word-Alignment Model 1": counts of rare words are overrated.
SMOOTHING = 0.5

TermPair = tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedTerms:
    """A word of each language and how probably the one translates the other.

    Attributes:
        left: a term of the left language.
        right: a term of the right language.
        to_right: p(right | left), 0 to 1.
        to_left: p(left | right), 0 to 1.
        count: how often the two were aligned, the lower of both directions.
    """

    left: str
    right: str
    to_right: float
    to_left: float
    count: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """The terms of one language as numbers; 0 is the empty word."""

    names: list[str]
    texts: list[NDArray[np.int32]]

    @property
    def size(self) -> int:
        return len(self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    """Every source term met by every target term of some text pairs.

    ``place`` points into the table of term pairs; ``target`` numbers the target terms, whose
    counts are shared out among the source terms of their text.
    """

    place: NDArray[np.int64]
    target: NDArray[np.int32]


def align(pairs: Sequence[TermPair], *, iterations: int = ITERATIONS) -> tuple[AlignedTerms, ...]:
    """Learn which terms translate each other, both ways.

    Args:
        pairs: the terms of two texts that mean the same; pairs of more than ``MAX_TERMS`` terms
            a side are passed over.
        iterations: of expectation and maximisation, at least 1.

    Returns:
        Every pair of terms that both directions hold possible, in no order that matters.

    Source:
        IBM model 1: Brown et al. 1993, "The Mathematics of Statistical Machine Translation".
    """
    kept = [
        pair for pair in pairs if 0 < len(pair[0]) <= MAX_TERMS and 0 < len(pair[1]) <= MAX_TERMS
    ]
    if not kept:
        return ()
    left, right = _number([pair[0] for pair in kept]), _number([pair[1] for pair in kept])
    forward, forward_table = _estimate(left, right, iterations)
    backward, backward_table = _estimate(right, left, iterations)
    mirrored = backward % left.size * right.size + backward // left.size
    shared, in_forward, in_backward = np.intersect1d(forward, mirrored, return_indices=True)
    to_right, counts = (column[in_forward] for column in forward_table)
    to_left, other_counts = (column[in_backward] for column in backward_table)
    counts = np.minimum(counts, other_counts)
    return tuple(
        AlignedTerms(
            left=left.names[key // right.size],
            right=right.names[key % right.size],
            to_right=float(to_right[place]),
            to_left=float(to_left[place]),
            count=float(counts[place]),
        )
        for place, key in enumerate(shared.tolist())
        if key // right.size and key % right.size and counts[place] >= SMOOTHING
    )


def _number(texts: Sequence[Sequence[str]]) -> _Side:
    counts = Counter(term for text in texts for term in set(text))
    names = ["", *sorted(term for term, count in counts.items() if count >= MIN_COUNT)]
    ids = {name: place for place, name in enumerate(names)}
    numbered = [np.array([ids[t] for t in text if t in ids], dtype=np.int32) for text in texts]
    return _Side(names=names, texts=numbered)


def _estimate(
    source: _Side, target: _Side, iterations: int
) -> tuple[NDArray[np.int64], tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Return the keys ``source * target.size + target`` with p(target | source) and the counts."""
    meetings = list(_iter_meetings(source, target))
    keys = np.unique(np.concatenate([np.unique(key) for key, _ in meetings]))
    chunks = [_Chunk(place=np.searchsorted(keys, key), target=number) for key, number in meetings]
    sources = keys // target.size
    probabilities = np.ones(len(keys))
    counts = probabilities
    for _ in range(iterations):
        counts = _count(chunks, probabilities)
        totals = np.bincount(sources, weights=counts, minlength=source.size)
        probabilities = counts / (totals[sources] + SMOOTHING)
    return keys, (probabilities, counts)


def _iter_meetings(
    source: _Side, target: _Side
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int32]]]:
    """Yield, for a chunk of texts, the key of each meeting and the number of its target term."""
    for start in range(0, len(source.texts), CHUNK):
        keys: list[NDArray[np.int64]] = []
        numbers: list[NDArray[np.int32]] = []
        seen = 0
        for place in range(start, min(start + CHUNK, len(source.texts))):
            sources = np.append(source.texts[place], 0).astype(np.int64)
            targets = target.texts[place]
            keys.append(np.add.outer(targets, sources * target.size).ravel())
            numbers.append(np.repeat(np.arange(seen, seen + len(targets)), len(sources)))
            seen += len(targets)
        yield np.concatenate(keys), np.concatenate(numbers).astype(np.int32)


def _count(chunks: Sequence[_Chunk], probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    counts = np.zeros(len(probabilities))
    for chunk in chunks:
        shares = probabilities[chunk.place]
        shares /= np.bincount(chunk.target, weights=shares)[chunk.target]
        counts += np.bincount(chunk.place, weights=shares, minlength=len(counts))
    return counts
