"""Answers a question from a snapshot: reads it, searches, weighs what could answer it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from index import Embedder, Filter, Hit, WeighedQuery, check_query, gloss
from ingest import Document, Span, default_gazetteer, fold, read_local, simplify, years_in
from ingest.figures import Figure
from service.answering.agreement import agreeing, disagreeing
from service.answering.belonging import Belonging
from service.answering.candidates import gather_named, gather_printed, gather_sentences
from service.answering.causes import gives_reason
from service.answering.composing import compose
from service.answering.coverage import find_coverage
from service.answering.homes import cut_homes, read_homes
from service.answering.judging import Verdict, judge
from service.answering.model import Family, FamilyModel
from service.answering.reader import Page, Reader, Reading
from service.answering.records import Candidate
from service.answering.reports import Attempt, Library, plan_attempts
from service.answering.sight import Sight
from service.answering.vectors import VectorMemory
from service.answering.vetoes import AFTER, BEFORE, Asked, refusal
from service.answering.whereabouts import names_unknown, restricts_to_unknown, sounded_names
from service.citations import cite
from service.questions import Question, read_question
from service.records import Citation, Considered, Explanation, Reason, Refusal, Reply
from service.responses import DocumentSummary

# How deep the candidates are taken from; more brings figures of other matters.
DEPTH = 8
# Where the documents lack so many of a question's words, they are about something else: among 421
# right answers to questions of many documents and of one, none lacked as many.
_MOST_UNKNOWN = 0.4
# A sentence that names nobody answers no question for somebody.
_NAMED_ONLY = frozenset({"who", "where"})
_FAMILIES: Mapping[str, Family] = {
    "count": "number",
    "money": "number",
    "share": "number",
    "duration": "number",
    "amount": "number",
    "change": "change",
    "direction": "change",
    "date": "date",
    "who": "name",
    "which": "name",
    "where": "name",
    "list": "name",
}


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
        sight: the question's topic.
        exact: candidates of the kind asked for, by place; none where an account is asked for.
        sentences: candidates of kind ``passage``.
        refused: of both, those that may not answer, each with the reason.
        asked: what candidates are held against.
        reading: what the reader makes of the passages.
    """

    question: Question
    attempt: Attempt
    hits: tuple[Hit, ...]
    sight: Sight
    exact: tuple[Candidate, ...]
    sentences: tuple[Candidate, ...]
    refused: tuple[tuple[Candidate, Refusal], ...]
    asked: Asked
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """A reply, the hits it was drawn from, and what it was drawn from in them."""

    reply: Reply
    hits: tuple[Hit, ...]
    examined: Examination


