"""The Python client: the routes of the API as methods that return records."""

from collections.abc import Iterable, Iterator

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
from service.connections import Connection
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

# `index.MAX_FIGURES`, whose import takes longer than a client's needs.
FIGURES_A_PAGE = 500


class Client(Connection):
    """A client of one server; use it as a context manager or close it.

    Where the connection fails or the server says 503, a request is sent again, see ``Retries``;
    where it is refused or times out, it is not.

    Every method raises ``ApiError`` where the server refuses, ``ClientConnectionError`` where it
    cannot be reached, ``ClientTimeoutError`` where it takes too long, and
    ``UnexpectedResponseError`` where what answers is not this version of Zhiwen.

    Args:
        base_url: the server's address.
        key: what the server asks for, where it does.
        timeout_s: for connecting and for each wait on the server, in seconds, above 0.
        retries: how often and how soon a request is sent again; ``Retries(count=0)`` for never.
        transport: another way to the server, such as ``httpx.MockTransport``.

    Raises:
        ClientError: the address is none.

    Example:
        with Client("http://127.0.0.1:8000") as client:
            print(client.answer("2023年惩罚性赔偿案件数").answer.raw)
        # 319件
    """

    def search(
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
        """Return the best passages for a question.

        Args:
            question: 1 to 1,000 characters, Chinese or English.
            k: how many hits to return, 1 to 100.
            offset: how many hits to pass over first; with ``k`` at most 1,000.
            doc: only passages of this document.
            year: only passages of reports on this year.
            place: only passages of documents of this place or of one within it, by any name.
            issuer: only passages of documents of this body, by its name or a part of it.
            kind: only passages of this kind.

        Example:
            for hit in client.search("植物新品种权申请", k=1).hits:
                print(hit.rank, hit.passage.heading_path[-1])
            # 1 （六）植物新品种
        """
        return self.send(
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

    def answer(
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
        """Return the answer to a question with its citations, or the reason why there is none.

        Args:
            question: 1 to 1,000 characters, Chinese or English.
            k: how many hits to draw on and to return, 1 to 100.
            doc: only from this document.
            year: only from reports on this year.
            place: only from documents of this place or of one within it, by any name.
            issuer: only from documents of this body, by its name or a part of it.
            explain: tell as well what was looked at for the answer, and what was refused.

        Example:
            reply = client.answer("How many punitive damages cases in 2023?")
            print(reply.answer.value, reply.answer.unit_en, reply.citations[0].heading_path[0])
            # 319 cases 一、保护成效
        """
        return self.send(
            answer_call(
                question, k=k, doc=doc, year=year, place=place, issuer=issuer, explain=explain
            )
        )

    def search_many(
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
        """Return the best passages for each of many questions, in one request.

        A question that cannot be asked has its error in its place, and the others their hits.

        Args:
            questions: 1 to 100.
            k: how many hits to return for each, 1 to 100.
            offset: how many hits of each to pass over first; with ``k`` at most 1,000.
            doc: only passages of this document.
            year: only passages of reports on this year.
            place: only passages of documents of this place or of one within it, by any name.
            issuer: only passages of documents of this body, by its name or a part of it.
            kind: only passages of this kind.

        Example:
            found = client.search_many(["惩罚性赔偿", "seizures by customs"], k=1)
            print([row["rank"] for row in found.to_dicts()])
            # [1, 1]
        """
        return self.send(
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

    def answer_many(
        self,
        questions: Iterable[str],
        *,
        k: int = 5,
        doc: str | None = None,
        year: int | None = None,
        place: str | None = None,
        issuer: str | None = None,
    ) -> AnswersResponse:
        """Return the answer to each of many questions, in one request.

        A question that cannot be asked has its error in its place, and the others their answers.

        Args:
            questions: 1 to 100.
            k: how many hits to draw on and to return for each, 1 to 100.
            doc: only from this document.
            year: only from reports on this year.
            place: only from documents of this place or of one within it, by any name.
            issuer: only from documents of this body, by its name or a part of it.

        Example:
            found = client.answer_many(["2023年惩罚性赔偿案件数", " "])
            print([row.get("raw", row["error"]) for row in found.to_dicts()])
            # ['319件', 'the query is empty; ask a question or give keywords']
        """
        return self.send(
            answer_many_call(questions, k=k, doc=doc, year=year, place=place, issuer=issuer)
        )

    def figures(
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
        """Return a page of figures, by document and by place in it; see ``iter_figures``.

        Args:
            text: words in Chinese or English; each, or a translation of it, must stand in the
                figure's sentence, subject, headings or period.
            doc: only figures of this document.
            year: only figures of reports on this year.
            place: only figures of documents of this place or of one within it, by any name.
            issuer: only figures of documents of this body, by its name or a part of it.
            unit: only figures of this unit, as printed.
            kind: only figures of this kind.
            period: only figures whose period lies within this one: 2023, 2023-09, 2023Q1, 2023H1.
            limit: how many to return, 1 to 500.
            cursor: ``next`` of the page before, asked for with the same filter.

        Example:
            page = client.figures("punitive damages", kind="money")
            print(page.total, page.figures[0].raw, page.figures[0].value)
            # 1 11.6亿元 1160000000
        """
        return self.send(
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

    def iter_figures(
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
    ) -> Iterator[FigureRow]:
        """Return all figures that a filter lets through, fetched as they are asked for.

        The arguments are those of ``figures``.

        Example:
            print(max(figure.value for figure in client.iter_figures(unit="元")))
            # 4900000000
        """
        cursor: str | None = None
        while True:
            page = self.figures(
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
            yield from page.figures
            cursor = page.next
            if cursor is None:
                return

    def check(self, text: str) -> CheckResponse:
        """Hold the figures, dates, names and quotations of a text against the documents.

        Args:
            text: at most 20,000 characters, Chinese or English, with at most 200 claims.

        Example:
            checked = client.check("2023年，知识产权民事案件适用惩罚性赔偿共计319件，同比增长17%。")
            print([(claim.raw, claim.mark, claim.printed) for claim in checked.claims])
            # [('319件', 'printed', '319件'), ('17%', 'contradicted', '同比增长117%')]
        """
        return self.send(check_call(text))

    def citation(self, passage_id: str, span: Range | None = None) -> CitationResponse:
        """Return a citation: a Web Annotation, and text for reference lists and managers.

        Args:
            passage_id: the passage to cite.
            span: the range of its text to cite; all of it by default.

        Example:
            passage = client.search("惩罚性赔偿", k=1).hits[0].passage
            start = passage.text.index("共计319件")
            cited = client.citation(passage.passage_id, (start, start + 6))
            print(cited.body.value, cited.text.ris.splitlines()[1])
            # 共计319件 AU  - 国家知识产权局
        """
        return self.send(citation_call(passage_id, span))

    def passage(self, passage_id: str) -> PassageResponse:
        """Return a passage by its id.

        Example:
            hit = client.search("惩罚性赔偿", k=1).hits[0]
            print(client.passage(hit.passage.passage_id).passage == hit.passage)
            # True
        """
        return self.send(passage_call(passage_id))

    def documents(self) -> DocumentsResponse:
        """Return all documents without their texts.

        Example:
            for document in client.documents().documents:
                print(document.year, document.title)
            # 2023 二〇二三年中国知识产权保护状况
        """
        return self.send(documents_call())

    def document(self, doc_id: str) -> DocumentResponse:
        """Return a document with its text and blocks.

        Example:
            cited = client.answer("2023年惩罚性赔偿案件数").citations[0]
            text = client.document(cited.doc_id).document.text
            print("".join(text[start:end] for start, end in cited.source) == cited.quote)
            # True
        """
        return self.send(document_call(doc_id))

    def page_image(
        self,
        doc_id: str,
        page: int,
        *,
        highlight: Iterable[Range] = (),
        mark: Iterable[Range] = (),
        crop: bool = False,
    ) -> bytes:
        """Return a picture of a page, PNG, with ranges of the document's text marked on it.

        Args:
            doc_id: of the document.
            page: from 1.
            highlight: ranges to mark.
            mark: ranges to mark more strongly.
            crop: only the part of the page with what is marked.

        Example:
            cited = client.answer("2023年惩罚性赔偿案件数").citations[0]
            if cited.page is not None:  # the shipped report is a text file
                open("page.png", "wb").write(client.page_image(cited.doc_id, cited.page))
            print(cited.page)
            # None
        """
        return self.send(page_image_call(doc_id, page, highlight=highlight, mark=mark, crop=crop))

    def health(self) -> Health:
        """Return the snapshot that the server answers from; it answers as soon as it can be asked.

        Example:
            print(client.health().build_id == client.documents().build_id)
            # True
        """
        return self.send(health_call())
