"""Which reports a question is put to: those of its year, or the newest of each series, or all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index import Filter
from service.questions import Question
from service.responses import DocumentSummary

_YEAR_WORDS = re.compile(r"[\d〇零○一二三四五六七八九十]+|年度?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One way to put a question to the corpus.

    Attributes:
        where: the passages to draw on.
        year: the year asked about; ``None`` where the question leaves it open.
        strict: no report covers that year, so that only what the text itself dates to it counts.
    """

    where: Filter
    year: int | None
    strict: bool = False


def plan_attempts(
    question: Question, documents: Sequence[DocumentSummary], where: Filter
) -> tuple[Attempt, ...]:
    """Return the attempts to make, in order; the first that yields an answer ends them.

    Args:
        question: as it was read.
        documents: all of the corpus.
        where: the filter that came with the question; it is never widened.
    """
    year = asked_year(question, documents)
    covered = {document.year for document in documents}
    if where.doc_id is not None or where.year is not None:
        years = _years_of(documents, where)
        strict = not years or (year is not None and year not in years)
        return (Attempt(where=where, year=year, strict=strict),)
    if year is None:
        newest = newest_of_series(documents)
        if len(newest) == len(documents):
            return (Attempt(where=where, year=None),)
        return (
            Attempt(where=replace(where, among=newest), year=None),
            Attempt(where=where, year=None),
        )
    everywhere = Attempt(where=where, year=year, strict=True)
    if year not in covered:
        return (everywhere,)
    if covered == {year}:
        return (Attempt(where=where, year=year),)
    return (Attempt(where=replace(where, year=year), year=year), everywhere)


def asked_year(question: Question, documents: Sequence[DocumentSummary]) -> int | None:
    """Return the latest year that a question names; last year is the one before the newest."""
    if question.years:
        return max(question.years)
    newest = max((document.year for document in documents if document.year), default=None)
    if question.relative_year is None or newest is None:
        return None
    return newest + question.relative_year


def newest_of_series(documents: Sequence[DocumentSummary]) -> frozenset[str]:
    """Return the newest report of each series: those of one issuer whose titles differ by year.

    A report without a year is a series of its own.
    """
    newest: dict[tuple[str, str], DocumentSummary] = {}
    for document in documents:
        key = _series(document)
        known = newest.get(key)
        if known is None or (document.year or 0) > (known.year or 0):
            newest[key] = document
    return frozenset(document.doc_id for document in newest.values())


def _series(document: DocumentSummary) -> tuple[str, str]:
    if document.year is None:
        return document.issuer, document.doc_id
    return document.issuer, _YEAR_WORDS.sub("", document.title)


def _years_of(documents: Sequence[DocumentSummary], where: Filter) -> set[int | None]:
    return {
        document.year
        for document in documents
        if where.doc_id in (None, document.doc_id) and where.year in (None, document.year)
    }
