"""Checks a text: which of its figures, dates, names and quotations the documents print."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from index import Embedder, Filter, Hit, WeighedQuery
from ingest import Document, Passage, Span, split_sentences
from ingest.figures import Figure
from service.answering.records import Candidate
from service.answering.vectors import VectorMemory
from service.citations import cite, quote_row
from service.claim_dates import DateNear, dates_near, stands_in, words_without_dates
from service.claim_verdicts import ClaimVerdict, judge
from service.claim_weighing import ClaimWeigher, counted
from service.claim_words import claim_words
from service.claims import Claim, read_claims, sentence_at
from service.errors import RefusedError
from service.quotations import (
    Found,
    Quotation,
    find_altered,
    find_parts,
    find_verbatim,
    read_quotations,
)
from service.records import Citation
from service.responses import DocumentSummary
from service.responses_checks import (
    MAX_CLAIMS,
    MAX_TEXT_CHARACTERS,
    Alteration,
    CheckedClaim,
    Mark,
)

# Passages looked at for a sentence, for what a single figure is said of, and for a quotation.
_FOR_SENTENCE = 8
_FOR_CLAIM = 10
_FOR_QUOTATION = 20
# Documents whose whole text is searched for a quotation.
_WHOLE_DOCUMENTS = 4
_NAME_COVERED = 0.5
_OPERATORS = re.compile(r"[\"“”「」『』]|(?<!\w)-(?=\w)")
_MAX_QUERY = 900
# Half a character, which JSON can hold and no other encoding can.
_SURROGATES = re.compile("[\ud800-\udfff]")


class CheckBackend(Protocol):
    """What checking asks of a searcher; ``index.Searcher`` is one."""

    def search(self, query: str, *, k: int = ..., where: Filter | None = ...) -> tuple[Hit, ...]:
        """Return the best passages for a query, best first."""

    def weigh(self, query: str) -> WeighedQuery:
        """Return a query weighed against the collection."""

    def figures(self, passage_id: str) -> tuple[Figure, ...]:
        """Return the figures of a passage."""

    def document(self, doc_id: str) -> Document | None:
        """Return a document, or ``None`` for an unknown id."""

    def passages(self, doc_id: str) -> tuple[Passage, ...]:
        """Return a document's passages in reading order."""

    def places_in(self, query: str) -> frozenset[str]:
        """Return the full names of the places that a query names."""


