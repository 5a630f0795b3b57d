"""How much of a question a text covers, and how near it comes to it in meaning."""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from index import WeighedQuery
from ingest import simplify
from service.answering.vectors import VectorMemory

_EMPTY = re.compile("中国|我国|全国|全省|全市|总量|总数|总额|总计|数量|共计|累计")

_SHORT_FORMS = tuple(
    (re.compile(short), long)
    for short, long in (
        ("规上", "规模以上"),
        ("限上", "限额以上"),
        ("社零(?:总额)?", "社会消费品零售总额"),
        ("[全我本][省市州县区](?:实现)?生产总值", "地区生产总值"),
        ("固投", "固定资产投资"),
    )
)


class QuestionMatcher:
    """Texts seen from a question.

    Args:
        weighed: the question, or what it is about, weighed against the collection.
        vectors: makes the vectors that are compared.
        among: the texts that are looked at. A word counts by its likeliest translation in them:
            who asks for GDP means 生产总值 where nobody writes 国内生产总值.

    Attributes:
        unknown: the share of the question's words, 0 to 1, that the collection does not hold in
            either language.
        unknown_words: those words, as the question has them.
    """

    def __init__(
        self, weighed: WeighedQuery, vectors: VectorMemory, *, among: Sequence[str] = ()
    ) -> None:
        self._terms = tuple(term.lower() for term in weighed.terms)
        self.unknown_words = _unknown_words(weighed)
        self.unknown = _unknown_share(weighed, len(self.unknown_words))
        self._shares = self._lifted(weighed.shares, among)
        self._vectors = vectors
        self._vector = vectors.query(weighed.query.text)

    @property
    def blind(self) -> bool:
        """Tell whether the collection holds none of the question's words."""
        return not self._terms

    def coverage(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the share of the question that each text covers.

        Returns:
            Shape (texts,), 0 to 1: the weight of the question's words that the text holds, each
            by its likeliest translation.
        """
        covered: NDArray[np.float64] = self.covered(texts).sum(axis=1)
        return covered

    def covered(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return what of the question each text covers, word by word.

        Returns:
            Shape (texts, words); a row sums to the coverage.
        """
        if self.blind or not texts:
            return np.zeros((len(texts), 1))
        rows = {text: row for row, text in enumerate(dict.fromkeys(texts))}
        present = np.array([self._present(text) for text in rows])
        shares: NDArray[np.float64] = (present[:, :, None] * self._shares).max(axis=1)
        return shares[[rows[text] for text in texts]]

    def missing(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the weight of the weightiest word that each text leaves out.

        Returns:
            Shape (texts,), 0 to 1, against the weightiest word of the question.
        """
        if self.blind or not texts:
            return np.ones(len(texts))
        worth = self._shares.max(axis=0)
        left = np.where(self.covered(texts) > 0, 0.0, worth).max(axis=1) / worth.max()
        shares: NDArray[np.float64] = left
        return shares

    def excess(self, text: str) -> float:
        """Return the share of a text's letters that no word of the question accounts for.

        Words that tell no figure from another (中国, 总量) count for nothing.
        """
        folded = _EMPTY.sub("", _plain(text))
        marked = [not character.isalnum() for character in folded]
        letters = marked.count(False)
        if not letters:
            return 0.0
        for term in self._terms:
            start = folded.find(term)
            while start >= 0:
                marked[start : start + len(term)] = [True] * len(term)
                start = folded.find(term, start + 1)
        return marked.count(False) / letters

    def cosines(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the cosine of each text with the question, shape (texts,)."""
        if not texts:
            return np.zeros(0)
        near = self._vectors.passages(texts) @ self._vector
        cosines: NDArray[np.float64] = near.astype(np.float64)
        return cosines

    def _lifted(self, shares: NDArray[np.float64], texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the shares with each word's likeliest translation in some texts at its highest."""
        if self.blind or not texts:
            return shares
        present: NDArray[np.bool_] = np.any([self._present(text) for text in texts], axis=0)
        highest = shares.max(axis=0)
        found = np.where(present[:, None], shares, 0.0).max(axis=0)
        ratio = np.divide(highest, found, out=np.ones_like(highest), where=found > 0)
        lifted: NDArray[np.float64] = np.minimum(shares * ratio, highest)
        return lifted

    def _present(self, text: str) -> list[bool]:
        folded = _plain(text)
        long = _lengthened(folded)
        return [term in folded or term in long for term in self._terms]


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    """Return a text in one spelling, without regard to offsets."""
    return simplify(normalize("NFKC", text)).lower()


def _lengthened(text: str) -> str:
    """Return a text with what is printed short said in full.

    >>> _lengthened("全省生产总值与规上工业增加值")
    '地区生产总值与规模以上工业增加值'
    """
    for short, long in _SHORT_FORMS:
        text = short.sub(long, text)
    return text


def _unknown_words(weighed: WeighedQuery) -> tuple[str, ...]:
    """Return the words for which the collection has neither term nor translation."""
    wordings = weighed.query.wordings
    worth = weighed.shares.max(axis=0) if weighed.shares.size else np.zeros(len(wordings))
    known = [wording.source for wording, value in zip(wordings, worth, strict=True) if value > 0]
    return tuple(
        wording.source for wording in wordings if not any(wording.source in each for each in known)
    )


def _unknown_share(weighed: WeighedQuery, unknown: int) -> float:
    wordings = weighed.query.wordings
    return unknown / len(wordings) if wordings else 1.0
