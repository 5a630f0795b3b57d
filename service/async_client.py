"""The Python client for asyncio."""

from collections.abc import AsyncIterator, Iterable

from ingest import PassageKind
from ingest.figures import FigureKind
from service.calls import (
    answer_call,
    answer_many_call,
    check_call,
    citation_call,
    document_call,
    documents_call,
    figures_call,
    health_call,
    page_image_call,
    passage_call,
    search_call,
    search_many_call,
)
from service.client import FIGURES_A_PAGE
from service.connections import AsyncConnection
from service.records import Range
from service.responses import (
    AnswerResponse,
    DocumentResponse,
    DocumentsResponse,
    Health,
    PassageResponse,
    SearchResponse,
)
from service.responses_batch import AnswersResponse, SearchesResponse
from service.responses_checks import CheckResponse
from service.responses_citations import CitationResponse
from service.responses_figures import FigureRow, FiguresResponse


class AsyncClient(AsyncConnection):
    """``Client`` for asyncio: the same methods, arguments, records, errors and retries.

    Example:
        async with AsyncClient("http://127.0.0.1:8000") as client:
            replies = await asyncio.gather(
                client.answer("2023年惩罚性赔偿案件数"),
                client.answer("How many punitive damages cases in 2023?"),
            )
        print([reply.answer.raw for reply in replies])
        # ['319件', '319件']
    """

    async def search(
        self,
        question: str,
        *,
        k: int = 10,
        offset: int = 0,
        doc: str | None = None,
        year: int | None = None,
        place: str | None = None,
        issuer: str | None = None,
        kind: PassageKind | None = None,
    ) -> SearchResponse:
        """Return the best passages for a question; see ``Client.search``."""
        return await self.send(
            search_call(
                question,
                k=k,
                offset=offset,
                doc=doc,
                year=year,
                place=place,
                issuer=issuer,
                kind=kind,
            )
        )

    async def answer(
        self,
        question: str,
        *,
        k: int = 5,
        doc: str | None = None,
        year: int | None = None,
        place: str | None = None,
        issuer: str | None = None,
        explain: bool = False,
    ) -> AnswerResponse:
        """Return the answer to a question with its citations; see ``Client.answer``."""
        return await self.send(
            answer_call(
                question, k=k, doc=doc, year=year, place=place, issuer=issuer, explain=explain
            )
        )

    async def search_many(
        self,
        questions: Iterable[str],
        *,
        k: int = 10,
        offset: int = 0,
        doc: str | None = None,
        year: int | None = None,
        place: str | None = None,
        issuer: str | None = None,
        kind: PassageKind | None = None,
    ) -> SearchesResponse:
        """Return the best passages for each of many questions; see ``Client.search_many``."""
        return await self.send(
            search_many_call(
                questions,
                k=k,
                offset=offset,
                doc=doc,
                year=year,
                place=place,
                issuer=issuer,
                kind=kind,
            )
        )

    async def answer_many(
        self,
        questions: Iterable[str],
        *,
        k: int = 5,
        doc: str | None = None,
        year: int | None = None,
        place: str | None = None,
        issuer: str | None = None,
    ) -> AnswersResponse:
        """Return the answer to each of many questions; see ``Client.answer_many``."""
        return await self.send(
            answer_many_call(questions, k=k, doc=doc, year=year, place=place, issuer=issuer)
        )

    async def figures(
        self,
        text: str | None = None,
        *,
        doc: str | None = None,
        year: int | None = None,
        place: str | None = None,
        issuer: str | None = None,
        unit: str | None = None,
        kind: FigureKind | None = None,
        period: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> FiguresResponse:
        """Return a page of figures, by document and by place in it; see ``Client.figures``."""
        return await self.send(
            figures_call(
                text,
                doc=doc,
                year=year,
                place=place,
                issuer=issuer,
                unit=unit,
                kind=kind,
                period=period,
                limit=limit,
                cursor=cursor,
            )
        )

    async def iter_figures(
        self,
        text: str | None = None,
        *,
        doc: str | None = None,
        year: int | None = None,
        place: str | None = None,
        issuer: str | None = None,
        unit: str | None = None,
        kind: FigureKind | None = None,
        period: str | None = None,
    ) -> AsyncIterator[FigureRow]:
        """Return all figures that a filter lets through; see ``Client.iter_figures``."""
        cursor: str | None = None
        while True:
            page = await self.figures(
                text,
                doc=doc,
                year=year,
                place=place,
                issuer=issuer,
                unit=unit,
                kind=kind,
                period=period,
                limit=FIGURES_A_PAGE,
                cursor=cursor,
            )
            for figure in page.figures:
                yield figure
            cursor = page.next
            if cursor is None:
                return

    async def check(self, text: str) -> CheckResponse:
        """Hold a text against the documents; see ``Client.check``."""
        return await self.send(check_call(text))

    async def citation(self, passage_id: str, span: Range | None = None) -> CitationResponse:
        """Return a citation; see ``Client.citation``."""
        return await self.send(citation_call(passage_id, span))

    async def passage(self, passage_id: str) -> PassageResponse:
        """Return a passage by its id."""
        return await self.send(passage_call(passage_id))

    async def documents(self) -> DocumentsResponse:
        """Return all documents without their texts."""
        return await self.send(documents_call())

    async def document(self, doc_id: str) -> DocumentResponse:
        """Return a document with its text and blocks."""
        return await self.send(document_call(doc_id))

    async def page_image(
        self,
        doc_id: str,
        page: int,
        *,
        highlight: Iterable[Range] = (),
        mark: Iterable[Range] = (),
        crop: bool = False,
    ) -> bytes:
        """Return a picture of a page; see ``Client.page_image``."""
        return await self.send(
            page_image_call(doc_id, page, highlight=highlight, mark=mark, crop=crop)
        )

    async def health(self) -> Health:
        """Return the snapshot that the server answers from."""
        return await self.send(health_call())
