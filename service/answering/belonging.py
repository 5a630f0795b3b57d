"""Whether an answer is of the place and the year asked about: what its document is of counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest import place_names
from service.answering.periods import is_of_year
from service.answering.records import Candidate
from service.responses import DocumentSummary

_PLACE_FORMS = 2
"""A place's own names come before those of what it lies in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """What the documents are of.

    Attributes:
        documents: by ``doc_id``.
    """

    documents: Mapping[str, DocumentSummary]

    def is_of_places(self, candidate: Candidate, asked: frozenset[str]) -> bool:
        """Tell whether a candidate may answer for the places that a question names.

        Each must be one that the document is of or lies in, or be named in the passage; and one at
        least must be the document's own or named there, for a city's figure is none of its
        province.

        Args:
            candidate: of any kind.
            asked: full names of places; none where the question names none.
        """
        if not asked:
            return True
        passage = candidate.hit.passage
        document = self.documents.get(passage.doc_id)
        own = narrowest(document.context.places) if document else frozenset()
        said = "\n".join((passage.text, *passage.heading_path))
        named = {place for place in asked if any(form in said for form in forms_of(place))}
        widest = {name for place in own for name in place_names([place])}
        return bool(asked & own or named) and asked <= own | named | widest

    def is_of_year(self, candidate: Candidate, year: int, *, reported: int | None) -> bool:
        """Tell whether a candidate may answer a question that names a year.

        A document that reports on a time answers for what it dates to that year. Any other (a law,
        a plan, a case) is called by the year of its title, issue or plan, and answers for what it
        says without a date.
        """
        if is_of_year(candidate, year, reported=reported):
            return True
        document = self.documents.get(candidate.hit.passage.doc_id)
        if document is None or document.context.period or year not in years_of(document):
            return False
        return candidate.figure is None or candidate.figure.period in ("", str(document.year))


def narrowest(places: Sequence[str]) -> frozenset[str]:
    """Return the places that hold none of the others: a district's document is not its city's.

    >>> sorted(narrowest(["广州市", "天河区"])), sorted(narrowest(["澄浦市"]))
    (['天河区'], ['澄浦市'])
    """
    holders = {name for place in places for name in place_names([place])[_PLACE_FORMS:]}
    return frozenset(place for place in places if place not in holders)


def forms_of(place: str) -> tuple[str, ...]:
    """Return a place's full name and its name without its kind."""
    return place_names([place])[:_PLACE_FORMS]


def years_of(document: DocumentSummary) -> frozenset[int]:
    """Return the years by which a document is called: of its issue, its force and what it plans."""
    context = document.context
    dates = (context.issued, context.revised, context.in_force)
    said = (*(date[:4] for date in dates), *context.plan_period.split("/"))
    own = {int(year) for year in said if year}
    return frozenset(own if document.year is None else own | {document.year})
