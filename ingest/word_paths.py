"""The likeliest path through a text, word by word: what jieba finds, in one pass and not in two."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

_IMPOSSIBLE = -math.inf


class Weights(dict[int, float]):
    """The natural logarithm of a word's share in all words, by its count; 0 counts as 1.

    Args:
        total: the sum of all counts, at least 1.

    >>> round(Weights(total=100)[10], 3)
    -2.303
    """

    def __init__(self, *, total: int) -> None:
        super().__init__()
        self._log_total = math.log(total)

    def __missing__(self, count: int) -> float:
        self[count] = math.log(count or 1) - self._log_total
        return self[count]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPath:
    """The likeliest segmentation of a text.

    Attributes:
        ends: for each character, where the word ends that begins there, if one does.
        log_probability: of the whole, in nats; 0 for no text.
    """

    ends: list[int]
    log_probability: float

    def bounds(self) -> list[tuple[int, int]]:
        """Return where each word begins and ends, in order."""
        found = []
        start = 0
        while start < len(self.ends):
            found.append((start, self.ends[start]))
            start = self.ends[start]
        return found


def find_path(text: str, counts: Mapping[str, int], weights: Weights) -> WordPath:
    """Return the likeliest path through ``text``; of two as likely, the one of longer words.

    Args:
        text: any text; a character that begins no word is a word of its own, counted once.
        counts: of each word, and 0 for each beginning of a word that is none itself.
        weights: of the counts.

    Source: ``Tokenizer.get_DAG`` and ``Tokenizer.calc`` of jieba 0.42.1, whose sums these are in
    the same order, so that no rounding differs.

    >>> counts = {"知": 0, "知识": 40, "产": 1, "产权": 30, "知识产": 0, "知识产权": 20}
    >>> find_path("知识产权", counts, Weights(total=100)).bounds()
    [(0, 4)]
    """
    size = len(text)
    count_of = counts.get
    scores = [0.0] * (size + 1)
    ends = [0] * size
    for start in range(size - 1, -1, -1):
        count = count_of(text[start])
        # The character by itself, unless it is the mere beginning of a word that stands here.
        best = weights[count or 1] + scores[start + 1] if count != 0 else _IMPOSSIBLE
        best_end = end = start + 1
        while count is not None and end < size:
            end += 1
            count = count_of(text[start:end])
            if count and (score := weights[count] + scores[end]) >= best:
                best, best_end = score, end
        if best == _IMPOSSIBLE:
            best = weights[1] + scores[start + 1]
        scores[start], ends[start] = best, best_end
    return WordPath(ends=ends, log_probability=scores[0])
