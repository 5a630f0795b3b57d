"""Candidate pieces: words of jieba's dictionary, of the dictionaries and of English texts."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files

from train.cleaning import has_han

MIN_PHRASE_LENGTH = 3
MAX_PHRASE_WORDS = 3
FIRST_YEAR = 1900
LAST_YEAR = 2040

_HAN_WORD = re.compile(r"[\u3400-\u9fff]+")
_LATIN_WORD = re.compile(r"[^\W\d_]+")
_STOP_LIST = """
    a an the of to in on for by with at as and or from be is are was not no one s sb sth somebody
    something it its his her their this that these those into out up off over about who which
"""
_STOP_WORDS = frozenset(_STOP_LIST.split())


def chinese_counts() -> dict[str, int]:
    """Return jieba's words with their counts, most of them of running newspaper text."""
    text = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    rows = (line.split(" ") for line in text.splitlines())
    return {row[0]: int(row[1]) for row in rows if _HAN_WORD.fullmatch(row[0])}


def english_counts(texts: Iterable[str]) -> Counter[str]:
    """Count the words in folded texts that are written in letters other than Han."""
    counts: Counter[str] = Counter()
    for text in texts:
        if not has_han(text):
            counts.update(_LATIN_WORD.findall(text))
    return counts


def log_probs(counts: Mapping[str, int]) -> dict[str, float]:
    """Turn counts into natural logarithms of their shares.

    >>> log_probs({"a": 1, "b": 1})["a"]
    -0.6931471805599453
    """
    total = math.log(sum(counts.values()))
    return {word: math.log(max(1, count)) - total for word, count in counts.items()}


def number_log_probs() -> dict[str, float]:
    """Return the pieces that numbers are cut into: digits, pairs of digits, years."""
    found = {str(digit): -9.0 for digit in range(10)}
    found |= {f"{pair:02d}": -10.0 for pair in range(100)}
    return found | {str(year): -11.0 for year in range(FIRST_YEAR, LAST_YEAR + 1)}


def is_phrase(term: str) -> bool:
    """Tell whether a folded English term is a phrase worth a piece of its own.

    >>> is_phrase("punitive damages"), is_phrase("to go"), is_phrase("damages")
    (True, False, False)
    """
    words = term.split(" ")
    return (
        2 <= len(words) <= MAX_PHRASE_WORDS
        and all(_LATIN_WORD.fullmatch(word) for word in words)
        and len(words[0]) >= MIN_PHRASE_LENGTH
        and len(words[-1]) >= MIN_PHRASE_LENGTH
        and _STOP_WORDS.isdisjoint((words[0], words[-1]))
    )


def is_han_term(term: str) -> bool:
    """Tell whether a folded term is made of Han characters only, two to eight of them."""
    return 2 <= len(term) <= 8 and _HAN_WORD.fullmatch(term) is not None
