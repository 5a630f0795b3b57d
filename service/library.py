"""The library: one live snapshot, asked in the words of the API and answering in its records."""

from collections.abc import Sequence
from time import perf_counter
from typing import Protocol

from index import Filter, Hit
from ingest import Block, Document, Passage, detect_language
from service.answers import compose_reply
from service.errors import RefusedError
from service.records import Range, Reply
from service.responses import (
    AnswerResponse,
    DocumentResponse,
    DocumentsResponse,
    PassageResponse,
    SearchResponse,
)
from service.views import (
    found_passages,
    full_document,
    readable_passage,
    summarize,
    whole_source,
)


class SearchBackend(Protocol):
    """What the service asks of a searcher; ``index.Searcher`` is one."""

    @property
    def build_id(self) -> str:
        """The name of the build that is searched."""

    def search(self, query: str, *, k: int = ..., where: Filter | None = ...) -> tuple[Hit, ...]:
        """Return the best passages for a query, best first."""

    def passage(self, passage_id: str) -> Passage | None:
        """Return a passage, or ``None`` for an unknown id."""

    def documents(self) -> tuple[Document, ...]:
        """Return all documents, ordered by ``doc_id``."""

    def document(self, doc_id: str) -> Document | None:
        """Return a document, or ``None`` for an unknown id."""

    def blocks(self, doc_id: str) -> tuple[Block, ...]:
        """Return the blocks of a document in reading order."""


class Library:
    """Answers from one snapshot; safe to share between requests, as it never changes."""

    def __init__(self, searcher: SearchBackend) -> None:
        self._searcher = searcher
        # A passage never moves in a snapshot, and working out its place is a tenth of a search.
        self._sources: dict[str, tuple[Range, ...]] = {}
        self._summaries = {
            document.doc_id: summarize(document) for document in searcher.documents()
        }

    @property
    def build_id(self) -> str:
        """Return the name of the build that is served."""
        return self._searcher.build_id

    def search(self, question: str, *, k: int = 10, where: Filter | None = None) -> SearchResponse:
        """Search for a question.

        Args:
            question: 1 to 1,000 characters with a letter or digit among them.
            k: the cut-off, 1 to 100.
            where: which passages may be returned; all by default.

        Raises:
            QueryError: the question or ``k`` is out of range.
            RefusedError: the filter names a document that is not here.
        """
        started = perf_counter()
        hits = self._find(question, k, where)
        return SearchResponse(
            query=question.strip(),
            lang=detect_language(question),
            took_ms=_elapsed_ms(started),
            build_id=self.build_id,
            hits=found_passages(hits, self._sources),
        )

    def answer(self, question: str, *, k: int = 5, where: Filter | None = None) -> AnswerResponse:
        """Answer a question with citations, or say why there is no answer.

        Args:
            question: 1 to 1,000 characters with a letter or digit among them.
            k: how many hits to draw on and to return, 1 to 100.
            where: which passages may be drawn on; all by default.

        Raises:
            QueryError: the question or ``k`` is out of range.
            RefusedError: the filter names a document that is not here.
        """
        started = perf_counter()
        hits = self._find(question, k, where)
        reply = self._reply(hits, where or Filter())
        return AnswerResponse(
            query=question.strip(),
            lang=detect_language(question),
            took_ms=_elapsed_ms(started),
            build_id=self.build_id,
            answer=reply.answer,
            reason=reply.reason,
            citations=reply.citations,
            hits=found_passages(hits, self._sources),
        )

    def passage(self, passage_id: str) -> PassageResponse:
        """Return a passage.

        Raises:
            RefusedError: the snapshot holds no such passage.
        """
        passage = self._searcher.passage(passage_id)
        if passage is None:
            raise RefusedError(
                f"no passage {passage_id!r} in the snapshot {self.build_id}; search for it again",
                code="passage_not_found",
                status=404,
            )
        return PassageResponse(
            build_id=self.build_id, passage=readable_passage(passage), source=whole_source(passage)
        )

    def documents(self) -> DocumentsResponse:
        """Return all documents without their texts, ordered by ``doc_id``."""
        return DocumentsResponse(build_id=self.build_id, documents=tuple(self._summaries.values()))

    def document(self, doc_id: str) -> DocumentResponse:
        """Return a document with its text and blocks.

        Raises:
            RefusedError: the snapshot holds no such document.
        """
        self._check_document(doc_id)
        document = self._searcher.document(doc_id)
        if document is None:
            raise _unknown_document(doc_id)
        full = full_document(document, self._searcher.blocks(doc_id))
        return DocumentResponse(build_id=self.build_id, document=full)

    def _find(self, question: str, k: int, where: Filter | None) -> tuple[Hit, ...]:
        if where is not None and where.doc_id is not None:
            self._check_document(where.doc_id)
        return self._searcher.search(question, k=k, where=where)

    def _reply(self, hits: Sequence[Hit], where: Filter) -> Reply:
        years = {summary.year for summary in self._summaries.values()}
        if where.year is not None and where.year not in years:
            return Reply(answer=None, reason="year_not_covered", citations=())
        return compose_reply(hits, find_document=self._searcher.document)

    def _check_document(self, doc_id: str) -> None:
        if doc_id not in self._summaries:
            raise _unknown_document(doc_id)


def _unknown_document(doc_id: str) -> RefusedError:
    return RefusedError(
        f"no document {doc_id!r}; /v1/documents and `zhiwen documents` list them",
        code="document_not_found",
        status=404,
    )


def _elapsed_ms(started: float) -> float:
    return round((perf_counter() - started) * 1000, 2)
