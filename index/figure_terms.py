"""The words that figures are found by: those beside a figure, and those that a query asks for."""

import re
from collections.abc import Iterable, Mapping, Sequence

from index.errors import QueryError
from index.figures import IndexedFigure, Words
from index.translation import Alternatives, Translation, Translations
from ingest import Analyzer, Passage, Span, Token
from ingest.figures import Figure

# A translation less likely than this is a guess: it may rank a passage, but filters nothing.
_LIKELY = 0.1

# A question has about ten; SQLite takes a thousand.
MAX_WORDS = 100

_YEAR = re.compile(r"\d{4}")


def index_figures(
    figures: Iterable[Figure],
    *,
    passages: Mapping[str, tuple[Passage, Sequence[Span]]],
    analyzer: Analyzer,
) -> list[IndexedFigure]:
    """Put figures in the order of their documents, with the terms that stand with each.

    Args:
        figures: of those passages, in any order.
        passages: each passage with its sentences, by its id.
        analyzer: makes the terms.

    Raises:
        ValueError: a figure is not what its passage prints at its span.
    """
    known: dict[str, frozenset[str]] = {}

    def terms(text: str) -> frozenset[str]:
        if text not in known:
            known[text] = frozenset(analyzer.terms(text))
        return known[text]

    placed = []
    for figure in figures:
        passage, sentences = passages[figure.passage_id]
        span = figure.amount.span
        if span.of(passage.text) != figure.amount.raw:
            raise ValueError(f"{figure.passage_id}: {figure.amount.raw!r} does not stand at {span}")
        sentence = sentence_of(figure, passage, sentences).of(passage.text)
        texts = (sentence, figure.subject, *passage.heading_path)
        found = frozenset[str]().union(*map(terms, texts), _years(figure.period))
        place = (figure.doc_id, passage.source_offset(span.start), figure.passage_id, span.start)
        placed.append((place, IndexedFigure(figure=figure, terms=found)))
    return [indexed for _, indexed in sorted(placed, key=lambda pair: pair[0])]


def sentence_of(figure: Figure, passage: Passage, sentences: Sequence[Span]) -> Span:
    """Return the sentence that a figure stands in; in a table the row, which a cell is part of.

    Args:
        figure: of the passage.
        passage: the passage.
        sentences: those of the passage, in order.
    """
    span = figure.amount.span
    if passage.kind != "table_row":
        for sentence in sentences:
            if sentence.start <= span.start < sentence.end:
                return Span(start=sentence.start, end=max(sentence.end, span.end))
    return Span(start=0, end=len(passage.text))


def read_words(text: str, *, analyzer: Analyzer, translations: Translations) -> Words:
    """Return what a text asks for: of each of its words the term and the likely translations.

    A compound asks for its parts, since a report may print them apart. A phrase that is translated
    as a whole asks for the parts of that translation, or else for each of its words.

    Raises:
        QueryError: the text holds no word that carries a topic, or more than 100.
    """
    tokens = analyzer.tokens(text)
    parts = _parts(tokens)
    if not parts:
        raise QueryError(f"the text {text[:20]!r} holds no word to look for; name a topic")
    # Before they are translated, which takes longer the more there are.
    _check_number(len(parts))
    translated = translations.find([token.term for token in tokens])
    phrases = [found for found in translated if found.size > 1]
    words = []
    for part in parts:
        single = {part.term}.union(
            *(
                _likely(found.alternatives)
                for found in translated
                if found.size == 1 and _holds(_span(found, tokens), part.span)
            )
        )
        named = [
            _by_name(found.alternatives)
            for found in phrases
            if _holds(_span(found, tokens), part.span)
        ]
        words += [single | wanted for names in named for wanted in _any_name(names)] or [single]
    _check_number(len(words))
    return words


def _check_number(words: int) -> None:
    if words > MAX_WORDS:
        raise QueryError(f"the text has {words} words; look for at most {MAX_WORDS}")


def _span(found: Translation, tokens: Sequence[Token]) -> Span:
    """Return the stretch of the text that is translated."""
    stretch = tokens[found.start : found.start + found.size]
    return Span(start=stretch[0].span.start, end=max(token.span.end for token in stretch))


def _likely(alternatives: Alternatives) -> set[str]:
    """Return the translations of a word that are no guess and no mere piece of another.

    >>> sorted(_likely({"专利": 0.3, "专利权": 0.14, "利权": 0.14, "专利法": 0.02}))
    ['专利', '专利权']
    """
    return {
        term
        for term, weight in alternatives.items()
        if weight >= _LIKELY
        and not any(
            term in other and term != other and weight == known
            for other, known in alternatives.items()
        )
    }


def _by_name(alternatives: Alternatives) -> list[list[str]]:
    """Return the parts of each name that a phrase is translated by, the likeliest name first.

    The parts of one name are equally likely, see ``index.lexicon``.

    >>> _by_name({"社会消费品零售总额": 0.38, "零售": 0.38, "商品零售额": 0.3})
    [['社会消费品零售总额', '零售'], ['商品零售额']]
    """
    names: dict[float, list[str]] = {}
    for term, weight in alternatives.items():
        names.setdefault(weight, []).append(term)
    return [names[weight] for weight in sorted(names, reverse=True)]


def _any_name(names: Sequence[Sequence[str]]) -> list[set[str]]:
    """Return what asks for the parts of the likeliest name, or else for a part of another.

    >>> [sorted(wanted) for wanted in _any_name([["发明专利", "授权", "专利"], ["专利授予"]])]
    [['专利授予', '发明专利'], ['专利授予', '授权']]
    """
    first, *others = [_longest(dict.fromkeys(name, 1.0)) for name in names]
    return [{part}.union(*others) for part in first]


def _longest(alternatives: Alternatives) -> list[str]:
    """Return the parts of a phrase's translation, without the pieces of the parts.

    >>> _longest({"发明": 0.4, "发明专利": 0.4, "专利": 0.4, "授权": 0.4})
    ['发明专利', '授权']
    """
    return [
        term
        for term in alternatives
        if not any(term in other and term != other for other in alternatives)
    ]


def _parts(tokens: Iterable[Token]) -> list[Token]:
    """Return the most tokens that do not overlap, in their order, the shortest of each place."""
    parts: list[Token] = []
    for token in sorted(tokens, key=lambda token: (token.span.end, -token.span.start)):
        if not parts or token.span.start >= parts[-1].span.end:
            parts.append(token)
    return parts


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _years(period: str) -> list[str]:
    """Return the years of a period as index terms."""
    return [f"{year}年" for year in _YEAR.findall(period)]