class Checker:
    """Checks texts against one snapshot.

    Args:
        searcher: finds passages and their figures.
        embedder: compares words by their meaning.
        documents: all of the snapshot.
    """

    def __init__(
        self,
        searcher: CheckBackend,
        *,
        embedder: Embedder,
        documents: Sequence[DocumentSummary],
    ) -> None:
        self._searcher = searcher
        self._documents = {each.doc_id: each for each in documents}
        self._vectors = VectorMemory(embedder)
        self._weigher = ClaimWeigher(self._vectors, self._documents)
        self._split = lru_cache(maxsize=2048)(split_sentences)

    def check(self, text: str) -> tuple[CheckedClaim, ...]:
        """Return what the documents print for each claim and quotation of a text, by place.

        Args:
            text: 1 to 20,000 characters in Chinese or English, with at most 200 claims.

        Raises:
            RefusedError: the text is empty or too long, or it holds too many claims.
        """
        check_text(text)
        text = _SURROGATES.sub("\ufffd", text)
        claims, quotations = read_claims(text, self._searcher.places_in), read_quotations(text)
        count = len(claims) + len(quotations)
        if count > MAX_CLAIMS:
            raise RefusedError(
                f"the text has {count:,} figures, dates and quotations; check at most"
                f" {MAX_CLAIMS} at once: cut it into parts",
                code="too_many_claims",
                status=422,
            )
        checked = [
            *self._checked(claims, text),
            *(self.check_quotation(each, text) for each in quotations),
        ]
        return tuple(sorted(checked, key=lambda claim: claim.span))

    def _checked(self, claims: Sequence[Claim], text: str) -> Iterator[CheckedClaim]:
        near: dict[Span, tuple[Hit, ...]] = {}
        for claim in claims:
            if claim.sentence not in near:
                near[claim.sentence] = self.find(_placed(claim, claim.sentence.of(text)))
            yield self.check_claim(claim, text, near[claim.sentence])

    def check_claim(self, claim: Claim, text: str, near: Sequence[Hit]) -> CheckedClaim:
        """Return what the documents print for a claim.

        Args:
            claim: of a figure, a date or a name.
            text: that it stands in.
            near: passages found for its sentence.
        """
        if claim.kind == "figure":
            verdict = self._judge_figure(claim, text, near)
        elif claim.kind == "date":
            verdict = self._judge_date(claim, text, near)
        else:
            verdict = self._judge_name(claim, text, near)
        amount = claim.figure.amount if claim.figure is not None else None
        found = CheckedClaim(
            kind=claim.kind,
            span=(claim.span.start, claim.span.end),
            raw=claim.span.of(text),
            mark="not_found",
            period=claim.period,
            value=amount.value if amount else None,
            unit=amount.unit if amount else "",
        )
        nearest = verdict.nearest
        citation = self._cite(nearest) if nearest is not None else None
        if nearest is None or citation is None:
            return found
        figure = nearest.figure
        return replace(
            found,
            mark=verdict.mark,
            differs=verdict.differs,
            printed=figure.change.raw
            if figure and figure.is_change and figure.change
            else nearest.raw,
            printed_subject=figure.subject if figure else "",
            printed_period=figure.period if figure else "",
            citations=(citation,),
        )

    def _judge_figure(self, claim: Claim, text: str, near: Sequence[Hit]) -> ClaimVerdict:
        words = claim_words(claim, text)
        query = _query(words)
        if not query:
            return ClaimVerdict(mark="not_found")
        hits = _distinct((*near, *self.find(_placed(claim, words), k=_FOR_CLAIM)))
        found = [
            (self._counted(hit, figure), figure)
            for hit in hits
            for figure in self._searcher.figures(hit.passage.passage_id)
        ]
        return judge(self._weigher.weigh(claim, text, found, self._searcher.weigh(query)))

    def _judge_date(self, claim: Claim, text: str, near: Sequence[Hit]) -> ClaimVerdict:
        query = _query(words_without_dates(claim, text))
        if not query:
            return ClaimVerdict(mark="not_found")
        found = dates_near(
            claim,
            text,
            near,
            self._searcher.weigh(query),
            vectors=self._vectors,
            titles=self._title,
        )
        return _judged_date(found)

    def _judge_name(self, claim: Claim, text: str, near: Sequence[Hit]) -> ClaimVerdict:
        """Return ``printed`` where a passage that is about the same has the name as it is."""
        query = _query(words_without_dates(claim, text))
        if not query:
            return ClaimVerdict(mark="not_found")
        weighed = self._searcher.weigh(query)
        for hit in near:
            span = stands_in(claim.span.of(text), hit)
            if span is None:
                continue
            sentence = sentence_at(self._sentences(hit), span.start)
            candidate = Candidate(kind="entity", hit=hit, sentence=sentence, span=span, context="")
            same = self._weigher.covers(weighed, candidate) >= _NAME_COVERED
            if same and span.end <= sentence.end:
                return ClaimVerdict(mark="printed", nearest=candidate)
        return ClaimVerdict(mark="not_found")

    def check_quotation(self, quotation: Quotation, text: str) -> CheckedClaim:
        """Return whether a document has a quotation word for word, altered or in pieces."""
        quoted = quotation.span.of(text)
        found = CheckedClaim(
            kind="quotation",
            span=(quotation.marked.start, quotation.marked.end),
            raw=quotation.marked.of(text),
            mark="not_found",
        )
        hits = [hit.passage for hit in self.find(quoted, k=_FOR_QUOTATION)]
        whole = [
            passage
            for doc_id in list(dict.fromkeys(passage.doc_id for passage in hits))[:_WHOLE_DOCUMENTS]
            for passage in self._searcher.passages(doc_id)
        ]
        verbatim = find_verbatim(quoted, (*hits, *whole))
        if verbatim is not None:
            return self._quoted(found, "verbatim", [verbatim])
        parts = find_parts(quoted, (*hits, *whole))
        if parts:
            return self._quoted(found, "put_together", parts)
        altered = find_altered(quoted, hits)
        if altered is None:
            return found
        shift = quotation.span.start
        alterations = tuple(
            Alteration(
                span=(each.said.start + shift, each.said.end + shift),
                said=each.said.of(quoted),
                printed=each.printed.of(altered.passage.text),
            )
            for each in altered.departures
        )
        return replace(self._quoted(found, "altered", [altered]), alterations=alterations)

    def _quoted(self, claim: CheckedClaim, mark: Mark, found: Sequence[Found]) -> CheckedClaim:
        cited = [self._cite_span(each.passage, each.span, each.span) for each in found]
        held = tuple(dict.fromkeys(each for each in cited if each is not None))
        if not held:
            return claim
        printed = " … ".join(each.span.of(each.passage.text) for each in found)
        return replace(claim, mark=mark, printed=printed, citations=held)

    def find(self, text: str, *, k: int = _FOR_SENTENCE) -> tuple[Hit, ...]:
        """Return the passages found for a stretch of a text; none where it holds no word."""
        query = _query(text)
        return self._searcher.search(query, k=k) if query else ()

    def _sentences(self, hit: Hit) -> tuple[Span, ...]:
        text = hit.passage.text
        return self._split(text) or (Span(start=0, end=len(text)),)

    def _title(self, doc_id: str) -> str:
        document = self._documents.get(doc_id)
        return f"{document.title} {document.issuer}" if document else ""

    def _cite(self, candidate: Candidate) -> Citation | None:
        passage = candidate.hit.passage
        return self._cite_span(passage, candidate.sentence, candidate.span)

    def _cite_span(self, passage: Passage, sentence: Span, span: Span) -> Citation | None:
        document = self._searcher.document(passage.doc_id)
        if document is None:
            return None
        quote = quote_row(passage, sentence)
        return cite(passage, quote=quote, answer=span, document=document)

    def _counted(self, hit: Hit, figure: Figure) -> Candidate:
        text = hit.passage.text
        if hit.passage.kind == "table_row":
            return counted(hit, figure, Span(start=0, end=len(text)))
        return counted(hit, figure, sentence_at(self._sentences(hit), figure.amount.span.start))


