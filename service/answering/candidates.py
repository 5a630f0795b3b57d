"""Gathers what may answer a question from the passages found for it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from index import Hit
from ingest import Span, lead_sentence, split_sentences
from ingest.figures import Figure, read_amounts, read_dates, with_bound, with_limit
from service.answering.causes import gives_reason
from service.answering.clauses import clause_around, without
from service.answering.date_contexts import date_context
from service.answering.eligibility import (
    QUANTITIES,
    WORDED,
    fits_date,
    fits_figure,
    is_origin,
    went_from,
)
from service.answering.range_ends import asked_end
from service.answering.reading import Reading
from service.answering.records import Candidate, CandidateKind
from service.answering.spans import (
    MOST_ROUNDED,
    around,
    completed,
    joined,
    ratios_beside,
    rounded,
    summed_up,
    trimmed,
    within_cell,
)
from service.questions import Question, english_units

FindFigures = Callable[[str], Sequence[Figure]]
"""Gives the figures of a passage by its id."""

# Passages never change, and the same ones are found again and again.
_split = lru_cache(maxsize=2048)(split_sentences)
_TITLE = re.compile("《[^《》]*》")
_TIME = re.compile("[年月日天周时点期季]")
_YEAR_BEFORE = re.compile("上一?年|去年|last year|the year before", re.IGNORECASE)
# What is asked for where a gain is meant by its amount, whatever share it is.
_GAINS = frozenset({"count", "money", "duration"})
# So many spans of a passage are names and lists to choose from.
_READ = 3


def gather_printed(
    question: Question, hits: Sequence[Hit], find_figures: FindFigures
) -> tuple[Candidate, ...]:
    """Return the figures or dates of the hits, whichever the question asks for; else none.

    Args:
        question: as it was read.
        hits: best first.
        find_figures: gives a passage's figures.

    Returns:
        By hit and place.
    """
    if question.asked in QUANTITIES:
        return tuple(
            each
            for hit in hits
            for each in _figures(question, hit, find_figures(hit.passage.passage_id))
        )
    if question.asked == "date":
        return tuple(each for hit in hits for each in _dates(question, hit))
    return ()


def gather_read(
    question: Question,
    hits: Sequence[Hit],
    reading: Reading,
    *,
    printed: Sequence[Candidate],
    find_figures: FindFigures,
) -> tuple[Candidate, ...]:
    """Return what the reader takes for the answer where an exact one is asked for; else none.

    A figure where it points at one. Else a name or list; where a date is asked for, whatever
    tells when (自印发之日起). What is asked for is often misread (file number of ...), so
    where a figure or date seems to be, the reader's likeliest span of each passage counts, too.

    Args:
        question: as it was read.
        hits: best first.
        reading: what the reader makes of the passages.
        printed: the figures and dates of the hits, whether they may answer or not.
        find_figures: gives a passage's figures.
    """
    if question.asked not in WORDED | QUANTITIES | {"date"}:
        return ()
    taken = [(each.hit.passage.passage_id, each.span) for each in printed]
    found = (
        _figure_at(question, hit, span, find_figures(hit.passage.passage_id))
        or _worded(question, hit, span)
        for hit in hits
        for span in _pointed_at(question, hit, reading)
        if not any(
            passage_id == hit.passage.passage_id and span.start < each.end and each.start < span.end
            for passage_id, each in taken
        )
        # What the question says itself is not what it asks for.
        and span.of(hit.passage.text) not in question.text
    )
    return tuple(each for each in found if each is not None)


def gather_sentences(
    question: Question, hits: Sequence[Hit], reading: Reading
) -> tuple[Candidate, ...]:
    """Return what in each hit may account for what is asked, as candidates of kind ``passage``.

    What the reader takes for the answer, within its sentence; where nothing was read, the best
    sentence. Where a reason is asked for, only of sentences that give one. Of a table the sentence
    is the whole row.
    """
    found = (
        Candidate(
            kind="passage",
            hit=hit,
            sentence=sentence,
            span=span,
            context=sentence.of(hit.passage.text),
        )
        for hit in hits
        for span, sentence in _accounts(question, hit, reading)
    )
    return tuple(each for each in found if question.asked != "why" or gives_reason(each.context))


def _accounts(question: Question, hit: Hit, reading: Reading) -> list[tuple[Span, Span]]:
    """Return stretches of a passage that may account for something, each with its sentence.

    A number alone accounts for nothing, and to give it as a figure takes more: in its place stands
    the sentence.
    """
    text = hit.passage.text
    row = Span(start=0, end=len(text)) if hit.passage.kind == "table_row" else None
    read = _read_spans(hit, reading)
    if read:
        spans = dict.fromkeys(rounded(text, span) for span in read)
        told = [(span, row or around(_split(text), span)) for span in spans]
        return [(whole if _is_amount(text, span) else span, whole) for span, whole in told]
    return [(each, each) for each in ((row,) if row else _sentences(question, hit))]


def _is_amount(text: str, span: Span) -> bool:
    """Tell whether a stretch is an amount with what bounds it, and nothing else."""
    said = span.of(text)
    return any(len(with_bound(said, each)) == len(said) for each in read_amounts(said))


def _read_spans(hit: Hit, reading: Reading, *, limit: int = _READ) -> list[Span]:
    """Return what the reader takes for the answer, without the marks at its edges."""
    text = hit.passage.text
    spans = reading.spans(hit.passage.passage_id, text, limit=limit)
    if hit.passage.kind == "table_row":
        spans = tuple(dict.fromkeys(within_cell(text, span) for span in spans))
    whole = (trimmed(text, span) for span in spans)
    return [span for span in whole if len(span)]


def _sentences(question: Question, hit: Hit) -> tuple[Span, ...]:
    text = hit.passage.text
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


def _pointed_at(question: Question, hit: Hit, reading: Reading) -> list[Span]:
    """Return what may be the name, list or time asked for in a passage."""
    text = hit.passage.text
    spans = _read_spans(hit, reading, limit=_READ if question.asked in WORDED else 1)
    if question.asked == "list":
        return joined(text, spans)
    more = [
        each
        for span in spans
        for each in ratios_beside(text, span, within=around(_split(text), span))
    ]
    return list(dict.fromkeys((*spans, *more)))


def _figure_at(
    question: Question, hit: Hit, span: Span, figures: Sequence[Figure]
) -> Candidate | None:
    """Return the one figure that a stretch holds with hardly anything else."""
    inside = [
        each
        for each in _figures(question, hit, figures)
        if each.span.start < span.end and span.start < each.span.end
    ]
    near = len(inside) == 1 and len(span) <= MOST_ROUNDED * len(inside[0].span)
    return inside[0] if near else None


def _worded(question: Question, hit: Hit, read: Span) -> Candidate | None:
    """Return what the reader takes for the name, list or time asked for.

    No date that was read and does not fit: who asks for a day is given no year.
    """
    text = hit.passage.text
    listed = question.asked == "list" or "、" in read.of(text)
    span = completed(text, read)
    span = summed_up(text, span) if listed else span
    dated = question.asked == "date" and not listed and _TIME.search(span.of(text)) is not None
    if dated and not all(fits_date(question, each) for each in read_dates(span.of(text))):
        return None
    sentence = around(_split(text), span)
    clause = clause_around(text, span, within=sentence)
    return Candidate(
        kind="list" if listed else "date" if dated else "entity",
        hit=hit,
        sentence=sentence,
        span=span,
        context=without(text, span, within=clause),
    )


def _figures(question: Question, hit: Hit, figures: Sequence[Figure]) -> Iterator[Candidate]:
    """Yield every figure of a passage, whatever its kind: how that fits is weighed, not decided.

    Which kind is meant is often not said (新能源车年产量多少), or misread. What the question says
    itself (两条车道的限速) is not what it asks for.
    """
    said = _said_amounts(question.text)
    for figure in figures:
        level = (figure.amount.value, figure.amount.unit)
        if _is_only_origin(question, figure, hit) or (level in said and not figure.is_change):
            continue
        change = figure.change if figure.is_change else None
        if change is None or (question.asked in _GAINS and fits_figure(question, figure)):
            meant = replace(figure, amount=asked_end(question.text, figure.amount))
            yield _counted("figure", hit, meant, with_bound(hit.passage.text, meant.amount))
        else:
            # Else it is printed as an amount alone: 比上年增加14亿元.
            yield _counted("change", hit, figure, change.span)


def _is_only_origin(question: Question, figure: Figure, hit: Hit) -> bool:
    """Tell whether a figure is a level that another one left, unless the question names its year.

    Which it may where the text dates that level to the year before (由上年的2.65亩增加到2.81亩).
    """
    if not is_origin(figure, hit.passage):
        return False
    dated = _YEAR_BEFORE.search(went_from(hit.passage.text, figure.amount.span) or "")
    return not (dated and (question.years or question.relative_year is not None))


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
            span, _ = with_limit(text, date.span)
            sentence = around(_split(text), span)
            yield Candidate(
                kind="date",
                hit=hit,
                sentence=sentence,
                span=span,
                context=date_context(text, spans, number, within=sentence),
                date=date,
            )


def _counted(kind: CandidateKind, hit: Hit, figure: Figure, span: Span) -> Candidate:
    """Return a figure as a candidate: its subject says what it is."""
    sentence = around(_split(hit.passage.text), span)
    return Candidate(
        kind=kind, hit=hit, sentence=sentence, span=span, context=figure.subject, figure=figure
    )
