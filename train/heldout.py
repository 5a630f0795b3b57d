"""Slices of the training data held out while settings are chosen, which they decide.

The shipped model learns from them as well, once its settings stand. The development sets stay for
the report alone. A hash decides what is held out, so that new rows move no old one: one law in
fifty, with all its articles, and one everyday English sentence in sixteen, with all its
translations.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from train.cleaning import sentence_keys, text_key
from train.dev import DevSets
from train.pair import Pair
from train.parallel import law_article_pairs, tatoeba_pairs
from train.tables import read_rows

LAWS = "parallel/tw-laws-articles.tsv.gz"
SENTENCES = "parallel/tatoeba.tsv.gz"
ONE_LAW_IN = 50
ONE_SENTENCE_IN = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """What is kept out of training; the left text of a pair is Chinese, the right one English.

    Attributes:
        articles: of the laws held out, in file order; the pair's source is the law's number.
        sentences: everyday sentences, each text in one pair only.
    """

    articles: tuple[Pair, ...]
    sentences: tuple[Pair, ...]

    def keys(self) -> frozenset[str]:
        """Return the keys of all texts and of their long sentences, for the overlap filter."""
        texts = [text for pair in (*self.articles, *self.sentences) for text in _texts(pair)]
        return frozenset(key for text in texts for key in (text_key(text), *sentence_keys(text)))


def read_held_out(data: Path) -> HeldOut:
    """Read the slices of the shared data folder that are held out.

    Raises:
        TrainError: a file is absent.
    """
    articles = law_article_pairs(
        row for row in read_rows(data / LAWS) if is_chosen(row["pcode"], one_in=ONE_LAW_IN)
    )
    sentences = (
        pair
        for pair in tatoeba_pairs(data / SENTENCES)
        if is_chosen(text_key(pair.right), one_in=ONE_SENTENCE_IN)
    )
    return HeldOut(articles=tuple(articles), sentences=tuple(_each_text_once(sentences)))


def forbidden_keys(data: Path, dev: DevSets, *, hold_out: bool) -> frozenset[str]:
    """Return the keys of all texts that a run must not learn from.

    Args:
        data: the shared data folder.
        dev: the development sets, which nothing learns from.
        hold_out: forbid the slices as well.

    Raises:
        TrainError: a file is absent.
    """
    return dev.keys() | read_held_out(data).keys() if hold_out else dev.keys()


def is_chosen(key: str, *, one_in: int) -> bool:
    """Tell whether the sha256 of a key falls on the held-out remainder.

    >>> sum(is_chosen(str(number), one_in=10) for number in range(1_000))
    103
    """
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]) % one_in == 0


def _each_text_once(pairs: Iterable[Pair]) -> Iterable[Pair]:
    seen: set[str] = set()
    for pair in pairs:
        keys = {text_key(text) for text in _texts(pair)}
        if seen.isdisjoint(keys):
            seen |= keys
            yield pair


def _texts(pair: Pair) -> tuple[str, str]:
    return pair.left, pair.right
