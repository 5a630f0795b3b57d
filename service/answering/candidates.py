"""Gathers what may answer a question from the passages found for it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from index import Hit
from ingest import Span, lead_sentence, split_sentences
from ingest.figures import Figure, read_amounts, read_dates
from service.answering.asked_endings import asked_endings
from service.answering.causes import gives_reason
from service.answering.clauses import clause_around, without
from service.answering.date_contexts import date_context
from service.answering.eligibility import QUANTITIES, fits_date, fits_figure, is_origin
from service.answering.entities import find_entities
from service.answering.entity_types import asked_labels
from service.answering.lists import find_lists
from service.answering.range_ends import asked_end
from service.answering.reader import Reading
from service.answering.records import Candidate, CandidateKind
from service.questions import Question, english_units

FindFigures = Callable[[str], Sequence[Figure]]
"""Gives the figures of a passage by its id."""

# Passages never change, and the same ones are found again and again.
_split = lru_cache(maxsize=2048)(split_sentences)
_TITLE = re.compile("《[^《》]*》")
_NUMBERED = re.compile(r"[一1][是要.．、]|（[一1]）|第一[，、：]|\(1\)")
_SUMMED_UP = re.compile(r"(?:等|[两二三四五六七八九十\d]+[个大项家类种])[^，。；：、]{1,10}")
# A list that ends in a negation (假冒和不) has lost the half of its last member.
_TORN = ("不", "未", "非")
# What is asked for where a gain is meant by its amount, whatever share it is.
_GAINS = frozenset({"count", "money", "duration"})
_INSTITUTIONS = frozenset({"body", "court"})
_READ = 3
_EDGES = frozenset("，。、；：！？,.;:!?|·—-")
_NAMES = frozenset({"who", "which", "where"})


def gather_candidates(
    question: Question, hits: Sequence[Hit], find_figures: FindFigures, reading: Reading
) -> tuple[Candidate, ...]:
    """Return what in the hits may be of the kind that the question asks for.

    Args:
        question: as it was read.
        hits: best first.
        find_figures: gives a passage's figures.
        reading: what the reader makes of the passages.

    Returns:
        By hit and place; none where the question asks for a reason or an account.
    """
    return tuple(
        candidate for hit in hits for candidate in _of_hit(question, hit, find_figures, reading)
    )


def gather_sentences(question: Question, hits: Sequence[Hit]) -> tuple[Candidate, ...]:
    """Return the best sentence of each hit as a candidate of kind ``passage``.

    Of a table it is the whole row; where a reason is asked for, also each sentence that gives one.
    """
    return tuple(
        Candidate(
            kind="passage",
            hit=hit,
            sentence=span,
            span=span,
            context=span.of(hit.passage.text),
        )
        for hit in hits
        for span in _sentences(question, hit)
    )


def _sentences(question: Question, hit: Hit) -> tuple[Span, ...]:
    text = hit.passage.text
    if hit.passage.kind == "table_row":
        return (Span(start=0, end=len(text)),)
    best = _with_next(hit)
    if question.asked != "why":
        return (best,)
    reasons = [each for each in _split(text) if gives_reason(each.of(text))]
    return tuple(dict.fromkeys((best, *reasons)))


def _with_next(hit: Hit) -> Span:
    """Return the best sentence, with the next where it but heads the paragraph (2.市本级。)."""
    text, best = hit.passage.text, hit.sentence
    lead = lead_sentence(text)
    if best.start or lead is None or not best.of(text).endswith(f"{lead}。"):
        return best
    following = [each for each in _split(text) if each.start >= best.end]
    return Span(start=best.start, end=following[0].end) if following else best


import os


def _of_hit(
    question: Question, hit: Hit, find_figures: FindFigures, reading: Reading
) -> Iterator[Candidate]:
    free = os.environ.get("FREE", "0")
    if question.asked in (*_NAMES, "list") and free != "0":
        yield from _read(question, hit, reading)
        if free == "2":
            return
    yield from _of_hit_old(question, hit, find_figures)


def _read(question: Question, hit: Hit, reading: Reading) -> Iterator[Candidate]:
    """Yield what the reader takes for names and lists."""
    text = hit.passage.text
    for found in reading.spans(hit.passage.passage_id, limit=_READ):
        span = _trimmed(text, found)
        if len(span) and span.of(text) not in question.text:
            listed = question.asked == "list" or "、" in span.of(text)
            yield _worded("list" if listed else "entity", hit, span)


def _trimmed(text: str, span: Span) -> Span:
    """Return a span without the marks and spaces at its edges, those of pairs kept."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    return Span(start=start, end=end)


def _of_hit_old(question: Question, hit: Hit, find_figures: FindFigures) -> Iterator[Candidate]:
    if question.asked in QUANTITIES:
        return _figures(question, hit, find_figures(hit.passage.passage_id))
    if question.asked == "date":
        return _dates(question, hit)
    if question.asked in _NAMES:
        return _names(question, hit)
    return _lists(question, hit) if question.asked == "list" else iter(())


