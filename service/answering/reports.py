"""Which reports a question is put to: those of its year, or the newest of each series, or all."""

import re
from collections.abc import Mapping, Sequence
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
        covered: some report covers that year; else only what the text itself dates to it counts.
    """

    where: Filter
    year: int | None
    covered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The reports there are, and what they tell of.

    Attributes:
        documents: all of the corpus.
        reported: the years that each report covers, by ``doc_id``: a work report covers the year
            that it looks back on and the one that it plans.
    """

    documents: Sequence[DocumentSummary]
    reported: Mapping[str, frozenset[int]]

    def held(self, where: Filter) -> tuple[DocumentSummary, ...]:
        """Return the documents that a filter lets through."""
        return tuple(document for document in self.documents if _passes(document, where))

    def covers(self, year: int, where: Filter) -> bool:
        """Tell whether a report that a filter lets through covers a year."""
        return any(year in self.reported.get(document.doc_id, ()) for document in self.held(where))


def plan_attempts(
    question: Question,
    library: Library,
    where: Filter,
) -> tuple[Attempt, ...]:
    """Return the attempts to make, in order; the first that yields an answer ends them.

    Neither a year nor a place closes a report: the search prefers those that are of it, and what an
    answer is of is judged on its own. A report
    that the question names (*the 2015 work report*) is looked into whatever years it tells of.

    Args:
        question: as it was read.
        library: the reports there are.
        where: the filter that came with the question; it is never widened.
    """
    held = library.held(where)
    if not held:
        return (Attempt(where=where, year=where.year, covered=False),)
    filtered = where != Filter(kind=where.kind)
    if question.report_year is not None:
        called = frozenset(each.doc_id for each in held if each.year == question.report_year)
        if not called and not question.years:
            return (Attempt(where=where, year=question.report_year, covered=False),)
        where = replace(where, among=called) if called else where
        filtered = filtered or bool(called)
    year = asked_year(question, held)
    if year is not None:
        return (Attempt(where=where, year=year, covered=library.covers(year, where)),)
    if filtered:
        return (Attempt(where=where, year=None),)
    return _open_attempts(held, where)


def _open_attempts(documents: Sequence[DocumentSummary], where: Filter) -> tuple[Attempt, ...]:
    """Return the attempts where the year is open: the newest reports first."""
    newest = newest_of_series(documents)
    if len(newest) == len(documents):
        return (Attempt(where=where, year=None),)
    return (
        Attempt(where=replace(where, among=newest), year=None),
        Attempt(where=where, year=None),
    )


def asked_year(question: Question, documents: Sequence[DocumentSummary]) -> int | None:
    """Return the latest year that a question names.

    Last year is the one before the newest document's, or before that of the report it names.
    """
    if question.years:
        return max(question.years)
    newest = _newest_year(documents)
    base = question.report_year or newest
    if question.relative_year is None or base is None:
        return None
    return base + question.relative_year


def _newest_year(documents: Sequence[DocumentSummary]) -> int | None:
    """Return the latest year that documents report on or were issued in; what is planned is none.

    Where none says either, the latest of those that plan nothing counts.
    """
    told = [
        each.year if each.context.period else int(each.context.issued[:4] or 0)
        for each in documents
    ]
    called = (each.year for each in documents if not each.context.plan_period)
    return max(filter(None, told), default=max(filter(None, called), default=None))


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


def _passes(document: DocumentSummary, where: Filter) -> bool:
    return (
        where.doc_id in (None, document.doc_id)
        and where.year in (None, document.year)
        and (where.among is None or document.doc_id in where.among)
    )