class Answerer:
    """Answers questions from one snapshot.

    Args:
        searcher: finds passages and their figures.
        embedder: compares the question with what stands beside a candidate.
        models: what was learnt, by family.
        documents: all of the corpus.
        reader: reads the passages with the question.
    """

    def __init__(
        self,
        searcher: AnswerBackend,
        *,
        embedder: Embedder,
        models: Mapping[Family, FamilyModel],
        documents: Sequence[DocumentSummary],
        reader: Reader,
    ) -> None:
        self._searcher = searcher
        self._vectors = VectorMemory(embedder)
        self._models = models
        self._reader = reader
        self._homes = read_homes(documents)
        self._belonging = Belonging(documents={each.doc_id: each for each in documents})
        self._library = Library(documents=documents, reported=searcher.reported_years())

    def answer(self, text: str, *, k: int, where: Filter) -> Findings:
        """Answer a question, or say why there is no answer.

        The first attempt that yields an answer is taken; where none does, the first one's reason
        is given with its hits.

        Raises:
            QueryError: the question or ``k`` is out of range.
        """
        question = read_question(check_query(text))
        first: Findings | None = None
        for attempt in self.plan(question, where):
            examined = self.examine(question, attempt, self.find(question, attempt, k=k))
            found = Findings(reply=self._reply(examined), hits=examined.hits[:k], examined=examined)
            if found.reply.answer is not None:
                return found
            first = first or found
        if first is None:
            raise AssertionError("a question has at least one attempt")
        return self._covered(question, where, first)

    def _covered(self, question: Question, where: Filter, found: Findings) -> Findings:
        """Return what was found, with the places or years there are where those asked are not."""
        attempt = self.plan(question, where)[0]
        coverage = find_coverage(
            self._library,
            attempt,
            self._places(question, found.hits),
            found.hits,
            language=question.language,
        )
        reason = "year_not_covered" if coverage and coverage.years else found.reply.reason
        return replace(found, reply=replace(found.reply, reason=reason, coverage=coverage))

    def plan(self, question: Question, where: Filter) -> tuple[Attempt, ...]:
        """Return the ways to put a question to the corpus, in order."""
        return plan_attempts(question, self._library, where)

    def find(self, question: Question, attempt: Attempt, *, k: int = DEPTH) -> tuple[Hit, ...]:
        """Return the hits to draw on, at least ``DEPTH`` of them where there are as many."""
        depth = max(k, DEPTH) if k > 0 else k
        return self._searcher.search(question.text, k=depth, where=attempt.where)

    def examine(self, question: Question, attempt: Attempt, hits: tuple[Hit, ...]) -> Examination:
        """Gather what in the first ``DEPTH`` hits might answer."""
        near = hits[:DEPTH]
        asked = Asked(
            question=question,
            year=attempt.year,
            places=self._places(question, near),
            belonging=self._belonging,
            homes=self._homes,
            reported_year=self._searcher.reported_year,
        )
        printed = _sift(asked, gather_printed(question, near, self._searcher.figures))
        pages = self._pages(question, near, printed.allowed)
        reading = self._reader.read(question.text, pages)
        named = _sift(asked, gather_named(question, near, reading))
        sentences = _sift(asked, gather_sentences(question, near, reading))
        return Examination(
            question=question,
            attempt=attempt,
            hits=hits,
            sight=Sight(
                self._searcher.weigh(self._subject_of(question)),
                self._vectors,
                among=[_whole(hit) for hit in near],
            ),
            exact=(*printed.allowed, *named.allowed),
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
        wordings = self._searcher.weigh(question.text).query.wordings
        around: dict[str, list[Span]] = {}
        if _wants_number(question):
            for candidate in printed:
                around.setdefault(candidate.hit.passage.passage_id, []).append(candidate.span)
        pages = []
        for passage in (hit.passage for hit in hits):
            if around and passage.passage_id not in around:
                continue
            document = self._belonging.documents.get(passage.doc_id)
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
        topic = cut_homes(question.topic, self._homes)
        return topic if any(map(str.isalnum, topic)) else question.text

    def _places(self, question: Question, hits: Sequence[Hit]) -> frozenset[str]:
        """Return the full names of the places asked about, those that no document is of as well."""
        known = self._searcher.places_in(question.text)
        if known:
            return known
        local = read_local(simplify(question.text))
        if local:
            return frozenset({local})
        wordings = self._searcher.weigh(question.text).query.wordings
        named = sounded_names(question.text, wordings, [hit.passage.text for hit in hits])
        return named or frozenset(
            county.name for county in default_gazetteer().find_counties(question.text)
        )

    def _reply(self, examined: Examination) -> Reply:
        family = family_of(examined.question)
        if examined.exact and not _names_unknown(examined):
            reply = self._give(examined, self._judge(examined, family, examined.exact))
            if reply is not None:
                return reply
        if not examined.sentences:
            return _no(_reason(examined, near=False))
        sentences = _sentences(examined)
        if not sentences:
            return _no("not_in_corpus")
        verdict = self._judge(examined, "passage", sentences)
        asked = examined.question.asked
        wants_number = _wants_number(examined.question)
        given = verdict is not None and verdict.given
        if not given or wants_number or asked in _NAMED_ONLY:
            return _no(_reason(examined, near=given and wants_number))
        return self._give(examined, verdict) or _no("not_in_corpus")

    def explain(self, examined: Examination) -> Explanation:
        """Tell how a question came by its answer, or by none."""
        family = family_of(examined.question) if examined.exact else "passage"
        candidates = examined.exact or _sentences(examined)
        verdict = self._judge(examined, family, candidates) if candidates else None
        scored = (
            () if verdict is None else zip(verdict.ranked, verdict.scores.tolist(), strict=True)
        )
        late = ((each, refusal(AFTER, examined.asked, each)) for each in candidates)
        refused = [(each, why) for each, why in (*late, *examined.refused) if why is not None]
        return Explanation(
            year=examined.asked.year,
            places=tuple(sorted(examined.asked.places)),
            confidence=None if verdict is None else round(verdict.confidence, 4),
            threshold=round(self._models[family].threshold, 4),
            considered=(
                *(_considered(each, score=round(score, 4)) for each, score in scored),
                *(_considered(each, refused=why) for each, why in refused),
            ),
        )

    def _judge(
        self, examined: Examination, family: Family, candidates: Sequence[Candidate]
    ) -> Verdict | None:
        return judge(
            examined.question,
            candidates,
            examined.sight,
            self._models[family],
            year=examined.attempt.year,
            reading=examined.reading,
            fits=lambda each: refusal(AFTER, examined.asked, each) is None,
        )

    def _give(self, examined: Examination, verdict: Verdict | None) -> Reply | None:
        """Return the first candidate as the answer, if it is sure enough and its citation holds."""
        if verdict is None or not verdict.given:
            return None
        first = verdict.ranked[0]
        cited = self._cite(first)
        if cited is None:
            return None
        others = disagreeing(verdict)
        more = [self._cite(each) for each in (*agreeing(verdict)[1:], *others)]
        answer = compose(
            first,
            language=examined.question.language,
            question=examined.question.text,
            confidence=verdict.confidence,
            period=self._open_period(examined, first),
            others=others,
        )
        citations = (cited, *(each for each in more if each is not None))
        return Reply(answer=answer, reason=None, citations=citations)

    def _cite(self, candidate: Candidate) -> Citation | None:
        """Cite a candidate, if the document's own characters bear it out."""
        passage = candidate.hit.passage
        document = self._searcher.document(passage.doc_id)
        if document is None:
            return None
        return cite(passage, quote=candidate.sentence, answer=candidate.span, document=document)

    def _open_period(self, examined: Examination, candidate: Candidate) -> str:
        """Return the year to say: of a figure among several reports, where none was asked for.

        What a law or a notice sets is of no year, unless the passage names it.
        """
        figure, passage = candidate.figure, candidate.hit.passage
        if examined.attempt.year is not None or len(self._library.documents) < 2 or not figure:
            return ""
        if not figure.period.isdecimal():
            return ""
        document = self._belonging.documents.get(passage.doc_id)
        reports = document is None or document.context.period or document.context.plan_period
        told = reports or int(figure.period) in years_in(passage.text)
        return figure.period if told else ""


def _sift(asked: Asked, candidates: Sequence[Candidate]) -> Sifted:
    judged = [(each, refusal(BEFORE, asked, each)) for each in candidates]
    return Sifted(
        allowed=tuple(each for each, why in judged if why is None),
        refused=tuple((each, why) for each, why in judged if why is not None),
    )


def _considered(
    candidate: Candidate, *, score: float | None = None, refused: Refusal | None = None
) -> Considered:
    return Considered(
        raw=candidate.raw,
        kind=candidate.kind,
        passage_id=candidate.hit.passage.passage_id,
        span=(candidate.span.start, candidate.span.end),
        score=score,
        refused=refused,
    )


def _whole(hit: Hit) -> str:
    return " ".join((*hit.passage.heading_path, hit.passage.text))


def _names_unknown(examined: Examination) -> bool:
    """Tell whether the question is of somebody or something that no report knows."""
    if examined.sight.unknown >= _MOST_UNKNOWN:
        return True
    text, unknown = examined.question.text, examined.sight.unknown_words
    found = (hit.passage.text for hit in examined.hits[:DEPTH])
    return names_unknown(text, unknown, found) or restricts_to_unknown(text, unknown)


def _sentences(examined: Examination) -> tuple[Candidate, ...]:
    """Return the sentences that may answer: where a reason is asked for, those that give one."""
    if examined.question.asked != "why":
        return examined.sentences
    return tuple(each for each in examined.sentences if gives_reason(each.context))


def _wants_number(question: Question) -> bool:
    """Tell whether nothing but a figure answers a question: a sentence will not do."""
    return family_of(question) in ("number", "change") and question.asked != "amount"


def family_of(question: Question) -> Family:
    """Return the family of answers that a question asks for."""
    return _FAMILIES.get(question.asked, "passage")


def _reason(examined: Examination, *, near: bool) -> Reason:
    if not examined.attempt.covered:
        return "year_not_covered"
    return "no_such_figure" if near else "not_in_corpus"


def _no(reason: Reason) -> Reply:
    return Reply(answer=None, reason=reason, citations=())
