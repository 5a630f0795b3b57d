"""Holds a date, or a name with a number, against the passages found for its sentence."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

import numpy as np

from index import Hit, WeighedQuery
from ingest import Span, split_sentences
from ingest.figures import DateMention, read_dates
from service.answering.date_contexts import date_context
from service.answering.matching import QuestionMatcher
from service.answering.records import Candidate
from service.answering.vectors import VectorMemory
from service.claims import Claim, sentence_at

_ROLES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"施行|生效|起实施|正式实施|\b(?:in(?:to)? (?:force|effect)|tak\w+ effect|took effect)\b",
        r"印发|发布|公布|出台|\b(?:issued?|published|promulgated|released)\b",
        r"通过|批准|\b(?:adopted|passed|approved)\b",
        r"成立|挂牌|设立|揭牌|\b(?:established|founded|set up|inaugurated|unveiled)\b",
        r"上线|开通|启用|开业|\b(?:launched|went online|opened|put into operation)\b",
        r"签署|签订|\bsign(?:ed|ing)\b",
        r"判决|宣判|\b(?:sentenced|ruled|judg\w+)\b",
        r"查验|查获|查扣|\b(?:seiz\w+|inspect\w+)\b",
        r"登陆|\blandfall\b",
    )
)
_COVERED = 0.72
_MISSING = 0.6
_SURE = 0.85
_NEAR = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class DateNear:
    """A date of a passage beside a claimed one.

    Attributes:
        candidate: the date where it stands.
        same: it is the day, month or year claimed.
        alike: it is as exact as the one claimed.
        alone: no other date of its sentence is told with the same words.
        coverage: the share of the claim's words that its sentence and headings hold, 0 to 1.
        missing: the weight of the weightiest word that they leave out, 0 to 1.
        agrees: both are said to be the day of the same thing: of issue, of force.
    """

    candidate: Candidate
    same: bool
    alike: bool
    alone: bool
    coverage: float
    missing: float
    agrees: bool

    @property
    def is_of_it(self) -> bool:
        """Whether it is surely told of what the claim is told of."""
        return self.agrees and self.coverage >= _COVERED and self.missing <= _MISSING

    @property
    def contradicts(self) -> bool:
        """Whether it is another date of that very thing."""
        sure = self.is_of_it and self.coverage >= _SURE and self.alone
        return sure and self.alike and not self.same

    @property
    def is_near(self) -> bool:
        """Whether it is the date claimed, of something like it."""
        return self.same and self.coverage >= _NEAR


def words_without_dates(claim: Claim, text: str) -> str:
    """Return the sentence of a date or name without its dates and without the name."""
    sentence = claim.sentence.of(text)
    cut = [date.span for date in read_dates(sentence)]
    shift = claim.sentence.start
    cut.append(Span(start=claim.span.start - shift, end=claim.span.end - shift))
    for span in sorted(cut, reverse=True):
        sentence = f"{sentence[: span.start]} {sentence[span.end :]}"
    return sentence


def dates_near(
    claim: Claim,
    text: str,
    hits: Sequence[Hit],
    query: WeighedQuery,
    *,
    vectors: VectorMemory,
    titles: Callable[[str], str],
) -> list[DateNear]:
    """Return the dates of passages beside a claimed one, those told with its words first.

    Args:
        claim: of a date.
        text: that it stands in.
        hits: passages found for its sentence.
        query: the words of its sentence, see ``words_without_dates``.
        vectors: compares texts.
        titles: gives the title of a document by its id.
    """
    found = [each for hit in hits for each in _dates_of(hit)]
    if not found or claim.date is None:
        return []
    wholes = [_whole(candidate, titles) for candidate, _ in found]
    matcher = QuestionMatcher(query, vectors, among=wholes)
    if matcher.blind:
        return []
    coverage = matcher.coverage(wholes) * (1 - matcher.unknown)
    missing = matcher.missing(wholes)
    if any(not word.isascii() for word in matcher.unknown_words):
        missing = np.ones(len(found))
    claimed = _roles(_own_words(claim, text))
    near = [
        DateNear(
            candidate=candidate,
            same=_same(claim.date, candidate.date),
            alike=candidate.date is not None and len(candidate.date.start) == len(claim.date.start),
            alone=alone,
            coverage=float(coverage[number]),
            missing=float(missing[number]),
            agrees=_agree(claimed, _roles(candidate.context), alone=alone),
        )
        for number, (candidate, alone) in enumerate(found)
    ]
    return sorted(near, key=lambda each: (not each.agrees, -each.coverage))


def stands_in(name: str, hit: Hit) -> Span | None:
    """Return where a passage has a name with a number, as it is, not as a part of another."""
    wanted = re.escape(normalize("NFKC", name)).replace(r"\ ", r"\s?")
    match = re.search(rf"(?<![0-9A-Za-z.]){wanted}(?![0-9A-Za-z])(?!\.\d)", hit.passage.text)
    return Span(start=match.start(), end=match.end()) if match else None


def _dates_of(hit: Hit) -> list[tuple[Candidate, bool]]:
    text = hit.passage.text
    dates = read_dates(text)
    spans = [date.span for date in dates]
    sentences = split_sentences(text) or (Span(start=0, end=len(text)),)
    found = []
    for number, date in enumerate(dates):
        if not date.start or date.relative:
            continue
        sentence = sentence_at(sentences, date.span.start)
        here = [span for span in spans if sentence.start <= span.start < sentence.end]
        candidate = Candidate(
            kind="date",
            hit=hit,
            sentence=Span(start=sentence.start, end=max(sentence.end, date.span.end)),
            span=date.span,
            context=date_context(text, spans, number, within=sentence),
            date=date,
        )
        found.append((candidate, len(here) == 1))
    return found


def _whole(candidate: Candidate, titles: Callable[[str], str]) -> str:
    passage = candidate.hit.passage
    said = candidate.sentence.of(passage.text)
    return " ".join((said, *passage.heading_path, titles(passage.doc_id)))


def _own_words(claim: Claim, text: str) -> str:
    sentence = claim.sentence.of(text)
    dates = [date.span for date in read_dates(sentence)]
    shift = claim.sentence.start
    own = Span(start=claim.span.start - shift, end=claim.span.end - shift)
    if own not in dates:
        return sentence
    whole = Span(start=0, end=len(sentence))
    return date_context(sentence, dates, dates.index(own), within=whole)


def _roles(words: str) -> frozenset[int]:
    return frozenset(number for number, role in enumerate(_ROLES) if role.search(words))


def _agree(claimed: frozenset[int], printed: frozenset[int], *, alone: bool) -> bool:
    """Tell whether two dates may be of the same thing: what neither names counts if it is alone."""
    return bool(claimed & printed) if claimed or printed else alone


def _same(claimed: DateMention, printed: DateMention | None) -> bool:
    return printed is not None and (claimed.start, claimed.end) == (printed.start, printed.end)
