"""Scores a reader on passages given with their questions: as reading comprehension is scored."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import torch
from tokenizers import Tokenizer

from train.reader.batching import Encoded, encode, make_batch
from train.reader.examples import Example
from train.reader.network import ReaderNetwork
from train.reader.recipe import Shape

_LONGEST_ANSWER: Final = 60
_TRIED: Final = 10
_AT_ONCE: Final = 16
_NEVER: Final = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What a reader answers to one question on one passage.

    Attributes:
        span: where its best answer stands, ``[start, end)``, whether it prefers *none* or not.
        margin: by how much its logits exceed those of *none*.
    """

    span: tuple[int, int]
    margin: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingScores:
    """Shares, 0 to 1, of the questions that have an answer, the last of those that have none.

    Attributes:
        asked: how many have an answer.
        overlap: the best span shares a character with a right one.
        exact: it is a right one.
        f1: its characters and those of the nearest right one, harmonic mean of both shares.
        lost: *none* is preferred.
        refused: of those without an answer, *none* is preferred; 0 where there are none.
    """

    asked: int
    overlap: float
    exact: float
    f1: float
    lost: float
    refused: float


def guess(
    network: ReaderNetwork, tokenizer: Tokenizer, examples: Sequence[Example], shape: Shape
) -> list[Guess]:
    """Return the best answer to each question in the first of its passages."""
    encoded = [
        encode(tokenizer, each.question, each.readings[0], shape=shape, random=None)
        for each in examples
    ]
    order = sorted(range(len(encoded)), key=lambda place: len(encoded[place].pieces))
    found: dict[int, Guess] = {}
    network.eval()
    with torch.inference_mode():
        for begin in range(0, len(order), _AT_ONCE):
            places = order[begin : begin + _AT_ONCE]
            batch = make_batch([[encoded[place]] for place in places])
            starts, ends = network(batch.pieces, batch.mask)
            for row, place in enumerate(places):
                found[place] = _best(encoded[place], starts[row], ends[row])
    return [found[place] for place in range(len(encoded))]


def score_guesses(
    examples: Sequence[Example], guesses: Sequence[Guess]
) -> Mapping[tuple[str, str], ReadingScores]:
    """Score answers by language and kind of question; kind ``all`` is of all of a language.

    A margin below 0 is *none*.
    """
    groups: dict[tuple[str, str], list[tuple[Example, Guess]]] = defaultdict(list)
    for example, found in zip(examples, guesses, strict=True):
        for kind in (example.kind, "all"):
            groups[example.lang, kind].append((example, found))
    return {name: _score(group) for name, group in sorted(groups.items())}


def _score(group: Iterable[tuple[Example, Guess]]) -> ReadingScores:
    answered = list(group)
    asked = [each for each in answered if each[0].readings[0].answers]
    without = [each for each in answered if not each[0].readings[0].answers]
    pairs = [
        (found.span, example.readings[0].answers, example.readings[0].text)
        for example, found in asked
    ]
    return ReadingScores(
        asked=len(asked),
        overlap=_mean([any(_overlap(span, each) for each in right) for span, right, _ in pairs]),
        exact=_mean([span in right for span, right, _ in pairs]),
        f1=_mean([max(_f1(text, span, each) for each in right) for span, right, text in pairs]),
        lost=_mean([found.margin < 0 for _, found in asked]),
        refused=_mean([found.margin < 0 for _, found in without]),
    )


def _best(sequence: Encoded, starts: torch.Tensor, ends: torch.Tensor) -> Guess:
    size = len(sequence.offsets)
    first = sequence.first
    inner_starts, inner_ends = starts[first : first + size], ends[first : first + size]
    best, span = _NEVER, (0, 0)
    for start in torch.topk(inner_starts, min(_TRIED, size)).indices.tolist():
        reach = inner_ends[start : start + _LONGEST_ANSWER]
        end = start + int(reach.argmax())
        value = float(inner_starts[start] + inner_ends[end])
        if value > best:
            best, span = value, (sequence.offsets[start][0], sequence.offsets[end][1])
    return Guess(span=span, margin=best - float(starts[0] + ends[0]))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _f1(text: str, one: tuple[int, int], other: tuple[int, int]) -> float:
    found, right = Counter(text[slice(*one)]), Counter(text[slice(*other)])
    shared = (found & right).total()
    return 2 * shared / (found.total() + right.total())


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
