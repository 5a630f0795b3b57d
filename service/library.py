"""The library: one live snapshot, asked in the words of the API and answering in its records."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import Protocol

from index import FigureFilter, Filter, FilterError, Glosses, HitPage, QueryError, check_page
from ingest import Block, Document, Facsimile, Originals, Passage, detect_language
from service.answer_parts import answer_parts
from service.answering import Answerer
from service.charts import ChartBackend, chart_page
from service.checking import Checker
from service.citation_pages import citation_page
from service.errors import RefusedError
from service.figure_pages import figure_page, iter_figure_rows
from service.page_images import PageImages
from service.records import Range
from service.responses import (
    AnswerResponse,
    DocumentResponse,
    DocumentsResponse,
    PassageResponse,
    SearchResponse,
)
from service.responses_charts import ChartsResponse
from service.responses_checks import CheckResponse
from service.responses_citations import CitationResponse
from service.responses_figures import FigureRow, FiguresResponse
from service.responses_gloss import GlossResponse
from service.views import (
    counted_facets,
    found_passages,
    full_document,
    readable_passage,
    summarize,
    whole_source,
)


class SearchBackend(ChartBackend, Protocol):
    """What the service asks of a searcher; ``index.Searcher`` is one."""

    @property
    def build_id(self) -> str:
        """The name of the build that is searched."""

    def search_page(
        self, query: str, *, k: int = ..., offset: int = ..., where: Filter | None = ...
    ) -> HitPage:
        """Return a page of what a query finds, best first."""

    def resolve(self, where: Filter) -> Filter:
        """Return a filter with the documents that its place and its issuer mean."""

    def passage(self, passage_id: str) -> Passage | None:
        """Return a passage, or ``None`` for an unknown id."""

    def documents(self) -> tuple[Document, ...]:
        """Return all documents, ordered by ``doc_id``."""

    def document(self, doc_id: str) -> Document | None:
        """Return a document, or ``None`` for an unknown id."""

    def facsimile(self, doc_id: str) -> Facsimile | None:
        """Return the file with pages that a document was read from; ``None`` for none."""

    def blocks(self, doc_id: str) -> tuple[Block, ...]:
        """Return the blocks of a document in reading order."""


class Library:
    """Answers from one snapshot; safe to share between requests, as it never changes.

    Args:
        searcher: of the snapshot.
        answerer: of the same.
        originals: the files that its documents were read from; none by default.
        checker: of the same snapshot; a library without one checks no texts.
        glosses: of Chinese texts; a library without them makes none.

    Attributes:
        page_images: pictures of their pages.
    """

    def __init__(
        self,
        searcher: SearchBackend,
        answerer: Answerer,
        originals: Originals | None = None,
        *,
        checker: Checker | None = None,
        glosses: Glosses | None = None,
    ) -> None:
        self._searcher = searcher
        self._checker = checker
        self._glosses = glosses
        self.page_images = PageImages(searcher, originals)
        self._answerer = answerer
        # A passage never moves in a snapshot, and working out its place is a tenth of a search.
        self._sources: dict[str, tuple[Range, ...]] = {}
        self._summaries = {
            document.doc_id: summarize(document) for document in searcher.documents()
        }

    @property
    def build_id(self) -> str:
        """Return the name of the build that is served."""
        return self._searcher.build_id

    def search(
        self, question: str, *, k: int = 10, offset: int = 0, where: Filter | None = None
    ) -> SearchResponse:
        """Search for a question.

        Args:
            question: 1 to 1,000 characters with a letter or digit among them.
            k: how many hits to return, 1 to 100.
            offset: how many hits to pass over first, 0 or more; with ``k`` at most 1,000.
            where: which passages may be returned; all by default.

        Raises:
            QueryError: the question or ``k`` is out of range.
            RefusedError: ``offset`` is out of range, or the filter names a document, a place or a
                body that is not here.
        """
        started = perf_counter()
        _check_offset(offset, k)
        found = self._searcher.search_page(
            question, k=k, offset=offset, where=self._checked(where or Filter())
        )
        return SearchResponse(
            query=question.strip(),
            lang=detect_language(question),
            took_ms=_elapsed_ms(started),
            build_id=self.build_id,
            total=found.total,
            facets=counted_facets(found.facets),
            hits=found_passages(found.hits, self._sources),
        )

    def answer(
        self, question: str, *, k: int = 5, where: Filter | None = None, explain: bool = False
    ) -> AnswerResponse:
        """Answer a question with citations, or say why there is no answer.

        Args:
            question: 1 to 1,000 characters with a letter or digit among them.
            k: how many hits to draw on and to return, 1 to 100.
            where: which passages may be drawn on; all by default.
            explain: tell as well what was looked at for the answer, and what was refused.

        Raises:
            QueryError: the question or ``k`` is out of range.
            RefusedError: the filter names a document, a place or a body that is not here.
        """
        started = perf_counter()
        where = self._checked(where or Filter())
        found = self._answerer.answer(question, k=k, where=where)
        reply = found.reply
        return AnswerResponse(
            query=question.strip(),
            lang=detect_language(question),
            took_ms=_elapsed_ms(started),
            build_id=self.build_id,
            answer=reply.answer,
            reason=reply.reason,
            coverage=reply.coverage,
            choices=reply.choices,
            citations=reply.citations,
            explanation=self._answerer.explain(found.examined) if explain else None,
            parts=answer_parts(
                found.examined.question, self._searcher, self._answerer, where=where
            ),
            hits=found_passages(found.hits, self._sources),
        )

    def check(self, text: str) -> CheckResponse:
        """Hold the figures, dates, names and quotations of a text against the documents.

        Args:
            text: 1 to 20,000 characters in Chinese or English, with at most 200 claims.

        Raises:
            RefusedError: the text is empty or too long, it holds too many claims, or this library
                checks no texts.
        """
        started = perf_counter()
        if self._checker is None:
            raise RefusedError("no texts are checked here", code="no_checker", status=503)
        claims = self._checker.check(text)
        return CheckResponse(
            lang=detect_language(text),
            took_ms=_elapsed_ms(started),
            build_id=self.build_id,
            characters=len(text),
            claims=claims,
        )

    def gloss(self, texts: Sequence[str]) -> GlossResponse:
        """Return what the words of Chinese texts mean in English, word for word.

        Raises:
            RefusedError: this library makes no glosses.
        """
        if self._glosses is None:
            raise RefusedError("no glosses are made here", code="no_glosses", status=503)
        return GlossResponse(glosses=tuple(map(self._glosses.gloss, texts)))

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

    def documents(self, where: Filter | None = None) -> DocumentsResponse:
        """Return documents without their texts, ordered by ``doc_id``.

        Args:
            where: of which year, place and issuer; all by default.

        Raises:
            RefusedError: the filter names a place or a body that is not here.
        """
        where = self._checked(where or Filter())
        kept = tuple(
            summary
            for doc_id, summary in self._summaries.items()
            if (where.among is None or doc_id in where.among) and where.year in (None, summary.year)
        )
        return DocumentsResponse(build_id=self.build_id, documents=kept)

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

    def figures(
        self, where: FigureFilter | None = None, *, cursor: str | None = None, limit: int = 50
    ) -> FiguresResponse:
        """Return a page of figures, by document and by place in it.

        Args:
            where: which figures; all by default.
            cursor: ``next`` of the page before; the first page by default.
            limit: how many at most, 1 to 500.

        Raises:
            QueryError: the text of the filter or ``limit`` is out of range.
            RefusedError: the filter names a document, a place or a body that is not here, or the
                cursor is none of this filter and this snapshot.
        """
        where = where or FigureFilter()
        self._check_document_of(where)
        with _told_filters():
            return figure_page(self._searcher, where, cursor=cursor, limit=limit)

    def all_figures(self, where: FigureFilter | None = None) -> Iterator[tuple[FigureRow, ...]]:
        """Return all figures that a filter lets through, some hundred at a time.

        Raises:
            QueryError: the text of the filter is out of range.
            RefusedError: the filter names a document, a place or a body that is not here.
        """
        where = where or FigureFilter()
        self._check_document_of(where)
        with _told_filters():
            return iter_figure_rows(self._searcher, where)

    def charts(self, where: FigureFilter | None = None) -> ChartsResponse:
        """Return the charts of the figures that a filter lets through.

        Raises:
            QueryError: the text of the filter is out of range.
            RefusedError: the filter names a document, a place or a body that is not here.
        """
        where = where or FigureFilter()
        self._check_document_of(where)
        with _told_filters():
            return chart_page(self._searcher, where, self._summaries)

    def titles(self) -> dict[str, str]:
        """Return the title of every document by its id."""
        return {doc_id: summary.title for doc_id, summary in self._summaries.items()}

    def citation(self, citation_id: str) -> CitationResponse:
        """Return a citation: an annotation of the Web, and text for reference lists and managers.

        Args:
            citation_id: a ``passage_id`` for the whole passage, or ``passage_id@start-end`` for
                that range of its text.

        Raises:
            RefusedError: the snapshot holds no such passage or the passage no such range.
        """
        return citation_page(self._searcher, citation_id)

    def _checked(self, where: Filter) -> Filter:
        """Return a filter with the documents that its place and its issuer mean."""
        self._check_document_of(where)
        with _told_filters():
            return self._searcher.resolve(where)

    def _check_document_of(self, where: Filter | FigureFilter) -> None:
        if where.doc_id is not None:
            self._check_document(where.doc_id)

    def _check_document(self, doc_id: str) -> None:
        if doc_id not in self._summaries:
            raise _unknown_document(doc_id)


def _unknown_document(doc_id: str) -> RefusedError:
    return RefusedError(
        f"no document {doc_id!r}; /v1/documents and `zhiwen documents` list them",
        code="document_not_found",
        status=404,
    )


def _check_offset(offset: int, k: int) -> None:
    try:
        check_page(offset, k)
    except QueryError as error:
        raise RefusedError(str(error), code="invalid_parameter", status=422) from error


@contextmanager
def _told_filters() -> Iterator[None]:
    """Refuse a request whose filter names a place or a body that no document is of."""
    try:
        yield
    except FilterError as error:
        if error.name == "place":
            raise RefusedError(str(error), code="place_not_found", status=404) from error
        raise RefusedError(str(error), code="issuer_not_found", status=404) from error


def _elapsed_ms(started: float) -> float:
    return round((perf_counter() - started) * 1000, 2)
