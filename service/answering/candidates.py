"""Gathers what may answer a question from the passages found for it."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from index import Hit
from ingest import Span, split_sentences
from ingest.figures import Figure, read_dates
from service.answering.clauses import clause_around, without
from service.answering.eligibility import fits_figure, is_origin
from service.answering.entities import find_entities
from service.answering.entity_types import asked_labels
from service.answering.lists import find_lists
from service.answering.records import Candidate
from service.questions import Question

FindFigures = Callable[[str], Sequence[Figure]]
"""Gives the figures of a passage by its id."""

# Passages never change, and the same ones are found again and again.
_split = lru_cache(maxsize=2048)(split_sentences)
_TITLE = re.compile("《[^《》]*》")
_NUMERIC = frozenset({"count", "money", "share", "duration"})
_CHANGES = frozenset({"change", "direction"})
_NAMES = frozenset({"who", "which", "where"})


def gather_candidates(
    question: Question, hits: Sequence[Hit], find_figures: FindFigures
) -> tuple[Candidate, ...]:
    """Return what in the hits is of the kind that the question asks for.

    Args:
        question: as it was read.
        hits: best first.
        find_figures: gives a passage's figures.

    Returns:
        By hit and place; none where the question asks for a reason or an account.
    """
    return tuple(candidate for hit in hits for candidate in _of_hit(question, hit, find_figures))


def gather_sentences(hits: Sequence[Hit]) -> tuple[Candidate, ...]:
    """Return the best sentence of each hit as a candidate of kind ``passage``."""
    return tuple(
        Candidate(
            kind="passage",
            hit=hit,
            sentence=hit.sentence,
            span=hit.sentence,
            context=hit.sentence.of(hit.passage.text),
        )
        for hit in hits
    )


def _of_hit(question: Question, hit: Hit, find_figures: FindFigures) -> Iterator[Candidate]:
    sentences = _split(hit.passage.text)
    if question.asked in _NUMERIC:
        yield from _figures(question, hit, sentences, find_figures)
    elif question.asked in _CHANGES:
        yield from _changes(hit, sentences, find_figures)
    elif question.asked == "date":
        yield from _dates(hit, sentences)
    elif question.asked in _NAMES:
        persons_only = asked_labels(question.text) == {"person"}
        for candidate in (*_names(hit, sentences), *_lists(hit, sentences)):
            if not persons_only or candidate.label == "person":
                yield candidate
    elif question.asked == "list":
        yield from _lists(hit, sentences)


def _figures(
    question: Question, hit: Hit, sentences: Sequence[Span], find_figures: FindFigures
) -> Iterator[Candidate]:
    for figure in find_figures(hit.passage.passage_id):
        if fits_figure(question, figure) and not is_origin(figure, hit.passage):
            yield Candidate(
                kind="figure",
                hit=hit,
                sentence=_around(sentences, figure.amount.span),
                span=figure.amount.span,
                context=figure.subject,
                figure=figure,
            )


def _changes(hit: Hit, sentences: Sequence[Span], find_figures: FindFigures) -> Iterator[Candidate]:
    for figure in find_figures(hit.passage.passage_id):
        if figure.is_change and figure.change is not None:
            yield Candidate(
                kind="change",
                hit=hit,
                sentence=_around(sentences, figure.change.span),
                span=figure.change.span,
                context=figure.subject,
                figure=figure,
            )


def _dates(hit: Hit, sentences: Sequence[Span]) -> Iterator[Candidate]:
    text = hit.passage.text
    titles = [match.span() for match in _TITLE.finditer(text)]
    for date in read_dates(text):
        if any(start < date.span.start < end for start, end in titles):
            continue
        sentence = _around(sentences, date.span)
        clause = clause_around(text, date.span, within=sentence)
        yield Candidate(
            kind="date",
            hit=hit,
            sentence=sentence,
            span=date.span,
            context=without(text, date.span, within=clause),
            date=date,
        )


def _names(hit: Hit, sentences: Sequence[Span]) -> Iterator[Candidate]:
    text = hit.passage.text
    for entity in find_entities(text):
        sentence = _around(sentences, entity.span)
        clause = clause_around(text, entity.span, within=sentence)
        yield Candidate(
            kind="entity",
            hit=hit,
            sentence=sentence,
            span=entity.span,
            context=without(text, entity.span, within=clause),
            label=entity.label,
        )


def _lists(hit: Hit, sentences: Sequence[Span]) -> Iterator[Candidate]:
    text = hit.passage.text
    for span in find_lists(text):
        sentence = _around(sentences, span)
        clause = clause_around(text, span, within=sentence)
        yield Candidate(
            kind="list",
            hit=hit,
            sentence=sentence,
            span=span,
            context=without(text, span, within=clause),
            label="list",
        )


def _around(sentences: Sequence[Span], span: Span) -> Span:
    """Return the sentences that a stretch stands in, joined where it runs over an end."""
    touched = [each for each in sentences if each.start < span.end and span.start < each.end]
    if not touched:
        return span
    return Span(start=min(span.start, touched[0].start), end=max(span.end, touched[-1].end))
