"""The bilingual lexicon: a table learnt from parallel text, and the glossary's terms."""

import csv
import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from index.errors import SearchError
from index.romanization import iter_romanized
from index.translation import Translations
from ingest import Analyzer, Term

DEFAULT_LEXICON = Path(__file__).parent.parent / "models" / "zhiwen-lexicon" / "lexicon.tsv"
LEXICON_HEADER = ["en", "zh", "en_to_zh", "zh_to_en"]

# The glossary's word for a single word is as sure as all that was learnt for it; a phrase is surer.
_WORD_PROBABILITY = 0.5
_PHRASE_PROBABILITY = 1.0
# A second name is a little less usual than the first.
_OTHER_NAME = 2 / 3

_Name = tuple[str, ...]
# Below this a way through English and back leads astray more often than not.
_LEAST_SYNONYM = 0.1
_LEAST_STEM = 0.125
_Learnt = tuple[str, str, float, float]
_Entry = tuple[_Name, str, float]


def select_translations(
    vocabulary: Collection[str],
    *,
    analyzer: Analyzer,
    glossary: Iterable[Term],
    lexicon: Path = DEFAULT_LEXICON,
) -> Translations:
    """Keep of the lexicon what leads to a term of the collection, in both directions.

    The names that the glossary gives one notion in one language lead to each other as well, and
    a name in Latin letters leads to the Chinese one that sounds so.

    Args:
        vocabulary: the index terms of the collection.
        analyzer: the one that made them.
        glossary: the terms to translate as a whole, phrases among them.
        lexicon: the learnt table, as ``python -m train lexicon`` writes it.

    Raises:
        SearchError: the lexicon cannot be read.
    """
    learnt = tuple(_read_lexicon(lexicon))
    found: defaultdict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    for entries in (_iter_entries(analyzer, glossary, learnt), _iter_synonyms(learnt, vocabulary)):
        for source, term, probability in entries:
            if term in vocabulary and source != (term,):
                known = found[source]
                known[term] = max(known.get(term, 0.0), round(probability, 4))
    words = {(en,) for en, *_ in learnt}
    known_names = words.union(found)
    for source, term, probability in iter_romanized(
        vocabulary, analyzer=analyzer, known=known_names
    ):
        found[source].setdefault(term, probability)
    return Translations(found)


@functools.cache
def lexicon_words(lexicon: Path = DEFAULT_LEXICON) -> frozenset[str]:
    """Return every English stem that the lexicon knows, whatever a collection holds.

    Raises:
        SearchError: the lexicon cannot be read.
    """
    return frozenset(en for en, *_ in _read_lexicon(lexicon))


@functools.cache
def likeliest_stems(lexicon: Path = DEFAULT_LEXICON) -> Mapping[str, tuple[str, ...]]:
    """Return the English stems of each Chinese word that the lexicon knows, the likeliest first.

    Those less likely than one in eight are left out.

    Raises:
        SearchError: the lexicon cannot be read.
    """
    found: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for en, zh, _, backward in _read_lexicon(lexicon):
        if backward >= _LEAST_STEM and not zh.isascii():
            found[zh].append((-backward, en))
    return {zh: tuple(en for _, en in sorted(stems)) for zh, stems in found.items()}


def _iter_synonyms(learnt: Iterable[_Learnt], vocabulary: Collection[str]) -> Iterator[_Entry]:
    """Yield, for Chinese words that a collection lacks, those it has that English calls alike.

    A synonym's probability is that of the way there and back (Bannard and Callison-Burch 2005).
    """
    known: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    lacking: list[tuple[str, str, float]] = []
    for en, zh, forward, backward in learnt:
        if zh in vocabulary:
            known[en].append((zh, forward))
        elif not zh.isascii():
            lacking.append((zh, en, backward))
    ways: defaultdict[tuple[str, str], float] = defaultdict(float)
    for source, en, there in lacking:
        for zh, back in known[en]:
            ways[source, zh] += there * back
    for (source, zh), probability in ways.items():
        if probability >= _LEAST_SYNONYM:
            yield (source,), zh, probability


def _iter_entries(
    analyzer: Analyzer, glossary: Iterable[Term], learnt: Iterable[_Learnt]
) -> Iterator[_Entry]:
    for en, zh, forward, backward in learnt:
        yield (en,), zh, forward
        yield (zh,), en, backward
    for term in glossary:
        english = [tuple(analyzer.terms(name)) for name in term.en]
        chinese = [tuple(analyzer.terms(name)) for name in term.zh]
        yield from _glossary_entries(english, chinese)
        yield from _glossary_entries(chinese, english)
        for names in (english, chinese):
            for name in names:
                yield from _glossary_entries([name], [other for other in names if other != name])


def _glossary_entries(names: Iterable[_Name], translations: Iterable[_Name]) -> Iterator[_Entry]:
    """Yield each name with the index terms of each translation.

    A translation of m terms gives each of them 1 / sqrt(m) of its probability, so that a long
    one does not outweigh the rest of the question by its length.
    """
    targets = [tuple(dict.fromkeys(name)) for name in translations]
    for source in set(names) - {()}:
        sure = _PHRASE_PROBABILITY if len(source) > 1 else _WORD_PROBABILITY
        for place, terms in enumerate(targets):
            probability = sure * (_OTHER_NAME if place else 1.0)
            for term in terms:
                yield source, term, probability / len(terms) ** 0.5


def _read_lexicon(path: Path) -> Iterator[_Learnt]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            if next(rows, None) != LEXICON_HEADER:
                raise SearchError(f"{path}: the header must be {LEXICON_HEADER}")
            for en, zh, forward, backward in rows:
                yield en, zh, float(forward), float(backward)
    except (OSError, ValueError) as error:
        raise SearchError(f"{path}: cannot read the lexicon: {error}") from error
