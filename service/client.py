"""The Python client: the routes of the API as methods that return records."""

from collections.abc import AsyncIterator, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ingest import PassageKind
from ingest.figures import FigureKind
from service.exchange import (
    Call,
    Record,
    answer_call,
    citation_call,
    document_call,
    documents_call,
    figures_call,
    parse_response,
    passage_call,
    search_call,
    typed_errors,
)
from service.records import Range
from service.responses import (
    AnswerResponse,
    DocumentResponse,
    DocumentsResponse,
    PassageResponse,
    SearchResponse,
)
from service.responses_citations import CitationResponse
from service.responses_figures import FigureRow, FiguresResponse

if TYPE_CHECKING:
    import httpx

DEFAULT_URL = "http://127.0.0.1:8000"
DEFAULT_TIMEOUT_S = 10.0
# What a page may hold; `index.MAX_FIGURES`, whose import takes longer than a client's needs.
_PAGE = 500


class Client:
    """A client of one server; use it as a context manager or close it.

    Every method raises ``ApiError`` where the server refuses, ``ClientConnectionError`` where it
    cannot be reached, ``ClientTimeoutError`` where it takes too long, and
    ``UnexpectedResponseError`` where what answers is not this version of Zhiwen.

    Args:
        base_url: the server's address.
        timeout_s: for connecting and for each wait on the server, in seconds, above 0.
        transport: another way to the server, such as ``httpx.MockTransport``.
    """

    def __init__(
        self,
        base_url: str = DEFAULT_URL,
        *,
        timeout_s: float = DEFAULT_TIMEOUT_S,
        transport: "httpx.BaseTransport | None" = None,
    ) -> None:
        import httpx

        self._base_url = base_url
        self._timeout_s = timeout_s
        with typed_errors(base_url, timeout_s):
            self._http = httpx.Client(base_url=base_url, timeout=timeout_s, transport=transport)

    def search(
        self,
        question: str,
        *,
        k: int = 10,
        doc: str | None = None,
        year: int | None = None,
        kind: PassageKind | None = None,
    ) -> SearchResponse:
        """Return the best passages for a question.

        Args:
            question: 1 to 1,000 characters, Chinese or English.
            k: how many hits to return, 1 to 100.
            doc: only passages of this document.
            year: only passages of reports on this year.
            kind: only passages of this kind.
        """
        return self._send(search_call(question, k=k, doc=doc, year=year, kind=kind))

    def answer(
        self, question: str, *, k: int = 5, doc: str | None = None, year: int | None = None
    ) -> AnswerResponse:
        """Return the answer to a question with its citations, or the reason why there is none.

        Args:
            question: 1 to 1,000 characters, Chinese or English.
            k: how many hits to draw on and to return, 1 to 100.
            doc: only from this document.
            year: only from reports on this year.
        """
        return self._send(answer_call(question, k=k, doc=doc, year=year))

    def figures(
        self,
        text: str | None = None,
        *,
        doc: str | None = None,
        year: int | None = None,
        unit: str | None = None,
        kind: FigureKind | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> FiguresResponse:
        """Return a page of figures, by document and by place in it; see ``iter_figures``.

        Args:
            text: words in Chinese or English; each, or a translation of it, must stand in the
                figure's sentence, subject, headings or period.
            doc: only figures of this document.
            year: only figures of reports on this year.
            unit: only figures of this unit, as printed.
            kind: only figures of this kind.
            limit: how many to return, 1 to 500.
            cursor: ``next`` of the page before, asked for with the same filter.
        """
        return self._send(
            figures_call(text, doc=doc, year=year, unit=unit, kind=kind, limit=limit, cursor=cursor)
        )

    def iter_figures(
        self,
        text: str | None = None,
        *,
        doc: str | None = None,
        year: int | None = None,
        unit: str | None = None,
        kind: FigureKind | None = None,
    ) -> Iterator[FigureRow]:
        """Return all figures that a filter lets through, fetched as they are asked for.

        The arguments are those of ``figures``.
        """
        cursor: str | None = None
        while True:
            page = self.figures(
                text, doc=doc, year=year, unit=unit, kind=kind, limit=_PAGE, cursor=cursor
            )
            yield from page.figures
            cursor = page.next
            if cursor is None:
                return

    def citation(self, passage_id: str, span: Range | None = None) -> CitationResponse:
        """Return a citation as a Web Annotation and in the styles of reference lists.

        Args:
            passage_id: the passage to cite.
            span: the range of its text to cite; all of it by default.
        """
        return self._send(citation_call(passage_id, span))

    def passage(self, passage_id: str) -> PassageResponse:
        """Return a passage by its id."""
        return self._send(passage_call(passage_id))

    def documents(self) -> DocumentsResponse:
        """Return all documents without their texts."""
        return self._send(documents_call())

    def document(self, doc_id: str) -> DocumentResponse:
        """Return a document with its text and blocks."""
        return self._send(document_call(doc_id))

    def close(self) -> None:
        """Close the connections; the client cannot be used afterwards."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _send(self, call: Call[Record]) -> Record:
        with typed_errors(self._base_url, self._timeout_s):
            response = self._http.get(call.path, params=call.params)
        return parse_response(call, response)


class AsyncClient:
    """``Client`` for asyncio: the same methods, arguments, records and errors."""

    def __init__(
        self,
        base_url: str = DEFAULT_URL,
        *,
        timeout_s: float = DEFAULT_TIMEOUT_S,
        transport: "httpx.AsyncBaseTransport | None" = None,
    ) -> None:
        import httpx

        self._base_url = base_url
        self._timeout_s = timeout_s
        with typed_errors(base_url, timeout_s):
            self._http = httpx.AsyncClient(
                base_url=base_url, timeout=timeout_s, transport=transport
            )

    async def search(
        self,
        question: str,
        *,
        k: int = 10,
        doc: str | None = None,
        year: int | None = None,
        kind: PassageKind | None = None,
    ) -> SearchResponse:
        """Return the best passages for a question; see ``Client.search``."""
        return await self._send(search_call(question, k=k, doc=doc, year=year, kind=kind))

    async def answer(
        self, question: str, *, k: int = 5, doc: str | None = None, year: int | None = None
    ) -> AnswerResponse:
        """Return the answer to a question with its citations; see ``Client.answer``."""
        return await self._send(answer_call(question, k=k, doc=doc, year=year))

    async def figures(
        self,
        text: str | None = None,
        *,
        doc: str | None = None,
        year: int | None = None,
        unit: str | None = None,
        kind: FigureKind | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> FiguresResponse:
        """Return a page of figures, by document and by place in it; see ``Client.figures``."""
        return await self._send(
            figures_call(text, doc=doc, year=year, unit=unit, kind=kind, limit=limit, cursor=cursor)
        )

    async def iter_figures(
        self,
        text: str | None = None,
        *,
        doc: str | None = None,
        year: int | None = None,
        unit: str | None = None,
        kind: FigureKind | None = None,
    ) -> AsyncIterator[FigureRow]:
        """Return all figures that a filter lets through; see ``Client.iter_figures``."""
        cursor: str | None = None
        while True:
            page = await self.figures(
                text, doc=doc, year=year, unit=unit, kind=kind, limit=_PAGE, cursor=cursor
            )
            for figure in page.figures:
                yield figure
            cursor = page.next
            if cursor is None:
                return

    async def citation(self, passage_id: str, span: Range | None = None) -> CitationResponse:
        """Return a citation; see ``Client.citation``."""
        return await self._send(citation_call(passage_id, span))

    async def passage(self, passage_id: str) -> PassageResponse:
        """Return a passage by its id."""
        return await self._send(passage_call(passage_id))

    async def documents(self) -> DocumentsResponse:
        """Return all documents without their texts."""
        return await self._send(documents_call())

    async def document(self, doc_id: str) -> DocumentResponse:
        """Return a document with its text and blocks."""
        return await self._send(document_call(doc_id))

    async def close(self) -> None:
        """Close the connections; the client cannot be used afterwards."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def _send(self, call: Call[Record]) -> Record:
        with typed_errors(self._base_url, self._timeout_s):
            response = await self._http.get(call.path, params=call.params)
        return parse_response(call, response)
