"""What decides a training run, besides its data."""

from dataclasses import dataclass, field

from train.composition import PartWeights


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """The settings of a training run; the defaults made the shipped model.

    Attributes:
        pieces: size of the vocabulary, the two special pieces included.
        dim: length of the vectors.
        passes: how often the data is gone through, >= 1.
        batch: pairs in a step, >= 2.
        scale: inverse temperature of the softmax for pairs across languages.
        scale_within: the same for pairs within Chinese.
        rate: Adam's learning rate at the start; it falls linearly.
        last_rate: the learning rate at the end.
        closing_passes: how often the closing sources are gone through at the very end, >= 0.
        closing_rate: the learning rate at the start of that; it falls linearly to ``last_rate``.
        asking_passes: how often the asking passes go through the questions, >= 1.
        asking_talk: how often they go through the closing sources in between, >= 0.
        asking_rate: the learning rate at their start; it falls linearly to ``last_rate``.
        asking_share: what the model after them counts in the mean that is saved, 0 to 1; the rest
            is the model before, which knows more of what no question asks for.
        parts: how much the parts of a piece count.
        seed: of the first table and of the order of the pairs; each further table takes the next.
        tables: how many tables are trained and averaged before the closing passes, >= 1.
    """

    pieces: int = 72_000
    dim: int = 512
    passes: int = 5
    batch: int = 1_024
    scale: float = 11.0
    scale_within: float = 25.0
    rate: float = 8e-3
    last_rate: float = 1e-4
    closing_passes: int = 2
    closing_rate: float = 6e-3
    asking_passes: int = 6
    asking_talk: int = 4
    asking_rate: float = 6e-3
    asking_share: float = 0.8
    parts: PartWeights = field(default_factory=PartWeights)
    seed: int = 1
    tables: int = 3
