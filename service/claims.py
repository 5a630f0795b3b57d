"""Reads the claims of a text: its figures, its dates and the names with a number in them."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest import Document, Passage, Segment, Span, detect_language, split_sentences
from ingest.figures import DateMention, Figure, extract_figures, read_dates

ClaimKind = Literal["figure", "date", "name"]
FindPlaces = Callable[[str], frozenset[str]]
"""Gives the full names of the places that a text names."""

_TEXT_ID = "text"
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"[A-Za-z0-9〔〕\[\]][\w.,〔〕\[\]·/-]*", re.ASCII)
_NUMBERED = re.compile(
    r"[\u4e00-\u9fff]{1,6}[〔\[(（]\d{4}[〕\])）]\s?(?:第\s?)?\d+\s?号"
    r"|第\s?[0-9一二三四五六七八九十百零〇两]+\s?[届次号条期号批]"
    r"|\b(?:No\.|Article|Decree No\.|Order No\.)\s?\d+",
    re.IGNORECASE,
)
_REFERRING = re.compile("(?:根据|按照|依据|依照|以及|印发|[按据见和与的])+(?=.{2})")
_EVENT_YEAR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something in a text that a document may print.

    Attributes:
        kind: what it is.
        span: where in the text it stands; of a change its number alone.
        sentence: the sentence around it, a range of the text.
        places: full names of the places it is said of: those of its sentence, or of the last
            sentence before that names any.
        period: ISO 8601; that of the last figure before where its own words name none; empty
            where the text names none so far.
        figure: for a figure: ``amount.span`` and ``change.span`` are ranges of the text.
        date: for a date.
    """

    kind: ClaimKind
    span: Span
    sentence: Span
    places: frozenset[str] = frozenset()
    period: str = ""
    figure: Figure | None = None
    date: DateMention | None = None


def read_claims(text: str, find_places: FindPlaces) -> tuple[Claim, ...]:
    """Return the claims of a text by place.

    Args:
        text: paragraphs in Chinese or English.
        find_places: knows the places of the collection.
    """
    found: list[Claim] = []
    places: frozenset[str] = frozenset()
    period = ""
    for start, paragraph in _paragraphs(text):
        sentences = [_moved(each, start) for each in split_sentences(paragraph)]
        figures = [_shifted(each, start) for each in _figures_of(paragraph)]
        for sentence in sentences:
            named = find_places(sentence.of(text))
            places = named or places
            here = [each for each in figures if _within(each.amount.span, sentence)]
            for figure in here:
                period = figure.period or period
                claim = Claim(
                    kind="figure",
                    span=figure.amount.span,
                    sentence=sentence,
                    places=places,
                    period=period,
                    figure=figure,
                )
                found.append(claim)
            dates = _dates_of(text, sentence, here)
            found += [
                Claim(kind="date", span=date.span, sentence=sentence, places=places, date=date)
                for date in dates
            ]
            taken = [
                *(each.amount.span for each in here),
                *(date.span for date in _all_dates(text, sentence)),
            ]
            found += [
                Claim(kind="name", span=span, sentence=sentence, places=places)
                for span in _names_of(text, sentence, taken)
            ]
            period = _last_year(_all_dates(text, sentence), here) or period
    return tuple(sorted(found, key=lambda claim: claim.span))


def _paragraphs(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match[0]) for match in re.finditer(r"[^\n\r]*\S[^\n\r]*", text)]


def _figures_of(paragraph: str) -> tuple[Figure, ...]:
    """Return the figures of a paragraph as those of a document without a year are read."""
    document = Document(
        doc_id=_TEXT_ID,
        title="",
        issuer="",
        year=None,
        language=detect_language(paragraph),
        source_name=_TEXT_ID,
        sha256=hashlib.sha256(paragraph.encode("utf-8", "replace")).hexdigest(),
        text=paragraph,
    )
    whole = Segment(text_start=0, source_start=0, length=len(paragraph))
    passage = Passage(
        passage_id=_TEXT_ID,
        doc_id=_TEXT_ID,
        kind="paragraph",
        heading_path=(),
        text=paragraph,
        segments=(whole,),
    )
    return extract_figures(document, [passage])


def _shifted(figure: Figure, by: int) -> Figure:
    change = figure.change
    return replace(
        figure,
        amount=replace(figure.amount, span=_moved(figure.amount.span, by)),
        change=None if change is None else replace(change, span=_moved(change.span, by)),
    )


def _moved(span: Span, by: int) -> Span:
    return Span(start=span.start + by, end=span.end + by)


def _within(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start < sentence.end


def _all_dates(text: str, sentence: Span) -> list[DateMention]:
    return [
        replace(date, span=_moved(date.span, sentence.start))
        for date in read_dates(sentence.of(text))
    ]


def _dates_of(text: str, sentence: Span, figures: Sequence[Figure]) -> list[DateMention]:
    """Return the dates that are claims: days always, others where they date no figure."""
    dates = [date for date in _all_dates(text, sentence) if date.start and not date.relative]
    return [date for date in dates if _is_day(date) or not figures]


def _is_day(date: DateMention) -> bool:
    return len(date.start) > len("2023-09") or len(date.end) > len("2023-09")


def _last_year(dates: Sequence[DateMention], figures: Sequence[Figure]) -> str:
    """Return the year that a sentence without figures speaks of, if it names one alone."""
    years = {date.start[:_EVENT_YEAR] for date in dates if _YEAR.match(date.start)}
    return years.pop() if len(years) == 1 and not figures else ""


def _names_of(text: str, sentence: Span, taken: Sequence[Span]) -> list[Span]:
    """Return what holds a digit and was read as neither figure nor date."""
    found: list[Span] = []
    starts = sorted(taken)
    for pattern in (_NUMBERED, _DIGITS):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            lead = _REFERRING.match(match[0])
            start = match.start() + (lead.end() if lead else 0)
            span = Span(start=start, end=match.start() + len(match[0].rstrip(".,-/·")))
            held = any(map(str.isdigit, span.of(text))) or pattern is _NUMBERED
            if held and not _overlaps(span, (*found, *starts)):
                found.append(span)
    return found


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < each.end and each.start < span.end for each in others)


def sentence_at(sentences: Sequence[Span], offset: int) -> Span:
    """Return the last of some spans in order that starts at or before an offset."""
    return sentences[max(bisect_right([each.start for each in sentences], offset) - 1, 0)]