def _figures(question: Question, hit: Hit, figures: Sequence[Figure]) -> Iterator[Candidate]:
    """Yield every figure of a passage, whatever its kind: how that fits is weighed, not decided.

    Which kind is meant is often not said (新能源车年产量多少), or misread. What the question says
    itself (两条车道的限速) is not what it asks for.
    """
    said = _said_amounts(question.text)
    for figure in figures:
        level = (figure.amount.value, figure.amount.unit)
        if is_origin(figure, hit.passage) or (level in said and not figure.is_change):
            continue
        change = figure.change if figure.is_change else None
        if change is None or (question.asked in _GAINS and fits_figure(question, figure)):
            meant = replace(figure, amount=asked_end(question.text, figure.amount))
            yield _counted("figure", hit, meant, meant.amount.span)
        else:
            # Else it is printed as an amount alone: 比上年增加14亿元.
            yield _counted("change", hit, figure, change.span)


@lru_cache(maxsize=256)
def _said_amounts(question: str) -> frozenset[tuple[Decimal, str]]:
    """Return the amounts that a question says, each in the units that may stand for its own."""
    return frozenset(
        (amount.value, unit)
        for amount in read_amounts(question)
        for unit in (amount.unit, *english_units(amount.unit))
    )


def _dates(question: Question, hit: Hit) -> Iterator[Candidate]:
    text = hit.passage.text
    titles = [match.span() for match in _TITLE.finditer(text)]
    dates = [
        date
        for date in read_dates(text, bare=True)
        if not any(start < date.span.start < end for start, end in titles)
    ]
    spans = [date.span for date in dates]
    for number, date in enumerate(dates):
        if fits_date(question, date):
            sentence = _around(_split(text), date.span)
            yield Candidate(
                kind="date",
                hit=hit,
                sentence=sentence,
                span=date.span,
                context=date_context(text, spans, number, within=sentence),
                date=date,
            )


def _names(question: Question, hit: Hit) -> Iterator[Candidate]:
    persons_only = asked_labels(question.text) == {"person"}
    endings = () if persons_only else _endings(question, hit)
    found = find_entities(hit.passage.text, endings)
    whole = [each.span for each in found if each.label in _INSTITUTIONS]
    for entity in found:
        if entity.label == "asked" and any(_is_head_of(entity.span, each) for each in whole):
            continue
        if not persons_only or entity.label == "person":
            candidate = replace(_worded("entity", hit, entity.span), label=entity.label)
            # What the question says itself is not what it asks for.
            if candidate.label != "asked" or candidate.raw not in question.text:
                yield candidate
    if not persons_only:
        # What bears a number is a clause and no name.
        yield from (each for each in _lists(question, hit) if not _NUMBERED.match(each.raw))


def _is_head_of(part: Span, name: Span) -> bool:
    """Tell whether a stretch is but the beginning of a name: 江岸区人民 of 江岸区人民检察院."""
    return part.start == name.start and part.end < name.end


def _lists(question: Question, hit: Hit) -> Iterator[Candidate]:
    words = tuple(ending for ending in _endings(question, hit) if len(ending) > 1)
    dates = [date.span for date in read_dates(hit.passage.text)]
    for span in find_lists(hit.passage.text):
        torn = span.of(hit.passage.text).endswith(_TORN)
        if torn or any(_crosses(span, date) for date in dates):
            continue
        candidate = _worded("list", hit, span)
        yield replace(candidate, label="asked" if _is_asked(candidate, words) else "list")


def _crosses(span: Span, date: Span) -> bool:
    """Tell whether a list begins or ends within a date, which 、 has torn apart then."""
    return any(date.start < edge < date.end for edge in (span.start, span.end))


def _is_asked(candidate: Candidate, words: tuple[str, ...]) -> bool:
    """Tell whether a list ends in one of ``words``, or 等 and one of them stand behind it."""
    if not words or _NUMBERED.match(candidate.raw):
        return False
    behind = _SUMMED_UP.match(candidate.hit.passage.text, candidate.span.end)
    return candidate.raw.endswith(words) or (
        behind is not None and any(word in behind[0] for word in words)
    )


def _endings(question: Question, hit: Hit) -> tuple[str, ...]:
    lexical = hit.legs.get("lexical")
    return asked_endings(question.text, lexical.matches if lexical else ())


def _counted(kind: CandidateKind, hit: Hit, figure: Figure, span: Span) -> Candidate:
    """Return a figure as a candidate: its subject says what it is."""
    sentence = _around(_split(hit.passage.text), span)
    return Candidate(
        kind=kind, hit=hit, sentence=sentence, span=span, context=figure.subject, figure=figure
    )


def _worded(kind: CandidateKind, hit: Hit, span: Span) -> Candidate:
    """Return a stretch of text as a candidate: the clause without it says what it is."""
    text = hit.passage.text
    sentence = _around(_split(text), span)
    clause = clause_around(text, span, within=sentence)
    context = without(text, span, within=clause)
    return Candidate(kind=kind, hit=hit, sentence=sentence, span=span, context=context)


def _around(sentences: Sequence[Span], span: Span) -> Span:
    """Return the sentences that a stretch stands in, joined where it runs over an end."""
    touched = [each for each in sentences if each.start < span.end and span.start < each.end]
    if not touched:
        return span
    return Span(start=min(span.start, touched[0].start), end=max(span.end, touched[-1].end))
