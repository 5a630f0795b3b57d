"""Questions and passages as pieces: the inputs of the network, and what is right in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from train.reader.examples import Example, Reading
from train.reader.recipe import Shape

START: Final = 0
PAD: Final = 1
STOP: Final = 2
"""Ids of what begins a window, fills it up, and ends question, context and text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """One question with one passage, as pieces.

    Attributes:
        pieces: ids.
        first: of the pieces that are the passage's; those before are question and context.
        offsets: of the passage's pieces, in its text.
        starts: pieces at which a right answer starts; the first piece where there is none.
        ends: pieces at which one ends.
    """

    pieces: list[int]
    first: int
    offsets: list[tuple[int, int]]
    starts: list[int]
    ends: list[int]


def encode(
    tokenizer: Tokenizer, question: str, reading: Reading, *, shape: Shape, random: Random | None
) -> Encoded:
    """Return a question with a passage as pieces; of a long passage the part with the answer."""
    glossed = f"{question} | {reading.gloss}" if reading.gloss else question
    asked = tokenizer.encode(glossed, add_special_tokens=False).ids[: shape.question]
    context = tokenizer.encode(reading.context, add_special_tokens=False).ids[-shape.context :]
    text = tokenizer.encode(reading.text, add_special_tokens=False)
    head = [START, *asked, STOP, STOP, *context, STOP]
    room = shape.longest - len(head) - 1
    found = [_pieces_of(text.offsets, span) for span in reading.answers]
    spans = [span for span in found if span is not None]
    begin = 0
    if len(text.ids) > room:
        if spans:
            low = max(0, spans[0][1] - room + 1)
            high = min(spans[0][0], len(text.ids) - room)
            begin = low if random is None or high <= low else random.randint(low, high)
        elif random is not None:
            begin = random.randint(0, len(text.ids) - room)
    ids = text.ids[begin : begin + room]
    inside = [
        (len(head) + start - begin, len(head) + end - begin)
        for start, end in spans
        if begin <= start and end < begin + room
    ]
    return Encoded(
        pieces=[*head, *ids, STOP],
        first=len(head),
        offsets=text.offsets[begin : begin + room],
        starts=[start for start, _ in inside],
        ends=[end for _, end in inside],
    )


def _pieces_of(offsets: Sequence[tuple[int, int]], span: tuple[int, int]) -> tuple[int, int] | None:
    """Return the first and the last piece that holds a character of the span."""
    inside = [at for at, (start, end) in enumerate(offsets) if start < span[1] and end > span[0]]
    inside = [at for at in inside if offsets[at][1] > offsets[at][0]]
    return (inside[0], inside[-1]) if inside else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Sequences side by side, padded; ``groups`` says which sequences are of one question.

    Attributes:
        pieces: (sequences, pieces).
        mask: 1 for a piece, 0 for padding.
        allowed: true where an answer may start or end, and at the first piece.
        starts: true where one does.
        ends: true where one ends.
        groups: ``[first, end)`` of sequences, question by question.
    """

    pieces: Tensor
    mask: Tensor
    allowed: Tensor
    starts: Tensor
    ends: Tensor
    groups: list[tuple[int, int]]


def make_batch(groups: Sequence[Sequence[Encoded]]) -> Batch:
    """Return the sequences of several questions, padded to the longest."""
    flat = [sequence for group in groups for sequence in group]
    width = max(len(each.pieces) for each in flat)
    pieces = np.full((len(flat), width), PAD, dtype=np.int64)
    allowed = np.zeros((len(flat), width), dtype=bool)
    starts = np.zeros_like(allowed)
    ends = np.zeros_like(allowed)
    bounds: list[tuple[int, int]] = []
    row = 0
    for group in groups:
        bounds.append((row, row + len(group)))
        answered = any(sequence.starts for sequence in group)
        for sequence in group:
            length = len(sequence.pieces)
            pieces[row, :length] = sequence.pieces
            allowed[row, 0] = True
            allowed[row, sequence.first : length - 1] = True
            starts[row, sequence.starts] = True
            ends[row, sequence.ends] = True
            if not answered:
                starts[row, 0] = ends[row, 0] = True
            row += 1
    return Batch(
        pieces=torch.from_numpy(pieces),
        mask=torch.from_numpy((pieces != PAD).astype(np.int64)),
        allowed=torch.from_numpy(allowed),
        starts=torch.from_numpy(starts),
        ends=torch.from_numpy(ends),
        groups=bounds,
    )


def iter_batches(
    tokenizer: Tokenizer,
    examples: Sequence[Example],
    *,
    shape: Shape,
    budget: int,
    random: Random,
) -> Iterator[Batch]:
    """Yield the examples as batches of at most ``budget`` pieces, those of like length together."""
    order = list(examples)
    random.shuffle(order)
    pool = 64
    for begin in range(0, len(order), pool * 8):
        groups = [
            [
                encode(tokenizer, each.question, reading, shape=shape, random=random)
                for reading in each.readings
            ]
            for each in order[begin : begin + pool * 8]
        ]
        groups.sort(key=lambda group: max(len(each.pieces) for each in group))
        batches: list[list[list[Encoded]]] = [[]]
        rows = 0
        for group in groups:
            width = max(len(each.pieces) for each in group)
            if batches[-1] and (rows + len(group)) * width > budget:
                batches.append([])
                rows = 0
            batches[-1].append(group)
            rows += len(group)
        random.shuffle(batches)
        for batch in batches:
            yield make_batch(batch)
