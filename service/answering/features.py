"""What tells a right candidate from a wrong one: how well each fits the question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.figures import conflicts, read_scopes
from service.answering.causes import gives_reason
from service.answering.eligibility import fits_figure, plain_unit
from service.answering.events import event_fit, read_events
from service.answering.homes import Home
from service.answering.moods import is_planned, mood_fit
from service.answering.ordinals import ordinals_differ, read_ordinals
from service.answering.periods import period_fit
from service.answering.reader import NEVER, Reading
from service.answering.records import Candidate
from service.answering.said import (
    clause_of,
    context_of,
    passage_of,
    sentence_of,
    words_before,
)
from service.answering.sight import Sight
from service.answering.whereabouts import names_country, place_fit, read_places
from service.questions import Question, way_of

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
    "scope_found",
    "scope_conflict",
    "scope_extra",
    "period",
    "early",
    "length",
    "distinction",
    "event",
    "mood",
    "direction",
    "place",
    "unasked_part",
    "reason",
    "head",
    "reader",
)
"""The columns of the feature matrix:

hit_score: the passage's score in the search, as a share of the best; first_hit: it is the first;
context, clause, sentence, passage coverage: the share of the question that each holds, headings
counted with the passage; context, sentence cosine: nearness in meaning; excess: the share of the
context that no word of the question accounts for; unit: the unit is one that was asked for;
kind: a figure is of the kind and the class of unit that seem to be asked for;
scope_found, scope_conflict, scope_extra: scopes of the question that the context has, that
it contradicts (another place in a row as well), that it adds; period: 1 the period asked for, 0
unknown, -1 another; early: nothing of the kind stands before it
in the sentence; length: the characters of a name or list, 1 at 60 and more; distinction: the share
of what tells the candidates apart that context and clause cover; event: what the question says
happens does so in the clause; mood: both speak of results, or both of plans; direction: it rises or
falls as the question says; place: what stands around it names the places asked about; unasked_part:
it is a part of a whole, and the question says nothing that would set the part apart; reason: 1
where the sentence gives the reason asked for, -1 where it gives none, 0 where none is asked for;
head: 1 where the question speaks of what a figure's subject ends in, -1 where it does not;
reader: how likely the reader holds it for the answer, by log-probability, 0 least, 1 certain.
"""


_HEAD_LENGTH = 3
_LEFT_OVER = re.compile(r"其[他它]|\bothers?\b", re.IGNORECASE)
_Column = Sequence[float] | NDArray[np.float64]


def measure(
    question: Question,
    candidates: Sequence[Candidate],
    sight: Sight,
    *,
    year: int | None,
    homes: Mapping[str, Home],
    reading: Reading,
) -> NDArray[np.float64]:
    """Return the features of some candidates.

    Args:
        question: as it was read.
        candidates: at least one.
        sight: what the question is about, seen from the texts.
        year: the year asked about, said or understood; ``None`` where there is none.
        homes: what each report is about, by ``doc_id``.
        reading: what the reader makes of the passages.

    Returns:
        Shape (candidates, features), columns as in ``FEATURES``.
    """
    said = _words_of(candidates)
    columns = (
        _seen(said, candidates, sight)
        | _scoped(question, candidates)
        | _asked_for(question, candidates, said.clauses)
        | {
            "period": [period_fit(candidate, year) for candidate in candidates],
            "early": _early(candidates),
            "place": _places(question, candidates, homes),
            "head": [_head(each, sight) for each in candidates],
            "unasked_part": [_unasked_part(question, each, sight) for each in candidates],
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


def _seen(said: _Said, candidates: Sequence[Candidate], sight: Sight) -> dict[str, _Column]:
    """Return what the search and the question's words tell."""
    best = max(candidate.hit.score for candidate in candidates)
    return {
        "hit_score": [each.hit.score / best if best > 0 else 0.0 for each in candidates],
        "first_hit": [float(each.hit.rank == 1) for each in candidates],
        "context_coverage": sight.coverage(said.contexts),
        "clause_coverage": sight.coverage(said.clauses),
        "sentence_coverage": sight.coverage(said.sentences),
        "passage_coverage": sight.coverage([passage_of(candidate) for candidate in candidates]),
        "context_cosine": sight.cosines(said.contexts),
        "sentence_cosine": sight.cosines(said.sentences),
        "excess": [sight.excess(candidate.context) for candidate in candidates],
        "distinction": sight.distinction(said.clauses),
    }


def _scoped(question: Question, candidates: Sequence[Candidate]) -> dict[str, _Column]:
    scopes = np.array([_scopes(question, candidate) for candidate in candidates])
    names = ("scope_found", "scope_conflict", "scope_extra")
    return {name: scopes[:, place] for place, name in enumerate(names)}


