"""The unit of training data: two texts that should lie close together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts that mean the same, or of which one asks for the other.

    Attributes:
        left: one text, in Chinese or English.
        right: the other.
        source: the key of the source it comes from, e.g. ``"tw-laws"``.
    """

    left: str
    right: str
    source: str
