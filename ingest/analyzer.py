"""The terms of a text, the same for passages and questions: the one owner of jieba.

Terms are Chinese words (jieba's search mode, with the shorter words inside a long one), English
stems, quantities in normal form and identifiers; see ``Analyzer.tokens``.
"""

import functools
import hashlib
import re
import threading
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import snowballstemmer

from ingest.characters import HAN
from ingest.errors import AnalyzerError
from ingest.folding import Folded, fold, place, simplify
from ingest.glossary import default_glossary
from ingest.inflections import base_form
from ingest.language import PARTICLE
from ingest.quantities import IDENTIFIER, Quantity, iter_quantities
from ingest.records import Span
from ingest.word_paths import Weights, find_path
from ingest.words import TOTAL, WordList

with warnings.catch_warnings():
    # jieba 0.42.1 imports pkg_resources where it can, and has escapes that newer Pythons warn of.
    warnings.simplefilter("ignore")
    import jieba
    from jieba import finalseg

RULES_VERSION = 5
"""To be raised with every change that gives other terms: an index records it."""

_RUN = re.compile(
    rf"(?P<han>[{HAN}]+)"
    rf"|(?P<identifier>(?i:{IDENTIFIER.pattern}))"
    r"|(?P<digits>\d+)"
    rf"|(?P<word>[A-Za-z]&[A-Za-z](?![^\W\d_{HAN}])|[^\W\d_{HAN}]+)"
)
_STOP_ZH = frozenset(PARTICLE.zh_senses("stop"))
_STOP_EN = frozenset(PARTICLE.en_senses("stop"))
_NOT_CHINESE = re.compile(r"[^\u4e00-\u9fd5]")
_LETTERS_ONLY = re.compile("[A-Za-z ]*")
_LONGEST_UNKNOWN = 400
"""More characters in no word are cut in parts: their model takes time in the square of them."""
_LONGEST_KEPT, _RUNS_KEPT = 24, 1 << 14
"""Runs of no more characters are cut once; so many are kept, a few megabytes."""
_PART = re.compile(r"[a-z]{2,}|\d+", re.IGNORECASE)

Word = tuple[str, int, int]
"""A word, where it begins and where it ends."""
PlacedTerm = tuple[int, int, str]
"""Where a term begins, where it ends, and the term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A term and the range of the analysed text that it stands for."""

    term: str
    span: Span


