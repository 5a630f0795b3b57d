"""jieba's word list, read as far as the texts at hand need it.

The list has 349,046 words: reading it whole takes 0.6 s, the words that begin with the characters
of one question 5 ms.
"""

import hashlib
from bisect import bisect_left, bisect_right
from pathlib import Path

from ingest.errors import AnalyzerError

WORDS_SHA256 = "7197c3211ddd98962b036cdf40324d1ea2bfaa12bd028e68faa70111a88e12a8"
"""Of ``dict.txt`` in jieba 0.42.1. That the list is in order, and its total, are known of it."""

TOTAL = 60_101_967
"""The sum of all counts in the list."""

# The lines before this one are in no order: words with Latin letters, such as 江南Style.
_FIRST_IN_ORDER = "\n一 ".encode()


class WordList:
    """The words of a language and how often each was seen.

    Args:
        path: one word a line, with its count and its part of speech, in the order of the words.

    Raises:
        AnalyzerError: the file cannot be read, or is not the list of jieba 0.42.1.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._lines = path.read_bytes()
        except OSError as error:
            raise AnalyzerError(f"{path}: cannot read jieba's word list: {error}") from error
        digest = hashlib.sha256(self._lines).hexdigest()
        if digest != WORDS_SHA256:
            raise AnalyzerError(
                f"{path}: not the word list of jieba 0.42.1 (sha256 {digest});"
                " install jieba==0.42.1"
            )
        self._start = self._lines.index(_FIRST_IN_ORDER) + 1
        self._unordered = self._lines[: self._start].splitlines(keepends=True)

    def frequencies(self, first: str) -> dict[str, int]:
        """Return the count of every word that begins with a character.

        Every beginning of such a word that is no word itself counts 0, as jieba needs it.

        Args:
            first: one character.
        """
        fields = self._select(first).decode().split()
        words, counts = fields[0::3], map(int, fields[1::3])
        found = {word[:size]: 0 for word in words for size in range(1, len(word))}
        found.update(zip(words, counts, strict=True))
        return found

    def _select(self, first: str) -> bytes:
        """Return the lines that begin with ``first``."""
        key = first.encode("utf-8", "surrogatepass")

        def begin_line(place: int) -> bytes:
            start = self._lines.rfind(b"\n", 0, place) + 1
            return self._lines[start : start + len(key)]

        places = range(len(self._lines))
        begin = bisect_left(places, key, lo=self._start, key=begin_line)
        end = bisect_right(places, key, lo=begin, key=begin_line)
        others = [line for line in self._unordered if line.startswith(key)]
        return b"".join((*others, self._lines[begin:end]))
