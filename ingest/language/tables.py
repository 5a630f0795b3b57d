"""Tables of words: Chinese and English side by side, and by whom each word is read."""

import csv
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a table.

    Attributes:
        sense: what it means, by the name that the table gives to that.
        text: a regular expression: the word, and what must not stand beside it.
        uses: names of those who read it.
    """

    sense: str
    text: str
    uses: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTable:
    """The words for one concept, in the order in which they are to be tried.

    Attributes:
        name: of the concept.
        zh_words: in Chinese.
        en_words: in English.
    """

    name: str
    zh_words: tuple[Word, ...]
    en_words: tuple[Word, ...]

    def zh(self, use: str, *senses: str) -> str:
        """Return the Chinese words that are read for ``use`` as alternatives of a pattern.

        Args:
            use: as the table names it.
            senses: the senses wanted; all where none is given.

        Raises:
            ValueError: the table has no such word.
        """
        return self._alternatives(self.zh_words, use, senses)

    def en(self, use: str, *senses: str) -> str:
        """Return the English words that are read for ``use``; see ``zh``."""
        return self._alternatives(self.en_words, use, senses)

    def zh_senses(self, use: str) -> dict[str, str]:
        """Return the Chinese words that are read for ``use``, each with its sense."""
        return {word.text: word.sense for word in self.zh_words if use in word.uses}

    def en_senses(self, use: str) -> dict[str, str]:
        """Return the English words that are read for ``use``, each with its sense."""
        return {word.text: word.sense for word in self.en_words if use in word.uses}

    def senses(self, use: str) -> tuple[str, ...]:
        """Return the senses of the words that are read for ``use``, in the table's order."""
        words = (*self.zh_words, *self.en_words)
        return tuple(dict.fromkeys(word.sense for word in words if use in word.uses))

    def _alternatives(self, words: tuple[Word, ...], use: str, senses: tuple[str, ...]) -> str:
        found = [
            word.text for word in words if use in word.uses and (not senses or word.sense in senses)
        ]
        if not found:
            raise ValueError(f"{self.name}.tsv: no word for use {use!r}, senses {senses or 'any'}")
        return "|".join(found)


def read_words(name: str) -> WordTable:
    """Read the table of a concept: UTF-8, parted by tabs.

    The columns are ``sense``, ``zh``, ``zh_use``, ``en`` and ``en_use``; a row may lack the word
    of one language, and a word may be read for several uses, parted by spaces.

    Args:
        name: of the concept: ``change`` for ``change.tsv``.
    """
    with (_FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return WordTable(name=name, zh_words=_column(rows, "zh"), en_words=_column(rows, "en"))


def _column(rows: list[dict[str, str]], language: str) -> tuple[Word, ...]:
    return tuple(
        Word(
            sense=row["sense"],
            text=row[language],
            uses=frozenset(row[f"{language}_use"].split()),
        )
        for row in rows
        if row[language]
    )
