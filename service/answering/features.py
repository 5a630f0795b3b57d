"""What tells a right candidate from a wrong one: how well each fits the question."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.figures import conflicts, read_scopes
from service.answering.clauses import clause_around
from service.answering.entity_types import label_fit
from service.answering.events import event_fit, read_events
from service.answering.homes import Home
from service.answering.moods import is_planned, mood_fit
from service.answering.periods import period_fit
from service.answering.records import Candidate
from service.answering.sight import Sight
from service.answering.whereabouts import names_country, place_fit, read_places
from service.questions import Question

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
    "scope_found",
    "scope_conflict",
    "scope_extra",
    "period",
    "label",
    "early",
    "length",
    "distinction",
    "event",
    "mood",
    "direction",
    "place",
    "unasked_part",
)
"""The columns of the feature matrix:

hit_score: the passage's score in the search, as a share of the best; first_hit: it is the first;
context, clause, sentence, passage coverage: the share of the question that each holds, headings
counted with the passage; context, sentence cosine: nearness in meaning; excess: the share of the
context that no word of the question accounts for; unit: the unit is one that was asked for;
scope_found, scope_conflict, scope_extra: scopes of the question that the context has, that
it contradicts, that it adds; period: 1 the period asked for, 0 unknown, -1 another; label: the
type of name asked for; early: nothing of the kind stands before it in the sentence; length: the
characters of a name or list, 1 at 60 and more; distinction: the share of what tells the candidates
apart that context and clause cover; event: what the question says happens does so in the clause;
mood: both speak of results, or both of plans; direction: it rises or falls as the question says;
place: what stands around it names the places asked about; unasked_part: it is a part of a whole,
and the question says nothing that would set the part apart.
"""


_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单位|[（(]?Unit", re.IGNORECASE)


def measure(
    question: Question,
    candidates: Sequence[Candidate],
    sight: Sight,
    *,
    year: int | None,
    homes: Mapping[str, Home],
) -> NDArray[np.float64]:
    """Return the features of some candidates.

    Args:
        question: as it was read.
        candidates: at least one.
        sight: what the question is about, seen from the texts.
        year: the year asked about, said or understood; ``None`` where there is none.
        homes: what each report is about, by ``doc_id``.

    Returns:
        Shape (candidates, features), columns as in ``FEATURES``.
    """
    contexts = [_context(candidate) for candidate in candidates]
    clauses = [
        f"{context} {_clause(candidate)}"
        for context, candidate in zip(contexts, candidates, strict=True)
    ]
    sentences = [_sentence(candidate) for candidate in candidates]
    scopes = np.array([_scopes(question, candidate) for candidate in candidates])
    asked_events = read_events(question.text)
    planned = is_planned(question.text)
    asked_places = read_places(question.text)
    countrywide = names_country(question.text)
    best = max(candidate.hit.score for candidate in candidates)
    columns = (
        [candidate.hit.score / best if best > 0 else 0.0 for candidate in candidates],
        [float(candidate.hit.rank == 1) for candidate in candidates],
        sight.coverage(contexts),
        sight.coverage(clauses),
        sight.coverage(sentences),
        sight.coverage([_passage(candidate) for candidate in candidates]),
        sight.cosines(contexts),
        sight.cosines(sentences),
        [sight.excess(candidate.context) for candidate in candidates],
        [_unit(question, candidate) for candidate in candidates],
        scopes[:, 0],
        scopes[:, 1],
        scopes[:, 2],
        [period_fit(candidate, year) for candidate in candidates],
        [label_fit(question, candidate) for candidate in candidates],
        _early(candidates),
        [min(len(candidate.span) / 60, 1.0) for candidate in candidates],
        sight.distinction(clauses),
        [event_fit(asked_events, read_events(clause)) for clause in clauses],
        [_mood(planned, candidate) for candidate in candidates],
        [_direction(question, candidate) for candidate in candidates],
        [
            _place(asked_places, candidate, homes, countrywide=countrywide)
            for candidate in candidates
        ],
        [_unasked_part(candidate, sight) for candidate in candidates],
    )
    return np.column_stack(columns)


def _context(candidate: Candidate) -> str:
    """Return what says what a candidate is: of a cell, the caption of its table as well."""
    if candidate.hit.passage.kind != "table_row":
        return candidate.context
    return f"{_caption(candidate)} {candidate.context}".strip()


def _caption(candidate: Candidate) -> str:
    """Return the last heading of a table's row that does more than name a unit."""
    headings = candidate.hit.passage.heading_path
    return next((each for each in reversed(headings) if not _UNIT_LINE.match(each)), "")


def _sentence(candidate: Candidate) -> str:
    """Return the sentence around a candidate; a cell says nothing without its row and column."""
    said = candidate.sentence.of(candidate.hit.passage.text)
    return said if candidate.hit.passage.kind != "table_row" else f"{_context(candidate)} {said}"


def _clause(candidate: Candidate) -> str:
    text = candidate.hit.passage.text
    return clause_around(text, candidate.span, within=candidate.sentence).of(text)


def _passage(candidate: Candidate) -> str:
    passage = candidate.hit.passage
    return " ".join((*passage.heading_path, passage.text))


def _unit(question: Question, candidate: Candidate) -> float:
    if candidate.figure is None or not question.units:
        return 0.0
    return 1.0 if candidate.figure.amount.unit in question.units else -1.0


def _scopes(question: Question, candidate: Candidate) -> tuple[float, float, float]:
    found = read_scopes(candidate.context)
    if candidate.figure is not None:
        found |= frozenset(candidate.figure.scope)
    if not question.scopes:
        return 0.0, 0.0, float(len(found))
    shared = len(found & question.scopes) / len(question.scopes)
    against = float(conflicts(question.scopes, found))
    return shared, against, float(len(found - question.scopes))


def _mood(planned: bool, candidate: Candidate) -> float:
    if candidate.figure is None:
        return 0.0
    return mood_fit(planned, is_planned(f"{candidate.context} {_clause(candidate)}"))


def _direction(question: Question, candidate: Candidate) -> float:
    """Return 1 for a change the way that the question says, -1 for one the other way, else 0."""
    if question.rising is None or candidate.figure is None or candidate.figure.change is None:
        return 0.0
    return 1.0 if (candidate.figure.change.value > 0) == question.rising else -1.0


def _place(
    asked: frozenset[str],
    candidate: Candidate,
    homes: Mapping[str, Home],
    *,
    countrywide: bool,
) -> float:
    """Return how the places asked about fit; a local report's figure is none of the country."""
    passage = candidate.hit.passage
    near = (candidate.context, _sentence(candidate), *passage.heading_path)
    home = homes.get(passage.doc_id)
    if countrywide and home and home.names and not any(map(names_country, near)):
        return -1.0
    return place_fit(asked, near, home.places if home else frozenset())


def _unasked_part(candidate: Candidate, sight: Sight) -> float:
    """Return 1 where the words of a part hold nothing of the question that the whole does not.

    作品著作权登记量 is a part of 著作权登记总量, which who asks for copyright registrations means.
    """
    if candidate.figure is None:
        return 0.0
    whole, _, own = candidate.figure.subject.rpartition("·")
    if not whole or not own:
        return 0.0
    of_whole, of_own = sight.covered([whole, own])
    return float(not (of_own > of_whole).any())


def _early(candidates: Sequence[Candidate]) -> list[float]:
    """Tell which candidates are the first of their sentence."""
    seen: set[tuple[str, int]] = set()
    early = []
    for candidate in candidates:
        place = (candidate.hit.passage.passage_id, candidate.sentence.start)
        early.append(float(place not in seen))
        seen.add(place)
    return early