class Segmenter:
    """Chinese words by jieba's dictionary, in a tokenizer of its own.

    jieba would read the whole dictionary before the first word, 0.6 s, through a cache of
    marshalled objects in the shared temporary folder. Here a text brings in the words that begin
    with its characters; no other word can stand in it.

    A word added gets the frequency by which jieba keeps it whole among its own words and those
    added words that stand inside it, so that it does not matter what was read before.

    Args:
        words: to be added to the dictionary, in Simplified Chinese.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.FREQ, self._tokenizer.total = {}, TOTAL
        self._tokenizer.initialized = True
        self._known: set[str] = set()
        # Words to be added, by their first two characters, until a text has them.
        self._pending: dict[str, tuple[str, ...]] = {}
        for word in dict.fromkeys(words):
            self._pending[word[:2]] = (*self._pending.get(word[:2], ()), word)
        self._learning = threading.Lock()
        self._weights = Weights(total=TOTAL)
        self._found = functools.lru_cache(maxsize=_RUNS_KEPT)(self._find)
        self._inside = functools.lru_cache(maxsize=_RUNS_KEPT)(self._find_inside)

    def search(self, text: str) -> Sequence[Word]:
        """Return ``(word, start, end)`` of each word of ``text`` and of the known words inside it.

        jieba's search mode looks for inner words of two and three characters only, and would not
        find 知识产权 in 知识产权民事案件; here inner words of every size are found.
        """
        return self._found(text) if len(text) <= _LONGEST_KEPT else self._find(text)

    def _find(self, text: str) -> Sequence[Word]:
        self._learn(text)
        found: list[Word] = []
        for word, start, end in self._cut(text):
            if end - start > 2:
                found += [(inner, start + at, start + to) for inner, at, to in self._inside(word)]
            found.append((word, start, end))
        return found

    def _find_inside(self, word: str) -> Sequence[Word]:
        frequencies = self._tokenizer.FREQ
        return [
            (word[at : at + size], at, at + size)
            for size in range(2, len(word))
            for at in range(len(word) - size + 1)
            if frequencies.get(word[at : at + size])
        ]

    def _cut(self, text: str) -> Iterable[Word]:
        """Cut a text as jieba does, whose rules for all but Chinese are left to it."""
        if _NOT_CHINESE.search(text):
            words: Iterable[Word] = self._tokenizer.tokenize(text)
            return words
        path = find_path(text, self._tokenizer.FREQ, self._weights)
        found: list[Word] = []
        single = 0
        for start, end in path.bounds():
            if end - start > 1:
                if single < start:
                    found += self._cut_single(text[single:start], single)
                found.append((text[start:end], start, end))
                single = end
        if single < len(text):
            found += self._cut_single(text[single:], single)
        return found

    def _cut_single(self, text: str, start: int) -> Iterator[Word]:
        """Ask jieba's model of unknown words about characters that are likeliest apart."""
        is_unknown = len(text) > 1 and not self._tokenizer.FREQ.get(text)
        for word in _cut_unknown(text) if is_unknown else text:
            yield word, start, start + len(word)
            start += len(word)

    def learn_added(self) -> None:
        """Bring in all words to be added: before many texts, where each would be looked for."""
        self._learn("\n".join(word for words in self._pending.values() for word in words))

    def has_word(self, word: str) -> bool:
        """Tell whether the dictionary, or what was added to it, has a word."""
        self._learn(word)
        return bool(self._tokenizer.FREQ.get(word))

    def log_probability(self, text: str) -> float:
        """Return the natural logarithm of the probability of the likeliest segmentation.

        >>> segmenter = default_segmenter()
        >>> segmenter.log_probability("知识产权") > segmenter.log_probability("权产识知")
        True
        """
        self._learn(text)
        return find_path(text, self._tokenizer.FREQ, self._weights).log_probability

    def _learn(self, text: str) -> None:
        """Bring in every word that may stand in ``text``."""
        characters = set(text)
        if self._known.issuperset(characters) and not self._added_words(text):
            return
        with self._learning:
            for character in characters - self._known:
                self._tokenizer.FREQ.update(_word_list().frequencies(character))
                self._known.add(character)
            for word in sorted(self._added_words(text), key=len):
                self._add(word)

    def _added_words(self, text: str) -> list[str]:
        """Return the words to be added that stand in ``text`` and were not met before."""
        if not self._pending:
            return []
        beginnings = self._pending.keys() & {*map(str.__add__, text, text[1:]), *text}
        return [
            word for beginning in beginnings for word in self._pending[beginning] if word in text
        ]

    def _add(self, word: str) -> None:
        frequencies = self._tokenizer.FREQ
        frequency = self._tokenizer.suggest_freq(word)
        for size in range(1, len(word)):
            frequencies.setdefault(word[:size], 0)
        frequencies[word] = frequency
        left = tuple(other for other in self._pending.pop(word[:2]) if other != word)
        if left:
            self._pending[word[:2]] = left


def _cut_unknown(text: str) -> Iterator[str]:
    for start in range(0, len(text), _LONGEST_UNKNOWN):
        yield from finalseg.cut(text[start : start + _LONGEST_UNKNOWN])


@functools.cache
def default_segmenter() -> Segmenter:
    """Return the segmenter with jieba's own words, loaded once."""
    return Segmenter()


@functools.cache
def _word_list() -> WordList:
    return WordList(Path(jieba.__file__).with_name("dict.txt"))


