"""Pairs from dictionaries: CC-CEDICT, the two WordNets, and the project's own glossary."""

from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

from ingest import read_glossary
from train.cleaning import clean_gloss, has_han, strip_notes
from train.pair import Pair
from train.tables import read_rows

MAX_LEMMA_PAIRS = 12


def cedict_pairs(path: Path) -> Iterator[Pair]:
    """Yield each headword with each of its glosses, and with all of them together."""
    for row in read_rows(path):
        glosses = [clean_gloss(gloss) for gloss in row["en_glosses"].split(";")]
        glosses = [gloss for gloss in glosses if gloss and not has_han(gloss)]
        for gloss in glosses:
            yield Pair(left=row["zh_hans"], right=_infinitive(gloss), source="cedict")
        if len(glosses) > 1:
            yield Pair(left=row["zh_hans"], right="; ".join(glosses), source="cedict")


def wordnet_pairs(path: Path) -> Iterator[Pair]:
    """Yield the Chinese lemmas of each sense with the English ones and with the definition."""
    for row in read_rows(path):
        chinese = list(dict.fromkeys(_lemmas(row["zh_lemmas"])))
        english = list(dict.fromkeys(_lemmas(row["en_lemmas"])))
        across = ((zh, en) for zh in chinese for en in english)
        for left, right in islice(across, MAX_LEMMA_PAIRS):
            yield Pair(left=left, right=right, source="wordnet")
        definition = row["en_definition"]
        if definition and chinese and english:
            yield Pair(left="；".join(chinese), right=definition, source="wordnet")
            yield Pair(left="; ".join(english), right=definition, source="wordnet")
            yield Pair(left="；".join(chinese), right="; ".join(english), source="wordnet")


def synonym_pairs(path: Path) -> Iterator[Pair]:
    """Yield neighbouring Chinese lemmas of one sense."""
    for row in read_rows(path):
        chinese = list(dict.fromkeys(_lemmas(row["zh_lemmas"])))
        for left, right in pairwise(chinese):
            yield Pair(left=left, right=right, source="wordnet-zh")


def glossary_pairs(path: Path) -> Iterator[Pair]:
    """Yield each Chinese name of a glossary's terms with each English one, and the names in a row.

    Raises:
        IngestError: the file is no glossary.
    """
    for term in read_glossary(path):
        for left in term.zh:
            for right in term.en:
                yield Pair(left=left, right=right, source="glossary")
        for names in (term.zh, term.en):
            for left, right in pairwise(names):
                yield Pair(left=left, right=right, source="glossary")


def _lemmas(field: str) -> Iterator[str]:
    for lemma in field.split(";"):
        plain = strip_notes(lemma).replace("+", "").strip()
        if plain:
            yield plain


def _infinitive(gloss: str) -> str:
    return gloss.removeprefix("to ")
