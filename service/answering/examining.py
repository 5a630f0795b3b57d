"""Looks for what may answer a question: searches, gathers candidates, has the passages read."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from index import Filter, Hit, WeighedQuery, check_deadline, gloss
from ingest import Document, Span, default_gazetteer, fold
from ingest.figures import Figure
from service.answering.belonging import Belonging
from service.answering.candidates import gather_printed, gather_read, gather_sentences
from service.answering.matching import QuestionMatcher
from service.answering.model import Family
from service.answering.reader import Reader
from service.answering.reading import Page, Reading
from service.answering.records import Candidate
from service.answering.report_subjects import cut_report_subjects, read_report_subjects
from service.answering.reports import Attempt, Library, plan_attempts
from service.answering.routing import by_family, wants_number
from service.answering.statements import add_statements
from service.answering.vectors import VectorMemory
from service.answering.vetoes import BEFORE, AskedFor, refusal
from service.answering.whereabouts import names_unknown, restricts_to_unknown, sounded_names
from service.questions import Question
from service.records import Refusal
from service.responses import DocumentSummary

# How deep the candidates are taken from; more brings figures of other matters.
DEPTH = 8
# Where the documents lack so many of a question's words, they are about something else: unless the
# reader finds an answer to it all the same, which is asked for in other words (床位数, 跌幅).
_MOST_UNKNOWN = 0.4
_LIKELY_NOTHING = math.log(0.5)
# So many that no reader is to be believed: a recipe asked of reports.
_FOREIGN = 0.7
_WEIGHED = 64


class AnswerBackend(Protocol):
    """What answering asks of a searcher; ``index.Searcher`` is one."""

    def search(self, query: str, *, k: int = ..., where: Filter | None = ...) -> tuple[Hit, ...]:
        """Return the best passages for a query, best first."""

    def weigh(self, query: str) -> WeighedQuery:
        """Return a query weighed against the collection."""

    def figures(self, passage_id: str) -> tuple[Figure, ...]:
        """Return the figures of a passage."""

    def document(self, doc_id: str) -> Document | None:
        """Return a document, or ``None`` for an unknown id."""

    def reported_year(self, passage_id: str) -> int | None:
        """Return the year that a passage reports on where its words name none."""

    def reported_years(self) -> Mapping[str, frozenset[int]]:
        """Return the years that passages of each document report on, by ``doc_id``."""

    def places_in(self, query: str) -> frozenset[str]:
        """Return the full names of the places that a query names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """Candidates that may be looked at, and those that may not, each with the reason."""

    allowed: tuple[Candidate, ...]
    refused: tuple[tuple[Candidate, Refusal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What one attempt found.

    Attributes:
        question: as it was read.
        attempt: what was tried.
        hits: of the search, best first.
        matcher: the question's topic.
        exact: what an exact answer may be, by family; none where an account is asked for.
        sentences: candidates of kind ``passage``.
        refused: of both, those that may not answer, each with the reason.
        asked: what candidates are held against.
        reading: what the reader makes of the passages.
    """

    question: Question
    attempt: Attempt
    hits: tuple[Hit, ...]
    matcher: QuestionMatcher
    exact: Mapping[Family, tuple[Candidate, ...]]
    sentences: tuple[Candidate, ...]
    refused: tuple[tuple[Candidate, Refusal], ...]
    asked: AskedFor
    reading: Reading

    @property
    def is_foreign(self) -> bool:
        """Whether hardly a word of the question stands in any report."""
        return self.matcher.unknown >= _FOREIGN

    @property
    def names_unknown(self) -> bool:
        """Whether the question is of somebody or something that no report knows."""
        if self.is_foreign:
            return True
        if self.matcher.unknown >= _MOST_UNKNOWN and self.reading.nothing >= _LIKELY_NOTHING:
            return True
        text, unknown = self.question.text, self.matcher.unknown_words
        found = (hit.passage.text for hit in self.hits[:DEPTH])
        return names_unknown(text, unknown, found) or restricts_to_unknown(text, unknown)


class Examiner:
    """Looks for what may answer a question in one snapshot.

    Args:
        searcher: finds passages and their figures.
        vectors: compare the question with what stands beside a candidate.
        documents: all of the corpus.
        reader: reads the passages with the question.
    """

    def __init__(
        self,
        searcher: AnswerBackend,
        *,
        vectors: VectorMemory,
        documents: Sequence[DocumentSummary],
        reader: Reader,
    ) -> None:
        self._searcher = searcher
        # A question is weighed for its topic, its glosses and its places.
        self._weigh = lru_cache(maxsize=_WEIGHED)(searcher.weigh)
        self._vectors = vectors
        self._reader = reader
        self._report_subjects = read_report_subjects(documents)
        self.belonging = Belonging(documents={each.doc_id: each for each in documents})
        self.library = Library(documents=documents, reported=searcher.reported_years())

    def plan(self, question: Question, where: Filter) -> tuple[Attempt, ...]:
        """Return the ways to put a question to the corpus, in order."""
        return plan_attempts(question, self.library, where)

    def find(self, question: Question, attempt: Attempt, *, k: int = DEPTH) -> tuple[Hit, ...]:
        """Return the hits to draw on, at least ``DEPTH`` of them where there are as many."""
        depth = max(k, DEPTH) if k > 0 else k
        hits = self._searcher.search(question.text, k=depth, where=attempt.where)
        return add_statements(
            question.constraints.statement,
            hits,
            lambda query, where: self._searcher.search(query, k=3, where=where),
            attempt.where or Filter(),
        )

    def examine(self, question: Question, attempt: Attempt, hits: tuple[Hit, ...]) -> Examination:
        """Gather what in the first ``DEPTH`` hits might answer."""
        near = hits[:DEPTH]
        asked = AskedFor(
            question=question,
            year=attempt.year,
            places=self.places(question, near),
            belonging=self.belonging,
            report_subjects=self._report_subjects,
            reported_year=self._searcher.reported_year,
        )
        gathered = gather_printed(question, near, self._searcher.figures)
        printed = _sift(asked, gathered)
        pages = self._pages(question, near, printed.allowed)
        reading = self._reader.read(question.text, pages)
        read = gather_read(
            question,
            near,
            reading,
            printed=gathered,
            find_figures=self._searcher.figures,
        )
        named = _sift(asked, read)
        sentences = _sift(asked, gather_sentences(question, near, reading))
        return Examination(
            question=question,
            attempt=attempt,
            hits=hits,
            matcher=QuestionMatcher(
                self._weigh(self._subject_of(question)),
                self._vectors,
                among=[_whole(hit) for hit in near],
            ),
            exact=by_family(question, (*printed.allowed, *named.allowed)),
            sentences=sentences.allowed,
            refused=(*printed.refused, *named.refused, *sentences.refused),
            asked=asked,
            reading=reading,
        )

    def _pages(
        self, question: Question, hits: Sequence[Hit], printed: Sequence[Candidate]
    ) -> list[Page]:
        """Return the passages as the reader sees them.

        Where a figure alone is wanted, those that hold one, and of them the parts around it.
        """
        wordings = self._weigh(question.text).query.wordings
        around: dict[str, list[Span]] = {}
        if wants_number(question):
            for candidate in printed:
                around.setdefault(candidate.hit.passage.passage_id, []).append(candidate.span)
        pages = []
        for passage in (hit.passage for hit in hits):
            check_deadline()
            if around and passage.passage_id not in around:
                continue
            document = self.belonging.documents.get(passage.doc_id)
            title = document.title if document else ""
            context = f"{title} | {' › '.join(passage.heading_path)}"
            called = gloss(wordings, fold(f"{context} {passage.text}").text)
            pages.append(
                Page(
                    passage_id=passage.passage_id,
                    context=context,
                    text=passage.text,
                    gloss=" ".join(called),
                    candidates=tuple(around.get(passage.passage_id, ())),
                )
            )
        return pages

    def _subject_of(self, question: Question) -> str:
        """Return what a question is about, or all of it where that is nothing to search for."""
        topic = cut_report_subjects(question.topic, self._report_subjects)
        return topic if any(map(str.isalnum, topic)) else question.text

    def places(self, question: Question, hits: Sequence[Hit]) -> frozenset[str]:
        """Return the full names of the places asked about, those that no document is of as well."""
        known = self._searcher.places_in(question.text)
        if known:
            return known
        if question.constraints.local:
            return frozenset({question.constraints.local})
        wordings = self._weigh(question.text).query.wordings
        named = sounded_names(question.text, wordings, [hit.passage.text for hit in hits])
        return named or frozenset(
            county.name for county in default_gazetteer().find_counties(question.text)
        )


def _sift(asked: AskedFor, candidates: Sequence[Candidate]) -> Sifted:
    judged = []
    for each in candidates:
        check_deadline()
        judged.append((each, refusal(BEFORE, asked, each)))
    return Sifted(
        allowed=tuple(each for each, why in judged if why is None),
        refused=tuple((each, why) for each, why in judged if why is not None),
    )


def _whole(hit: Hit) -> str:
    return " ".join((*hit.passage.heading_path, hit.passage.text))
