"""The two halves of a gold file: one to learn from, one to report on."""

import hashlib
from collections.abc import Iterable
from typing import Literal, TypeAlias

from eval.gold import Question

Half: TypeAlias = Literal["learning", "held-out"]
HALVES: tuple[Half, ...] = ("learning", "held-out")


def half_of(question: Question) -> Half:
    """Return the half that a question belongs to.

    The sha256 of its pair, or of its id where it has none, decides: both members of a pair fall
    into one half, and new questions move no old one.
    """
    key = question.pair or question.question_id
    return HALVES[hashlib.sha256(key.encode()).digest()[-1] % 2]


def select_half(questions: Iterable[Question], half: Half | None) -> tuple[Question, ...]:
    """Return the questions of one half, or all of them for ``None``, in their order."""
    return tuple(question for question in questions if half in (None, half_of(question)))