def _asked_for(
    question: Question, candidates: Sequence[Candidate], clauses: Sequence[str]
) -> dict[str, _Column]:
    """Return how the kind of a candidate, and what it is said to do, fit what is asked for."""
    events, planned = read_events(question.text), is_planned(question.text)
    return {
        "unit": [_unit(question, candidate) for candidate in candidates],
        "kind": [_kind(question, candidate) for candidate in candidates],
        "length": [min(len(candidate.span) / 60, 1.0) for candidate in candidates],
        "event": [event_fit(events, read_events(clause)) for clause in clauses],
        "mood": [_mood(planned, candidate) for candidate in candidates],
        "direction": [_direction(question, candidate) for candidate in candidates],
        "reason": [_reason(question, candidate) for candidate in candidates],
    }


def _places(
    question: Question, candidates: Sequence[Candidate], homes: Mapping[str, Home]
) -> _Column:
    asked, countrywide = read_places(question.text), names_country(question.text)
    return [_place(asked, candidate, homes, countrywide=countrywide) for candidate in candidates]


def _unit(question: Question, candidate: Candidate) -> float:
    if candidate.figure is None or not question.units:
        return 0.0
    return 1.0 if plain_unit(candidate.figure.amount.unit) in question.units else -1.0


def _kind(question: Question, candidate: Candidate) -> float:
    return float(candidate.figure is not None and fits_figure(question, candidate.figure))


def _scopes(question: Question, candidate: Candidate) -> tuple[float, float, float]:
    found = read_scopes(candidate.context)
    if candidate.figure is not None:
        found |= frozenset(candidate.figure.scope)
    places = read_ordinals(f"{candidate.context} {clause_of(candidate)}")
    against = float(ordinals_differ(read_ordinals(question.text), places))
    if not question.scopes:
        return 0.0, against, float(len(found))
    shared = len(found & question.scopes) / len(question.scopes)
    against = max(against, float(conflicts(question.scopes, found)))
    return shared, against, float(len(found - question.scopes))


def _mood(planned: bool, candidate: Candidate) -> float:
    if candidate.figure is None:
        return 0.0
    return mood_fit(planned, is_planned(f"{candidate.context} {clause_of(candidate)}"))


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


def _place(
    asked: frozenset[str],
    candidate: Candidate,
    homes: Mapping[str, Home],
    *,
    countrywide: bool,
) -> float:
    """Return how the places asked about fit; a local report's figure is none of the country."""
    passage = candidate.hit.passage
    near = (candidate.context, sentence_of(candidate), *passage.heading_path)
    home = homes.get(passage.doc_id)
    if countrywide and home and home.names and not any(map(names_country, near)):
        return -1.0
    return place_fit(asked, near, home.places if home else frozenset())


def _unasked_part(question: Question, candidate: Candidate, sight: Sight) -> float:
    """Return 1 where the words of a part hold nothing of the question that the whole does not.

    作品著作权登记量 is a part of 著作权登记总量, which who asks for copyright registrations means.
    What is left over (其他刑事案件) is asked for only by who says so.
    """
    if candidate.figure is None:
        return 0.0
    whole, _, own = candidate.figure.subject.rpartition("·")
    if not whole or not own:
        return 0.0
    if _LEFT_OVER.match(own) and not _LEFT_OVER.search(question.text):
        return 1.0
    of_whole, of_own = sight.covered([whole, own])
    return float(not (of_own > of_whole).any())


def _reason(question: Question, candidate: Candidate) -> float:
    if question.asked != "why":
        return 0.0
    return 1.0 if gives_reason(sentence_of(candidate)) else -1.0


def _head(candidate: Candidate, sight: Sight) -> float:
    """Return 1 where the question speaks of what a figure's subject ends in, -1 where it does not.

    常住人口城镇化率 is a rate, which who asks for the population does not mean.
    """
    if candidate.figure is None:
        return 0.0
    own = candidate.figure.subject.rpartition("·")[2]
    if not own or own.isascii():
        return 0.0
    return 1.0 if sight.covered([own[-_HEAD_LENGTH:]]).any() else -1.0


def _read(candidate: Candidate, reading: Reading) -> float:
    return 1.0 - reading.score(candidate.hit.passage.passage_id, candidate.span) / NEVER


def _early(candidates: Sequence[Candidate]) -> list[float]:
    """Tell which candidates are the first of their sentence."""
    seen: set[tuple[str, int]] = set()
    early = []
    for candidate in candidates:
        place = (candidate.hit.passage.passage_id, candidate.sentence.start)
        early.append(float(place not in seen))
        seen.add(place)
    return early
