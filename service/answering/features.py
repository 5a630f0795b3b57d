"""What tells a right candidate from a wrong one: how well each fits the question."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.figures import conflicts, read_scopes
from service.answering.contexts import (
    clause_of,
    context_of,
    passage_of,
    sentence_of,
    words_before,
)
from service.answering.eligibility import WORDED, fits_figure, plain_unit
from service.answering.matching import QuestionMatcher
from service.answering.periods import period_fit
from service.answering.reading import NEVER, Reading
from service.answering.records import Candidate
from service.questions import (
    Question,
    opens_with_others,
    ordinals_differ,
    read_ordinals,
    way_of,
)

FEATURES = (
    "hit_score",
    "first_hit",
    "context_coverage",
    "clause_coverage",
    "sentence_coverage",
    "passage_coverage",
    "context_cosine",
    "sentence_cosine",
    "excess",
    "unit",
    "kind",
    "scope_conflict",
    "period",
    "length",
    "direction",
    "unasked_part",
    "reader",
)
"""The columns of the feature matrix:

hit_score: the passage's score in the search, as a share of the best; first_hit: it is the first;
context, clause, sentence, passage coverage: the share of the question that each holds, headings
counted with the passage; context, sentence cosine: nearness in meaning; excess: the share of the
context that no word of the question accounts for; unit: the unit is one that was asked for;
kind: a figure is of the kind and the class of unit that seem to be asked for, a date one that
was read, a name where a name seems to be asked for;
scope_conflict: scopes of the question that it contradicts, another place in a row among them;
period: 1 the period asked for, 0 unknown, -1 another; length: the characters of a name or list, 1
at 60 and more; direction: it rises or falls as the question says; unasked_part: it is a part of a
whole, and the question says nothing that would set the part apart;
reader: how likely the reader holds it for the answer, by log-probability, 0 least, 1 certain.
"""


_Column = Sequence[float] | NDArray[np.float64]


def measure(
    question: Question,
    candidates: Sequence[Candidate],
    matcher: QuestionMatcher,
    *,
    year: int | None,
    reading: Reading,
) -> NDArray[np.float64]:
    """Return the features of some candidates.

    Args:
        question: as it was read.
        candidates: at least one.
        matcher: what the question is about, seen from the texts.
        year: the year asked about, said or understood; ``None`` where there is none.
        reading: what the reader makes of the passages.

    Returns:
        Shape (candidates, features), columns as in ``FEATURES``.
    """
    said = _words_of(candidates)
    columns = (
        _seen(said, candidates, matcher)
        | _asked_for(question, candidates)
        | {
            "period": [period_fit(candidate, year) for candidate in candidates],
            "unasked_part": [_unasked_part(question, each, matcher) for each in candidates],
            "reader": [_read(each, reading) for each in candidates],
        }
    )
    return np.column_stack([columns[name] for name in FEATURES])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What the texts say of each candidate, from the nearest words to the whole sentence."""

    contexts: Sequence[str]
    clauses: Sequence[str]
    sentences: Sequence[str]


def _words_of(candidates: Sequence[Candidate]) -> _Said:
    contexts = [context_of(candidate) for candidate in candidates]
    return _Said(
        contexts=contexts,
        clauses=[
            f"{context} {clause_of(candidate)}"
            for context, candidate in zip(contexts, candidates, strict=True)
        ],
        sentences=[sentence_of(candidate) for candidate in candidates],
    )


def _seen(
    said: _Said, candidates: Sequence[Candidate], matcher: QuestionMatcher
) -> dict[str, _Column]:
    """Return what the search and the question's words tell."""
    best = max(candidate.hit.score for candidate in candidates)
    return {
        "hit_score": [each.hit.score / best if best > 0 else 0.0 for each in candidates],
        "first_hit": [float(each.hit.rank == 1) for each in candidates],
        "context_coverage": matcher.coverage(said.contexts),
        "clause_coverage": matcher.coverage(said.clauses),
        "sentence_coverage": matcher.coverage(said.sentences),
        "passage_coverage": matcher.coverage([passage_of(candidate) for candidate in candidates]),
        "context_cosine": matcher.cosines(said.contexts),
        "sentence_cosine": matcher.cosines(said.sentences),
        "excess": [matcher.excess(candidate.context) for candidate in candidates],
    }


def _asked_for(question: Question, candidates: Sequence[Candidate]) -> dict[str, _Column]:
    """Return how a candidate fits what is asked for."""
    return {
        "unit": [_unit(question, candidate) for candidate in candidates],
        "kind": [_kind(question, candidate) for candidate in candidates],
        "scope_conflict": [_scope_conflict(question, candidate) for candidate in candidates],
        "length": [min(len(candidate.span) / 60, 1.0) for candidate in candidates],
        "direction": [_direction(question, candidate) for candidate in candidates],
    }


def _unit(question: Question, candidate: Candidate) -> float:
    if candidate.figure is None or not question.units:
        return 0.0
    return 1.0 if plain_unit(candidate.figure.amount.unit) in question.units else -1.0


def _kind(question: Question, candidate: Candidate) -> float:
    """Return 1 for what is of the kind that seems to be asked for, else 0."""
    if candidate.figure is not None:
        return float(fits_figure(question, candidate.figure))
    if candidate.kind == "date":
        return float(candidate.date is not None)
    return float(question.asked in WORDED)


def _scope_conflict(question: Question, candidate: Candidate) -> float:
    found = read_scopes(candidate.context)
    if candidate.figure is not None:
        found |= frozenset(candidate.figure.scope)
    places = read_ordinals(f"{candidate.context} {clause_of(candidate)}")
    if ordinals_differ(question.constraints.ordinals, places):
        return 1.0
    return float(bool(question.scopes) and conflicts(question.scopes, found))


def _direction(question: Question, candidate: Candidate) -> float:
    """Return 1 for a change the way that the question says, -1 for one the other way, else 0.

    A gain that is printed as an amount (增加14亿元) goes the way that its clause says; where the
    clause says of no way, the figure is a level.
    """
    if question.rising is None or candidate.figure is None:
        return 0.0
    figure = candidate.figure
    if figure.change is not None:
        return 1.0 if (figure.change.value > 0) == question.rising else -1.0
    rises = way_of(words_before(candidate))
    if rises is None:
        return 0.0 if figure.is_change else -1.0
    return 1.0 if rises == question.rising else -1.0


def _unasked_part(question: Question, candidate: Candidate, matcher: QuestionMatcher) -> float:
    """Return 1 where the words of a part hold nothing of the question that the whole does not.

    作品著作权登记量 is a part of 著作权登记总量, which who asks for copyright registrations means.
    What is left over (其他刑事案件) is asked for only by who says so.
    """
    if candidate.figure is None:
        return 0.0
    whole, _, own = candidate.figure.subject.rpartition("·")
    if not whole or not own:
        return 0.0
    if opens_with_others(own) and not question.constraints.wants_others:
        return 1.0
    of_whole, of_own = matcher.covered([whole, own])
    return float(not (of_own > of_whole).any())


def _read(candidate: Candidate, reading: Reading) -> float:
    return 1.0 - reading.score(candidate.hit.passage.passage_id, candidate.span) / NEVER