def _query(text: str) -> str:
    """Return a text as a query: without operators and control characters, cut to its limit."""
    plain = "".join(each if each.isprintable() else " " for each in text)
    query = _OPERATORS.sub(" ", plain)[:_MAX_QUERY].strip()
    return query if any(map(str.isalnum, query)) else ""


def _placed(claim: Claim, words: str) -> str:
    """Return words with the places and the year that they are said of."""
    return f"{' '.join(sorted(claim.places))} {claim.period.strip('./')[:4]} {words}"


def _judged_date(found: Sequence[DateNear]) -> ClaimVerdict:
    same = next((each for each in found if each.same and each.is_of_it), None)
    if same is not None:
        return ClaimVerdict(mark="printed", nearest=same.candidate)
    others = [each for each in found if each.contradicts]
    if others and len({(each.candidate.raw) for each in others}) == 1:
        return ClaimVerdict(mark="contradicted", nearest=others[0].candidate, differs=("value",))
    near = next((each for each in found if each.is_near), None)
    if near is not None:
        return ClaimVerdict(
            mark="printed_of_something_else", nearest=near.candidate, differs=("subject",)
        )
    return ClaimVerdict(mark="not_found")


def check_text(text: str) -> None:
    """Check that a text can be checked.

    Raises:
        RefusedError: it is empty or too long.
    """
    if not text.strip():
        raise RefusedError(
            "the text is empty; give an article or a paragraph", code="invalid_text", status=422
        )
    if len(text) > MAX_TEXT_CHARACTERS:
        raise RefusedError(
            f"the text has {len(text):,} characters; check at most {MAX_TEXT_CHARACTERS:,} at"
            " once: cut it into parts",
            code="text_too_long",
            status=422,
        )


def _distinct(hits: Sequence[Hit]) -> list[Hit]:
    return list({hit.passage.passage_id: hit for hit in reversed(hits)}.values())[::-1]
