"""Answers a question from a snapshot: reads it, searches, weighs what could answer it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from index import Embedder, Filter, Hit, check_deadline, check_query
from ingest import years_in
from service.answering.agreement import agreeing, disagreeing, of_other_places, undecided
from service.answering.composing import compose, other_figures
from service.answering.coverage import find_coverage
from service.answering.examining import AnswerBackend, Examination, Examiner
from service.answering.judging import Verdict, judge
from service.answering.model import Family, FamilyModel
from service.answering.reader import Reader
from service.answering.records import Candidate
from service.answering.routing import may_quote, wants_number
from service.answering.vectors import VectorMemory
from service.answering.vetoes import AFTER, refusal
from service.citations import cite, quote_row
from service.questions import Question, read_question
from service.records import Citation, Considered, Explanation, Reason, Refusal, Reply
from service.responses import DocumentSummary


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
        self._models = models
        self.examiner = Examiner(
            searcher, vectors=VectorMemory(embedder), documents=documents, reader=reader
        )

    def answer(self, text: str, *, k: int, where: Filter) -> Findings:
        """Answer a question, or say why there is no answer.

        The first attempt that yields an answer is taken; where none does, the first one's reason
        is given with its hits.

        Raises:
            QueryError: the question or ``k`` is out of range.
        """
        question = read_question(check_query(text))
        first: Findings | None = None
        for attempt in self.examiner.plan(question, where):
            hits = self.examiner.find(question, attempt, k=k)
            examined = self.examiner.examine(question, attempt, hits)
            found = Findings(reply=self._reply(examined), hits=examined.hits[:k], examined=examined)
            if found.reply.answer is not None:
                return found
            first = first or found
        if first is None:
            raise AssertionError("a question has at least one attempt")
        return self._covered(question, where, first)

    def _covered(self, question: Question, where: Filter, found: Findings) -> Findings:
        """Return what was found, with the places or years there are where those asked are not."""
        attempt = self.examiner.plan(question, where)[0]
        coverage = find_coverage(
            self.examiner.library,
            attempt,
            self.examiner.places(question, found.hits),
            found.hits,
            language=question.language,
        )
        reason = "year_not_covered" if coverage and coverage.years else found.reply.reason
        if coverage and found.reply.choices:
            return replace(found, reply=replace(_no("not_in_corpus"), coverage=coverage))
        return replace(found, reply=replace(found.reply, reason=reason, coverage=coverage))

    def _reply(self, examined: Examination) -> Reply:
        verdicts = [] if examined.names_unknown else self._judged(examined)
        for verdict in verdicts:
            reply = self._one_of_places(examined, verdict) or self._give(examined, verdict)
            if reply is not None:
                return reply
        account = self._judge(examined, "passage", examined.sentences)
        quoted = account is not None and account.given and not examined.is_foreign
        if quoted and may_quote(examined.question):
            return self._give(examined, account) or _no("not_in_corpus")
        if verdicts and (choices := self._choose(verdicts[0])) is not None:
            return choices
        near = quoted and wants_number(examined.question)
        return _no(_reason(examined, near=near))

    def _one_of_places(self, examined: Examination, verdict: Verdict) -> Reply | None:
        """Return a reply with a figure of each place, where the question names none of them."""
        where = examined.attempt.where
        named = examined.asked.places or where.doc_id or where.place or where.issuer
        if named or not verdict.given:
            return None
        places_of = self.examiner.belonging.places_of
        any_period = examined.attempt.year is None
        return self._choices(of_other_places(verdict, places_of, any_period=any_period))

    def _choose(self, verdict: Verdict) -> Reply | None:
        """Return a reply with figures to choose from, or ``None`` where none can be preferred."""
        return self._choices(undecided(verdict))

    def _choices(self, candidates: Sequence[Candidate]) -> Reply | None:
        """Return a reply with figures to choose from, or ``None`` where no two can be cited."""
        cited = [(each, self._cite(each)) for each in candidates]
        held = [(each, citation) for each, citation in cited if citation is not None]
        if len(held) < 2 or len(held) < len(cited):
            return None
        return Reply(
            answer=None,
            reason="ambiguous",
            citations=tuple(citation for _, citation in held),
            choices=other_figures([each for each, _ in held]),
        )

    def _judged(self, examined: Examination) -> list[Verdict]:
        """Return what is to be said of the exact candidates of each family, surest first."""
        verdicts = (
            self._judge(examined, family, candidates)
            for family, candidates in examined.exact.items()
        )
        found = [verdict for verdict in verdicts if verdict is not None]
        return sorted(found, key=lambda verdict: (not verdict.given, -verdict.confidence))

    def explain(self, examined: Examination) -> Explanation:
        """Tell how a question came by its answer, or by none."""
        verdicts = self._judged(examined)
        candidates = [each for family in examined.exact.values() for each in family]
        if not candidates:
            candidates = list(examined.sentences)
            account = self._judge(examined, "passage", candidates)
            verdicts = [] if account is None else [account]
        late = ((each, refusal(AFTER, examined.asked, each)) for each in candidates)
        refused = [(each, why) for each, why in (*late, *examined.refused) if why is not None]
        return Explanation(
            year=examined.asked.year,
            places=tuple(sorted(examined.asked.places)),
            confidence=round(verdicts[0].confidence, 4) if verdicts else None,
            threshold=round(verdicts[0].threshold, 4) if verdicts else None,
            considered=(
                *(
                    _considered(each, score=round(score, 4))
                    for verdict in verdicts
                    for each, score in zip(verdict.ranked, verdict.scores.tolist(), strict=True)
                ),
                *(_considered(each, refused=why) for each, why in refused),
            ),
        )

    def _judge(
        self, examined: Examination, family: Family, candidates: Sequence[Candidate]
    ) -> Verdict | None:
        if not candidates:
            return None
        check_deadline()
        return judge(
            examined.question,
            candidates,
            examined.matcher,
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
        quote = quote_row(passage, candidate.sentence)
        return cite(passage, quote=quote, answer=candidate.span, document=document)

    def _open_period(self, examined: Examination, candidate: Candidate) -> str:
        """Return the year to say: of a figure among several reports, where none was asked for.

        What a law or a notice sets is of no year, unless the passage names it.
        """
        figure, passage = candidate.figure, candidate.hit.passage
        if (
            examined.attempt.year is not None
            or len(self.examiner.library.documents) < 2
            or not figure
        ):
            return ""
        if not figure.period.isdecimal():
            return ""
        document = self.examiner.belonging.documents.get(passage.doc_id)
        reports = document is None or document.context.period or document.context.plan_period
        told = reports or int(figure.period) in years_in(passage.text)
        return figure.period if told else ""


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


def _reason(examined: Examination, *, near: bool) -> Reason:
    if not examined.attempt.covered:
        return "year_not_covered"
    return "no_such_figure" if near else "not_in_corpus"


def _no(reason: Reason) -> Reply:
    return Reply(answer=None, reason=reason, citations=())
