"""What decides a training run of the reader, besides its data."""

from dataclasses import dataclass, field, replace
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How question, context and text share the places of what is read at once.

    Attributes:
        longest: pieces of question, context and text together.
        question: pieces of a question and its gloss at most; what is longer is cut.
        context: pieces of a context at most; what is longer loses its beginning.
        overlap: pieces of a text that two neighbouring windows share when the product reads it.
        windows: of a text, so many at most are read by the product.
    """

    longest: int = 208
    question: int = 80
    context: int = 64
    overlap: int = 40
    windows: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """The settings of a run; the defaults made the shipped reader.

    Attributes:
        shape: of the windows.
        layers: of the encoder that are kept, from the bottom, 1 to 12.
        heads: of attention, each layer: those of the encoder.
        frozen: of these so many, from the bottom, stay as they are: what carries English over to
            Chinese is learnt from far more than questions.
        passages: of what the search found, so many at most beside each other.
        budget: pieces of a batch, padding counted.
        accumulated: batches to a step.
        steps: how many in all.
        opening: of these so many on the first lesson.
        rounded: the step from which on it computes with rounded numbers as the product does.
        restarts: steps after which the rates, fallen to 0, rise anew, half as high as at first.
        warmup: steps while the rates rise.
        rate: Adam's learning rate of the encoder at its highest; it falls linearly to 0.
        head_rate: the same for the edges of answers, which start from nothing.
        decay: of weights.
        clip: length of the longest gradient.
        general: questions on encyclopaedic paragraphs, learnt first.
        seed: of the head, the order and what is drawn.
    """

    shape: Shape = field(default_factory=Shape)
    layers: int = 12
    heads: int = 12
    frozen: int = 3
    passages: int = 3
    budget: int = 2400
    accumulated: int = 1
    steps: int = 9000
    opening: int = 500
    rounded: int = 1250
    restarts: tuple[int, ...] = (1900, 2450, 3800, 5800, 7400)
    warmup: int = 60
    rate: float = 1e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    clip: float = 1.0
    general: int = 1_500
    seed: int = 0

    def further(self, steps: int) -> Self:
        """Return the recipe for so many more steps of a reader that is written already.

        No opening, rounded from the start, and rates half as high, as after a restart.
        """
        return replace(
            self,
            steps=steps,
            opening=0,
            rounded=0,
            restarts=(),
            rate=self.rate / 2,
            head_rate=self.head_rate / 2,
        )
