"""What the texts say of a candidate, from the nearest words to the whole passage."""

import re

from service.answering.clauses import clause_around
from service.answering.records import Candidate

_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单位|[（(]?Unit", re.IGNORECASE)


def context_of(candidate: Candidate) -> str:
    """Return what says what a candidate is: of a cell, the caption of its table as well."""
    if candidate.hit.passage.kind != "table_row":
        return candidate.context
    return f"{_caption(candidate)} {candidate.context}".strip()


def _caption(candidate: Candidate) -> str:
    """Return the last heading of a table's row that does more than name a unit."""
    headings = candidate.hit.passage.heading_path
    return next((each for each in reversed(headings) if not _UNIT_LINE.match(each)), "")


def sentence_of(candidate: Candidate) -> str:
    """Return the sentence around a candidate; a cell says nothing without its row and column."""
    said = candidate.sentence.of(candidate.hit.passage.text)
    return said if candidate.hit.passage.kind != "table_row" else f"{context_of(candidate)} {said}"


def clause_of(candidate: Candidate) -> str:
    """Return the clause around a candidate; nothing for a date, whose context is its part of it."""
    if candidate.kind == "date":
        return ""
    text = candidate.hit.passage.text
    return clause_around(text, candidate.span, within=candidate.sentence).of(text)


def words_before(candidate: Candidate) -> str:
    """Return what of its clause stands before a candidate."""
    text = candidate.hit.passage.text
    clause = clause_around(text, candidate.span, within=candidate.sentence)
    return text[clause.start : candidate.span.start]


def passage_of(candidate: Candidate) -> str:
    """Return the whole passage of a candidate with the headings above it."""
    passage = candidate.hit.passage
    return " ".join((*passage.heading_path, passage.text))