class Analyzer:
    """Turns a text into terms; passages and questions go through the same one.

    Args:
        user_terms: words to be kept whole besides those of the glossary, Traditional or Simplified.

    Raises:
        AnalyzerError: a user term is empty or has white space inside.

    >>> Analyzer().terms("共 6 492 件，占5.40%")
    ['6492', '件', '占', '5.4%']
    """

    def __init__(self, *, user_terms: Iterable[str] = ()) -> None:
        glossary = [word for term in default_glossary() for word in term.zh]
        words = sorted({_user_word(word) for word in (*glossary, *user_terms)})
        self._segmenter = Segmenter(words)
        self.user_terms_sha256 = hashlib.sha256("\n".join(words).encode()).hexdigest()
        self.version = " ".join(
            (f"zhiwen-{RULES_VERSION}", *(f"{name}-{version(name)}" for name in _LIBRARIES))
        )

    def has_word(self, word: str) -> bool:
        """Tell whether jieba's dictionary, the glossary or the user's terms have a Chinese word.

        >>> analyzer = Analyzer()
        >>> analyzer.has_word("赔偿"), analyzer.has_word("陪偿")
        (True, False)
        """
        return self._segmenter.has_word(word)

    def prepare(self) -> None:
        """Get ready for many texts: a fraction of a second, which one question need not wait."""
        self._segmenter.learn_added()

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Return the tokens of ``text``, ordered by where they start, then by where they end.

        The text is folded first (NFKC, Simplified). A quantity is one term in normal form, 万 and
        亿 applied (``6 492`` and ``６，４９２`` give ``6492``, ``92.08万`` gives ``920800``,
        百分之五点四 gives ``5.4%``, 二〇二三年 gives ``2023年``); its unit is a term of its own.
        Chinese words come with the known words inside them, English ones as lower-case stems;
        stop words and punctuation are left out.

        >>> [(token.term, token.span.of("著作權人")) for token in Analyzer().tokens("著作權人")]
        [('著作', '著作'), ('著作权', '著作權'), ('著作权人', '著作權人')]
        """
        return tuple(
            Token(term=term, span=place(start, end)) for start, end, term in self.placed_terms(text)
        )

    def placed_terms(self, text: str) -> list[PlacedTerm]:
        """Return ``tokens(text)`` as plain ``(start, end, term)``: a collection has millions.

        >>> Analyzer().placed_terms("著作權")
        [(0, 2, '著作'), (0, 3, '著作权')]
        """
        folded = fold(text)
        found = self._folded_terms(folded)
        if isinstance(folded.starts, range):
            return found
        return [(folded.starts[start], folded.ends[end - 1], term) for start, end, term in found]

    def terms(self, text: str) -> list[str]:
        """Return the terms of ``tokens(text)``.

        >>> Analyzer().terms("How many punitive-damages cases in 2023?")
        ['punit', 'damag', 'case', '2023年']
        >>> Analyzer().terms("R&D spending")
        ['r&d', 'spend']
        """
        return [term for _, _, term in self._folded_terms(fold(text))]

    def _folded_terms(self, folded: Folded) -> list[PlacedTerm]:
        return sorted(set(self._iter_terms(folded)))

    def _iter_terms(self, folded: Folded) -> Iterator[PlacedTerm]:
        if _LETTERS_ONLY.fullmatch(folded.text):
            for match in _RUN.finditer(folded.text):
                yield from self._latin_term(match[0].lower(), match.start())
            return
        quantities = sorted(iter_quantities(folded.text), key=_by_start)
        for quantity in quantities:
            yield quantity.start, quantity.end, quantity.term
        for start, end in _between(quantities, len(folded.text)):
            for match in _RUN.finditer(folded.text, start, end):
                yield from self._run_terms(match)

    def _run_terms(self, match: re.Match[str]) -> Iterator[PlacedTerm]:
        start = match.start()
        if match["han"]:
            for word, word_start, word_end in self._segmenter.search(match[0]):
                if word not in _STOP_ZH:
                    yield start + word_start, start + word_end, word
        elif word := match["word"]:
            yield from self._latin_term(word.lower(), start)
        else:
            yield start, match.end(), match[0].lower()
            if match["identifier"]:
                for part in _PART.finditer(match[0]):
                    yield from self._latin_term(part[0].lower(), start + part.start())

    def _latin_term(self, word: str, start: int) -> Iterator[PlacedTerm]:
        if word not in _STOP_EN:
            yield start, start + len(word), stem(word)


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the Snowball stem of a lower-case English word, of its base where that is irregular.

    >>> stem("damages"), stem("applications"), stem("upheld"), stem("utilisation")
    ('damag', 'applic', 'uphold', 'util')
    """
    base = base_form(word)
    if _WITHOUT_ENDING.fullmatch(base):
        return base
    with _stemming:
        stemmed: str = _stemmer.stemWord(base)
    return stemmed


# No ending that the stemmer takes off or changes ends so; most names in pinyin do.
_WITHOUT_ENDING = re.compile(r"[a-z]*(?:[aoubfhjkpqvwxz]|(?<!io)n|(?<!in)g)")
_stemmer = snowballstemmer.stemmer("english")
_stemming = threading.Lock()
"""The stemmer keeps the word it works on in itself, and a server has several threads."""

_LIBRARIES = ("jieba", "opencc", "snowballstemmer")


def _by_start(quantity: Quantity) -> int:
    return quantity.start


def _between(quantities: Iterable[Quantity], length: int) -> Iterator[tuple[int, int]]:
    position = 0
    for quantity in quantities:
        if not quantity.spelt:
            yield position, quantity.start
            position = quantity.end
    yield position, length


def _user_word(word: str) -> str:
    folded = simplify(fold(word.strip()).text)
    if not folded or any(char.isspace() for char in folded):
        raise AnalyzerError(f"user term must be one word without spaces, got {word!r}")
    return folded


def read_user_terms(path: Path) -> tuple[str, ...]:
    """Read a user dictionary: UTF-8, one term a line; blank lines and ``#`` comments are skipped.

    Raises:
        AnalyzerError: the file cannot be read, is not UTF-8, or a line holds more than one word.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise AnalyzerError(
            f"{path}: cannot read the user dictionary: {said}; mend it or ZHIWEN_USER_TERMS"
        ) from error
    terms = []
    for number, line in enumerate(text.splitlines(), 1):
        term = line.partition("#")[0].strip()
        if len(term.split()) > 1:
            raise AnalyzerError(f"{path}:{number}: expected one term a line, got {term!r}")
        if term:
            terms.append(term)
    return tuple(terms)
