"""What else the corpus prints on a question: the same elsewhere, or another figure."""

import math
from collections.abc import Callable, Iterator

from ingest import drop_place_words
from service.answering.judging import Verdict, meaning
from service.answering.records import Candidate

# Scores are log-odds of one candidate against another, as the softmax they are learnt by has it.
_AS_LIKELY = math.log(10)
_NEARLY_AS_LIKELY = math.log(3)
_MOST = 3
_MOST_CHOICES = 3


def agreeing(verdict: Verdict) -> tuple[Candidate, ...]:
    """Return the first candidate and those of other passages that say the same.

    A candidate must be at least a tenth as likely as the first: 20 cases of something else are
    no second witness.
    """
    first = verdict.ranked[0]
    found = {first.hit.passage.passage_id: first}
    for candidate in _within(verdict, _AS_LIKELY):
        if meaning(candidate) == meaning(first):
            found.setdefault(candidate.hit.passage.passage_id, candidate)
    return tuple(found.values())[:_MOST]


def disagreeing(verdict: Verdict) -> tuple[Candidate, ...]:
    """Return figures of the same thing in other passages that fit nearly as well and differ.

    A candidate must be at least a third as likely as the first, of its period, counted in its
    unit, and one of the two subjects must hold the other: the 8 people of another matter are no
    second count of these.
    """
    first = verdict.ranked[0]
    if first.figure is None:
        return ()
    found: dict[tuple[str, ...], Candidate] = {}
    for candidate in _within(verdict, _NEARLY_AS_LIKELY):
        apart = candidate.hit.passage.passage_id != first.hit.passage.passage_id
        alike = _comparable(first, candidate) and _counts_alike(first, candidate)
        if apart and alike and meaning(candidate) != meaning(first):
            found.setdefault(meaning(candidate), candidate)
    return tuple(found.values())[: _MOST - 1]


def undecided(verdict: Verdict) -> tuple[Candidate, ...]:
    """Return figures of which one is likely meant, though none is sure enough to be the answer.

    The first is right by the verdict's confidence, each other one by as much less as its score is
    lower; there are as few as together reach the threshold. None where that takes too many, and
    where what comes first is no figure or sure enough itself.
    """
    if verdict.given or verdict.ranked[0].figure is None:
        return ()
    found: dict[tuple[str, ...], Candidate] = {}
    together = 0.0
    best = float(verdict.scores[0])
    for candidate, score in zip(verdict.ranked, verdict.scores.tolist(), strict=True):
        if meaning(candidate) in found:
            continue
        found[meaning(candidate)] = candidate
        together += verdict.confidence * math.exp(score - best)
        if together >= verdict.threshold or len(found) == _MOST_CHOICES:
            break
    return tuple(found.values()) if together >= verdict.threshold else ()


def of_other_places(
    verdict: Verdict, places_of: Callable[[str], frozenset[str]], *, any_period: bool
) -> tuple[Candidate, ...]:
    """Return the first figure and those of the same thing in documents of other places.

    A question that names no place means one of them, and nothing says which.

    Args:
        verdict: what is to be said.
        places_of: gives the narrowest places of a document by its id; none for the whole country.
        any_period: figures of other years count as well: the question names none.

    Returns:
        Two or three figures, one a place; none where there is no other place.
    """
    first = verdict.ranked[0]
    own = places_of(first.hit.passage.doc_id)
    if first.figure is None or not own:
        return ()
    found = {own: first}
    for candidate in verdict.ranked[1:]:
        theirs = places_of(candidate.hit.passage.doc_id)
        alike = _comparable(first, candidate, any_period=any_period)
        if theirs and alike and _counts_alike(first, candidate):
            found.setdefault(theirs, candidate)
    return tuple(found.values())[:_MOST_CHOICES] if len(found) > 1 else ()


def _counts_alike(first: Candidate, other: Candidate) -> bool:
    """Tell whether two figures count the same by their names, the words for their scope aside."""
    if first.figure is None or other.figure is None:
        return False
    subjects = (first.figure.subject, other.figure.subject)
    one, two = (drop_place_words(subject).replace("·", "") for subject in subjects)
    return bool(one and two) and (one in two or two in one)


def _within(verdict: Verdict, distance: float) -> Iterator[Candidate]:
    least = float(verdict.scores[0]) - distance
    for candidate, score in zip(verdict.ranked, verdict.scores.tolist(), strict=True):
        if score >= least:
            yield candidate


def _comparable(first: Candidate, other: Candidate, *, any_period: bool = False) -> bool:
    one, two = first.figure, other.figure
    return (
        one is not None
        and two is not None
        and first.kind == other.kind
        and one.amount.unit == two.amount.unit
        and (any_period or one.period == two.period)
    )
