"""Glosses: what the words of a Chinese text mean, word for word, by the glossary and the lexicon.

A gloss is no translation: it keeps the order of the words, and leaves out what only joins them.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import groupby
from pathlib import Path

from index.lexicon import DEFAULT_LEXICON, likeliest_stems
from index.romanization import romanize
from ingest import Analyzer, Term, default_gazetteer, fold
from ingest.characters import count_han, is_han

PLAIN_WORDS_FILE = Path(__file__).with_name("plain_words.tsv")
"""The commonest words of reports, which the lexicon has not, or guesses wrong."""

_LATIN = re.compile("[A-Za-z]+")
_NUMBER = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)(?P<sign>%|年?)")
_TIGHT = re.compile(r" (?=[,.;:!?)%\]])|(?<=[(\[]) ")
_PUNCTUATION = str.maketrans("，。；：、（）“”‘’《》！？％—·│\t", ",.;:,()      !?%-:||")
_KINDS = (
    *(("自治区", ""), ("特别行政区", ""), ("自治州", "Prefecture"), ("自治县", "County")),
    *(("新区", "New Area"), ("省", "Province"), ("市", "City"), ("县", "County")),
    *(("区", "District"), ("州", "Prefecture"), ("镇", "Town"), ("乡", "Township")),
)
_LONGEST_TERM = 16
_KEPT = 8_192


class Glosses:
    """Makes glosses of Chinese texts.

    Args:
        analyzer: cuts texts into words, and stems as the lexicon was stemmed.
        glossary: the terms that are glossed as a whole.
        places: names of places besides the divisions of China.
        lexicon: the learnt table.
    """

    def __init__(
        self,
        *,
        analyzer: Analyzer,
        glossary: Iterable[Term],
        places: Iterable[str] = (),
        lexicon: Path = DEFAULT_LEXICON,
    ) -> None:
        self._analyzer = analyzer
        self._glossary = tuple(glossary)
        self._places = {name: _by_sound(name) for name in places if len(name) > 1}
        self._lexicon = lexicon
        self.gloss = lru_cache(_KEPT)(self._gloss)

    def _gloss(self, text: str) -> str:
        """Return the gloss of a text; empty where no Chinese character stands in it.

        A name that no table has is written by its sound; a single character that none has is left
        out.

        Raises:
            SearchError: the lexicon cannot be read.
        """
        plain = fold(text).text
        if not count_han(plain):
            return ""
        words = [word for said in self._iter_words(plain) for word in said.split()]
        said = " ".join(word for word, _ in groupby(words))
        return _TIGHT.sub("", said).replace("()", "").strip(" ,.;:")

    def _iter_words(self, text: str) -> Iterator[str]:
        ends = self._word_ends(text)
        names = {start: (end, said) for start, end, said in self._iter_places(text)}
        numbers = self._numbers(text)
        place = 0
        while place < len(text):
            if place in names:
                place, said = names[place]
                yield said
            elif place in numbers:
                place, said = numbers[place]
                yield said
            elif not is_han(text[place]):
                yield text[place].translate(_PUNCTUATION) if not text[place].isalnum() else ""
                place, said = self._latin(text, place)
                yield said
            else:
                place, said = self._word(text, place, ends)
                yield said

    def _latin(self, text: str, place: int) -> tuple[int, str]:
        end = place
        while (
            end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] in ".-+")
        ):
            end += 1
        return max(end, place + 1), text[place:end]

    def _word(self, text: str, place: int, ends: Mapping[int, Sequence[int]]) -> tuple[int, str]:
        """Return where the word at a place ends, and its gloss."""
        end = self._term_end(text, place)
        if end > place + 1 or (end > place and end in ends.get(place, (end,))):
            return end, self._terms[text[place:end]]
        for end in sorted(ends.get(place, ()), reverse=True):
            said = self._learnt(text[place:end])
            if said:
                return end, said
        end = max(ends.get(place, (place + 1,)))
        word = text[place:end]
        if len(word) == 1:
            # One character that no table has is hardly a name; its sound would say nothing.
            return end, self._learnt(word)
        return end, self._by_parts(word) if self._analyzer.has_word(word) else _by_sound(word)

    def _by_parts(self, word: str) -> str:
        """Return the gloss of a word that the tables have not, by the longest parts they have."""
        said, place = [], 0
        while place < len(word):
            for end in range(len(word), place, -1):
                part = word[place:end]
                known = self._terms.get(part) or self._learnt(part)
                if known or end == place + 1:
                    said.append(known or "")
                    place = end
                    break
        return " ".join(filter(None, said)) or _by_sound(word)

    def _learnt(self, word: str) -> str:
        stems = likeliest_stems(self._lexicon).get(word, ())
        return next((self._forms[stem] for stem in stems if stem in self._forms), "")

    def _term_end(self, text: str, place: int) -> int:
        """Return where the longest term at a place ends; the place itself where there is none."""
        ends = range(min(len(text), place + _LONGEST_TERM), place, -1)
        return next((end for end in ends if text[place:end] in self._terms), place)

    def _word_ends(self, text: str) -> Mapping[int, Sequence[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for start, end, term in self._analyzer.placed_terms(text):
            if not _NUMBER.fullmatch(term):
                found[start].append(end)
        return found

    def _iter_places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield the places that a text names: where each begins and ends, and its English name."""
        for name, said in self._places.items():
            for found in re.finditer(re.escape(name), text):
                yield found.start(), found.end(), said
        place = 0
        for name, bearers in default_gazetteer().find(text):
            start = text.index(name, place)
            place = start + len(name)
            if len(name) > 1:
                yield start, place, bearers[0].en.title()

    def _numbers(self, text: str) -> Mapping[int, tuple[int, str]]:
        """Return the numbers of a text by where they begin: where each ends, and 万 applied."""
        found = {}
        for start, end, term in self._analyzer.placed_terms(text):
            number = _NUMBER.fullmatch(term)
            if number and self._term_end(text, start) <= end:
                whole, point, decimals = number["number"].partition(".")
                grouped = whole if number["sign"] == "年" else f"{int(whole):,}"
                found[start] = (end, f"{grouped}{point}{decimals}{number['sign'].rstrip('年')}")
        return found

    @cached_property
    def _terms(self) -> Mapping[str, str]:
        """The glossary's terms and the plain words, each with its gloss."""
        terms = {name: term.en[0] for term in reversed(self._glossary) for name in term.zh}
        return {**terms, **_plain_words()}

    @cached_property
    def _forms(self) -> Mapping[str, str]:
        """The word that a stem is oftenest of in the glossary: ``employment`` for ``employ``."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for term in self._glossary:
            for name in term.en:
                for word in _LATIN.findall(name):
                    if word.islower():
                        for stem in self._analyzer.terms(word):
                            counts[stem][word] += 1
        return {
            stem: min(words, key=lambda word: (-words[word], len(word), word))
            for stem, words in counts.items()
        }


def _by_sound(name: str) -> str:
    """Return a name in pinyin, its kind of place in English.

    >>> _by_sound("岑州市"), _by_sound("李明")
    ('Cenzhou City', 'Li Ming')
    """
    for ending, kind in _KINDS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return f"{''.join(romanize(name.removesuffix(ending))).title()} {kind}".strip()
    syllables = romanize(name)
    if len(syllables) == 1:
        return syllables[0]
    return f"{syllables[0].title()} {''.join(syllables[1:]).title()}"


@cache
def _plain_words() -> Mapping[str, str]:
    with PLAIN_WORDS_FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {fold(row["zh"]).text: row["en"] or "" for row in rows}
