"""Chinese names in Latin letters: what an English question calls 岚江 or 邓鸿森."""

import re
from collections.abc import Collection, Iterator

from ingest import Analyzer, default_gazetteer

# A name is at least as sure by its sound as a word by one of several translations.
_PROBABILITY = 0.6
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
# The kind of place, which English says in a word of its own: Jinsha River, Lanjiang Province.
_KINDS = "省市县区州镇乡村江河湖山岛海港湾"
# A word as short as that is more likely an English one.
_SHORTEST = 5

_Entry = tuple[tuple[str, ...], str, float]


def iter_romanized(
    vocabulary: Collection[str], *, analyzer: Analyzer, known: Collection[tuple[str, ...]]
) -> Iterator[_Entry]:
    """Yield the Latin forms of the names that a collection may hold, each with its index term.

    The English name of a division of China; pinyin without tones, in one word (Lanjiang) and as a
    person's name in two (Deng Hongsen); a place with and without its kind.

    Args:
        vocabulary: the index terms.
        analyzer: the one that made them.
        known: what is translated otherwise, which no sound overrules.
    """
    for term in vocabulary:
        if not _NAME.fullmatch(term):
            continue
        names = [*_latin_names(term, romanize(term)), *_names_in_english(term)]
        for name in dict.fromkeys(names):
            source = tuple(analyzer.terms(name))
            if source and source not in known and len("".join(source)) >= _SHORTEST:
                yield source, term, _PROBABILITY


def romanize(name: str) -> list[str]:
    """Return the syllables of a Chinese name in pinyin without tones, ``u`` for ``ü``.

    >>> romanize("岚江"), romanize("吕梁")
    (['lan', 'jiang'], ['lu', 'liang'])
    """
    # Takes 0.3 s to import, which most questions and reports need not wait for.
    from pypinyin import lazy_pinyin

    return [syllable.replace("v", "u") for syllable in lazy_pinyin(name)]


def _latin_names(term: str, syllables: list[str]) -> Iterator[str]:
    yield "".join(syllables)
    if len(term) > 2 and term[-1] in _KINDS:
        yield "".join(syllables[:-1])
    if len(term) <= 3:
        yield f"{syllables[0]} {''.join(syllables[1:])}"


def _names_in_english(term: str) -> Iterator[str]:
    """Yield what the divisions of China of a name are called, where its sound does not tell."""
    yield from (division.en for division in default_gazetteer().named(term))
